package vn.lienthong.plans.plan;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.plans.unit.UnitRef;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.text.VietnameseText;

/** Gives a submitted plan back with a reason and remarks pinned to its text. */
@Component
class ReturnPlan {

    private final Plans plans;
    private final PlanDesk desk;

    ReturnPlan(Plans plans, PlanDesk desk) {
        this.plans = plans;
        this.desk = desk;
    }

    record Command(PlanId plan, long seenVersion, Caller caller, String reason, List<Remark> remarks) {}

    record Remark(String node, String text) {}

    Review giveBack(Command command) {
        return desk.change(
                command.plan(),
                command.seenVersion(),
                command.caller(),
                Act.RETURN,
                Review.Refused::new,
                (plan, scene) -> giveBack(plan, command, scene));
    }

    private Review giveBack(Plan plan, Command command, PlanDesk.Scene scene) {
        List<Comment> comments = command.remarks().stream()
                .map(remark ->
                        new Comment(UUID.randomUUID().toString(), remark.node(), VietnameseText.nfc(remark.text())))
                .toList();
        UnitRef unit =
                scene.tree().find(plan.unit(), scene.today()).orElseGet(() -> new UnitRef(plan.unit(), plan.unit()));
        Review review = plan.giveBack(VietnameseText.nfc(command.reason()), comments, unit, scene.actor(), scene.now());
        return review instanceof Review.Decided ? new Review.Decided(plans.save(plan)) : review;
    }
}
