package vn.lienthong.plans.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.plans.unit.UnitRef;
import vn.lienthong.plans.unit.UnitTree;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.security.Role;

/**
 * What a caller is to the plans of one unit on a day. Role and unit decide together: the own unit writes, the superior on
 * the reporting route reviews, those above it and the province's auditors read; to everybody else the plan does not exist.
 */
record Standing(Caller caller, boolean own, boolean superior, boolean above, boolean hasSuperior) {

    static Standing of(Caller caller, String unit, UnitTree tree, LocalDate day) {
        Optional<UnitRef> superior = tree.superior(unit, day);
        return new Standing(
                caller,
                unit.equals(caller.unit()),
                superior.map(UnitRef::id).filter(caller.unit()::equals).isPresent(),
                tree.isOver(caller.unit(), unit, day),
                superior.isPresent());
    }

    boolean mayRead() {
        return own || superior || above || caller.has(Role.AUDITOR);
    }

    boolean may(Act act) {
        return switch (act) {
            case EDIT, REVISE -> writes();
            case ISSUE, SUBMIT -> own && caller.has(Role.HEAD);
            case RETURN, ACCEPT -> reviews();
            case CHECK -> writes() || reviews();
        };
    }

    private boolean writes() {
        return own && caller.hasAny(Role.EDITOR, Role.HEAD);
    }

    private boolean reviews() {
        return superior && caller.has(Role.REVIEWER);
    }

    /** What the caller can do to this plan now, for showing buttons; the same rules decide when it is done. */
    List<Act> allowed(Plan plan) {
        return Stream.of(Act.EDIT, Act.ISSUE, Act.SUBMIT, Act.RETURN, Act.ACCEPT, Act.REVISE)
                .filter(act -> may(act) && plan.admits(act))
                .filter(act -> act != Act.SUBMIT || hasSuperior)
                .toList();
    }
}
