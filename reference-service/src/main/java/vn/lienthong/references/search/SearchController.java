package vn.lienthong.references.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.references.catalogue.DocumentView;
import vn.lienthong.references.catalogue.LegalDocument;
import vn.lienthong.references.citation.Symbol;
import vn.lienthong.starter.http.Cursor;
import vn.lienthong.starter.http.Page;
import vn.lienthong.starter.http.ProblemException;
import vn.lienthong.starter.text.VietnameseText;

/** Search in the catalogue over HTTP. */
@RestController
@Tag(name = "documents", description = "Danh mục văn bản")
class SearchController {

    private final DocumentIndex index;
    private final Clock clock;

    SearchController(DocumentIndex index, Clock clock) {
        this.index = index;
        this.clock = clock;
    }

    @GetMapping("/api/references/documents")
    @Operation(
            operationId = "searchLegalDocuments",
            summary = "Search the catalogue of legal documents by number, title, issuer, kind, year and status",
            description =
                    "Tìm trong danh mục, gõ đến đâu tìm đến đó, không cần dấu, chịu được lỗi gõ. Hiệu lực tính theo"
                            + " ngày `on`. Không gõ gì: văn bản mới nhất trước.")
    Page<DocumentView> search(
            @RequestParam(required = false)
                    @Size(max = 200, message = "Từ khóa dài nhất 200 ký tự.")
                    @Parameter(description = "Words as typed so far")
                    @Nullable
                    String q,
            @RequestParam(required = false)
                    @Size(max = 50, message = "Loại văn bản dài nhất 50 ký tự.")
                    @Parameter(description = "Kind in words, e.g. Nghị định")
                    @Nullable
                    String kind,
            @RequestParam(required = false)
                    @Min(value = 1945, message = "Năm từ 1945 đến 2100.")
                    @Max(value = 2100, message = "Năm từ 1945 đến 2100.")
                    @Parameter(description = "Year of the number or else of issue")
                    @Nullable
                    Integer year,
            @RequestParam(required = false) LegalDocument.@Nullable Status status,
            @RequestParam(required = false)
                    @Parameter(description = "Day whose status is asked for; today when absent")
                    @Nullable
                    LocalDate on,
            @RequestParam(defaultValue = "50")
                    @Min(value = 1, message = "Mỗi trang từ 1 đến 200 dòng.")
                    @Max(value = 200, message = "Mỗi trang từ 1 đến 200 dòng.")
                    int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var day = on != null ? on : LocalDate.now(clock);
        var found = index
                .search(q)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "service-unavailable",
                        "Danh mục đang được nạp. Tìm lại sau ít giây."))
                .stream()
                .filter(document -> kind == null || isOfKind(document, kind))
                .filter(document -> year == null || isOfYear(document, year))
                .filter(document -> status == null || document.status(day) == status)
                .toList();
        var rest = found.subList(start(found, Cursor.decode(cursor)), found.size());
        var oneMore = rest.subList(0, Math.min(limit + 1, rest.size()));
        return Page.of(oneMore, limit, last -> new Cursor(String.valueOf(found.indexOf(last)), last.id()))
                .map(document -> DocumentView.of(document, day));
    }

    /** Right behind the last one shown, wherever it is by now; at its old place when it is gone. */
    private static int start(List<LegalDocument> found, @Nullable Cursor after) {
        if (after == null) {
            return 0;
        }
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).id().equals(after.id())) {
                return i + 1;
            }
        }
        try {
            return Math.clamp(Long.parseLong(after.key()), 0, found.size());
        } catch (NumberFormatException forged) {
            return 0;
        }
    }

    private static boolean isOfKind(LegalDocument document, String kind) {
        return VietnameseText.fold(document.kind()).equals(VietnameseText.fold(kind));
    }

    private static boolean isOfYear(LegalDocument document, int year) {
        var own = Symbol.parse(document.number()).map(Symbol::year).orElse(null);
        if (own != null) {
            return own == year;
        }
        return document.issuedOn() != null && document.issuedOn().getYear() == year;
    }
}
