package vn.lienthong.plans.plan;

/** Answer to applying a suggested correction. */
sealed interface Correcting {

    record Corrected(Plan plan) implements Correcting {}

    /** No finding of the current check proposes it; the text may have moved on. */
    record NotSuggested() implements Correcting {}

    record Refused(Refusal why) implements Correcting {}
}
