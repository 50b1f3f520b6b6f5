package vn.lienthong.plans.plan;

import org.springframework.stereotype.Component;
import vn.lienthong.plans.citation.CitationCheck;
import vn.lienthong.plans.content.PlanContent;
import vn.lienthong.starter.security.Caller;

/** Takes over what the author has written, checked at once. */
@Component
class SavePlan {

    private final Plans plans;
    private final PlanDesk desk;
    private final PlanChecks checks;

    SavePlan(Plans plans, PlanDesk desk, PlanChecks checks) {
        this.plans = plans;
        this.desk = desk;
        this.checks = checks;
    }

    record Command(PlanId plan, long seenVersion, Caller caller, int year, PlanContent content) {}

    Saving save(Command command) {
        return desk.change(
                command.plan(),
                command.seenVersion(),
                command.caller(),
                Act.EDIT,
                Saving.Refused::new,
                (plan, scene) -> save(plan, command, scene));
    }

    private Saving save(Plan plan, Command command, PlanDesk.Scene scene) {
        PlanContent content = command.content();
        // A text beyond its limits is refused below; asking about it first would only load the checker.
        CitationCheck check = content.problems("").isEmpty()
                ? checks.of(content, plan.unit(), scene.tree(), scene.today())
                : CitationCheck.unchecked(scene.now(), scene.today());
        Saving saving = plan.save(command.year(), content, check, scene.actor(), scene.now());
        return saving instanceof Saving.Saved ? new Saving.Saved(plans.save(plan)) : saving;
    }
}
