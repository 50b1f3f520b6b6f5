package vn.lienthong.plans.plan;

import com.mongodb.client.result.UpdateResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.lienthong.plans.citation.CitationCheck;
import vn.lienthong.plans.citation.CitationChecker;
import vn.lienthong.plans.citation.Issuer;
import vn.lienthong.plans.content.PlanContent;
import vn.lienthong.plans.unit.UnitRef;
import vn.lienthong.plans.unit.UnitTree;

/** Checks the citations of plans and keeps the outcome with the text that it was made for. */
@Component
class PlanChecks {

    /** "Sở Giáo dục và Đào tạo tỉnh Quảng Ninh", "Sở GDĐT thành phố Hải Phòng", "Sở GD&ĐT Long An". */
    private static final Pattern DEPARTMENT = Pattern.compile(
            "Sở\\s+(?:Giáo dục và Đào tạo|GD\\s*&?\\s*ĐT)\\s+(?:tỉnh\\s+|thành phố\\s+|TP\\.?\\s*)?(?<province>.+)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int YEARS_APART = 20;

    private final CitationChecker checker;
    private final MongoTemplate template;

    PlanChecks(CitationChecker checker, MongoTemplate template) {
        this.checker = checker;
        this.template = template;
    }

    /** Judges the cited documents, and who is meant by a name, on the date that the plan bears; without one, today. */
    CitationCheck of(PlanContent content, String unit, UnitTree tree, LocalDate today) {
        LocalDate asOf = asOf(content, today);
        List<String> names =
                tree.ancestors(unit, asOf).stream().map(UnitRef::name).toList();
        return checker.check(content.passages(), asOf, new Issuer(province(unit, tree, asOf), names));
    }

    private static LocalDate asOf(PlanContent content, LocalDate today) {
        // A mistyped century would leave the plan unchecked for ever.
        return content.date() == null || Math.abs(content.date().getYear() - today.getYear()) > YEARS_APART
                ? today
                : content.date();
    }

    static @Nullable String province(String unit, UnitTree tree, LocalDate day) {
        Optional<String> department = tree.department(unit, day).map(UnitRef::name);
        return department
                .map(DEPARTMENT::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group("province").strip())
                .orElse(null);
    }

    /**
     * Keeps a check that was made after the plan was stored. It leaves the plan's version alone, so that nobody who has the
     * plan open is told that it changed, and does nothing when the text has moved on.
     *
     * @return whether it was kept
     */
    boolean keep(Plan checked, CitationCheck check) {
        UpdateResult result = template.updateFirst(
                Query.query(Criteria.where("_id")
                        .is(checked.id().value())
                        .and("edition")
                        .is(checked.edition())),
                Update.update("check", template.getConverter().convertToMongoType(check)),
                Plan.COLLECTION);
        return result.getMatchedCount() == 1;
    }

    /** Plans waiting for their check, the longest untried first. */
    List<Plan> unchecked(int atMost) {
        return template.find(waiting().with(Sort.by("check.at")).limit(atMost), Plan.class);
    }

    long countUnchecked() {
        return template.count(waiting(), Plan.class);
    }

    private static Query waiting() {
        return Query.query(Criteria.where("check.status").is(CitationCheck.Status.UNCHECKED));
    }
}
