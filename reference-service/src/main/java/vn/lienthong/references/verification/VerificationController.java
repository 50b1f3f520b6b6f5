package vn.lienthong.references.verification;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.starter.http.ProblemException;
import vn.lienthong.starter.http.Problems;

/** Checks the citations of a text over HTTP, for people and for the services that keep the texts. */
@RestController
@Tag(name = "verifications", description = "Kiểm tra viện dẫn")
class VerificationController {

    private static final int MOST_CHARACTERS = 1 << 20;
    private static final LocalDate EARLIEST = LocalDate.of(1945, 9, 2);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    private final VerifyCitations verifyCitations;

    VerificationController(VerifyCitations verifyCitations) {
        this.verifyCitations = verifyCitations;
    }

    /**
     * @param asOf the day of the citing document; absent: today
     * @param issuer the unit that cites; absent: local documents are not looked up
     * @param passages at most 2,000, together at most 1 MB of text
     */
    @Schema(name = "VerificationRequest")
    record Request(
            @Nullable LocalDate asOf,
            @Nullable @Valid Issuer issuer,

            @NotNull(message = "Thiếu danh sách đoạn văn.")
            @Size(max = 2_000, message = "Một lần kiểm nhiều nhất 2.000 đoạn.")
            List<@Valid @NotNull(message = "Đoạn văn không được để trống.") PassageText> passages) {}

    /**
     * @param province of the citing unit, in any writing
     * @param names of the units above it, from the nearest; they tell what "UBND tỉnh" or "Phòng GDĐT" means
     */
    @Schema(name = "CitingIssuer")
    record Issuer(
            @Nullable @Size(max = 100, message = "Tên tỉnh dài nhất 100 ký tự.")
            String province,

            @Nullable @Size(max = 50, message = "Nhiều nhất 50 tên đơn vị cấp trên.")
            List<@NotNull @Size(max = 300, message = "Tên đơn vị dài nhất 300 ký tự.") String> names) {}

    /** @param id comes back with every citation in it */
    @Schema(name = "Passage")
    record PassageText(
            @NotBlank(message = "Thiếu mã của đoạn văn.") @Size(max = 200, message = "Mã đoạn văn dài nhất 200 ký tự.")
            String id,

            @NotNull(message = "Thiếu nội dung của đoạn văn.")
            String text) {}

    /** @param asOf the day that was judged on */
    @Schema(name = "Verification")
    record Answer(LocalDate asOf, List<CitationView> citations) {}

    @PostMapping("/api/references/verifications")
    @Operation(
            operationId = "verifyCitations",
            summary = "Find the legal citations of a text and compare them with the catalogue",
            description = "Tìm các văn bản được viện dẫn và đối chiếu với danh mục trên ngày `asOf`. Không lưu gì."
                    + " Vị trí tính theo đơn vị mã UTF-16 trong đoạn văn gửi lên.")
    Answer verify(@Valid @RequestBody Request request) {
        refuseTooMuch(request);
        var issuer = request.issuer();
        var names = issuer == null || issuer.names() == null ? List.<String>of() : issuer.names();
        var passages = request.passages().stream()
                .map(passage -> new VerifyCitations.Passage(passage.id(), passage.text()))
                .toList();
        var command =
                new VerifyCitations.Command(request.asOf(), issuer == null ? null : issuer.province(), names, passages);
        return switch (verifyCitations.verify(command)) {
            case VerifyCitations.TooMany tooMany ->
                throw new ProblemException(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "too-large",
                        "Văn bản có hơn %d chỗ viện dẫn. Chia nhỏ rồi gửi từng phần.".formatted(tooMany.most()));
            case VerifyCitations.Verification done ->
                new Answer(
                        done.asOf(),
                        done.citations().stream()
                                .map(verified -> CitationView.of(verified, done.asOf()))
                                .toList());
        };
    }

    @Hidden
    @PostMapping("/internal/verifications")
    Answer verifyForService(@Valid @RequestBody Request request) {
        return verify(request);
    }

    private static void refuseTooMuch(Request request) {
        var asOf = request.asOf();
        if (asOf != null && (asOf.isBefore(EARLIEST) || asOf.isAfter(LATEST))) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid",
                    "Ngày của văn bản nằm ngoài khoảng kiểm được. Sửa ngày rồi gửi lại.",
                    List.of(new Problems.FieldError("/asOf", "Từ 02/9/1945 đến 31/12/2100.")));
        }
        long characters = request.passages().stream()
                .mapToLong(passage -> passage.text().length())
                .sum();
        if (characters > MOST_CHARACTERS) {
            throw tooLarge();
        }
    }

    static ProblemException tooLarge() {
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "Văn bản dài hơn 1 MB nên không kiểm được một lần. Chia nhỏ rồi gửi từng phần.");
    }
}
