package vn.lienthong.plans.plan;

import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.lienthong.plans.unit.Units;
import vn.lienthong.starter.http.ETags;
import vn.lienthong.starter.security.Caller;

/** A plan as the answer to a request, with its version as ETag. */
@Component
class PlanAnswers {

    private final PlanDesk desk;
    private final Units units;

    PlanAnswers(PlanDesk desk, Units units) {
        this.desk = desk;
        this.units = units;
    }

    ResponseEntity<PlanView> created(Plan plan, Caller caller) {
        return ResponseEntity.created(URI.create("/api/plans/" + plan.id().value()))
                .eTag(ETags.of(plan.version()))
                .body(view(plan, caller));
    }

    ResponseEntity<PlanView> ok(Plan plan, Caller caller) {
        return ResponseEntity.ok().eTag(ETags.of(plan.version())).body(view(plan, caller));
    }

    private PlanView view(Plan plan, Caller caller) {
        return PlanView.of(plan, desk.standing(caller, plan.unit()), units.tree(), desk.today());
    }
}
