package vn.lienthong.plans.plan;

import java.util.List;

/** Answer to the superior's decision. */
sealed interface Review {

    /** Returned or accepted, as asked. */
    record Decided(Plan plan) implements Review {}

    /** A remark points to a place that the plan does not have. */
    record Invalid(List<Gap> gaps) implements Review {}

    record Refused(Refusal why) implements Review {}
}
