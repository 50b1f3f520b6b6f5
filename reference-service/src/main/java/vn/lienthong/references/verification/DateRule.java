package vn.lienthong.references.verification;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.references.catalogue.LegalDocument;
import vn.lienthong.references.citation.Family;
import vn.lienthong.references.citation.PrintedDate;
import vn.lienthong.references.verification.Finding.Correction;
import vn.lienthong.references.verification.Finding.RuleCode;
import vn.lienthong.references.verification.Finding.Severity;

/** V1: the printed date is not the catalogue's; or, where the catalogue is silent, not the one printed elsewhere. */
final class DateRule implements Rule {

    @Override
    public Stream<Finding> check(int index, WholeText text) {
        var citation = text.citations().get(index);
        var printed = citation.citation().date();
        if (printed == null) {
            return Stream.empty();
        }
        var document = citation.document();
        var finding = document != null && document.issuedOn() != null
                ? againstCatalogue(printed, document, document.issuedOn())
                : withinText(citation, text);
        return Stream.ofNullable(finding);
    }

    private static @Nullable Finding againstCatalogue(PrintedDate printed, LegalDocument document, LocalDate issuedOn) {
        if (issuedOn.equals(printed.date())) {
            return null;
        }
        // With another year the number could be another year's document that the catalogue lacks.
        boolean sameYear = printed.date() == null || printed.date().getYear() == issuedOn.getYear();
        boolean yearInNumber = document.family() == Family.N;
        return new Finding(
                RuleCode.V1,
                Finding.error(document.isReliable() && (sameYear || yearInNumber)),
                "Ngày ký là %s, không phải %s.".formatted(PrintedDate.official(issuedOn), official(printed)),
                document.source().name(),
                Correction.of(printed.span(), printed.inSameStyle(issuedOn)));
    }

    /** Which of the dates is right cannot be known here, so there is no correction. */
    private static @Nullable Finding withinText(Checked citation, WholeText text) {
        var dates = text.dates(citation.key());
        if (dates.size() < 2) {
            return null;
        }
        var listed = dates.stream().map(PrintedDate::official).collect(Collectors.joining(" và "));
        return new Finding(
                RuleCode.V1,
                Severity.WARNING,
                "Cùng số %s mà ghi %d ngày: %s."
                        .formatted(citation.citation().completed().text(), dates.size(), listed),
                null,
                null);
    }

    private static String official(PrintedDate printed) {
        return printed.date() == null ? printed.text() : PrintedDate.official(printed.date());
    }
}
