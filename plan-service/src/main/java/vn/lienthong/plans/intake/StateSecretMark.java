package vn.lienthong.plans.intake;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The marks of a state secret (Circular 24/2020/TT-BCA): the stamp MẬT, TỐI MẬT or TUYỆT MẬT standing alone, or the mark
 * in the number's symbol. The words inside a sentence ("bảo vệ bí mật nhà nước", "chế độ bảo mật") are no mark.
 */
final class StateSecretMark {

    private static final Set<String> STAMPS = Set.of("MẬT", "TỐIMẬT", "TUYỆTMẬT");
    private static final Pattern LABEL = Pattern.compile("^(?:MỨCĐỘ|ĐỘ|DẤU)MẬT");
    private static final Pattern NUMBER = Pattern.compile(
            "^\\s*Số\\s*:?[^\\p{L}]{0,30}\\d*\\s*[/-].{0,60}?(?:\\((?:M|TM|TuM|TUM|Mật|MẬT|TỐI MẬT|TUYỆT MẬT)\\)|[-/]\\s*(?:TUYỆT MẬT|TỐI MẬT|MẬT|M))(?=\\s|$)");

    /** Sets two columns apart in a text without tabs. */
    static final Pattern GAP = Pattern.compile("[\\s\\h]{3,}");

    /** "Giữ bí mật" torn apart in a justified line; a place may end alike (UÔNG BÍ, VĨNH BẢO). */
    private static final Pattern PHRASE_BEFORE =
            Pattern.compile("(?iU)(?:^|\\b(?:vệ|giữ|gìn|lộ|lọt|về|độ|đảm|và|các)\\s+)(?:bí|bảo)$");

    private StateSecretMark() {}

    static Optional<String> find(Stream<String> lines) {
        return lines.map(StateSecretMark::in).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> in(String line) {
        String composed = GAP.matcher(
                        Normalizer.normalize(line, Normalizer.Form.NFC).strip())
                .replaceAll("\t");
        if (composed.length() > 200) {
            return Optional.empty();
        }
        String before = "";
        for (String column : composed.split("\t")) {
            if (isStamp(column) && !PHRASE_BEFORE.matcher(before).find()) {
                return Optional.of(column.strip());
            }
            before = column;
        }
        if (isStamp(composed)) {
            return Optional.of(composed.strip());
        }
        Matcher number = NUMBER.matcher(composed);
        return number.find() ? Optional.of(number.group().strip()) : Optional.empty();
    }

    private static boolean isStamp(String column) {
        String letters = column.replaceAll("[^\\p{L}]", "");
        String afterLabel = LABEL.matcher(letters.toUpperCase(Locale.ROOT)).replaceFirst("");
        boolean labelled = afterLabel.length() < letters.length() && !afterLabel.isEmpty();
        return STAMPS.contains(labelled ? afterLabel : letters);
    }
}
