package vn.lienthong.plans.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table: rows of cells, each with its lines. */
record Grid(List<List<List<Line>>> rows) implements Block {

    Grid {
        rows = rows.stream().map(row -> row.stream().map(List::copyOf).toList()).toList();
    }

    int columns() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    Stream<Line> lines() {
        return rows.stream().flatMap(List::stream).flatMap(List::stream);
    }

    /** All lines, the first column before the second, as a layout table is read. */
    List<Line> byColumn() {
        var lines = new ArrayList<Line>();
        for (int column = 0; column < columns(); column++) {
            for (List<List<Line>> row : rows) {
                if (column < row.size()) {
                    lines.addAll(row.get(column));
                }
            }
        }
        return lines;
    }
}
