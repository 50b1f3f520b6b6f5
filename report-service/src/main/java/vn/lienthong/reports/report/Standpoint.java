package vn.lienthong.reports.report;

import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.security.Role;

/**
 * From where somebody looks at a report, on the route that was frozen with its round: the unit edits, the superior on
 * the route decides, those above read, nobody else learns that it exists.
 */
record Standpoint(Caller caller, boolean isOwn, boolean isReviewing, boolean isAbove) {

    static Standpoint of(Caller caller, Report report) {
        String unit = caller.unit();
        return new Standpoint(
                caller,
                unit.equals(report.unit().id()),
                unit.equals(report.reviewingUnit()),
                report.ancestors().contains(unit));
    }

    boolean mayRead() {
        return isOwn || isReviewing || isAbove || caller.hasAny(Role.TENANT_ADMIN, Role.AUDITOR);
    }

    boolean mayEdit() {
        return isOwn && caller.hasAny(Role.EDITOR, Role.HEAD);
    }

    boolean maySubmit() {
        return isOwn && caller.has(Role.HEAD);
    }

    boolean mayDecide() {
        return isReviewing && caller.has(Role.REVIEWER);
    }
}
