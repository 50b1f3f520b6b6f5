package vn.lienthong.reports.form;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;
import vn.lienthong.starter.text.VietnameseText;

/** What came in as the answer to one indicator, read by the type of that indicator: a value or the reason why not. */
public sealed interface CellReading {

    /** @param value {@code null} when the cell was left empty */
    record Read(@Nullable Value value) implements CellReading {}

    /**
     * @param field  part of the value that is wrong, such as {@code number}; empty for the whole
     * @param detail in Vietnamese, saying what to do
     */
    record Refused(String field, String detail) implements CellReading {}

    /** Reads the JSON object {@code {number, text, yes, numerator, denominator}}; {@code null} is an empty cell. */
    static CellReading read(Indicator indicator, @Nullable JsonNode json) {
        if (json == null || json.isNull() || json.isMissingNode()) {
            return new Read(null);
        }
        if (!json.isObject()) {
            return new Refused(
                    "", "Giá trị của một ô là một đối tượng, ví dụ {\"number\": 12}, hoặc null nếu chưa nhập.");
        }
        List<String> allowed = switch (indicator.type()) {
            case COUNT, MONEY -> List.of("number");
            case RATIO -> List.of("numerator", "denominator");
            case TEXT -> List.of("text");
            case YES_NO -> List.of("yes");
        };
        for (String field : json.propertyNames()) {
            if (!json.get(field).isNull() && !allowed.contains(field)) {
                return new Refused(field, expected(indicator));
            }
        }
        return switch (indicator.type()) {
            case COUNT, MONEY -> number(indicator, json);
            case RATIO -> ratio(indicator, json);
            case TEXT -> text(indicator, json);
            case YES_NO -> yes(indicator, json);
        };
    }

    private static CellReading number(Indicator indicator, JsonNode json) {
        JsonNode node = json.path("number");
        if (absent(node)) {
            return new Read(null);
        }
        Long number = whole(node);
        return number == null ? new Refused("number", expected(indicator)) : new Read(Value.number(number));
    }

    private static CellReading ratio(Indicator indicator, JsonNode json) {
        JsonNode top = json.path("numerator");
        JsonNode bottom = json.path("denominator");
        if (absent(top) && absent(bottom)) {
            return new Read(null);
        }
        Long numerator = absent(top) ? null : whole(top);
        if (numerator == null) {
            return new Refused("numerator", expected(indicator));
        }
        Long denominator = absent(bottom) ? null : whole(bottom);
        return denominator == null
                ? new Refused("denominator", expected(indicator))
                : new Read(Value.ratio(numerator, denominator));
    }

    private static CellReading text(Indicator indicator, JsonNode json) {
        JsonNode node = json.path("text");
        if (absent(node)) {
            return new Read(null);
        }
        if (!node.isString()) {
            return new Refused("text", expected(indicator));
        }
        String text = VietnameseText.nfc(node.stringValue()).strip();
        return new Read(text.isEmpty() ? null : Value.text(text));
    }

    private static CellReading yes(Indicator indicator, JsonNode json) {
        JsonNode node = json.path("yes");
        if (absent(node)) {
            return new Read(null);
        }
        return node.isBoolean() ? new Read(Value.yes(node.booleanValue())) : new Refused("yes", expected(indicator));
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    /** Whole numbers only: 12 and 12.0 are, 12.5 and "12" are not. */
    private static @Nullable Long whole(JsonNode node) {
        if (!node.isNumber()) {
            return null;
        }
        try {
            BigDecimal exact = node.decimalValue();
            return exact.precision() - exact.scale() > 19 ? null : exact.longValueExact();
        } catch (ArithmeticException | JsonNodeException notWholeOrTooLarge) {
            return null;
        }
    }

    private static String expected(Indicator indicator) {
        return switch (indicator.type()) {
            case COUNT, MONEY ->
                "Dòng %s “%s” chỉ nhận số nguyên (%s). Nhập số, 0 nếu không phát sinh, hoặc để trống."
                        .formatted(indicator.code(), indicator.name(), indicator.unitOfMeasure());
            case RATIO ->
                "Dòng %s “%s” cần đủ hai số nguyên: số đạt và tổng số.".formatted(indicator.code(), indicator.name());
            case TEXT -> "Mục %s “%s” chỉ nhận nội dung bằng chữ.".formatted(indicator.code(), indicator.name());
            case YES_NO -> "Dòng %s “%s” chỉ nhận “Có” hoặc “Không”.".formatted(indicator.code(), indicator.name());
        };
    }
}
