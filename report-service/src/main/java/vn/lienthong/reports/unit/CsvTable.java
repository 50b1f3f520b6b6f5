package vn.lienthong.reports.unit;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.lienthong.starter.text.VietnameseText;

/** Reads CSV in UTF-8, with comma, semicolon (Excel in a Vietnamese locale) or tab between the cells. */
final class CsvTable {

    private static final char[] DELIMITERS = {',', ';', '\t'};

    private CsvTable() {}

    static Table.Reading read(byte[] file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new Table.Reading.Unreadable(
                    "Tệp CSV không phải mã UTF-8. Trong Excel chọn Lưu thành “CSV UTF-8” rồi gửi lại.");
        }
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiterOf(text))
                .setIgnoreEmptyLines(false)
                .get();
        List<Table.Line> lines = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord row : parser) {
                Map<Integer, Cell> cells = new HashMap<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.put(i, cell(row.get(i)));
                }
                // Quoted line breaks make one row of several lines, as in the spreadsheet: count rows.
                lines.add(new Table.Line((int) row.getRecordNumber(), cells));
                if (lines.size() > Table.LINES_AT_MOST + 1) {
                    break;
                }
            }
        } catch (CSVException | UncheckedIOException malformed) {
            return new Table.Reading.Unreadable(
                    "Tệp CSV có dấu ngoặc kép không đóng hoặc đặt sai chỗ. Mở bằng Excel, lưu lại rồi gửi lại.");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Table.Reading.Opened(new Table(lines));
    }

    private static char delimiterOf(String text) {
        String heading = text.lines().findFirst().orElse("");
        char best = DELIMITERS[0];
        for (char delimiter : DELIMITERS) {
            if (count(heading, delimiter) > count(heading, best)) {
                best = delimiter;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static Cell cell(String raw) {
        String text = VietnameseText.nfc(raw).strip();
        if (text.isEmpty()) {
            return Cell.BLANK;
        }
        // A spreadsheet would run it when the file is opened.
        return text.startsWith("=") ? new Cell.Formula() : new Cell.Text(text);
    }
}
