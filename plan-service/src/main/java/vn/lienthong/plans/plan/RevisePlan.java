package vn.lienthong.plans.plan;

import org.springframework.stereotype.Component;
import vn.lienthong.plans.citation.CitationCheck;
import vn.lienthong.starter.security.Caller;

/** Starts the next revision of an issued plan; the issued text is put aside unchanged. */
@Component
class RevisePlan {

    private final Plans plans;
    private final Revisions revisions;
    private final PlanDesk desk;
    private final PlanChecks checks;

    RevisePlan(Plans plans, Revisions revisions, PlanDesk desk, PlanChecks checks) {
        this.plans = plans;
        this.revisions = revisions;
        this.desk = desk;
        this.checks = checks;
    }

    record Command(PlanId plan, long seenVersion, Caller caller) {}

    Revision revise(Command command) {
        return desk.change(
                command.plan(),
                command.seenVersion(),
                command.caller(),
                Act.REVISE,
                Revision.Refused::new,
                this::revise);
    }

    private Revision revise(Plan plan, PlanDesk.Scene scene) {
        CitationCheck check = checks.of(Issuance.takenOff(plan.content()), plan.unit(), scene.tree(), scene.today());
        IssuedRevision issued = IssuedRevision.of(plan);
        Revision revision = plan.revise(check, scene.actor(), scene.now());
        if (!(revision instanceof Revision.Started)) {
            return revision;
        }
        revisions.keep(issued);
        return new Revision.Started(plans.save(plan));
    }
}
