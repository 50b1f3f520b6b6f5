package vn.lienthong.plans.content;

import java.util.ArrayList;
import java.util.List;

/** Cutting, joining and editing of styled text by offsets (UTF-16 code units) in the joined text. */
public final class Runs {

    private Runs() {}

    public static String text(List<Run> runs) {
        var joined = new StringBuilder();
        for (Run run : runs) {
            joined.append(run.text());
        }
        return joined.toString();
    }

    /**
     * Replaces {@code [start, end)}. The replacement takes the style of the first replaced character, or, when nothing is
     * replaced, of the character before the insertion; every other character keeps its own.
     */
    static List<Run> replace(List<Run> runs, int start, int end, String replacement) {
        Run style = styleAt(runs, start, end);
        return concat(List.of(
                slice(runs, 0, start),
                List.of(style.withText(replacement)),
                slice(runs, end, text(runs).length())));
    }

    /** A range that lies inside the text and cuts no character outside the basic plane in two. */
    static boolean contains(String text, int start, int end) {
        return start >= 0 && start <= end && end <= text.length() && !cutsPair(text, start) && !cutsPair(text, end);
    }

    private static boolean cutsPair(String text, int offset) {
        return offset > 0 && offset < text.length() && Character.isLowSurrogate(text.charAt(offset));
    }

    private static Run styleAt(List<Run> runs, int start, int end) {
        int wanted = start == end ? Math.max(0, start - 1) : start;
        int from = 0;
        for (Run run : runs) {
            int to = from + run.text().length();
            if (wanted < to) {
                return run;
            }
            from = to;
        }
        return runs.isEmpty() ? Run.plain("") : runs.getLast();
    }

    /** The part {@code [start, end)} with its styles. */
    public static List<Run> slice(List<Run> runs, int start, int end) {
        var part = new ArrayList<Run>();
        int from = 0;
        for (Run run : runs) {
            int to = from + run.text().length();
            int first = Math.max(start, from);
            int last = Math.min(end, to);
            if (first < last) {
                part.add(run.withText(run.text().substring(first - from, last - from)));
            }
            from = to;
        }
        return part;
    }

    /** All parts one after the other; neighbours of one style become one run, empty ones vanish. */
    public static List<Run> concat(List<List<Run>> parts) {
        var joined = new ArrayList<Run>();
        var text = new StringBuilder();
        Run style = Run.plain("");
        for (List<Run> part : parts) {
            for (Run run : part) {
                if (run.text().isEmpty()) {
                    continue;
                }
                if (!text.isEmpty() && !run.styledLike(style)) {
                    joined.add(style.withText(text.toString()));
                    text.setLength(0);
                }
                style = run;
                text.append(run.text());
            }
        }
        if (!text.isEmpty()) {
            joined.add(style.withText(text.toString()));
        }
        return List.copyOf(joined);
    }
}
