package vn.lienthong.plans.plan;

import org.springframework.stereotype.Component;
import vn.lienthong.starter.security.Caller;

/** Hands an issued or returned plan to the superior unit for review. */
@Component
class SubmitPlan {

    private final Plans plans;
    private final PlanDesk desk;

    SubmitPlan(Plans plans, PlanDesk desk) {
        this.plans = plans;
        this.desk = desk;
    }

    record Command(PlanId plan, long seenVersion, Caller caller) {}

    Submission submit(Command command) {
        return desk.change(
                command.plan(),
                command.seenVersion(),
                command.caller(),
                Act.SUBMIT,
                Submission.Refused::new,
                this::submit);
    }

    private Submission submit(Plan plan, PlanDesk.Scene scene) {
        return scene.tree()
                .superior(plan.unit(), scene.today())
                .map(superior -> plan.submit(superior, scene.actor(), scene.now()))
                .map(submission -> submission instanceof Submission.Submitted
                        ? new Submission.Submitted(plans.save(plan))
                        : submission)
                .orElseGet(Submission.NoSuperior::new);
    }
}
