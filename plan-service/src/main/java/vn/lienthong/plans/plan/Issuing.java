package vn.lienthong.plans.plan;

import java.util.List;

/** Answer to signing and numbering a plan. */
sealed interface Issuing {

    record Issued(Plan plan) implements Issuing {}

    /** Something that an issued document must have is missing. */
    record Incomplete(List<Gap> gaps) implements Issuing {}

    /** The issuer used this number in that year already. */
    record NumberTaken(PlanNumber number, int year, Holder holder) implements Issuing {}

    /** The plan that holds a number; always one of the same unit. */
    record Holder(String id, String title, int revision) {}

    record Refused(Refusal why) implements Issuing {}
}
