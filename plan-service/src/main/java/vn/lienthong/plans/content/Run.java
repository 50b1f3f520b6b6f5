package vn.lienthong.plans.content;

import vn.lienthong.starter.text.TypedText;

/**
 * A stretch of text in one style. The text is kept as people's text may be ({@link TypedText}): so offsets mean the same
 * everywhere, and what was read from a document can be saved again.
 */
public record Run(String text, boolean bold, boolean italic) {

    public Run {
        text = text == null ? "" : TypedText.cleaned(text);
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
