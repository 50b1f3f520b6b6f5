package vn.lienthong.plans.intake;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.plans.content.Run;
import vn.lienthong.plans.content.Runs;

/**
 * A line or a paragraph of the source, with its spaces tidied. Tabs inside the text separate columns.
 *
 * @param centred set only by formats that know it
 * @param afterBlank a blank line stood before it
 * @param cellStart it began with a tab, as the cells of a flattened table do
 */
record Line(List<Run> runs, boolean centred, boolean afterBlank, boolean cellStart) implements Block {

    static Line of(String text) {
        return new StyledText().append(text, false, false).line();
    }

    String text() {
        return Runs.text(runs);
    }

    boolean blank() {
        return text().isBlank();
    }

    int length() {
        return text().length();
    }

    /** Every letter is bold. */
    boolean bold() {
        return !blank()
                && runs.stream().allMatch(run -> run.bold() || run.text().isBlank());
    }

    Line centredLine(boolean is) {
        return new Line(runs, is, afterBlank, cellStart);
    }

    Line after(boolean blankLine) {
        return new Line(runs, centred, blankLine, cellStart);
    }

    Line from(int offset) {
        return part(offset, length());
    }

    Line part(int start, int end) {
        String text = text();
        int first = start;
        int last = end;
        while (first < last && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return new Line(Runs.slice(runs, first, last), centred, afterBlank, cellStart);
    }

    /** This line continued by the next one of the source. */
    Line joinedWith(Line next) {
        return joined(List.of(this, next));
    }

    /** Lines of the source that make one paragraph. */
    static Line joined(List<Line> lines) {
        Line first = lines.getFirst();
        if (lines.size() == 1) {
            return first;
        }
        var parts = new ArrayList<List<Run>>();
        parts.add(first.runs);
        for (int i = 1; i < lines.size(); i++) {
            Line before = lines.get(i - 1);
            Line next = lines.get(i);
            boolean tokenGoesOn = endsInsideToken(before.text())
                    && !next.blank()
                    && Character.isLetterOrDigit(next.text().codePointAt(0));
            parts.add(tokenGoesOn ? List.of() : List.of(new Run(" ", before.bold() && next.bold(), false)));
            parts.add(next.runs);
        }
        return new Line(Runs.concat(parts), first.centred, first.afterBlank, first.cellStart);
    }

    private static boolean endsInsideToken(String text) {
        int last = text.length() - 1;
        return last > 0
                && (text.charAt(last) == '-' || text.charAt(last) == '/')
                && Character.isLetterOrDigit(text.charAt(last - 1));
    }

    /** The columns of the line, split at tabs. */
    List<Line> columns() {
        String text = text();
        if (text.indexOf('\t') < 0) {
            return List.of(this);
        }
        var columns = new ArrayList<Line>();
        var column = new ArrayList<Run>();
        for (Run run : runs) {
            String[] pieces = run.text().split("\t", -1);
            for (int i = 0; i < pieces.length; i++) {
                if (i > 0) {
                    columns.add(trimmed(column));
                    column.clear();
                }
                if (!pieces[i].isEmpty()) {
                    column.add(new Run(pieces[i], run.bold(), run.italic()));
                }
            }
        }
        columns.add(trimmed(column));
        return columns;
    }

    private Line trimmed(List<Run> column) {
        var line = new Line(List.copyOf(column), centred, afterBlank, cellStart);
        return line.part(0, line.length());
    }

    /** Tabs become spaces. */
    Line flat() {
        if (text().indexOf('\t') < 0) {
            return this;
        }
        List<Run> flat = runs.stream()
                .map(run -> new Run(run.text().replace('\t', ' '), run.bold(), run.italic()))
                .toList();
        return new Line(flat, centred, afterBlank, cellStart);
    }
}
