package vn.lienthong.reports.unit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.http.ReceivedBody;
import vn.lienthong.starter.http.Refuses;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.security.Role;

/** Units in from a file, and the file to fill in. */
@RestController
@RequestMapping("/api/reports/units")
@Tag(name = "Units", description = "Đơn vị, cấp trên và tuyến báo cáo theo thời gian")
class ImportController {

    static final int SIZE_AT_MOST = 5 * 1024 * 1024;
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ImportUnits importUnits;
    private final UnitFiles unitFiles;

    ImportController(ImportUnits importUnits, UnitFiles unitFiles) {
        this.importUnits = importUnits;
        this.unitFiles = unitFiles;
    }

    @Operation(operationId = "getUnitTemplate", summary = "Tệp mẫu để điền danh sách đơn vị")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = CSV, schema = @Schema(type = "string", format = "binary"))
            })
    @GetMapping("/template")
    ResponseEntity<?> template(
            @Parameter(description = "xlsx hoặc csv", schema = @Schema(allowableValues = {"xlsx", "csv"}))
                    @RequestParam(defaultValue = "xlsx")
                    String format) {
        return switch (format) {
            case "xlsx" -> file("mau-don-vi.xlsx", XLSX, ImportTemplate.xlsx());
            case "csv" -> file("mau-don-vi.csv", CSV + ";charset=UTF-8", ImportTemplate.csv());
            default -> Problems.problem(HttpStatus.BAD_REQUEST, "invalid", "Tệp mẫu có hai dạng: xlsx và csv.");
        };
    }

    private static ResponseEntity<byte[]> file(String name, String type, byte[] content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(MediaType.parseMediaType(type))
                .body(content);
    }

    @Refuses(
            status = 409,
            types = {"import-running", "import-interrupted"})
    @Refuses(status = 422, types = "file-unreadable")
    @Operation(
            operationId = "importUnits",
            summary = "Nhập đơn vị từ tệp CSV hoặc XLSX",
            description = "Quản trị của tỉnh. Tối đa 5 MB, 20.000 dòng. Nhập lại cùng tệp không thay đổi gì.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = CSV, schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "Đã kiểm tra (dryRun) hoặc đã nhập",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImportReport.class)))
    @ApiResponse(
            responseCode = "422",
            description = "Có lỗi, chưa ghi gì",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImportReport.class)))
    @PostMapping(
            path = "/imports",
            consumes = {XLSX, CSV, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    ResponseEntity<?> imports(
            Caller caller,
            HttpServletRequest request,
            @Parameter(description = "true: chỉ kiểm tra, không ghi") @RequestParam(defaultValue = "true")
                    boolean dryRun,
            @Parameter(description = "Tên tệp, kết thúc bằng .xlsx hoặc .csv") @RequestParam String fileName)
            throws IOException {
        if (!caller.has(Role.TENANT_ADMIN)) {
            return Problems.forbidden();
        }
        if (request.getContentLengthLong() > SIZE_AT_MOST) {
            return tooLarge();
        }
        try (var file = ReceivedBody.of(request, SIZE_AT_MOST)) {
            return answer(importUnits.handle(new ImportUnits.Command(unitFiles.read(file, fileName), dryRun)));
        }
    }

    private static ResponseEntity<?> answer(ImportOutcome outcome) {
        return switch (outcome) {
            case ImportOutcome.Imported(ImportReport report) -> ResponseEntity.ok(report);
            case ImportOutcome.Erroneous(ImportReport report) ->
                ResponseEntity.unprocessableContent().body(report);
            case ImportOutcome.Unreadable(String detail) ->
                Problems.problem(HttpStatus.UNPROCESSABLE_CONTENT, "file-unreadable", detail);
            case ImportOutcome.Unsupported() -> unsupported();
            case ImportOutcome.Busy() ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        "import-running",
                        "Một tệp đơn vị khác của tỉnh đang được nhập. Chờ xong rồi gửi lại tệp này.");
            case ImportOutcome.Interrupted() ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        "import-interrupted",
                        "Có đơn vị vừa được người khác thay đổi nên việc nhập dừng giữa chừng. Gửi lại tệp: phần đã ghi giữ nguyên, phần còn lại được ghi tiếp.");
        };
    }

    private static ResponseEntity<ProblemDetail> unsupported() {
        return Problems.problem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "Chỉ nhận tệp .xlsx hoặc .csv (UTF-8). Tệp .xls, .xlsm hoặc có mật khẩu: mở bằng Excel, lưu lại dạng .xlsx không mật khẩu.");
    }

    private static ResponseEntity<ProblemDetail> tooLarge() {
        return Problems.problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "Tệp lớn hơn 5 MB. Xóa các trang tính và hình không cần, hoặc chia thành nhiều tệp.");
    }
}
