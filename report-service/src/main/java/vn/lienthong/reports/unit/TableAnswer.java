package vn.lienthong.reports.unit;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a reading process tells of a file of units, in bytes. Whoever reads it believes nothing about its size. */
final class TableAnswer {

    private static final int TABLE = 1;
    private static final int UNREADABLE = 2;
    private static final int UNSUPPORTED = 3;

    /** A full sheet of the template has some 200,000. */
    private static final int CELLS_AT_MOST = 400_000;

    private TableAnswer() {}

    static void write(Table.Reading reading, DataOutputStream out) throws IOException {
        switch (reading) {
            case Table.Reading.Opened(Table table) -> {
                out.writeByte(TABLE);
                out.writeInt(table.lines().size());
                for (Table.Line line : table.lines()) {
                    write(line, out);
                }
            }
            case Table.Reading.Unreadable(String detail) -> {
                out.writeByte(UNREADABLE);
                text(detail, out);
            }
            case Table.Reading.Unsupported() -> out.writeByte(UNSUPPORTED);
        }
    }

    private static void write(Table.Line line, DataOutputStream out) throws IOException {
        out.writeInt(line.number());
        List<Map.Entry<Integer, Cell>> filled = line.cells().entrySet().stream()
                .filter(cell -> !cell.getValue().equals(Cell.BLANK))
                .toList();
        out.writeInt(filled.size());
        for (Map.Entry<Integer, Cell> cell : filled) {
            out.writeInt(cell.getKey());
            write(cell.getValue(), out);
        }
    }

    private static void write(Cell cell, DataOutputStream out) throws IOException {
        switch (cell) {
            case Cell.Text(String text) -> {
                out.writeByte('t');
                text(text, out);
            }
            case Cell.Figure(String shown) -> {
                out.writeByte('n');
                text(shown, out);
            }
            case Cell.Day(LocalDate date) -> {
                out.writeByte('d');
                out.writeLong(date.toEpochDay());
            }
            case Cell.Formula() -> out.writeByte('f');
            case Cell.Faulty() -> out.writeByte('e');
            case Cell.Blank() -> out.writeByte('b');
        }
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** @throws IOException when this is no answer */
    static Table.Reading read(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case TABLE -> table(in);
            case UNREADABLE -> new Table.Reading.Unreadable(text(in));
            case UNSUPPORTED -> new Table.Reading.Unsupported();
            default -> throw new IOException("no answer");
        };
    }

    private static Table.Reading table(DataInputStream in) throws IOException {
        var lines = new ArrayList<Table.Line>();
        int cells = 0;
        for (int left = in.readInt(); left > 0; left--) {
            int number = in.readInt();
            Map<Integer, Cell> row = new HashMap<>();
            for (int cellsLeft = in.readInt(); cellsLeft > 0; cellsLeft--) {
                if (++cells > CELLS_AT_MOST) {
                    return new Table.Reading.Unreadable(XlsxTable.UNSAFE);
                }
                row.put(in.readInt(), cell(in));
            }
            lines.add(new Table.Line(number, row));
            if (lines.size() > Table.LINES_AT_MOST + 2) {
                throw new IOException("more lines than a table has");
            }
        }
        return new Table.Reading.Opened(new Table(lines));
    }

    private static Cell cell(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 't' -> new Cell.Text(text(in));
            case 'n' -> new Cell.Figure(text(in));
            case 'd' -> day(in.readLong());
            case 'f' -> new Cell.Formula();
            case 'e' -> new Cell.Faulty();
            case 'b' -> Cell.BLANK;
            default -> throw new IOException("no cell");
        };
    }

    private static Cell day(long epochDay) throws IOException {
        try {
            return new Cell.Day(LocalDate.ofEpochDay(epochDay));
        } catch (DateTimeException e) {
            throw new IOException("no day", e);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = length < 0 ? new byte[0] : in.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("answer cut off");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
