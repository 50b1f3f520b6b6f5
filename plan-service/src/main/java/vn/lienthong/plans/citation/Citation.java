package vn.lienthong.plans.citation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document cited in a passage and what the catalogue says of it, as reference-service answers. Offsets are UTF-16 code
 * units in the passage's text.
 *
 * @param family numbering family: N (normative), A (administrative), C (công văn), P (Party), X (type missing)
 * @param parent index of the citation that this one is nested in ("triển khai …")
 */
public record Citation(
        String passage,
        int start,
        int end,
        String text,
        String family,
        String key,
        @Nullable String kind,
        String number,
        @Nullable Integer year,
        @Nullable String issuer,
        @Nullable LocalDate issuedOn,
        @Nullable Integer parent,
        @Nullable String relation,
        @Nullable CitedDocument document,
        Verdict verdict,
        List<Finding> findings) {

    public Citation {
        findings = findings == null ? List.of() : List.copyOf(findings);
    }

    public enum Verdict {
        OK,
        WRONG_DATE,
        REPLACED,
        EXPIRED,
        WARNING,
        UNKNOWN,
        AMBIGUOUS
    }

    public enum Severity {
        ERROR,
        WARNING,
        INFO
    }

    /** @param rule V1 … V13 */
    public record Finding(
            String rule,
            Severity severity,
            String message,
            @Nullable String source,
            @Nullable Correction correction) {}

    /** A replacement of {@code [start, end)} in the passage. */
    public record Correction(int start, int end, String replacement) {}

    /** The catalogue's entry. */
    public record CitedDocument(
            String id,
            String number,
            @Nullable String kind,
            @Nullable String issuer,
            @Nullable LocalDate issuedOn,
            @Nullable String title,
            @Nullable String status,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            List<String> replacedBy,
            @Nullable String source) {

        public CitedDocument {
            replacedBy = replacedBy == null ? List.of() : List.copyOf(replacedBy);
        }
    }

    boolean suggests(String inPassage, Correction correction) {
        return passage.equals(inPassage)
                && findings.stream().anyMatch(finding -> correction.equals(finding.correction()));
    }

    /** The same in a longer list, where its neighbours stand {@code by} places further on. */
    Citation shifted(int by) {
        return parent == null || by == 0
                ? this
                : new Citation(
                        passage,
                        start,
                        end,
                        text,
                        family,
                        key,
                        kind,
                        number,
                        year,
                        issuer,
                        issuedOn,
                        parent + by,
                        relation,
                        document,
                        verdict,
                        findings);
    }
}
