package vn.lienthong.plans.plan;

/** Answer to starting the next revision. */
sealed interface Revision {

    record Started(Plan plan) implements Revision {}

    record Refused(Refusal why) implements Revision {}
}
