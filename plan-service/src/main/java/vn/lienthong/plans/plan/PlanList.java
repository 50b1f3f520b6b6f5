package vn.lienthong.plans.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.lienthong.plans.unit.UnitRef;
import vn.lienthong.plans.unit.UnitTree;
import vn.lienthong.starter.http.Cursor;
import vn.lienthong.starter.http.Page;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.text.VietnameseText;

/** Finds plans for the folders, newest change first. */
@Component
class PlanList {

    private final MongoTemplate template;

    PlanList(MongoTemplate template) {
        this.template = template;
    }

    enum Folder {
        /** Of the caller's own unit. */
        MINE,
        /** Submitted to the caller's unit, unless a state is asked for. */
        REVIEW,
        /** Of every unit below the caller's, in every state. */
        SUBTREE
    }

    record Filter(
            Folder folder,
            @Nullable Integer year,
            PlanState.@Nullable Type state,
            @Nullable String q) {}

    Page<PlanRow> page(Caller caller, Filter filter, UnitTree tree, LocalDate day, int limit, @Nullable Cursor after) {
        Set<String> units = units(caller, filter.folder(), tree, day);
        PlanState.Type state =
                filter.state() == null && filter.folder() == Folder.REVIEW ? PlanState.Type.SUBMITTED : filter.state();
        var criteria = new ArrayList<Criteria>();
        criteria.add(Criteria.where("unit").in(units));
        if (filter.year() != null) {
            criteria.add(Criteria.where("year").is(filter.year()));
        }
        if (state != null) {
            criteria.add(Criteria.where("stage").is(state));
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            criteria.add(matching(filter.q(), units, tree, day));
        }
        if (after != null) {
            criteria.add(beyond(after));
        }
        List<PlanRow> rows = find(criteria, Sort.Direction.DESC, limit + 1);
        return Page.of(rows, limit, row -> new Cursor(row.changedAt().toString(), row.id()));
    }

    /** Plans of these units in these states, newest change first. */
    List<PlanRow> of(Collection<String> units, Collection<PlanState.Type> states, int atMost) {
        return find(in(units, states), Sort.Direction.DESC, atMost);
    }

    /** Plans of these units that were submitted, the longest waiting first. */
    List<PlanRow> longestWaiting(Collection<String> units, int atMost) {
        return find(in(units, List.of(PlanState.Type.SUBMITTED)), Sort.Direction.ASC, atMost);
    }

    private static List<Criteria> in(Collection<String> units, Collection<PlanState.Type> states) {
        return List.of(Criteria.where("unit").in(units), Criteria.where("stage").in(states));
    }

    long count(Collection<String> units, Collection<PlanState.Type> states) {
        return template.count(
                Query.query(Criteria.where("unit").in(units).and("stage").in(states)), Plan.class);
    }

    private List<PlanRow> find(List<Criteria> criteria, Sort.Direction byChange, int atMost) {
        var query = Query.query(new Criteria().andOperator(criteria))
                .with(Sort.by(byChange, "changedAt", "_id"))
                .limit(atMost);
        query.fields().include(PlanRow.FIELDS);
        return template.find(query, PlanRow.class, Plan.COLLECTION);
    }

    private static Set<String> units(Caller caller, Folder folder, UnitTree tree, LocalDate day) {
        return switch (folder) {
            case MINE -> Set.of(caller.unit());
            case REVIEW -> tree.reviewedBy(caller.unit(), day);
            case SUBTREE ->
                caller.has(Role.AUDITOR)
                        ? tree.all(day).map(UnitRef::id).collect(Collectors.toUnmodifiableSet())
                        : tree.below(caller.unit(), day);
        };
    }

    /** Title, number or the unit's name of today, without regard to diacritics. */
    private static Criteria matching(String q, Set<String> units, UnitTree tree, LocalDate day) {
        String folded = VietnameseText.fold(q);
        Set<String> named = tree.all(day)
                .filter(unit -> units.contains(unit.id())
                        && VietnameseText.fold(unit.name()).contains(folded))
                .map(UnitRef::id)
                .collect(Collectors.toUnmodifiableSet());
        return new Criteria()
                .orOperator(
                        Criteria.where("folded").regex(Pattern.quote(folded)),
                        Criteria.where("unit").in(named));
    }

    private static Criteria beyond(Cursor after) {
        Instant at = after.instant();
        return new Criteria()
                .orOperator(
                        Criteria.where("changedAt").lt(at),
                        Criteria.where("changedAt").is(at).and("_id").lt(after.id()));
    }
}
