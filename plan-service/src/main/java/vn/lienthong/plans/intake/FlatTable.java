package vn.lienthong.plans.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts together a table that a conversion has flattened to text: every cell begins with a tab, its further lines do not,
 * and blank lines may stand between rows as well as inside cells. Rows are told by their running numbers, without these
 * by the blank lines.
 */
final class FlatTable {

    private final List<List<Line>> cells = new ArrayList<>();

    /** The table in these lines, from the first cell to the end; empty when no cell begins with a tab. */
    static Optional<Grid> in(List<Line> lines) {
        var table = new FlatTable();
        for (Line line : lines) {
            if (line.cellStart()) {
                table.cells.add(new ArrayList<>());
            }
            if (table.cells.isEmpty()) {
                continue;
            }
            table.cells.getLast().add(line);
        }
        return table.cells.size() < 4 ? Optional.empty() : table.grid();
    }

    /** Index of the first line of the flattened table; the size of the list when there is none. */
    static int start(List<Line> lines) {
        int at = 0;
        while (at < lines.size() && !lines.get(at).cellStart()) {
            at++;
        }
        return at;
    }

    private Optional<Grid> grid() {
        int first = firstNumber();
        List<Integer> starts = first > 0 ? numberedRows(first) : blankRows();
        if (starts.isEmpty()) {
            return Optional.empty();
        }
        var rows = new ArrayList<List<List<Line>>>();
        rows.add(row(0, starts.getFirst()));
        for (int i = 0; i < starts.size(); i++) {
            rows.add(row(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : cells.size()));
        }
        return Optional.of(new Grid(rows));
    }

    private int firstNumber() {
        for (int i = 1; i < cells.size(); i++) {
            if (isNumber(i, 1)) {
                return i;
            }
        }
        return -1;
    }

    private List<Integer> numberedRows(int first) {
        var starts = new ArrayList<Integer>();
        int expected = 1;
        for (int i = first; i < cells.size(); i++) {
            if (isNumber(i, expected)) {
                starts.add(i);
                expected++;
            }
        }
        return starts;
    }

    private List<Integer> blankRows() {
        var starts = new ArrayList<Integer>();
        for (int i = 1; i < cells.size(); i++) {
            if (cells.get(i).getFirst().afterBlank()) {
                starts.add(i);
            }
        }
        return starts;
    }

    private boolean isNumber(int cell, int number) {
        List<Line> text = cells.get(cell).stream().filter(line -> !line.blank()).toList();
        return text.size() == 1 && text.getFirst().text().matches("0?" + number + "\\s*[.)]?");
    }

    private List<List<Line>> row(int from, int to) {
        var row = new ArrayList<List<Line>>();
        for (int i = from; i < to; i++) {
            row.add(cells.get(i).stream().filter(line -> !line.blank()).toList());
        }
        return row;
    }
}
