package vn.lienthong.plans.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.plans.content.Run;

/** Gathers styled characters and tidies them: NFC, one space for many, no invisible characters, no blanks at the ends. */
final class StyledText {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder styles = new StringBuilder();
    private boolean leadingTab;

    StyledText append(String more, boolean bold, boolean italic) {
        String composed = Normalizer.normalize(more, Normalizer.Form.NFC);
        char style = (char) ((bold ? 1 : 0) + (italic ? 2 : 0));
        for (int i = 0; i < composed.length(); i++) {
            append(tidy(composed.charAt(i)), style);
        }
        return this;
    }

    private void append(char c, char style) {
        if (c == 0) {
            return;
        }
        boolean space = c == ' ' || c == '\t';
        if (space && text.isEmpty()) {
            leadingTab |= c == '\t';
            return;
        }
        char last = text.isEmpty() ? 0 : text.charAt(text.length() - 1);
        if (space && (last == ' ' || last == '\t')) {
            if (c == '\t') {
                text.setCharAt(text.length() - 1, '\t');
            }
            return;
        }
        text.append(c);
        styles.append(space ? styles.charAt(styles.length() - 1) : style);
    }

    private static char tidy(char c) {
        return switch (c) {
            case '\t' -> '\t';
            case '\u00A0', '\u2007', '\u202F', '\u3000', '\u2002', '\u2003', '\u2009' -> ' ';
            case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\uFFFE', '\uFFFF', '\u007F' -> 0;
            default -> Character.isWhitespace(c) ? ' ' : c < ' ' ? 0 : c;
        };
    }

    Line line() {
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        var runs = new ArrayList<Run>();
        int from = 0;
        for (int i = 1; i <= end; i++) {
            if (i == end || styles.charAt(i) != styles.charAt(from)) {
                char style = styles.charAt(from);
                runs.add(new Run(text.substring(from, i), (style & 1) != 0, (style & 2) != 0));
                from = i;
            }
        }
        return new Line(List.copyOf(runs), false, false, leadingTab);
    }
}
