package vn.lienthong.plans.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.lienthong.plans.unit.UnitRef;
import vn.lienthong.plans.unit.UnitTree;
import vn.lienthong.plans.unit.Units;
import vn.lienthong.starter.security.Caller;

/** Lays a plan before a caller, if it is one that the caller may see, change, and has seen the newest version of. */
@Component
class PlanDesk {

    private final Plans plans;
    private final Units units;
    private final Clock clock;

    PlanDesk(Plans plans, Units units, Clock clock) {
        this.plans = plans;
        this.units = units;
        this.clock = clock;
    }

    /** What a command needs besides the plan: who acts, when, and the tree of the day. */
    record Scene(Actor actor, Standing standing, UnitTree tree, LocalDate today, Instant now) {}

    /** The plan, if the caller may read it. */
    Optional<Plan> read(PlanId id, Caller caller) {
        return plans.findById(id.value())
                .filter(plan -> standing(caller, plan.unit()).mayRead());
    }

    Standing standing(Caller caller, String unit) {
        return Standing.of(caller, unit, units.tree(), today());
    }

    /**
     * Does {@code work} on the plan, unless something stands against it. Whoever saved in between wins: then the answer is
     * that the caller's version is stale.
     */
    <O> O change(
            PlanId id,
            long seenVersion,
            Caller caller,
            Act act,
            Function<Refusal, O> refused,
            java.util.function.BiFunction<Plan, Scene, O> work) {
        Plan plan = plans.findById(id.value()).orElse(null);
        if (plan == null) {
            return refused.apply(new Refusal.NotVisible());
        }
        UnitTree tree = units.tree();
        Standing standing = Standing.of(caller, plan.unit(), tree, today());
        if (!standing.mayRead()) {
            return refused.apply(new Refusal.NotVisible());
        }
        if (!standing.may(act)) {
            return refused.apply(new Refusal.NotAllowed());
        }
        if (plan.version() != seenVersion) {
            return refused.apply(new Refusal.Stale());
        }
        if (!plan.admits(act)) {
            return refused.apply(plan.wrongState(act));
        }
        try {
            return work.apply(plan, new Scene(actor(caller, tree), standing, tree, today(), now()));
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            return refused.apply(new Refusal.Stale());
        }
    }

    private Actor actor(Caller caller, UnitTree tree) {
        return new Actor(
                caller.account(),
                caller.title(),
                tree.find(caller.unit(), today()).orElseGet(() -> new UnitRef(caller.unit(), caller.unit())));
    }

    /** Empty while no event has told of the caller's unit. */
    Optional<Scene> scene(Caller caller) {
        UnitTree tree = units.tree();
        return tree.find(caller.unit(), today())
                .map(unit -> new Scene(
                        actor(caller, tree), Standing.of(caller, unit.id(), tree, today()), tree, today(), now()));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** To the millisecond, which is what is stored. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
