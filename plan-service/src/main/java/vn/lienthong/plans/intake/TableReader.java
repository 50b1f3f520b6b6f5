package vn.lienthong.plans.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.plans.content.Annex;

/** Turns a grid into the columns and rows of an annex. */
final class TableReader {

    /** No plan may have as many columns; rows of a table made to exhaust the memory are not filled up to its widest. */
    private static final int MOST_FILLED = 50;

    private final String id;
    private final Doubts doubts;

    TableReader(String id, Doubts doubts) {
        this.id = id;
        this.doubts = doubts;
    }

    /** @param before text between the annex's heading and its table */
    Annex annex(String title, @Nullable String reference, Grid grid, List<Line> before) {
        int header = headerRows(grid);
        List<String> columns = columns(grid.rows().subList(0, header));
        var rows = new ArrayList<List<String>>();
        before.forEach(line -> rows.add(List.of(line.text())));
        for (List<List<Line>> row : grid.rows().subList(header, grid.rows().size())) {
            rows.add(row(row, columns, rows.size() + 1));
        }
        return new Annex(id, title, reference, columns, rows);
    }

    static Annex ofText(String id, String title, @Nullable String reference, List<Line> lines) {
        return withText(new Annex(id, title, reference, List.of(), List.of()), lines);
    }

    static Annex withText(Annex annex, List<Line> lines) {
        List<List<String>> rows = Stream.concat(
                        annex.rows().stream(), lines.stream().map(line -> List.of(line.text())))
                .toList();
        return new Annex(annex.id(), annex.title(), annex.reference(), annex.columns(), rows);
    }

    /** Rows before the one that is numbered 1; a table without numbers has one header row. */
    private static int headerRows(Grid grid) {
        for (int i = 0; i < Math.min(4, grid.rows().size()); i++) {
            List<List<Line>> row = grid.rows().get(i);
            if (!row.isEmpty() && text(row.getFirst()).matches("0?1\\s*[.)]?|I\\s*[.)]?|a\\s*[.)]")) {
                return i;
            }
        }
        return Math.min(1, grid.rows().size());
    }

    private static List<String> columns(List<List<List<Line>>> header) {
        int width = header.stream().mapToInt(List::size).max().orElse(0);
        var columns = new ArrayList<String>();
        for (int column = 0; column < width; column++) {
            var parts = new ArrayList<String>();
            for (List<List<Line>> row : header) {
                if (column < row.size() && !row.get(column).isEmpty()) {
                    parts.add(text(row.get(column)));
                }
            }
            columns.add(String.join(" ", parts));
        }
        return columns;
    }

    private List<String> row(List<List<Line>> cells, List<String> columns, int number) {
        var row = new ArrayList<String>();
        for (int i = 0; i < cells.size(); i++) {
            row.add(text(cells.get(i)));
            stray(cells.get(i), i < columns.size() ? columns.get(i) : "", number);
        }
        if (row.size() < columns.size()) {
            doubts.aboutNode(
                    id,
                    "Dòng %d của bảng chỉ có %d/%d ô; bảng có thể bị cắt, cần bổ sung phần thiếu."
                            .formatted(number, row.size(), columns.size()));
            while (row.size() < Math.min(columns.size(), MOST_FILLED)) {
                row.add("");
            }
        } else if (row.size() > columns.size() && !columns.isEmpty()) {
            doubts.aboutNode(id, "Dòng %d của bảng có %d ô, nhiều hơn số cột; xem lại.".formatted(number, row.size()));
        }
        return row;
    }

    private void stray(List<Line> cell, String column, int number) {
        for (Line line : cell) {
            if (cell.size() > 1 && line.text().matches("\\p{L}")) {
                doubts.aboutNode(
                        id,
                        "Dòng %d, cột “%s”: chữ “%s” đứng một mình, có thể là chữ thừa."
                                .formatted(number, column, line.text()));
            }
        }
    }

    /** The text of a cell: wrapped lines joined, items and finished sentences on lines of their own. */
    static String text(List<Line> cell) {
        var text = new StringBuilder();
        for (Line line : cell) {
            String next = line.flat().text();
            if (!text.isEmpty()) {
                boolean apart = Mark.of(next).isPresent() || ".;:".indexOf(text.charAt(text.length() - 1)) >= 0;
                text.append(apart ? '\n' : ' ');
            }
            text.append(next);
        }
        return text.toString();
    }
}
