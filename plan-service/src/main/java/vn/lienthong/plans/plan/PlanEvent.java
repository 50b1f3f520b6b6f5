package vn.lienthong.plans.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.plans.unit.UnitRef;
import vn.lienthong.starter.events.Event;

/** What other services may know of a plan's life. */
sealed interface PlanEvent extends Event {

    String plan();

    @Override
    default String subject() {
        return plan();
    }

    record By(String account, String title) {
        static By of(Actor actor) {
            return new By(actor.account(), actor.title());
        }
    }

    record PlanSubmitted(
            String plan,
            String title,
            int year,
            int revision,
            UnitRef unit,
            UnitRef superior,
            By by,
            Instant at,
            @Nullable String reason)
            implements PlanEvent {
        @Override
        public String type() {
            return "plan.submitted.v1";
        }
    }

    record PlanReturned(
            String plan,
            String title,
            int year,
            int revision,
            UnitRef unit,
            UnitRef superior,
            By by,
            Instant at,
            @Nullable String reason)
            implements PlanEvent {
        @Override
        public String type() {
            return "plan.returned.v1";
        }
    }

    record PlanAccepted(
            String plan,
            String title,
            int year,
            int revision,
            UnitRef unit,
            UnitRef superior,
            By by,
            Instant at,
            @Nullable String reason)
            implements PlanEvent {
        @Override
        public String type() {
            return "plan.accepted.v1";
        }
    }
}
