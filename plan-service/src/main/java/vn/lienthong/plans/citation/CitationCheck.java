package vn.lienthong.plans.citation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.lienthong.plans.citation.Citation.Correction;
import vn.lienthong.plans.citation.Citation.Severity;

/**
 * The outcome of checking one version of a plan's text.
 *
 * @param at when it was checked, or when that was last tried in vain
 * @param asOf the day on which the cited documents are judged
 * @param errors number of findings of that severity, kept for lists
 */
public record CitationCheck(
        Status status, Instant at, LocalDate asOf, List<Citation> citations, int errors, int warnings) {

    public enum Status {
        CHECKED,
        /** The checker could not be reached; the text stands all the same and is checked later. */
        UNCHECKED
    }

    public CitationCheck {
        citations = List.copyOf(citations);
    }

    public static CitationCheck checked(Instant at, LocalDate asOf, List<Citation> citations) {
        return new CitationCheck(
                Status.CHECKED,
                at,
                asOf,
                citations,
                count(citations, Severity.ERROR),
                count(citations, Severity.WARNING));
    }

    public static CitationCheck unchecked(Instant at, LocalDate asOf) {
        return new CitationCheck(Status.UNCHECKED, at, asOf, List.of(), 0, 0);
    }

    public boolean isUnchecked() {
        return status == Status.UNCHECKED;
    }

    /** Whether a finding proposes exactly this correction. */
    public boolean suggests(String passage, int start, int end, String replacement) {
        var correction = new Correction(start, end, replacement);
        return citations.stream().anyMatch(citation -> citation.suggests(passage, correction));
    }

    private static int count(List<Citation> citations, Severity severity) {
        return (int) citations.stream()
                .flatMap(citation -> citation.findings().stream())
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
