package vn.lienthong.starter.http;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import vn.lienthong.starter.text.UnfitJson;

/** Says where in a body the mistake is and what it is: a pointer (RFC 6901) and Vietnamese words, never the parser's. */
final class JsonFaults {

    private static final int MOST_CHOICES = 20;

    private JsonFaults() {}

    /** @return nothing when the place is not known, e.g. for a body that is no JSON */
    static List<Problems.FieldError> of(HttpMessageNotReadableException exception) {
        return exception.getCause() instanceof JacksonException json
                        && (!json.getPath().isEmpty() || json instanceof MismatchedInputException)
                ? List.of(new Problems.FieldError(pointer(json), words(json)))
                : List.of();
    }

    private static String words(JacksonException json) {
        return switch (json) {
            case UnfitJson unfit -> unfit.detail();
            case UnrecognizedPropertyException _ -> "Trường này không có trong mẫu. Bỏ trường này đi.";
            case InvalidNullException _ -> "Không được để trống (null).";
            case StreamConstraintsException _ -> "Dữ liệu lồng quá sâu hoặc quá dài.";
            case ValueInstantiationException _ -> "Giá trị không hợp lệ ở trường này.";
            case InvalidFormatException format
            when choices(format.getTargetType()) != null ->
                "Chỉ nhận một trong: " + choices(format.getTargetType()) + ".";
            case MismatchedInputException missing when isMissing(missing) -> "Thiếu giá trị này.";
            case MismatchedInputException date
            when date.getTargetType() == LocalDate.class -> "Ngày ghi theo dạng năm-tháng-ngày, ví dụ 2026-06-12.";
            default -> "Giá trị không đúng kiểu của trường này.";
        };
    }

    /** The parser has no exception of its own for a component that is absent. */
    private static boolean isMissing(MismatchedInputException exception) {
        return exception.getOriginalMessage().startsWith("Missing required creator property");
    }

    private static @Nullable String choices(@Nullable Class<?> type) {
        return type == null || !type.isEnum()
                ? null
                : Arrays.stream(type.getEnumConstants())
                        .limit(MOST_CHOICES)
                        .map(each -> ((Enum<?>) each).name())
                        .collect(Collectors.joining(", "));
    }

    private static String pointer(JacksonException exception) {
        return exception.getPath().stream()
                .map(step -> "/"
                        + (step.getPropertyName() != null
                                ? escaped(step.getPropertyName())
                                : String.valueOf(step.getIndex())))
                .collect(Collectors.joining());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
