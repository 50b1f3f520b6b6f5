package vn.lienthong.reports.unit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Files for people to fill in: the headings, the right cell formats, and what each column means. */
final class ImportTemplate {

    private static final String[] KINDS = {"Sở GDĐT", "Phòng GDĐT", "UBND xã/phường/đặc khu", "Trường", "Cụm trường"};
    private static final String[] LEVELS = {"Mầm non", "Tiểu học", "THCS", "THPT", "Liên cấp"};

    private ImportTemplate() {}

    /** With a byte order mark: without it Excel takes UTF-8 for another encoding. */
    static byte[] csv() {
        String headings = Arrays.stream(Column.values()).map(Column::heading).collect(Collectors.joining(","));
        return ("\uFEFF" + headings + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] xlsx() {
        try (Workbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            CellStyle heading = headingStyle(workbook);
            addUnitSheet(workbook, heading);
            addGuidance(workbook, heading);
            workbook.write(file);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void addUnitSheet(Workbook workbook, CellStyle heading) {
        Sheet sheet = workbook.createSheet("don_vi");
        sheet.createFreezePane(0, 1);
        CellStyle text = workbook.createCellStyle();
        text.setDataFormat(workbook.createDataFormat().getFormat("@"));
        CellStyle day = workbook.createCellStyle();
        day.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
        Row row = sheet.createRow(0);
        for (Column column : Column.values()) {
            row.createCell(column.ordinal()).setCellValue(column.heading());
            row.getCell(column.ordinal()).setCellStyle(heading);
            sheet.setColumnWidth(column.ordinal(), (column == Column.TEN ? 40 : 18) * 256);
            sheet.setDefaultColumnStyle(column.ordinal(), column.content == Column.Content.DATE ? day : text);
        }
        offer(sheet, Column.LOAI, KINDS);
        offer(sheet, Column.CAP_HOC, LEVELS);
    }

    private static void offer(Sheet sheet, Column column, String[] choices) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                helper.createExplicitListConstraint(choices),
                new CellRangeAddressList(1, Table.LINES_AT_MOST, column.ordinal(), column.ordinal()));
        validation.setShowErrorBox(true);
        validation.createErrorBox("Chọn trong danh sách", "Chọn một trong: " + String.join(", ", choices) + ".");
        sheet.addValidationData(validation);
    }

    private static void addGuidance(Workbook workbook, CellStyle heading) {
        Sheet sheet = workbook.createSheet("huong_dan");
        CellStyle wrapped = workbook.createCellStyle();
        wrapped.setWrapText(true);
        String[] titles = {"Cột", "Bắt buộc", "Cách ghi", "Ví dụ"};
        int[] widths = {22, 12, 80, 28};
        Row first = sheet.createRow(0);
        for (int i = 0; i < titles.length; i++) {
            first.createCell(i).setCellValue(titles[i]);
            first.getCell(i).setCellStyle(heading);
            sheet.setColumnWidth(i, widths[i] * 256);
        }
        for (Column column : Column.values()) {
            Row row = sheet.createRow(column.ordinal() + 1);
            row.createCell(0).setCellValue(column.heading());
            row.createCell(1).setCellValue(column.required ? "Có" : "");
            row.createCell(2).setCellValue(column.guidance);
            row.getCell(2).setCellStyle(wrapped);
            row.createCell(3).setCellValue(column.example);
        }
    }

    private static CellStyle headingStyle(Workbook workbook) {
        Font bold = workbook.createFont();
        bold.setBold(true);
        CellStyle style = workbook.createCellStyle();
        style.setFont(bold);
        return style;
    }
}
