package vn.lienthong.plans.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.plans.unit.UnitRef;
import vn.lienthong.starter.events.Event;
import vn.lienthong.starter.events.EventTypes;

/**
 * A plan went to the superior or came back: what other services may know of its life.
 *
 * @param reason why it was returned, or what the superior noted when accepting
 */
@EventTypes({"plan.submitted.v1", "plan.returned.v1", "plan.accepted.v1"})
record PlanEvent(
        @JsonIgnore Step step,
        String plan,
        String title,
        int year,
        int revision,
        UnitRef unit,
        UnitRef superior,
        By by,
        Instant at,
        @Nullable String reason)
        implements Event {

    enum Step {
        SUBMITTED("plan.submitted.v1"),
        RETURNED("plan.returned.v1"),
        ACCEPTED("plan.accepted.v1");

        private final String type;

        Step(String type) {
            this.type = type;
        }
    }

    record By(String account, String title) {
        static By of(Actor actor) {
            return new By(actor.account(), actor.title());
        }
    }

    @Override
    public String type() {
        return step.type;
    }

    @Override
    public String subject() {
        return plan;
    }
}
