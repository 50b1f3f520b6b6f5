package vn.lienthong.plans.plan;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.plans.unit.UnitRef;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.text.VietnameseText;

/** Accepts a submitted plan. */
@Component
class AcceptPlan {

    private final Plans plans;
    private final PlanDesk desk;

    AcceptPlan(Plans plans, PlanDesk desk) {
        this.plans = plans;
        this.desk = desk;
    }

    record Command(
            PlanId plan,
            long seenVersion,
            Caller caller,
            @Nullable String note) {}

    Review accept(Command command) {
        return desk.change(
                command.plan(),
                command.seenVersion(),
                command.caller(),
                Act.ACCEPT,
                Review.Refused::new,
                (plan, scene) -> accept(plan, command.note(), scene));
    }

    private Review accept(Plan plan, @Nullable String note, PlanDesk.Scene scene) {
        UnitRef unit =
                scene.tree().find(plan.unit(), scene.today()).orElseGet(() -> new UnitRef(plan.unit(), plan.unit()));
        String tidy = note == null || note.isBlank() ? null : VietnameseText.nfc(note);
        Review review = plan.accept(tidy, unit, scene.actor(), scene.now());
        return review instanceof Review.Decided ? new Review.Decided(plans.save(plan)) : review;
    }
}
