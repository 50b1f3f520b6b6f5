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

    /** For each column its cells, from top to bottom. */
    List<List<List<Line>>> cellsByColumn() {
        var columns = new ArrayList<List<List<Line>>>();
        for (List<List<Line>> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i == columns.size()) {
                    columns.add(new ArrayList<>());
                }
                columns.get(i).add(row.get(i));
            }
        }
        return columns;
    }

    /** All lines, the first column before the second, as a layout table is read. */
    List<Line> byColumn() {
        return cellsByColumn().stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .toList();
    }
}
