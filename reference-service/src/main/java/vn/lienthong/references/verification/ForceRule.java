package vn.lienthong.references.verification;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.references.catalogue.LegalDocument;
import vn.lienthong.references.catalogue.LegalDocument.EndReason;
import vn.lienthong.references.catalogue.LegalDocument.RelationType;
import vn.lienthong.references.catalogue.LegalDocument.Status;
import vn.lienthong.references.citation.PrintedDate;
import vn.lienthong.references.verification.Finding.Correction;
import vn.lienthong.references.verification.Finding.RuleCode;
import vn.lienthong.references.verification.Finding.Severity;

/** V8: what is cited must exist, and be in force, on the day of the document that cites it. */
final class ForceRule implements Rule {

    private final LocalDate asOf;
    private final Map<String, LegalDocument> successors;

    /** @param successors by id: the documents that replace or follow those cited */
    ForceRule(LocalDate asOf, Map<String, LegalDocument> successors) {
        this.asOf = asOf;
        this.successors = successors;
    }

    @Override
    public Stream<Finding> check(int index, WholeText text) {
        var citation = text.citations().get(index);
        var issuedOn = citation.issuedOn();
        if (issuedOn != null && issuedOn.isAfter(asOf)) {
            return Stream.of(younger(citation, issuedOn));
        }
        var document = citation.document();
        if (document == null || document.end() == null || citation.citation().retired()) {
            return Stream.empty();
        }
        var status = document.status(asOf);
        return status == Status.REPLACED || status == Status.EXPIRED
                ? Stream.of(over(citation, document, document.end()))
                : Stream.empty();
    }

    private Finding younger(Checked citation, LocalDate issuedOn) {
        var document = citation.document();
        return new Finding(
                RuleCode.V8,
                Finding.error(document != null && document.isReliable()),
                "Ký ngày %s, sau ngày %s của văn bản viện dẫn."
                        .formatted(PrintedDate.official(issuedOn), PrintedDate.official(asOf)),
                document == null ? null : document.source().name(),
                null);
    }

    private Finding over(Checked citation, LegalDocument document, LegalDocument.End end) {
        boolean replaced = end.reason() == EndReason.REPLACED;
        var successor = successor(document, replaced ? RelationType.REPLACED_BY : RelationType.FOLLOWED_BY);
        var since = PrintedDate.official(end.on());
        var by = document.replacedBy();
        var message = replaced
                ? "Hết hiệu lực từ %s%s."
                        .formatted(since, by.isEmpty() ? "" : ", được thay thế bởi " + String.join(", ", by))
                : "Đã hết thời hạn thực hiện từ %s.".formatted(since);
        return new Finding(
                RuleCode.V8,
                replaced ? Finding.error(document.isReliable()) : Severity.WARNING,
                message,
                end.source() != null ? end.source() : document.source().name(),
                successor == null ? null : Correction.of(citation.citation().span(), written(citation, successor)));
    }

    /** The one document to cite instead, when there is just one and it is in force itself. */
    private @Nullable LegalDocument successor(LegalDocument document, RelationType type) {
        var related = document.related(type);
        var id = related.size() == 1 ? related.getFirst().document() : null;
        var successor = id == null ? null : successors.get(id);
        return successor != null && successor.issuedOn() != null && successor.status(asOf) == Status.IN_FORCE
                ? successor
                : null;
    }

    private static String written(Checked citation, LegalDocument successor) {
        var kind = citation.citation().kind();
        boolean small =
                kind != null && Character.isLowerCase(citation.citation().text().charAt(0));
        var name = small ? successor.kind().toLowerCase(Locale.ROOT) : successor.kind();
        var issuer = citation.citation().issuer();
        var date = citation.citation().date();
        // "… của Bộ Chính trị ngày 16/2/2024": the issuer is inside the span and must not get lost.
        boolean issuerInside = issuer != null
                && date != null
                && citation.citation().number().end() < date.span().start()
                && citation.citation()
                        .text()
                        .substring(citation.citation().number().end()
                                - citation.citation().span().start())
                        .contains(" của ");
        return name + " số " + successor.number() + (issuerInside ? " của " + issuer : "") + " ngày "
                + PrintedDate.official(Objects.requireNonNull(successor.issuedOn()));
    }
}
