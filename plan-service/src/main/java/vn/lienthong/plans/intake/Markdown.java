package vn.lienthong.plans.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the lines of a text file into blocks. Headings and emphasis of Markdown become bold and italic runs, pipe tables
 * become grids; a file without them is taken literally.
 */
final class Markdown {

    private static final Pattern HEADING = Pattern.compile("^\\s{0,3}#{1,6}\\s++(.*)$");
    private static final Pattern STRONG = Pattern.compile("\\*\\*\\S");
    private static final Pattern ITALIC =
            Pattern.compile("(?<![*\\p{L}\\p{N}])\\*(?=[^*\\s])([^*\\n]+?)(?<=[^*\\s])\\*(?![*\\p{L}\\p{N}])");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?=[\\\\`*_{}\\[\\]()#+\\-.!|<>~])");
    private static final Pattern PIPE_ROW = Pattern.compile("^\\s*\\|(.*)\\|\\s*$");

    private final List<String> lines;
    private final boolean marked;
    private final List<Block> blocks = new ArrayList<>();

    Markdown(List<String> lines) {
        this.lines = lines;
        this.marked = lines.stream()
                .anyMatch(line ->
                        HEADING.matcher(line).matches() || STRONG.matcher(line).find());
    }

    List<Block> blocks() {
        var paragraph = new ArrayList<String>();
        boolean afterBlank = false;
        int i = 0;
        while (i < lines.size()) {
            String line = lines.get(i);
            if (isTable(i)) {
                paragraph(paragraph, afterBlank);
                i = table(i);
                afterBlank = true;
            } else if (line.isBlank() && line.indexOf('\t') < 0) {
                paragraph(paragraph, afterBlank);
                afterBlank = true;
                i++;
            } else if (marked && HEADING.matcher(line).matches()) {
                afterBlank = paragraph(paragraph, afterBlank);
                heading(line, afterBlank);
                afterBlank = false;
                i++;
            } else {
                paragraph.add(line);
                i++;
            }
        }
        paragraph(paragraph, afterBlank);
        return List.copyOf(blocks);
    }

    /** Adds the gathered lines; answers whether what follows still stands after a blank line. */
    private boolean paragraph(List<String> gathered, boolean afterBlank) {
        if (gathered.isEmpty()) {
            return afterBlank;
        }
        boolean first = true;
        for (Line line : styled(String.join("\n", gathered), false)) {
            if (!line.blank() || line.cellStart()) {
                blocks.add(line.after(first && afterBlank));
                first = false;
            }
        }
        gathered.clear();
        return false;
    }

    private void heading(String line, boolean afterBlank) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            for (Line styled : styled(withoutClosingMarks(heading.group(1)), true)) {
                blocks.add(styled.after(afterBlank));
            }
        }
    }

    /** "Mục tiêu ##" closes what "## Mục tiêu" opened. */
    private static String withoutClosingMarks(String heading) {
        String text = heading.stripTrailing();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '#') {
            end--;
        }
        return text.substring(0, end).stripTrailing();
    }

    private List<Line> styled(String text, boolean bold) {
        if (!marked) {
            return text.lines().map(Line::of).toList();
        }
        String unescaped = ESCAPE.matcher(text).replaceAll("");
        var lines = new ArrayList<Line>();
        var line = new StyledText();
        int strong = count(unescaped);
        boolean open = false;
        int from = 0;
        for (int at = unescaped.indexOf("**"); at >= 0 && strong > 0; at = unescaped.indexOf("**", from)) {
            if (strong == 1 && !open) {
                break; // a pair without its other half is text
            }
            line = italics(unescaped.substring(from, at), bold || open, lines, line);
            open = !open;
            strong--;
            from = at + 2;
        }
        line = italics(unescaped.substring(from), bold || open, lines, line);
        lines.add(line.line());
        return lines;
    }

    private static int count(String text) {
        int pairs = 0;
        for (int at = text.indexOf("**"); at >= 0; at = text.indexOf("**", at + 2)) {
            pairs++;
        }
        return pairs;
    }

    private static StyledText italics(String text, boolean bold, List<Line> lines, StyledText line) {
        Matcher italic = ITALIC.matcher(text);
        StyledText current = line;
        int from = 0;
        while (italic.find()) {
            current = plain(text.substring(from, italic.start()), bold, false, lines, current);
            current = plain(italic.group(1), bold, true, lines, current);
            from = italic.end();
        }
        return plain(text.substring(from), bold, false, lines, current);
    }

    private static StyledText plain(String text, boolean bold, boolean italic, List<Line> lines, StyledText line) {
        StyledText current = line;
        String[] parts = text.split("\n", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                lines.add(current.line());
                current = new StyledText();
            }
            current.append(parts[i], bold, italic);
        }
        return current;
    }

    private boolean isTable(int at) {
        return at + 1 < lines.size() && PIPE_ROW.matcher(lines.get(at)).matches() && isPipeRule(lines.get(at + 1));
    }

    /** "|---|:--|" under the heads of a table. */
    private static boolean isPipeRule(String line) {
        String rule = line.strip();
        return rule.length() > 2
                && rule.startsWith("|")
                && rule.endsWith("|")
                && rule.indexOf('-') > 0
                && rule.chars().allMatch(c -> c == '-' || c == '|' || c == ':' || Character.isWhitespace(c));
    }

    private int table(int at) {
        var rows = new ArrayList<List<List<Line>>>();
        int i = at;
        for (; i < lines.size(); i++) {
            Matcher row = PIPE_ROW.matcher(lines.get(i));
            if (!row.matches()) {
                break;
            }
            if (isPipeRule(lines.get(i))) {
                continue;
            }
            var cells = new ArrayList<List<Line>>();
            for (String cell : row.group(1).split("(?<!\\\\)\\|", -1)) {
                cells.add(
                        styled(cell.replace("<br>", "\n").replace("<br/>", "\n").replace("\\|", "|"), false).stream()
                                .filter(line -> !line.blank())
                                .toList());
            }
            rows.add(cells);
        }
        blocks.add(new Grid(rows));
        return i;
    }
}
