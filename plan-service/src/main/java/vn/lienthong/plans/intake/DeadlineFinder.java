package vn.lienthong.plans.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.plans.content.Boundary;
import vn.lienthong.plans.content.Deadline;
import vn.lienthong.plans.content.Node;

/** Finds the days by which something is due: "trước ngày 10/11/2025", "6 tháng (trước ngày 10/6)", "hàng năm (05/11)". */
final class DeadlineFinder {

    private static final String CADENCE =
            "(?:hàng|hằng)\\s+(?:năm|quý|tháng|tuần)|(?:6|sáu|9|chín)\\s+tháng(?:\\s+(?:đầu|cuối)\\s+năm)?|quý\\s+(?:IV|III|II|I|[1-4])|cả năm|năm";
    private static final Pattern IN_BRACKETS = Pattern.compile("(?iU)(?<![\\p{L}\\p{N}])(?<cadence>" + CADENCE
            + ")\\s*\\(\\s*(?<text>(?<before>(?:chậm nhất\\s+)?trước\\s+)?(?:ngày\\s+)?" + DateWords.DATE + ")\\s*\\)");
    private static final Pattern AFTER_CADENCE = Pattern.compile("(?iU)(?<![\\p{L}\\p{N}])(?<cadence>" + CADENCE
            + ")\\s*:?\\s+(?<text>(?<before>(?:chậm nhất\\s+)?trước\\s+)(?:ngày\\s+)?" + DateWords.DATE + ")");
    private static final Pattern LIMIT = Pattern.compile(
            "(?iU)(?<![\\p{L}])(?<text>(?<how>(?:xong\\s+)?trước|chậm nhất(?:\\s+là)?(?:\\s+trước)?|muộn nhất(?:\\s+là)?|(?:đến\\s+)?hết|hạn cuối(?:\\s+là)?)\\s+(?:ngày\\s+)?"
                    + DateWords.DATE + ")");
    private static final Pattern UNDATED = Pattern.compile(
            "(?iU)(?<![\\p{L}])định kỳ\\s+(?<cadence>(?:hàng|hằng)\\s+(?:năm|quý|tháng|tuần))(?!\\s*\\()(?=[\\s,.;])");
    private static final Pattern SENTENCE_END = Pattern.compile("[.;:](?=\\s|$)");
    private static final int WHAT_CHARACTERS = 200;
    private static final int MOST_PER_NODE = 20;

    private final Ids ids;
    private final Doubts doubts;
    private final @Nullable Integer year;
    private final @Nullable LocalDate notBefore;

    /**
     * @param notBefore the plan's date, or that of its latest basis: nothing can be due before it
     */
    DeadlineFinder(Ids ids, Doubts doubts, @Nullable Integer year, @Nullable LocalDate notBefore) {
        this.ids = ids;
        this.doubts = doubts;
        this.year = year;
        this.notBefore = notBefore;
    }

    /** A place in the text and the deadline read there. */
    private record Hit(
            int start,
            int end,
            String what,
            String text,
            @Nullable LocalDate due,
            Boundary boundary) {}

    List<Deadline> in(Stream<Node> nodes) {
        return nodes.flatMap(node -> in(node).stream()).toList();
    }

    private List<Deadline> in(Node node) {
        String text = DateWords.normal(node.text());
        var hits = new ArrayList<Hit>();
        cadences(node, text, hits);
        limits(node, text, hits);
        undated(text, hits);
        if (hits.size() >= MOST_PER_NODE) {
            doubts.aboutNode(
                    node.id(),
                    "Đoạn này có rất nhiều mốc thời hạn; chỉ lấy %d mốc, bổ sung nếu thiếu.".formatted(MOST_PER_NODE));
        }
        hits.sort(Comparator.comparingInt(Hit::start));
        return hits.stream()
                .map(hit -> new Deadline(ids.deadline(), node.id(), hit.what(), hit.text(), hit.due(), hit.boundary()))
                .toList();
    }

    private void cadences(Node node, String text, List<Hit> hits) {
        for (Pattern pattern : List.of(IN_BRACKETS, AFTER_CADENCE)) {
            Matcher matcher = pattern.matcher(text);
            while (hits.size() < MOST_PER_NODE && matcher.find()) {
                if (free(hits, matcher.start(), matcher.end())) {
                    Boundary boundary = matcher.group("before") == null ? Boundary.INCLUSIVE : Boundary.EXCLUSIVE;
                    hits.add(hit(node, matcher, report(text, matcher.start(), matcher.group("cadence")), boundary));
                }
            }
        }
    }

    private void limits(Node node, String text, List<Hit> hits) {
        Matcher matcher = LIMIT.matcher(text);
        while (hits.size() < MOST_PER_NODE && matcher.find()) {
            if (free(hits, matcher.start(), matcher.end())) {
                boolean before = matcher.group("how").toLowerCase(Locale.ROOT).contains("trước");
                hits.add(hit(
                        node,
                        matcher,
                        what(text, matcher.start(), matcher.end()),
                        before ? Boundary.EXCLUSIVE : Boundary.INCLUSIVE));
            }
        }
    }

    private void undated(String text, List<Hit> hits) {
        Matcher matcher = UNDATED.matcher(text);
        int looked = 0;
        while (hits.size() < MOST_PER_NODE && looked++ < 10 * MOST_PER_NODE && matcher.find()) {
            if (free(hits, matcher.start(), matcher.end())
                    && sentence(text, matcher.start()).contains("áo cáo")) {
                hits.add(new Hit(
                        matcher.start(),
                        matcher.end(),
                        report(text, matcher.start(), matcher.group("cadence")),
                        matcher.group("cadence"),
                        null,
                        Boundary.INCLUSIVE));
            }
        }
    }

    private Hit hit(Node node, Matcher matcher, String what, Boundary boundary) {
        DateWords.Found found = DateWords.found(matcher, year);
        String written = node.text().substring(matcher.start("text"), matcher.end("text"));
        if (found.date() == null) {
            doubts.aboutNode(node.id(), "Thời hạn: " + WindowReader.noDate(written, found));
        } else if (notBefore != null && found.date().isBefore(notBefore)) {
            doubts.aboutNode(
                    node.id(),
                    "Thời hạn “%s” đứng trước ngày %s của văn bản hoặc căn cứ; xem lại."
                            .formatted(written, DateWords.print(notBefore)));
        }
        return new Hit(matcher.start(), matcher.end(), what, written, found.date(), boundary);
    }

    private static boolean free(List<Hit> hits, int start, int end) {
        return hits.stream().noneMatch(hit -> start < hit.end() && hit.start() < end);
    }

    private static String report(String text, int at, String cadence) {
        String named = cadence.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replaceAll("quý (i+v?|iv)$", "quý $1");
        boolean report = sentence(text, at).toLowerCase(Locale.ROOT).contains("báo cáo");
        return (report ? "Báo cáo " : "Việc ") + named;
    }

    /** What the sentence says before the limit, or after it when the sentence begins with it. */
    private static String what(String text, int start, int end) {
        int from = sentenceStart(text, start);
        String before = tidy(text.substring(from, start));
        if (!before.isEmpty()) {
            return clip(before);
        }
        Matcher stop = SENTENCE_END.matcher(text);
        int to = stop.find(end) ? stop.start() : text.length();
        return clip(tidy(text.substring(end, to)));
    }

    private static String sentence(String text, int at) {
        Matcher stop = SENTENCE_END.matcher(text);
        int to = stop.find(at) ? stop.start() : text.length();
        return text.substring(sentenceStart(text, at), to);
    }

    /** After the last sign that ends a sentence before that place. */
    private static int sentenceStart(String text, int at) {
        for (int i = at - 1; i >= 0; i--) {
            if (".;:".indexOf(text.charAt(i)) >= 0
                    && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static String tidy(String text) {
        int start = 0;
        while (start < text.length()
                && (Character.isWhitespace(text.charAt(start)) || ",(".indexOf(text.charAt(start)) >= 0)) {
            start++;
        }
        return Trailing.without(text.substring(start), ",(");
    }

    private static String clip(String text) {
        if (text.length() <= WHAT_CHARACTERS) {
            return text;
        }
        int space = text.lastIndexOf(' ', WHAT_CHARACTERS);
        return text.substring(0, space > 0 ? space : WHAT_CHARACTERS) + "…";
    }
}
