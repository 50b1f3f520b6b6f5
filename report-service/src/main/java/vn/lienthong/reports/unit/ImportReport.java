package vn.lienthong.reports.unit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an import did, or a dry run would do.
 *
 * @param rows data rows of the file
 */
@Schema(name = "UnitImport")
record ImportReport(boolean dryRun, int rows, int created, int changed, int unchanged, List<CellError> errors) {

    /** More would not be read by anybody; the first ones usually explain the rest. */
    static final int ERRORS_AT_MOST = 1_000;

    ImportReport {
        if (errors.size() > ERRORS_AT_MOST) {
            CellError more = new CellError(
                    0,
                    "",
                    "Còn %d lỗi nữa chưa liệt kê. Sửa các lỗi trên rồi kiểm tra lại."
                            .formatted(errors.size() - ERRORS_AT_MOST));
            errors = Stream.concat(errors.stream().limit(ERRORS_AT_MOST), Stream.of(more))
                    .toList();
        }
        errors = List.copyOf(errors);
    }
}
