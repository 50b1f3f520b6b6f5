package vn.lienthong.reports.unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import vn.lienthong.starter.text.VietnameseText;

/** Turns the XML of one worksheet (ECMA-376 part 1, 18.3.1) into the lines of a table. */
final class SheetHandler extends DefaultHandler {

    private static final int COLUMNS_AT_MOST = 64;

    private final SharedStrings strings;
    private final StylesTable styles;
    private final boolean countsFrom1904;
    private final DataFormatter formatter = new DataFormatter(Locale.ROOT);
    private final List<Table.Line> lines = new ArrayList<>();

    private int row;
    private int column;
    private Map<Integer, Cell> cells = new HashMap<>();
    private String type = "n";
    private @Nullable String style;
    private boolean formula;
    private boolean collecting;
    private boolean phonetic;
    private final StringBuilder value = new StringBuilder();

    SheetHandler(SharedStrings strings, StylesTable styles, boolean countsFrom1904) {
        this.strings = strings;
        this.styles = styles;
        this.countsFrom1904 = countsFrom1904;
    }

    Table table() {
        return new Table(List.copyOf(lines));
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        switch (local) {
            case "row" -> {
                // Numbers of rows and cells are optional: without one it is the next.
                String number = attributes.getValue("r");
                row = number == null ? row + 1 : Integer.parseInt(number);
                column = -1;
                cells = new HashMap<>();
            }
            case "c" -> {
                String reference = attributes.getValue("r");
                column = reference == null ? column + 1 : new CellReference(reference).getCol();
                type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
                style = attributes.getValue("s");
                formula = false;
                value.setLength(0);
            }
            case "f" -> formula = true;
            case "rPh" -> phonetic = true;
            // Phonetic hints of East Asian text are not part of it.
            case "v", "t" -> collecting = !phonetic;
            default -> {}
        }
    }

    @Override
    public void characters(char[] text, int start, int length) {
        if (collecting) {
            value.append(text, start, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        switch (local) {
            case "v", "t" -> collecting = false;
            case "rPh" -> phonetic = false;
            case "c" -> {
                if (column < COLUMNS_AT_MOST) {
                    cells.put(column, cell());
                }
            }
            case "row" -> {
                Table.Line line = new Table.Line(row, cells);
                // Formatted but empty rows can go on to the last row of the sheet.
                if (!line.isBlank()) {
                    lines.add(line);
                }
                if (lines.size() > Table.LINES_AT_MOST + 1) {
                    throw new EnoughRows(table());
                }
            }
            default -> {}
        }
    }

    private Cell cell() {
        if (formula) {
            return new Cell.Formula();
        }
        String raw = value.toString();
        return switch (type) {
            case "s" ->
                raw.isEmpty()
                        ? Cell.BLANK
                        : text(strings.getItemAt(Integer.parseInt(raw)).getString());
            case "n" -> raw.isEmpty() ? Cell.BLANK : number(Double.parseDouble(raw));
            case "b" -> text(raw.equals("1") ? "TRUE" : "FALSE");
            case "e" -> new Cell.Faulty();
            default -> text(raw);
        };
    }

    private static Cell text(String raw) {
        String text = VietnameseText.nfc(raw).strip();
        return text.isEmpty() ? Cell.BLANK : new Cell.Text(text);
    }

    private Cell number(double number) {
        XSSFCellStyle format = style == null ? null : styles.getStyleAt(Integer.parseInt(style));
        short index = format == null ? 0 : format.getDataFormat();
        String pattern = format == null ? "General" : format.getDataFormatString();
        if (DateUtil.isADateFormat(index, pattern)) {
            return DateUtil.isValidExcelDate(number)
                    ? new Cell.Day(
                            DateUtil.getLocalDateTime(number, countsFrom1904).toLocalDate())
                    : new Cell.Faulty();
        }
        return new Cell.Figure(
                formatter.formatRawCellContents(number, index, pattern).strip());
    }

    /** Stops the parser: the file has more rows than will be looked at. */
    static final class EnoughRows extends SAXException {

        private static final long serialVersionUID = 1L;
        private final transient Table table;

        EnoughRows(Table table) {
            this.table = table;
        }

        Table table() {
            return table;
        }
    }
}
