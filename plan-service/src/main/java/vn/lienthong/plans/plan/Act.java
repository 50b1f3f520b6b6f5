package vn.lienthong.plans.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;
import vn.lienthong.plans.plan.PlanState.Type;

/** What can be done to a plan, and in which states. */
enum Act {
    EDIT(Type.DRAFT),
    ISSUE(Type.DRAFT),
    SUBMIT(Type.ISSUED, Type.RETURNED),
    RETURN(Type.SUBMITTED),
    ACCEPT(Type.SUBMITTED),
    REVISE(Type.ISSUED, Type.RETURNED, Type.ACCEPTED),
    CHECK(Type.values());

    private final Set<Type> states;

    Act(Type... states) {
        this.states = Set.of(states);
    }

    boolean isPossibleIn(Type state) {
        return states.contains(state);
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
