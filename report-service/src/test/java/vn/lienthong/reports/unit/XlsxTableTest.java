package vn.lienthong.reports.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class XlsxTableTest {

    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);

    @Test
    void readsTextsNumbersAndRealDatesAsTheSheetShowsThem() {
        Table table = opened(workbook(sheet -> {
            Row row = sheet.createRow(0);
            row.createCell(0).setCellValue("  Trường\u00a0Tiểu học ");
            row.createCell(1).setCellValue(7069);
            row.createCell(2).setCellValue(7069);
            row.getCell(2).setCellStyle(style(sheet, "00000"));
            row.createCell(3).setCellValue(REFORM);
            row.getCell(3).setCellStyle(style(sheet, "dd/mm/yyyy"));
            row.createCell(4).setCellFormula("1+1");
            row.createCell(5).setCellErrorValue((byte) 7);
        }));

        assertThat(table.lines().getFirst().cells())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        0, new Cell.Text("Trường\u00a0Tiểu học"),
                        1, new Cell.Figure("7069"),
                        2, new Cell.Figure("07069"),
                        3, new Cell.Day(REFORM),
                        4, new Cell.Formula(),
                        5, new Cell.Faulty()));
    }

    @Test
    void rowsKeepTheNumbersOfTheSheetAndEmptyOnesAreLeftOut() {
        Table table = opened(workbook(sheet -> {
            sheet.createRow(2).createCell(0).setCellValue("ba");
            sheet.createRow(3).createCell(0).setCellStyle(style(sheet, "@"));
            sheet.createRow(6).createCell(1).setCellValue("bảy");
        }));

        assertThat(table.lines()).extracting(Table.Line::number).containsExactly(3, 7);
    }

    @Test
    void workbooksThatCountFrom1904AreReadThatWay() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            workbook.getCTWorkbook().getWorkbookPr().setDate1904(true);
            Sheet sheet = workbook.createSheet();
            org.apache.poi.ss.usermodel.Cell cell = sheet.createRow(0).createCell(0);
            cell.setCellValue(REFORM);
            cell.setCellStyle(style(sheet, "dd/mm/yyyy"));
            workbook.write(file);

            assertThat(opened(file.toByteArray()).lines().getFirst().cells()).containsEntry(0, new Cell.Day(REFORM));
        }
    }

    @Test
    void aRealDateAndAWrittenOneMeanTheSameAndANumberMeansNone() {
        byte[] file = workbook(sheet -> {
            Row heading = sheet.createRow(0);
            List<String> names = List.of("ma", "ten", "loai", "tu_ngay");
            for (int i = 0; i < names.size(); i++) {
                heading.createCell(i).setCellValue(names.get(i));
            }
            row(sheet, 1, "A").createCell(3).setCellValue(REFORM);
            sheet.getRow(1).getCell(3).setCellStyle(style(sheet, "d/m/yy"));
            row(sheet, 2, "B").createCell(3).setCellValue("01/07/2025");
            row(sheet, 3, "C").createCell(3).setCellValue(45_839);
            row(sheet, 4, "D").createCell(3).setCellFormula("TODAY()");
        });
        List<CellError> errors = new ArrayList<>();

        List<StatedRow> rows = new RowReader(errors).rows(opened(file));

        assertThat(rows).extracting(StatedRow::from).containsExactly(REFORM, REFORM);
        assertThat(errors)
                .extracting(CellError::row, CellError::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(4, "tu_ngay"),
                        org.assertj.core.groups.Tuple.tuple(5, "tu_ngay"));
        assertThat(errors.getLast().detail()).contains("công thức");
    }

    @Test
    void aZipBombIsRefusedBeforeItIsUnpacked() throws IOException {
        byte[] file = zip(out -> {
            byte[] zeros = new byte[1024 * 1024];
            for (long written = 0; written <= XlsxTable.UNPACKED_AT_MOST; written += zeros.length) {
                out.write(zeros);
            }
        });

        assertThat(file).hasSizeLessThan(1024 * 1024);
        assertThat(XlsxTable.read(file))
                .isInstanceOfSatisfying(
                        Table.Reading.Unreadable.class,
                        refusal -> assertThat(refusal.detail()).contains("quá lớn"));
    }

    @Test
    void aZipThatIsNoWorkbookIsRefused() throws IOException {
        assertThat(XlsxTable.read(zip(out -> out.write("xin chào".getBytes(StandardCharsets.UTF_8)))))
                .isInstanceOf(Table.Reading.Unreadable.class);
        assertThat(XlsxTable.read(new byte[] {'P', 'K', 3, 4, 0, 0})).isInstanceOf(Table.Reading.Unreadable.class);
    }

    @Test
    void anExternalEntityIsNotFetched() throws IOException {
        byte[] good = workbook(sheet -> sheet.createRow(0).createCell(0).setCellValue("x"));
        byte[] hostile = Rezip.replacing(good, "xl/worksheets/sheet1.xml", """
                <?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                <row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>""");

        assertThat(XlsxTable.read(hostile)).isInstanceOf(Table.Reading.Unreadable.class);
    }

    @Test
    void theTemplateIsReadBackAsAFileWithoutUnits() {
        for (byte[] template : List.of(ImportTemplate.xlsx())) {
            List<CellError> errors = new ArrayList<>();

            assertThat(new RowReader(errors).rows(opened(template))).isEmpty();

            assertThat(errors)
                    .extracting(CellError::detail)
                    .singleElement()
                    .asString()
                    .contains("chỉ có dòng tiêu đề");
        }
        List<CellError> errors = new ArrayList<>();
        new RowReader(errors).rows(((Table.Reading.Opened) CsvTable.read(ImportTemplate.csv())).table());
        assertThat(errors)
                .extracting(CellError::detail)
                .singleElement()
                .asString()
                .contains("chỉ có dòng tiêu đề");
    }

    private static Row row(Sheet sheet, int number, String code) {
        Row row = sheet.createRow(number);
        row.createCell(0).setCellValue(code);
        row.createCell(1).setCellValue("Phường " + code);
        row.createCell(2).setCellValue("Phường");
        return row;
    }

    private static CellStyle style(Sheet sheet, String format) {
        CellStyle style = sheet.getWorkbook().createCellStyle();
        style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
        return style;
    }

    static byte[] workbook(Consumer<Sheet> content) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            content.accept(workbook.createSheet());
            workbook.write(file);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Table opened(byte[] file) {
        Table.Reading reading = XlsxTable.read(file);
        assertThat(reading).isInstanceOf(Table.Reading.Opened.class);
        return ((Table.Reading.Opened) reading).table();
    }

    private interface Writing {
        void to(ZipOutputStream out) throws IOException;
    }

    private static byte[] zip(Writing content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(file)) {
            out.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            content.to(out);
            out.closeEntry();
        }
        return file.toByteArray();
    }
}
