package vn.lienthong.reports.unit;

import java.util.List;
import java.util.Map;

/** The cells of an import file; CSV and XLSX look alike from here on. */
record Table(List<Line> lines) {

    /** More data lines than this are refused: the largest province has about 4,000 units. */
    static final int LINES_AT_MOST = 20_000;

    /**
     * @param number as the spreadsheet numbers it, from 1
     * @param cells  by column position from 0; blank ones may be left out
     */
    record Line(int number, Map<Integer, Cell> cells) {

        boolean isBlank() {
            return cells.values().stream().allMatch(Cell.BLANK::equals);
        }
    }

    /** What became of a file. */
    sealed interface Reading {

        record Opened(Table table) implements Reading {}

        /** @param detail in Vietnamese, saying what to do */
        record Unreadable(String detail) implements Reading {}

        /** Neither CSV nor XLSX. */
        record Unsupported() implements Reading {}
    }
}
