package vn.lienthong.plans.intake;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the paragraphs and tables of a WordprocessingML part (ISO/IEC 29500-1, chapter 17) as a stream. */
final class WordText {

    private static final int DEEPEST = 60;
    private static final int MOST_PARAGRAPHS = 20_000;

    /** More than any plan has; stops the reading before memory runs short. */
    @SuppressWarnings("serial")
    static final class TooMuch extends XMLStreamException {}

    private final WordStyles styles;
    private final WordStyles.Numbers numbers;
    private int pictures;
    private int footnotes;
    private int changes;
    private int paragraphs;
    private long characters;
    private final List<String> spaced = new ArrayList<>();

    WordText(WordStyles styles) {
        this.styles = styles;
        this.numbers = styles.numbers();
    }

    int pictures() {
        return pictures;
    }

    int footnotes() {
        return footnotes;
    }

    int changes() {
        return changes;
    }

    /** The paragraphs in which typed spaces may set columns apart, with these spaces. */
    List<String> spaced() {
        return List.copyOf(spaced);
    }

    List<Block> blocks(InputStream part) throws XMLStreamException {
        XMLStreamReader xml = SafeXml.reader(part);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                var blocks = new ArrayList<Block>();
                blocks(xml, blocks, 0);
                return List.copyOf(blocks);
            }
        }
        return List.of();
    }

    /** Everything up to the end of the current element. */
    private void blocks(XMLStreamReader xml, List<Block> blocks, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("nested too deeply");
        }
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT) {
                return;
            }
            if (event != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "p" -> blocks.addAll(new Paragraph().read(xml, depth + 1));
                case "tbl" -> blocks.add(table(xml, depth + 1));
                case "del", "moveFrom", "Fallback", "sectPr", "sdtPr" -> SafeXml.skip(xml);
                default -> blocks(xml, blocks, depth + 1);
            }
        }
    }

    private Grid table(XMLStreamReader xml, int depth) throws XMLStreamException {
        var rows = new ArrayList<List<List<Line>>>();
        rows(xml, rows, depth);
        return new Grid(rows);
    }

    private void rows(XMLStreamReader xml, List<List<List<Line>>> rows, int depth) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT) {
                return;
            }
            if (event != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "tr" -> {
                    var cells = new ArrayList<List<Line>>();
                    cells(xml, cells, depth + 1);
                    rows.add(cells);
                }
                case "del", "tblPr", "tblGrid", "sdtPr" -> SafeXml.skip(xml);
                default -> rows(xml, rows, depth);
            }
        }
    }

    private void cells(XMLStreamReader xml, List<List<Line>> cells, int depth) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT) {
                return;
            }
            if (event != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "tc" -> cell(xml, cells, depth + 1);
                case "trPr", "tblPrEx", "sdtPr" -> SafeXml.skip(xml);
                default -> cells(xml, cells, depth);
            }
        }
    }

    private void cell(XMLStreamReader xml, List<List<Line>> cells, int depth) throws XMLStreamException {
        var blocks = new ArrayList<Block>();
        int span = 1;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT) {
                break;
            }
            if (event != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "tcPr" -> span = span(xml);
                case "p" -> blocks.addAll(new Paragraph().read(xml, depth + 1));
                case "tbl" -> blocks.add(table(xml, depth + 1));
                case "del", "moveFrom", "sdtPr" -> SafeXml.skip(xml);
                default -> blocks(xml, blocks, depth + 1);
            }
        }
        var lines = new ArrayList<Line>();
        for (Block block : blocks) {
            switch (block) {
                case Line line -> lines.add(line);
                case Grid nested -> lines.addAll(nested.lines().toList());
            }
        }
        cells.add(lines.stream().filter(line -> !line.blank()).toList());
        for (int i = 1; i < Math.min(span, 30); i++) {
            cells.add(List.of());
        }
    }

    private static int span(XMLStreamReader xml) throws XMLStreamException {
        int span = 1;
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                depth++;
                if (xml.getLocalName().equals("gridSpan")) {
                    span = WordStyles.number(xml);
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                depth--;
            }
        }
        return span;
    }

    /** One paragraph; line breaks in it make several lines, text boxes anchored in it follow after it. */
    private final class Paragraph {
        private final List<Line> lines = new ArrayList<>();
        private final List<Block> anchored = new ArrayList<>();
        private StyledText text = new StyledText();
        private final StringBuilder typed = new StringBuilder();
        private String style = "";
        private boolean centred;
        private String numbering = "";
        private int level = -1;

        List<Block> read(XMLStreamReader xml, int depth) throws XMLStreamException {
            if (++paragraphs > MOST_PARAGRAPHS) {
                throw new TooMuch();
            }
            content(xml, depth, false, false);
            lines.add(text.line());
            if (StateSecretMark.GAP.matcher(typed).find()) {
                typed.toString().lines().forEach(spaced::add);
            }
            List<Block> all = new ArrayList<>();
            boolean first = true;
            for (Line line : lines) {
                all.add((first ? marked(line) : line).centredLine(centred));
                first = false;
            }
            all.addAll(anchored);
            return all;
        }

        private Line marked(Line line) {
            String list = numbering.isEmpty() ? styles.numbering(style) : numbering;
            if (line.blank() || list.isEmpty() || list.equals("0")) {
                return line;
            }
            String mark = numbers.next(list, level >= 0 ? level : styles.level(style));
            return mark.isBlank() ? line : Line.of(mark.strip()).joinedWith(line);
        }

        private void content(XMLStreamReader xml, int depth, boolean bold, boolean italic) throws XMLStreamException {
            if (depth > DEEPEST) {
                throw new XMLStreamException("nested too deeply");
            }
            boolean strong = bold;
            boolean slanted = italic;
            boolean hidden = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamReader.END_ELEMENT) {
                    return;
                }
                if (event != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "pPr" -> properties(xml);
                    case "rPr" -> {
                        RunStyle run = runStyle(xml, strong, slanted);
                        strong = run.bold();
                        slanted = run.italic();
                        hidden = run.hidden();
                    }
                    case "r" -> content(xml, depth + 1, styles.bold(style), styles.italic(style));
                    case "t" -> {
                        String words = xml.getElementText();
                        characters += words.length();
                        if (characters > 3L * PlanReader.MOST_CHARACTERS) {
                            throw new TooMuch();
                        }
                        if (!hidden) {
                            text.append(words, strong, slanted);
                            typed.append(words);
                        }
                    }
                    case "tab", "ptab" -> {
                        text.append("\t", strong, slanted);
                        typed.append('\t');
                        SafeXml.skip(xml);
                    }
                    case "br", "cr" -> {
                        lines.add(text.line());
                        text = new StyledText();
                        typed.append('\n');
                        SafeXml.skip(xml);
                    }
                    case "noBreakHyphen" -> {
                        text.append("-", strong, slanted);
                        SafeXml.skip(xml);
                    }
                    case "txbxContent" -> blocks(xml, anchored, depth + 1);
                    case "footnoteReference", "endnoteReference" -> {
                        footnotes++;
                        SafeXml.skip(xml);
                    }
                    case "blip", "imagedata" -> {
                        pictures++;
                        SafeXml.skip(xml);
                    }
                    case "ins" -> {
                        changes++;
                        content(xml, depth + 1, strong, slanted);
                    }
                    case "del", "moveFrom" -> {
                        changes++;
                        SafeXml.skip(xml);
                    }
                    case "Fallback", "instrText", "delText", "sdtPr" -> SafeXml.skip(xml);
                    default -> content(xml, depth + 1, strong, slanted);
                }
            }
        }

        private record RunStyle(boolean bold, boolean italic, boolean hidden) {}

        private RunStyle runStyle(XMLStreamReader xml, boolean bold, boolean italic) throws XMLStreamException {
            boolean strong = bold;
            boolean slanted = italic;
            boolean hidden = false;
            int depth = 1;
            while (depth > 0) {
                int event = xml.next();
                if (event == XMLStreamReader.END_ELEMENT) {
                    depth--;
                } else if (event == XMLStreamReader.START_ELEMENT) {
                    depth++;
                    switch (xml.getLocalName()) {
                        case "rStyle" -> {
                            String named = SafeXml.attribute(xml, "val");
                            strong |= styles.bold(named);
                            slanted |= styles.italic(named);
                        }
                        case "b" -> strong = WordStyles.isOn(xml);
                        case "i" -> slanted = WordStyles.isOn(xml);
                        case "vanish" -> hidden = WordStyles.isOn(xml);
                        default -> {}
                    }
                }
            }
            return new RunStyle(strong, slanted, hidden);
        }

        private void properties(XMLStreamReader xml) throws XMLStreamException {
            boolean aligned = false;
            int depth = 1;
            while (depth > 0) {
                int event = xml.next();
                if (event == XMLStreamReader.END_ELEMENT) {
                    depth--;
                } else if (event == XMLStreamReader.START_ELEMENT) {
                    depth++;
                    switch (xml.getLocalName()) {
                        case "pStyle" -> style = SafeXml.attribute(xml, "val");
                        case "jc" -> {
                            centred = SafeXml.attribute(xml, "val").equals("center");
                            aligned = true;
                        }
                        case "numId" -> numbering = SafeXml.attribute(xml, "val");
                        case "ilvl" -> level = WordStyles.number(xml);
                        default -> {}
                    }
                }
            }
            if (!aligned) {
                centred = styles.centred(style);
            }
        }
    }
}
