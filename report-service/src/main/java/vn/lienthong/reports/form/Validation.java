package vn.lienthong.reports.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reports.form.Problem.Severity;

/** What is wrong or odd with a set of answers to a form. Pure: the same answers have the same problems. */
public final class Validation {

    /** A figure above this many times the last period's needs a word of explanation. */
    static final long JUMP = 3;

    private final Form form;

    private Validation(Form form) {
        this.form = form;
    }

    public static Validation of(Form form) {
        return new Validation(form);
    }

    /**
     * Problems in the order of the form; an empty cell has none (see {@link #missing}).
     *
     * @param values   answers by indicator code; a code without entry is "chưa nhập"
     * @param previous the answers of the last period
     * @param notes    remarks by indicator code; a remark answers the warning about a jump
     */
    public List<Problem> problems(Map<String, Value> values, Map<String, Value> previous, Map<String, String> notes) {
        List<Problem> problems = new ArrayList<>();
        for (Indicator indicator : form.indicators()) {
            Value value = values.get(indicator.code());
            if (value == null) {
                continue;
            }
            String wrong = wrong(indicator, value);
            if (wrong != null) {
                problems.add(new Problem(indicator.code(), Severity.ERROR, wrong));
            }
            for (Check check : form.checks()) {
                String violated = check.left().equals(indicator.code()) ? violated(check, value, values) : null;
                if (violated != null) {
                    problems.add(new Problem(indicator.code(), Severity.ERROR, violated));
                }
            }
            String jump = jump(value, previous.get(indicator.code()));
            if (jump != null && isBlank(notes.get(indicator.code()))) {
                problems.add(new Problem(indicator.code(), Severity.WARNING, jump));
            }
        }
        return problems;
    }

    /** Required lines that have neither an answer nor a remark that says why. */
    public List<Indicator> missing(Map<String, Value> values, Map<String, String> notes) {
        return form.required().stream()
                .filter(i -> values.get(i.code()) == null && isBlank(notes.get(i.code())))
                .toList();
    }

    private static @Nullable String wrong(Indicator indicator, Value value) {
        return switch (indicator.type()) {
            case COUNT, MONEY ->
                value.number() == null ? "Ô này cần một số nguyên." : outOfRange(indicator, value.number());
            case RATIO -> ratioWrong(indicator, value);
            case TEXT -> textWrong(indicator, value);
            case YES_NO -> value.yes() == null ? "Chọn “Có” hoặc “Không”." : null;
        };
    }

    private static @Nullable String ratioWrong(Indicator indicator, Value value) {
        if (value.numerator() == null || value.denominator() == null) {
            return "Ô này cần hai số: số đạt và tổng số.";
        }
        String parts = outOfRange(indicator, value.numerator());
        if (parts == null) {
            parts = outOfRange(indicator, value.denominator());
        }
        if (parts == null && value.numerator() > value.denominator()) {
            return "Số đạt (%s) lớn hơn tổng số (%s). Sửa một trong hai số."
                    .formatted(figure(value.numerator()), figure(value.denominator()));
        }
        return parts;
    }

    private static @Nullable String textWrong(Indicator indicator, Value value) {
        if (value.text() == null) {
            return "Ô này cần nội dung bằng chữ.";
        }
        int length = value.text().codePointCount(0, value.text().length());
        return indicator.max() != null && length > indicator.max()
                ? "Nội dung dài %s ký tự, tối đa %s. Rút gọn rồi lưu lại."
                        .formatted(figure(length), figure(indicator.max()))
                : null;
    }

    private static @Nullable String outOfRange(Indicator indicator, long number) {
        if (indicator.min() != null && number < indicator.min()) {
            return "Số nhỏ nhất được nhập là %s.".formatted(figure(indicator.min()));
        }
        if (indicator.max() != null && number > indicator.max()) {
            return "Số lớn nhất được nhập là %s. Kiểm tra đơn vị tính (%s)."
                    .formatted(figure(indicator.max()), indicator.unitOfMeasure());
        }
        return null;
    }

    private static @Nullable String violated(Check check, Value left, Map<String, Value> values) {
        Value right = values.get(check.right());
        if (left.number() == null || right == null || right.number() == null) {
            return null;
        }
        return switch (check.kind()) {
            case NOT_GREATER ->
                left.number() > right.number()
                        ? check.message()
                                .replace("{left}", figure(left.number()))
                                .replace("{right}", figure(right.number()))
                        : null;
        };
    }

    private static @Nullable String jump(Value value, @Nullable Value previous) {
        if (value.number() == null || previous == null || previous.number() == null || previous.number() <= 0) {
            return null;
        }
        BigDecimal times = BigDecimal.valueOf(value.number())
                .divide(BigDecimal.valueOf(previous.number()), 6, RoundingMode.HALF_UP);
        return times.compareTo(BigDecimal.valueOf(JUMP)) > 0
                ? "Gấp %s lần kỳ trước (%s). Nếu đúng, ghi lý do ở cột Ghi chú rồi nộp được."
                        .formatted(decimal(times), figure(previous.number()))
                : null;
    }

    private static boolean isBlank(@Nullable String note) {
        return note == null || note.isBlank();
    }

    private static String figure(long number) {
        return new DecimalFormat("#,##0", vietnamese()).format(number);
    }

    /** One decimal, but never the bare threshold: 3,04 times is said as "hơn 3" would be, "3,1". */
    private static String decimal(BigDecimal times) {
        BigDecimal rounded = times.setScale(1, RoundingMode.HALF_UP);
        BigDecimal told =
                rounded.compareTo(BigDecimal.valueOf(JUMP)) > 0 ? rounded : times.setScale(1, RoundingMode.UP);
        return new DecimalFormat("#,##0.#", vietnamese()).format(told);
    }

    private static DecimalFormatSymbols vietnamese() {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator('.');
        symbols.setDecimalSeparator(',');
        return symbols;
    }
}
