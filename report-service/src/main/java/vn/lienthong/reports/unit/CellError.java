package vn.lienthong.reports.unit;

/**
 * What is wrong with one cell of an import file.
 *
 * @param row    as the spreadsheet numbers it: the heading is row 1; 0 when the file as a whole is meant
 * @param column heading of the column; empty when the row as a whole is meant
 * @param detail in Vietnamese, saying what to do
 */
record CellError(int row, String column, String detail) {}
