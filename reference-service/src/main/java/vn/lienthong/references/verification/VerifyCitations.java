package vn.lienthong.references.verification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.references.catalogue.Catalogue;
import vn.lienthong.references.catalogue.LegalDocument;
import vn.lienthong.references.catalogue.LegalDocument.RelationType;
import vn.lienthong.references.catalogue.Provinces;
import vn.lienthong.references.citation.Citation;
import vn.lienthong.references.citation.CitationScanner;
import vn.lienthong.references.verification.Finding.RuleCode;

/** Finds the citations of a text and compares each with the catalogue and with the others. Stores nothing. */
@Component
class VerifyCitations {

    private static final int MOST_CITATIONS = 5_000;

    private final Catalogue catalogue;
    private final Provinces provinces;
    private final Clock clock;
    private final CitationMetrics metrics;

    VerifyCitations(Catalogue catalogue, Provinces provinces, Clock clock, CitationMetrics metrics) {
        this.catalogue = catalogue;
        this.provinces = provinces;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * @param asOf the day of the citing document; absent: today
     * @param province of the citing unit, absent when not known
     * @param ancestors names of the units above the citing one
     */
    record Command(
            @Nullable LocalDate asOf, @Nullable String province, List<String> ancestors, List<Passage> passages) {}

    /** A stretch of text that the caller can find again by its id. */
    record Passage(String id, String text) {}

    /** @param findings in the order of the rules */
    record Verified(Checked checked, Verdict verdict, List<Finding> findings) {}

    sealed interface Outcome {}

    record Verification(LocalDate asOf, List<Verified> citations) implements Outcome {}

    /** More citations than a text of any use can have. */
    record TooMany(int most) implements Outcome {}

    Outcome verify(Command command) {
        var outcome = metrics.timed(() -> check(command));
        if (outcome instanceof Verification done) {
            metrics.checked(done.citations());
        }
        return outcome;
    }

    private Outcome check(Command command) {
        var asOf = command.asOf() != null ? command.asOf() : LocalDate.now(clock);
        var citing = new CitingOffice(provinces, asOf, command.province(), command.ancestors());
        var found = command.passages().stream()
                .map(passage -> new Scanned(passage.id(), CitationScanner.scan(passage.text())))
                .toList();
        if (found.stream().mapToInt(scanned -> scanned.citations().size()).sum() > MOST_CITATIONS) {
            return new TooMany(MOST_CITATIONS);
        }
        var text = new WholeText(resolve(found, citing, asOf));
        var rules = List.of(
                new DateRule(),
                new OrderRule(),
                new KindRule(),
                new YearRule(),
                new SeparatorRule(),
                new ForceRule(asOf, successors(text.citations())));
        var result = new ArrayList<Verified>();
        for (int i = 0; i < text.citations().size(); i++) {
            int index = i;
            var citation = text.citations().get(i);
            var findings =
                    rules.stream().flatMap(rule -> rule.check(index, text)).toList();
            result.add(new Verified(citation, verdict(citation, findings, asOf), findings));
        }
        return new Verification(asOf, List.copyOf(result));
    }

    private record Scanned(String passage, List<Citation> citations) {}

    private List<Checked> resolve(List<Scanned> found, CitingOffice citing, LocalDate asOf) {
        var series = found.stream()
                .flatMap(scanned -> scanned.citations().stream())
                .map(Resolver::series)
                .collect(Collectors.toSet());
        var resolver = new Resolver(catalogue.inSeries(series), citing, asOf);
        var result = new ArrayList<Checked>();
        for (var scanned : found) {
            int first = result.size();
            for (var citation : scanned.citations()) {
                var resolution = resolver.resolve(citation);
                var parent = citation.parent() == null ? null : citation.parent() + first;
                var key = DocumentKey.of(citation, resolution, citing);
                result.add(new Checked(scanned.passage(), citation, resolution, key, parent));
            }
        }
        return result;
    }

    /** What to cite instead of documents that are over. */
    private Map<String, LegalDocument> successors(Collection<Checked> citations) {
        var ids = citations.stream()
                .map(Checked::document)
                .filter(Objects::nonNull)
                .filter(document -> document.end() != null)
                .flatMap(document -> document.relations().stream())
                .filter(relation ->
                        relation.type() == RelationType.REPLACED_BY || relation.type() == RelationType.FOLLOWED_BY)
                .map(LegalDocument.Relation::document)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet());
        return catalogue.findAll(ids).stream().collect(Collectors.toMap(LegalDocument::id, Function.identity()));
    }

    /** The gravest first: what has gone out of force needs another document, a wrong date only another date. */
    private static Verdict verdict(Checked citation, List<Finding> findings, LocalDate asOf) {
        return switch (citation.resolution()) {
            case Resolution.Unknown unknown -> Verdict.UNKNOWN;
            case Resolution.Several several -> Verdict.AMBIGUOUS;
            case Resolution.Known(var document) -> {
                boolean over = !citation.citation().retired();
                if (over && document.status(asOf) == LegalDocument.Status.REPLACED) {
                    yield Verdict.REPLACED;
                }
                if (over && document.status(asOf) == LegalDocument.Status.EXPIRED) {
                    yield Verdict.EXPIRED;
                }
                if (findings.stream().anyMatch(finding -> finding.rule() == RuleCode.V1)) {
                    yield Verdict.WRONG_DATE;
                }
                yield findings.isEmpty() ? Verdict.OK : Verdict.WARNING;
            }
        };
    }
}
