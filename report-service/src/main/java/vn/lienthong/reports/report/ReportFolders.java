package vn.lienthong.reports.report;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.form.Form;
import vn.lienthong.reports.form.Forms;
import vn.lienthong.starter.http.Cursor;
import vn.lienthong.starter.http.Page;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.text.VietnameseText;

/** The lists in which somebody finds reports. */
@Component
class ReportFolders {

    private final MongoTemplate mongo;
    private final Forms forms;
    private final Clock clock;

    ReportFolders(MongoTemplate mongo, Forms forms, Clock clock) {
        this.mongo = mongo;
        this.forms = forms;
        this.clock = clock;
    }

    enum Folder {
        /** Of the caller's own unit. */
        mine,
        /** Submitted to the caller's unit and waiting for its decision. */
        review,
        /** Of all units below the caller's, and of all units for who reads the whole province. */
        subtree
    }

    record Filter(
            @Nullable String round,
            ReportState.@Nullable Kind state,
            @Nullable String q) {}

    Page<ReportView.Summary> summaries(Folder folder, Filter filter, int limit, @Nullable Cursor after, Caller caller) {
        Instant now = clock.instant();
        Map<String, Form> known = new HashMap<>();
        return page(folder, filter, limit, after, caller)
                .map(line -> ReportView.Summary.of(
                        line,
                        known.computeIfAbsent(
                                line.form(), id -> forms.findById(id).orElseThrow()),
                        now));
    }

    Page<ReportLine> page(Folder folder, Filter filter, int limit, @Nullable Cursor after, Caller caller) {
        List<Criteria> all = new ArrayList<>();
        all.add(in(folder, caller));
        if (filter.round() != null) {
            all.add(Criteria.where("round._id").is(filter.round()));
        }
        if (filter.state() != null) {
            all.add(Criteria.where("state._class").is(filter.state().stored()));
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            all.add(Criteria.where("searchText").regex(Pattern.quote(VietnameseText.fold(filter.q()))));
        }
        return folder == Folder.review ? longestWaitingFirst(all, limit, after) : byRoundAndName(all, limit, after);
    }

    private static Criteria in(Folder folder, Caller caller) {
        String unit = caller.unit();
        return switch (folder) {
            case mine -> Criteria.where("unit._id").is(unit);
            case review ->
                new Criteria()
                        .andOperator(
                                // At the top of the route the unit itself decides.
                                new Criteria()
                                        .orOperator(
                                                Criteria.where("superior._id").is(unit),
                                                Criteria.where("unit._id")
                                                        .is(unit)
                                                        .and("superior")
                                                        .isNull()),
                                Criteria.where("state._class").is(ReportState.SUBMITTED));
            case subtree ->
                caller.hasAny(Role.TENANT_ADMIN, Role.AUDITOR)
                        ? Criteria.where("_id").exists(true)
                        : Criteria.where("ancestors").is(unit);
        };
    }

    private Page<ReportLine> byRoundAndName(List<Criteria> all, int limit, @Nullable Cursor after) {
        if (after != null) {
            String[] key = after.key().split("\n", 2);
            String round = key[0];
            String name = key.length == 2 ? key[1] : "";
            all.add(new Criteria()
                    .orOperator(
                            Criteria.where("round._id").lt(round),
                            Criteria.where("round._id").is(round).and("sortKey").gt(name),
                            Criteria.where("round._id")
                                    .is(round)
                                    .and("sortKey")
                                    .is(name)
                                    .and("_id")
                                    .gt(after.id())));
        }
        Sort order = Sort.by(Sort.Order.desc("round._id"), Sort.Order.asc("sortKey"), Sort.Order.asc("_id"));
        return Page.of(
                find(all, order, limit),
                limit,
                line -> new Cursor(line.round().id() + "\n" + line.sortKey(), line.id()));
    }

    private Page<ReportLine> longestWaitingFirst(List<Criteria> all, int limit, @Nullable Cursor after) {
        if (after != null) {
            Instant at = Instant.ofEpochMilli(millis(after.key()));
            all.add(new Criteria()
                    .orOperator(
                            Criteria.where("state.at").gt(at),
                            Criteria.where("state.at").is(at).and("_id").gt(after.id())));
        }
        return Page.of(
                find(all, Sort.by("state.at", "_id"), limit),
                limit,
                line -> new Cursor(
                        line.state() instanceof ReportState.Submitted submitted
                                ? Long.toString(submitted.at().toEpochMilli())
                                : "0",
                        line.id()));
    }

    /** A forged cursor only moves the bound of the range. */
    private static long millis(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException forged) {
            return 0;
        }
    }

    private List<ReportLine> find(List<Criteria> all, Sort order, int limit) {
        Query query = Query.query(new Criteria().andOperator(all)).with(order).limit(limit + 1);
        query.fields().exclude(ReportLine.LEFT_OUT);
        return mongo.query(Report.class).as(ReportLine.class).matching(query).all();
    }

    /** Everything of the caller's own unit, newest round first. */
    List<ReportLine> ofUnit(String unit) {
        return find(
                new ArrayList<>(List.of(Criteria.where("unit._id").is(unit))),
                Sort.by(Sort.Order.desc("round._id")),
                1_000);
    }

    /** How many of the units that report to this one have been accepted in a round. */
    long acceptedChildren(String unit, String round) {
        return mongo.count(
                Query.query(Criteria.where("superior._id")
                        .is(unit)
                        .and("round._id")
                        .is(round)
                        .and("state._class")
                        .is(ReportState.ACCEPTED)),
                Report.class);
    }

    long waiting(Caller caller) {
        return mongo.count(Query.query(in(Folder.review, caller)), Report.class);
    }
}
