package vn.lienthong.demo.seed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Plausible figures of a unit for a round; the same unit and round always get the same. */
public final class Figures {

    /** Usual size of an indicator for a school, by code of the half-year form. */
    private static final Map<String, Integer> USUAL = Map.ofEntries(
            Map.entry("01", 3),
            Map.entry("03", 2),
            Map.entry("04", 40),
            Map.entry("05", 60),
            Map.entry("06", 90),
            Map.entry("07", 1_400),
            Map.entry("08", 4),
            Map.entry("09", 1),
            Map.entry("10", 6),
            Map.entry("11", 2),
            Map.entry("12", 4),
            Map.entry("13", 900),
            Map.entry("14", 1),
            Map.entry("15", 12),
            Map.entry("16", 120),
            Map.entry("17", 560),
            Map.entry("18", 5),
            Map.entry("19", 9),
            Map.entry("20", 3),
            Map.entry("22", 0),
            Map.entry("23", 9_000));

    private Figures() {}

    /** Cells for every indicator of the form, as the report's PUT takes them. */
    public static List<Map<String, @Nullable Object>> of(JsonNode form, String seed) {
        var random = new Random(seed.hashCode());
        var cells = new ArrayList<Map<String, @Nullable Object>>();
        var known = new HashMap<String, Long>();
        for (var section : form.path("sections")) {
            for (var indicator : section.path("indicators")) {
                var code = indicator.path("code").asString();
                var value = value(indicator, code, random, known);
                if (value != null) {
                    var cell = new HashMap<String, @Nullable Object>();
                    cell.put("code", code);
                    cell.put("value", value);
                    cell.put("note", null);
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    private static @Nullable Map<String, Object> value(
            JsonNode indicator, String code, Random random, Map<String, Long> known) {
        return switch (indicator.path("type").asString()) {
            case "YES_NO" -> Map.of("yes", random.nextInt(10) > 0);
            case "TEXT" ->
                code.equals("T01")
                        ? Map.of("text", "Hoàn thành các nội dung theo kế hoạch năm; duy trì tin, bài hằng tháng.")
                        : null;
            case "RATIO" -> {
                var staff = 30 + random.nextInt(40);
                yield Map.of("numerator", staff - random.nextInt(12), "denominator", staff);
            }
            default -> Map.of("number", number(code, random, known));
        };
    }

    private static long number(String code, Random random, Map<String, Long> known) {
        // The part never exceeds the whole: refuted ≤ detected, socialised ≤ spent.
        var part = switch (code) {
            case "21" -> known.get("20");
            case "24" -> known.get("23");
            default -> null;
        };
        var number = part != null
                ? random.nextLong(part + 1)
                : Math.round(USUAL.getOrDefault(code, 2) * (0.6 + 0.8 * random.nextDouble()));
        known.put(code, number);
        return number;
    }
}
