package vn.lienthong.plans.plan;

/** Answer to submitting a plan to the superior unit. */
sealed interface Submission {

    record Submitted(Plan plan) implements Submission {}

    /** The unit answers to nobody on this day: issuing was the end. */
    record NoSuperior() implements Submission {}

    record Refused(Refusal why) implements Submission {}
}
