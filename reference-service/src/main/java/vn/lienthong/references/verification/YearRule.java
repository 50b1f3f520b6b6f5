package vn.lienthong.references.verification;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.references.citation.Family;
import vn.lienthong.references.citation.Symbol;
import vn.lienthong.references.verification.Finding.Correction;
import vn.lienthong.references.verification.Finding.RuleCode;
import vn.lienthong.references.verification.Finding.Severity;

/** V4: a normative number without its year, or an individual one with a year that its series does not have. */
final class YearRule implements Rule {

    @Override
    public Stream<Finding> check(int index, WholeText text) {
        var citation = text.citations().get(index);
        var symbol = citation.citation().symbol();
        var document = citation.document();
        if (document == null) {
            boolean missing = symbol.family() == Family.N && symbol.year() == null;
            return missing ? Stream.of(missing(citation, citation.citation().completed())) : Stream.empty();
        }
        var official = Symbol.parse(document.number()).orElseThrow();
        if (symbol.year() == null && official.year() != null) {
            return Stream.of(missing(citation, official));
        }
        return symbol.year() != null && official.year() == null
                ? Stream.of(finding(
                        citation,
                        "Ký hiệu của văn bản này không có năm: viết đúng là %s.".formatted(official.text()),
                        official))
                : Stream.empty();
    }

    private static Finding missing(Checked citation, Symbol official) {
        var kind = citation.citation().kindName();
        var subject = kind == null ? "văn bản" : kind.toLowerCase(Locale.ROOT);
        return official.year() == null
                ? finding(citation, "Ký hiệu của %s thiếu năm ban hành.".formatted(subject), null)
                : finding(
                        citation,
                        "Ký hiệu của %s thiếu năm: viết đúng là %s.".formatted(subject, official.text()),
                        official);
    }

    private static Finding finding(Checked citation, String message, @Nullable Symbol official) {
        var document = citation.document();
        return new Finding(
                RuleCode.V4,
                Severity.WARNING,
                message,
                document == null
                        ? "Nghị định 30/2020/NĐ-CP, Phụ lục I"
                        : document.source().name(),
                official == null
                        ? null
                        : Correction.of(
                                citation.citation().number(), NumberText.of(citation.citation(), official.text())));
    }
}
