package vn.lienthong.references.citation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One mention of a legal document in a text.
 *
 * @param span from the kind word (or {@code số}, or the number) to the date, in the original text
 * @param text the original text of the span
 * @param symbol what the number says, in official writing
 * @param number where number and symbol stand, with a {@code số} glued to it
 * @param printedNumber the same as printed, without the breaks of a line
 * @param glued whether {@code số} sticks to the number
 * @param kind as the word before the number says; absent when there is none
 * @param issuer the office after {@code của}, as printed
 * @param parent index of the mention that this one is carried out by
 * @param retired the text says that the document is replaced or abolished
 */
public record Citation(
        Span span,
        String text,
        Symbol symbol,
        Span number,
        String printedNumber,
        boolean glued,
        @Nullable KindWord kind,
        @Nullable PrintedDate date,
        @Nullable String issuer,
        @Nullable Integer parent,
        boolean retired) {

    /** @param name in its official writing, e.g. {@code Chương trình hành động} */
    public record KindWord(Kind kind, String name, Span span) {}

    public @Nullable LocalDate issuedOn() {
        return date == null ? null : date.date();
    }

    /** Of the number or else of the date. */
    public @Nullable Integer year() {
        if (symbol.year() != null) {
            return symbol.year();
        }
        var issuedOn = issuedOn();
        return issuedOn == null ? null : issuedOn.getYear();
    }

    /** The symbol with a year that the writer left out of it but told by the date: {@code 72/NĐ-CP ngày 07/9/2015}. */
    public Symbol completed() {
        return symbol.family() == Family.N && symbol.year() == null ? symbol.withYear(year()) : symbol;
    }

    /** The kind in front of the number or, without one, that of the code. */
    public @Nullable String kindName() {
        if (kind != null) {
            return kind.name();
        }
        var type = symbol.type();
        var ofCode = type == null ? null : Kind.ofCode(type, symbol.family());
        if (ofCode != null) {
            return ofCode.words();
        }
        return symbol.family() == Family.C ? Kind.LETTER.words() : null;
    }

    /** What makes two mentions the same document, apart from the place of a local office: {@code A:47/NQ-CP@2024}. */
    public String key() {
        var year = year();
        var symbol = completed();
        var key = symbol.family() + ":" + symbol.text();
        return symbol.year() != null || year == null ? key : key + "@" + year;
    }
}
