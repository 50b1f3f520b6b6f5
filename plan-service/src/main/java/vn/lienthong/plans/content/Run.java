package vn.lienthong.plans.content;

import java.text.Normalizer;

/** A stretch of text in one style. The text is kept in Unicode NFC, so that offsets mean the same everywhere. */
public record Run(String text, boolean bold, boolean italic) {

    public Run {
        text = text == null ? "" : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    public static Run plain(String text) {
        return new Run(text, false, false);
    }

    boolean styledLike(Run other) {
        return bold == other.bold && italic == other.italic;
    }

    Run withText(String replacement) {
        return new Run(replacement, bold, italic);
    }
}
