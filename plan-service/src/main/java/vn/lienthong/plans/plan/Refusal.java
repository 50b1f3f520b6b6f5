package vn.lienthong.plans.plan;

/** Why nothing was done, whatever was asked for. Nothing was stored. */
sealed interface Refusal {

    /** There is no such plan, or the caller may not know that there is. */
    record NotVisible() implements Refusal {}

    /** The caller may read the plan but not do this. */
    record NotAllowed() implements Refusal {}

    /** Somebody changed the plan since the caller read it. */
    record Stale() implements Refusal {}

    /** The plan's state does not admit it. */
    record WrongState(PlanState.Type state, Act act) implements Refusal {}
}
