package vn.lienthong.reports.unit;

import java.util.List;

/**
 * What a file says of one unit, all its rows taken together.
 *
 * @param rows of the file, at least one
 */
record StatedUnit(String id, String code, UnitDescription description, List<StatedRow> rows) {

    int firstRow() {
        return rows.getFirst().number();
    }
}
