package vn.lienthong.reports.form;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.lienthong.reports.unit.UnitKind;

/**
 * One published version of a report form. It never changes; another version has another id.
 *
 * @param due one rule for every level that must report; levels without a rule do not report
 */
@Document("forms")
public record Form(
        @Id String id,
        String name,
        Period.Type cadence,
        List<Section> sections,
        List<Check> checks,
        List<DueRule> due) {

    public Form {
        sections = List.copyOf(sections);
        checks = List.copyOf(checks);
        due = List.copyOf(due);
        List<String> codes = sections.stream()
                .flatMap(s -> s.indicators().stream())
                .map(Indicator::code)
                .toList();
        if (codes.stream().distinct().count() != codes.size()) {
            throw new IllegalArgumentException("Form " + id + " uses an indicator code twice");
        }
        for (Check check : checks) {
            if (!codes.contains(check.left()) || !codes.contains(check.right())) {
                throw new IllegalArgumentException(
                        "Check " + check.code() + " names an indicator that is not in the form");
            }
        }
    }

    /** All lines in the order of the form. */
    public List<Indicator> indicators() {
        return sections.stream().flatMap(s -> s.indicators().stream()).toList();
    }

    public Optional<Indicator> indicator(String code) {
        return indicators().stream().filter(i -> i.code().equals(code)).findFirst();
    }

    /** The lines that count for "18/24 ô". */
    public List<Indicator> required() {
        return indicators().stream().filter(Indicator::required).toList();
    }

    public boolean obliges(UnitKind kind) {
        return due.stream().anyMatch(rule -> rule.level() == kind);
    }

    public Window window(Period period) {
        return Window.of(period);
    }

    /** The last instant on time for each level that must report. */
    public Map<UnitKind, Instant> dueDates(Period period) {
        return due.stream()
                .collect(Collectors.toMap(
                        DueRule::level, rule -> rule.dueAt(period), (a, _) -> a, () -> new EnumMap<>(UnitKind.class)));
    }
}
