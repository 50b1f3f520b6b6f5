package vn.lienthong.reports.unit;

import java.time.LocalDate;

/** One cell of an import file as it was found, before anybody knows what it should hold. */
sealed interface Cell {

    Cell BLANK = new Blank();

    record Blank() implements Cell {}

    /** @param text not blank, NFC, without space at its ends */
    record Text(String text) implements Cell {}

    /** @param shown the number as the spreadsheet shows it, leading zeros of its format included */
    record Figure(String shown) implements Cell {}

    record Day(LocalDate date) implements Cell {}

    /** A formula: its stored result may be stale or hostile, so it is never used. */
    record Formula() implements Cell {}

    /** A cell that holds an Excel error such as #REF!, or a day that is none. */
    record Faulty() implements Cell {}
}
