package vn.lienthong.plans.plan;

import org.springframework.stereotype.Component;
import vn.lienthong.starter.security.Caller;

/** Checks the citations of a plan again, for example after the catalogue has grown. */
@Component
class CheckPlan {

    private final Plans plans;
    private final PlanDesk desk;
    private final PlanChecks checks;

    CheckPlan(Plans plans, PlanDesk desk, PlanChecks checks) {
        this.plans = plans;
        this.desk = desk;
        this.checks = checks;
    }

    record Command(PlanId plan, long seenVersion, Caller caller) {}

    sealed interface Rechecking {

        /** Also when the checker could not be reached: the plan then says so. */
        record Rechecked(Plan plan) implements Rechecking {}

        record Refused(Refusal why) implements Rechecking {}
    }

    Rechecking check(Command command) {
        return desk.change(
                command.plan(),
                command.seenVersion(),
                command.caller(),
                Act.CHECK,
                Rechecking.Refused::new,
                this::check);
    }

    private Rechecking check(Plan plan, PlanDesk.Scene scene) {
        var check = checks.of(plan.content(), plan.unit(), scene.tree(), scene.today());
        if (!checks.keep(plan, check)) {
            return new Rechecking.Refused(new Refusal.Stale());
        }
        return plans.findById(plan.id().value())
                .<Rechecking>map(Rechecking.Rechecked::new)
                .orElseGet(() -> new Rechecking.Refused(new Refusal.NotVisible()));
    }
}
