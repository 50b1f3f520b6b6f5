package vn.lienthong.reports.round;

import org.springframework.stereotype.Component;
import vn.lienthong.reports.unit.UnitKind;
import vn.lienthong.reports.unit.UnitTrees;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.security.Role;

/** Who may open and close rounds: the province's administrator, and reviewers and heads of the department. */
@Component
class RoundKeepers {

    private final UnitTrees trees;

    RoundKeepers(UnitTrees trees) {
        this.trees = trees;
    }

    boolean include(Caller caller) {
        return caller.has(Role.TENANT_ADMIN)
                || (caller.hasAny(Role.REVIEWER, Role.HEAD)
                        && trees.today()
                                .find(caller.unit())
                                .filter(unit -> unit.kind() == UnitKind.DEPARTMENT)
                                .isPresent());
    }
}
