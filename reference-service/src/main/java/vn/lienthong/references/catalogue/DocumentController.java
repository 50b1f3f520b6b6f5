package vn.lienthong.references.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.starter.http.ProblemException;

/** One document of the catalogue over HTTP. */
@RestController
@Tag(name = "documents", description = "Danh mục văn bản")
class DocumentController {

    private final Catalogue catalogue;
    private final Clock clock;

    DocumentController(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * A document with everything that is known of it.
     *
     * @param place absent for national offices
     * @param sourceUrl absent when the source has no lasting address
     */
    @Schema(name = "LegalDocumentDetail")
    record Detail(
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
            String source,
            @Nullable Place place,
            List<LegalDocument.Relation> relations,
            @Nullable String sourceUrl,
            LegalDocument.Basis basis,
            LegalDocument.Confidence confidence) {

        static Detail of(LegalDocument document, LocalDate on) {
            var view = DocumentView.of(document, on);
            return new Detail(
                    view.id(),
                    view.number(),
                    view.kind(),
                    view.issuer(),
                    view.issuedOn(),
                    view.title(),
                    view.status(),
                    view.effectiveFrom(),
                    view.effectiveTo(),
                    view.replacedBy(),
                    view.source(),
                    document.place(),
                    document.relations(),
                    document.source().url(),
                    document.basis(),
                    document.confidence());
        }
    }

    @GetMapping("/api/references/documents/{id}")
    @Operation(
            operationId = "getLegalDocument",
            summary = "One legal document with its relations, source, basis and confidence",
            description = "Một văn bản của danh mục: quan hệ, nguồn, căn cứ, độ tin cậy. Hiệu lực tính theo ngày `on`.")
    Detail get(
            @PathVariable String id,
            @RequestParam(required = false)
                    @Parameter(description = "Day whose status is asked for; today when absent")
                    @Nullable
                    LocalDate on) {
        var day = on != null ? on : LocalDate.now(clock);
        return catalogue
                .find(id)
                .map(document -> Detail.of(document, day))
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "Danh mục không có văn bản này. Tìm lại theo số, ký hiệu hoặc trích yếu."));
    }
}
