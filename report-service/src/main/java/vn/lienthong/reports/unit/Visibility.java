package vn.lienthong.reports.unit;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.security.Role;

/**
 * Which units a caller may know of: the department, the administrator and the auditor of a province all of it; everybody
 * else their own unit, those above it and those below it.
 */
@Component
public class Visibility {

    private final UnitTrees trees;

    Visibility(UnitTrees trees) {
        this.trees = trees;
    }

    /**
     * @param date the day that is looked at: whoever is related today, or was related then, may see that day
     * @return tells of a unit's id whether the caller may see it
     */
    public Predicate<String> of(Caller caller, LocalDate date) {
        UnitTree today = trees.today();
        boolean department = today.find(caller.unit())
                .filter(unit -> unit.kind() == UnitKind.DEPARTMENT)
                .isPresent();
        if (department || caller.hasAny(Role.TENANT_ADMIN, Role.AUDITOR)) {
            return _ -> true;
        }
        var now = today.related(caller.unit());
        var then = date.equals(today.date()) ? now : trees.on(date).related(caller.unit());
        return unit -> now.contains(unit) || then.contains(unit);
    }
}
