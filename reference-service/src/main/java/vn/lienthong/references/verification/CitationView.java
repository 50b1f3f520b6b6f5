package vn.lienthong.references.verification;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.references.catalogue.DocumentView;
import vn.lienthong.references.citation.Family;

/**
 * A citation as clients see it.
 *
 * @param passage id of the passage it stands in
 * @param start first UTF-16 code unit of it in the passage's text
 * @param end the code unit after its last
 * @param text what stands there
 * @param key what makes two mentions the same document
 * @param number in official writing
 * @param parent index in the answer's list of the citation that carries this one out
 * @param document absent unless the catalogue has exactly one that is meant
 */
@Schema(name = "Citation")
record CitationView(
        String passage,
        int start,
        int end,
        String text,
        Family family,
        String key,
        @Nullable String kind,
        String number,
        @Nullable Integer year,
        @Nullable String issuer,
        @Nullable LocalDate issuedOn,
        @Nullable Integer parent,
        @Nullable Relation relation,
        @Nullable DocumentView document,
        Verdict verdict,
        List<FindingView> findings) {

    enum Relation {
        IMPLEMENTS
    }

    @Schema(name = "Finding")
    record FindingView(
            Finding.RuleCode rule,
            Finding.Severity severity,
            String message,
            @Nullable String source,
            @Nullable CorrectionView correction) {

        static FindingView of(Finding finding) {
            var correction = finding.correction();
            return new FindingView(
                    finding.rule(),
                    finding.severity(),
                    finding.message(),
                    finding.source(),
                    correction == null
                            ? null
                            : new CorrectionView(correction.start(), correction.end(), correction.replacement()));
        }
    }

    /** Replace the code units from {@code start} to before {@code end} of the passage's text. */
    @Schema(name = "Correction")
    record CorrectionView(int start, int end, String replacement) {}

    static CitationView of(VerifyCitations.Verified verified, LocalDate asOf) {
        var checked = verified.checked();
        var citation = checked.citation();
        var document = checked.document();
        return new CitationView(
                checked.passage(),
                citation.span().start(),
                citation.span().end(),
                citation.text(),
                citation.symbol().family(),
                checked.key(),
                citation.kindName(),
                citation.completed().text(),
                citation.year(),
                citation.issuer(),
                citation.issuedOn(),
                checked.parent(),
                checked.parent() == null ? null : Relation.IMPLEMENTS,
                document == null ? null : DocumentView.of(document, asOf),
                verified.verdict(),
                verified.findings().stream().map(FindingView::of).toList());
    }
}
