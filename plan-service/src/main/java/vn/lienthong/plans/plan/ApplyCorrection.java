package vn.lienthong.plans.plan;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.plans.citation.CitationCheck;
import vn.lienthong.plans.content.PlanContent;
import vn.lienthong.starter.security.Caller;

/** Takes over a correction that a finding proposes, and checks the text again. */
@Component
class ApplyCorrection {

    private final Plans plans;
    private final PlanDesk desk;
    private final PlanChecks checks;

    ApplyCorrection(Plans plans, PlanDesk desk, PlanChecks checks) {
        this.plans = plans;
        this.desk = desk;
        this.checks = checks;
    }

    record Command(PlanId plan, long seenVersion, Caller caller, TextCorrection correction) {}

    Correcting apply(Command command) {
        return desk.change(
                command.plan(),
                command.seenVersion(),
                command.caller(),
                Act.EDIT,
                Correcting.Refused::new,
                (plan, scene) -> apply(plan, command.correction(), scene));
    }

    private Correcting apply(Plan plan, TextCorrection correction, PlanDesk.Scene scene) {
        Optional<PlanContent> corrected = plan.corrected(correction);
        if (corrected.isEmpty()) {
            return new Correcting.NotSuggested();
        }
        CitationCheck check = checks.of(corrected.get(), plan.unit(), scene.tree(), scene.today());
        Correcting correcting = plan.correct(correction, check, scene.actor(), scene.now());
        return correcting instanceof Correcting.Corrected ? new Correcting.Corrected(plans.save(plan)) : correcting;
    }
}
