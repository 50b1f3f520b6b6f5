package vn.lienthong.plans.plan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.TypeAlias;
import vn.lienthong.plans.unit.UnitRef;

/** Where a plan stands; each state carries what is known only in it. */
sealed interface PlanState {

    Instant at();

    Actor by();

    /** The state without its data, for queries and JSON. */
    enum Type {
        DRAFT,
        ISSUED,
        SUBMITTED,
        RETURNED,
        ACCEPTED
    }

    default Type type() {
        return switch (this) {
            case Draft _ -> Type.DRAFT;
            case Issued _ -> Type.ISSUED;
            case Submitted _ -> Type.SUBMITTED;
            case Returned _ -> Type.RETURNED;
            case Accepted _ -> Type.ACCEPTED;
        };
    }

    /**
     * Being written.
     *
     * @param answers the return that this revision answers, so that its reason and remarks stay before the editor's eyes
     */
    @TypeAlias("plan.draft")
    record Draft(Instant at, Actor by, @Nullable Returned answers) implements PlanState {}

    /** Signed and numbered. For a unit without a superior this is the end. */
    @TypeAlias("plan.issued")
    record Issued(Instant at, Actor by) implements PlanState {}

    /** @param superior the unit that it was submitted to */
    @TypeAlias("plan.submitted")
    record Submitted(Instant at, Actor by, UnitRef superior) implements PlanState {}

    @TypeAlias("plan.returned")
    record Returned(Instant at, Actor by, UnitRef superior, String reason, List<Comment> comments)
            implements PlanState {

        public Returned {
            comments = List.copyOf(comments);
        }
    }

    @TypeAlias("plan.accepted")
    record Accepted(
            Instant at,
            Actor by,
            UnitRef superior,
            @Nullable String note) implements PlanState {}
}
