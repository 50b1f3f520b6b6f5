package vn.lienthong.plans.plan;

import org.springframework.stereotype.Component;
import vn.lienthong.plans.content.PlanContent;
import vn.lienthong.plans.unit.UnitRef;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.text.VietnameseText;

/** Starts an empty draft for the caller's unit. */
@Component
class CreatePlan {

    private final Plans plans;
    private final PlanDesk desk;
    private final PlanChecks checks;

    CreatePlan(Plans plans, PlanDesk desk, PlanChecks checks) {
        this.plans = plans;
        this.desk = desk;
        this.checks = checks;
    }

    /** @param id of the plan, so that a repeated request finds what was made */
    record Command(PlanId id, Caller caller, int year, String title) {}

    sealed interface Creation {

        record Created(Plan plan) implements Creation {}

        /** Only those who write for a unit start its plans. */
        record NotAllowed() implements Creation {}

        /** The tree does not know the caller's unit (yet). */
        record UnknownUnit() implements Creation {}
    }

    Creation create(Command command) {
        if (!command.caller().hasAny(Role.EDITOR, Role.HEAD)) {
            return new Creation.NotAllowed();
        }
        Plan made = plans.findById(command.id().value()).orElse(null);
        if (made != null) {
            return new Creation.Created(made);
        }
        PlanDesk.Scene scene = desk.scene(command.caller()).orElse(null);
        if (scene == null) {
            return new Creation.UnknownUnit();
        }
        UnitRef unit = scene.actor().unit();
        String superior = scene.tree()
                .superior(unit.id(), scene.today())
                .map(UnitRef::name)
                .orElse("");
        var content = PlanContent.blank(VietnameseText.nfc(command.title()), superior, unit.name());
        var check = checks.of(content, unit.id(), scene.tree(), scene.today());
        var plan = Plan.create(command.id(), command.year(), content, check, scene.actor(), scene.now());
        return new Creation.Created(plans.addOnce(plan));
    }
}
