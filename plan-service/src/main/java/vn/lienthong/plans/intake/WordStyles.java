package vn.lienthong.plans.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.jspecify.annotations.Nullable;

/** The styles of a Word document and its automatic numbering, as far as they show in the text. */
final class WordStyles {

    /** What a style says itself; null where it leaves the matter to the style it is based on. */
    private static final class Style {
        @Nullable
        String basedOn;

        @Nullable
        Boolean bold;

        @Nullable
        Boolean italic;

        @Nullable
        Boolean centred;

        @Nullable
        String numbering;

        @Nullable
        Integer level;
    }

    private record Level(String format, String text, int start) {}

    private final Map<String, Style> styles = new HashMap<>();
    private final Map<String, Map<Integer, Level>> lists = new HashMap<>();
    private final Map<String, String> listOf = new HashMap<>();
    private @Nullable String defaultParagraph;

    static WordStyles read(Optional<PackagePart> stylesPart, Optional<PackagePart> numberingPart)
            throws IOException, XMLStreamException {
        var read = new WordStyles();
        if (stylesPart.isPresent()) {
            try (InputStream in = stylesPart.get().getInputStream()) {
                read.readStyles(SafeXml.reader(in));
            }
        }
        if (numberingPart.isPresent()) {
            try (InputStream in = numberingPart.get().getInputStream()) {
                read.readNumbering(SafeXml.reader(in));
            }
        }
        return read;
    }

    boolean bold(String style) {
        return Boolean.TRUE.equals(inherited(style, candidate -> candidate.bold));
    }

    boolean italic(String style) {
        return Boolean.TRUE.equals(inherited(style, candidate -> candidate.italic));
    }

    boolean centred(String style) {
        return Boolean.TRUE.equals(inherited(style, candidate -> candidate.centred));
    }

    /** The list that a paragraph of that style belongs to; empty without one. */
    String numbering(String style) {
        String numbering = inherited(style, candidate -> candidate.numbering);
        return numbering == null ? "" : numbering;
    }

    int level(String style) {
        Integer level = inherited(style, candidate -> candidate.level);
        return level == null ? 0 : level;
    }

    private <T> @Nullable T inherited(String id, Function<Style, @Nullable T> property) {
        Set<String> seen = new HashSet<>();
        String at = id.isEmpty() ? defaultParagraph : id;
        while (at != null && seen.add(at)) {
            Style style = styles.get(at);
            if (style == null) {
                return null;
            }
            T value = property.apply(style);
            if (value != null) {
                return value;
            }
            at = style.basedOn;
        }
        return null;
    }

    /** Counts the items of the document's lists; one per document part. */
    final class Numbers {
        private final Map<String, int[]> counters = new HashMap<>();

        /** The printed mark of the next item of that list and level: "1.", "a)", "-"; empty when the list is unknown. */
        String next(String numbering, int level) {
            String list = listOf.getOrDefault(numbering, "");
            Map<Integer, Level> levels = lists.getOrDefault(list, Map.of());
            Level at = levels.get(level);
            if (at == null || level > 8 || at.format().equals("none")) {
                return "";
            }
            if (at.format().equals("bullet")) {
                return at.text().strip().equals("+") ? "+" : "-";
            }
            int[] counts = counters.computeIfAbsent(numbering, key -> new int[9]);
            counts[level]++;
            for (int below = level + 1; below < counts.length; below++) {
                counts[below] = 0;
            }
            String mark = at.text();
            for (int i = 0; i <= level; i++) {
                Level shown = levels.getOrDefault(i, at);
                int number = Math.max(counts[i], 1) - 1 + shown.start();
                mark = mark.replace("%" + (i + 1), written(number, shown.format()));
            }
            return mark;
        }
    }

    Numbers numbers() {
        return new Numbers();
    }

    private static String written(int number, String format) {
        return switch (format) {
            case "upperRoman" -> roman(number);
            case "lowerRoman" -> roman(number).toLowerCase(Locale.ROOT);
            case "upperLetter" -> letter(number).toUpperCase(Locale.ROOT);
            case "lowerLetter" -> letter(number);
            case "decimalZero" -> number < 10 ? "0" + number : String.valueOf(number);
            default -> String.valueOf(number);
        };
    }

    private static String letter(int number) {
        return String.valueOf((char) ('a' + Math.floorMod(number - 1, 26)));
    }

    private static String roman(int number) {
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        var roman = new StringBuilder();
        int rest = Math.clamp(number, 0, 3999);
        for (int i = 0; i < values.length; i++) {
            while (rest >= values[i]) {
                roman.append(signs[i]);
                rest -= values[i];
            }
        }
        return roman.toString();
    }

    private void readStyles(XMLStreamReader xml) throws XMLStreamException {
        var style = new Style();
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "style" -> {
                    style = new Style();
                    String id = SafeXml.attribute(xml, "styleId");
                    styles.put(id, style);
                    if (SafeXml.attribute(xml, "type").equals("paragraph") && on(SafeXml.attribute(xml, "default"))) {
                        defaultParagraph = id;
                    }
                }
                case "basedOn" -> style.basedOn = SafeXml.attribute(xml, "val");
                case "b" -> style.bold = isOn(xml);
                case "i" -> style.italic = isOn(xml);
                case "jc" -> style.centred = SafeXml.attribute(xml, "val").equals("center");
                case "numId" -> style.numbering = SafeXml.attribute(xml, "val");
                case "ilvl" -> style.level = number(xml);
                default -> {}
            }
        }
    }

    private void readNumbering(XMLStreamReader xml) throws XMLStreamException {
        Map<Integer, Level> levels = new HashMap<>();
        String num = "";
        int level = 0;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "abstractNum" -> {
                    levels = new HashMap<>();
                    lists.put(SafeXml.attribute(xml, "abstractNumId"), levels);
                }
                case "lvl" -> {
                    try {
                        level = Integer.parseInt(SafeXml.attribute(xml, "ilvl"));
                    } catch (NumberFormatException e) {
                        level = 0;
                    }
                    levels.put(level, new Level("decimal", "", 1));
                }
                case "numFmt" -> change(levels, level, SafeXml.attribute(xml, "val"), null, null);
                case "lvlText" -> change(levels, level, null, SafeXml.attribute(xml, "val"), null);
                case "start" -> change(levels, level, null, null, number(xml));
                case "num" -> {
                    num = SafeXml.attribute(xml, "numId");
                    levels = new HashMap<>();
                }
                case "abstractNumId" -> listOf.put(num, SafeXml.attribute(xml, "val"));
                default -> {}
            }
        }
    }

    private static void change(
            Map<Integer, Level> levels,
            int level,
            @Nullable String format,
            @Nullable String text,
            @Nullable Integer start) {
        levels.computeIfPresent(
                level,
                (key, was) -> new Level(
                        format == null ? was.format() : format,
                        text == null ? was.text() : text,
                        start == null ? was.start() : start));
    }

    static boolean isOn(XMLStreamReader xml) {
        String value = SafeXml.attribute(xml, "val");
        return value.isEmpty() || on(value);
    }

    private static boolean on(String value) {
        return value.equals("1") || value.equals("true") || value.equals("on");
    }

    static int number(XMLStreamReader xml) {
        try {
            return Integer.parseInt(SafeXml.attribute(xml, "val"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
