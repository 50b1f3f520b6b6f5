package vn.lienthong.references.verification;

import vn.lienthong.references.citation.Citation;

/** What to write for a number: with {@code số} and a space before it, where it was glued to that word. */
final class NumberText {

    private NumberText() {}

    static String of(Citation citation, String number) {
        if (!citation.glued()) {
            return number;
        }
        int word = citation.number().start() - citation.span().start();
        return (citation.text().charAt(word) == 'S' ? "Số " : "số ") + number;
    }
}
