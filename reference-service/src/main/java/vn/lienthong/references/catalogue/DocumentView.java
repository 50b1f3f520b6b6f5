package vn.lienthong.references.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document as clients see it on a day.
 *
 * @param effectiveTo first day no longer in force
 * @param replacedBy numbers of the documents that took its place
 * @param source what vouches for it
 */
@Schema(name = "LegalDocument")
public record DocumentView(
        String id,
        String number,
        String kind,
        String issuer,
        @Nullable LocalDate issuedOn,
        @Nullable String title,
        LegalDocument.Status status,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        List<String> replacedBy,
        String source) {

    /** @param on the day whose status is asked for */
    public static DocumentView of(LegalDocument document, LocalDate on) {
        return new DocumentView(
                document.id(),
                document.number(),
                document.kind(),
                document.issuer(),
                document.issuedOn(),
                document.title(),
                document.status(on),
                document.effectiveFrom(),
                document.end() == null ? null : document.end().on(),
                document.replacedBy(),
                document.source().name());
    }
}
