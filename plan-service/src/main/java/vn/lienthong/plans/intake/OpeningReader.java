package vn.lienthong.plans.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.plans.content.Node;
import vn.lienthong.plans.content.NodeKind;

/** Reads what stands between the title and the first numbered heading: the legal bases and the sentence "… như sau:". */
final class OpeningReader {

    private static final Pattern BASIS = Pattern.compile(
            "(?iU)^(?:căn cứ|thực hiện|theo|xét|trên cơ sở|tiếp tục thực hiện|triển khai thực hiện|triển khai)\\b.*");
    private static final Pattern AS_FOLLOWS = Pattern.compile("(?isU).*(?:như sau|sau đây|nội dung sau)\\s*[:.]?\\s*$");
    private static final String UNIT =
            "(?iU:ủy ban|uỷ ban|ubnd|sở|phòng|trường|nhà trường|trung tâm|ban|bộ phận|tổ|đoàn|công đoàn|chi bộ|hiệu trưởng|đơn vị)";
    private static final Pattern OPENING = Pattern.compile("(?sU)(?<=[,;.])\\s+(?<unit>" + UNIT + "\\b)");
    private static final Pattern VERB = Pattern.compile("(?U)xây dựng|ban hành|triển khai|đề ra|lập|tổ chức|thông báo");
    private static final Pattern SAYS_FOLLOWS = Pattern.compile("(?U)(?:như sau|sau đây|nội dung sau)\\s*[:.]?$");
    private static final Pattern SENTENCE_END = Pattern.compile(";|\\.\\s");
    private static final Pattern ISSUER = Pattern.compile(
            "(?sU)^(?<name>(?:[Tt]rường|Phòng|Sở|UBND|Ủy ban|Uỷ ban|Trung tâm)\\s.{2,100}?)\\s*,?\\s+(?:xây dựng|ban hành|triển khai|đề ra|lập|tổ chức)\\b.*");

    /** A real opening is far shorter. */
    private static final int LONGEST_SENTENCE = 3_000;

    private final Ids ids;
    private final List<Node> bases = new ArrayList<>();
    private final List<Node> preamble = new ArrayList<>();

    OpeningReader(Ids ids) {
        this.ids = ids;
    }

    /** {@code rest} is the body after the opening. */
    record Opening(List<Node> bases, List<Node> preamble, List<Line> rest) {

        /** The unit that, by the opening, issues the plan. */
        Optional<String> issuer() {
            return preamble.stream()
                    .map(Node::text)
                    .filter(text -> text.length() <= LONGEST_SENTENCE)
                    .map(ISSUER::matcher)
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group("name"))
                    .findFirst();
        }
    }

    Opening read(List<Line> body) {
        int end = end(body);
        for (Line line : body.subList(0, end)) {
            Line text = withoutBullet(line);
            if (BASIS.matcher(text.text()).matches()) {
                basis(text);
            } else {
                Optional<Mark> mark = Mark.of(line.text());
                preamble.add(new Node(
                        ids.node(),
                        mark.map(Mark::kind).orElse(NodeKind.PARAGRAPH),
                        mark.map(Mark::number).orElse(null),
                        line.from(mark.map(Mark::end).orElse(0)).runs(),
                        List.of()));
            }
        }
        return new Opening(List.copyOf(bases), List.copyOf(preamble), List.copyOf(body.subList(end, body.size())));
    }

    /** Up to "như sau:", or else to the first heading, or else the bases at the beginning. */
    private static int end(List<Line> body) {
        int heading = 0;
        while (heading < body.size()
                && Mark.of(body.get(heading).text()).filter(Mark::heading).isEmpty()) {
            heading++;
        }
        for (int i = 0; i < heading; i++) {
            if (AS_FOLLOWS.matcher(body.get(i).text()).matches()) {
                return i + 1;
            }
        }
        if (heading < body.size()) {
            return heading;
        }
        int bases = 0;
        while (bases < body.size()
                && BASIS.matcher(withoutBullet(body.get(bases)).text()).matches()) {
            bases++;
        }
        return bases;
    }

    private void basis(Line line) {
        int opening = line.length() <= LONGEST_SENTENCE ? opening(line.text()) : -1;
        if (opening > 0) {
            paragraph(bases, line.part(0, opening));
            paragraph(preamble, line.from(opening));
        } else if (AS_FOLLOWS.matcher(line.text()).matches()) {
            paragraph(preamble, line);
        } else {
            paragraph(bases, line);
        }
    }

    /**
     * Where, on the line of a basis, the sentence begins by which a unit gives itself the plan ("…, Trường … xây dựng kế
     * hoạch như sau:"); -1 when there is none. Looks at every place a fixed number of times.
     */
    private static int opening(String text) {
        Matcher follows = SAYS_FOLLOWS.matcher(text);
        if (!follows.find()) {
            return -1;
        }
        int sentence = last(SENTENCE_END, text, 0, follows.start());
        int verb = last(VERB, text, Math.max(sentence, 0), follows.start());
        Matcher unit = OPENING.matcher(text);
        int found = -1;
        while (verb > 0 && unit.find() && unit.end() <= verb) {
            if (unit.start("unit") > sentence && unit.start() > 1) {
                found = unit.start("unit");
            }
        }
        return found;
    }

    private static int last(Pattern pattern, String text, int from, int to) {
        Matcher matcher = pattern.matcher(text).region(from, to);
        int last = -1;
        while (matcher.find()) {
            last = matcher.start();
        }
        return last;
    }

    private void paragraph(List<Node> nodes, Line line) {
        nodes.add(new Node(ids.node(), NodeKind.PARAGRAPH, null, line.runs(), List.of()));
    }

    private static Line withoutBullet(Line line) {
        return Mark.of(line.text())
                .filter(mark -> mark.kind() == NodeKind.BULLET)
                .map(mark -> line.from(mark.end()))
                .filter(text -> BASIS.matcher(text.text()).matches())
                .orElse(line);
    }
}
