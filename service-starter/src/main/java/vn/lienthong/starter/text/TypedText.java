package vn.lienthong.starter.text;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for what people type or paste. Text is in composed form (NFC) and holds nothing that cannot be seen and yet
 * does something: no control characters other than line feed and tab, nothing that turns the direction of reading (file
 * names lie by it, CVE-2021-42574), no half characters. That is refused, because whoever sent it would get something else
 * back. In one line (names, codes, numbers) what merely cannot be seen is removed: two names that look alike are alike.
 */
public final class TypedText {

    private TypedText() {}

    /** A text that the rule does not let in. */
    public static final class Unfit extends IllegalArgumentException {

        /** @param detail Vietnamese, for the person who sent it */
        public Unfit(String detail) {
            super(detail);
        }

        public String detail() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Several lines: NFC, line ends as {@code \n}.
     *
     * @throws Unfit for control characters, direction marks, half characters
     */
    public static String text(String typed) {
        var text = typed.indexOf('\r') < 0 ? typed : typed.replace("\r\n", "\n").replace('\r', '\n');
        var fault = fault(text);
        if (fault != null) {
            throw new Unfit(fault);
        }
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /**
     * One line, such as a name, a code, a number: also without invisible characters, every run of white space (no-break and
     * wide ones too, and line ends) one space, none at the ends.
     *
     * @throws Unfit as {@link #text}
     */
    public static String line(String typed) {
        var text = text(typed);
        var line = new StringBuilder(text.length());
        text.codePoints().filter(each -> !isInvisible(each)).forEach(each -> {
            if (!isSpace(each)) {
                line.appendCodePoint(each);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        });
        if (!line.isEmpty() && line.charAt(line.length() - 1) == ' ') {
            line.setLength(line.length() - 1);
        }
        return line.toString();
    }

    /** For what people did not type but a document of theirs holds: what {@link #text} would refuse is left out. */
    public static String cleaned(String found) {
        return fault(found) == null
                ? text(found)
                : text(found.codePoints()
                        .filter(each -> !isForbidden(each) || each == '\r')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    /** @return what is wrong, in Vietnamese; {@code null} for a text that may come in */
    public static @Nullable String fault(String text) {
        for (int i = 0; i < text.length(); ) {
            var each = text.codePointAt(i);
            if (isForbidden(each)) {
                return "Có ký tự không dùng được (U+%04X) ở vị trí %d. Xóa ký tự đó hoặc gõ lại."
                        .formatted(each, i + 1);
            }
            i += Character.charCount(each);
        }
        return null;
    }

    private static boolean isForbidden(int each) {
        return switch (Character.getType(each)) {
            case Character.CONTROL -> each != '\n' && each != '\t';
            case Character.SURROGATE -> true;
            // Not a character at all (Unicode 23.7); other unassigned ones may be of a newer Unicode than ours.
            case Character.UNASSIGNED -> (each & 0xFFFE) == 0xFFFE || (each >= 0xFDD0 && each <= 0xFDEF);
            case Character.FORMAT -> turnsDirection(each);
            default -> false;
        };
    }

    /** UAX #9, explicit directional embeddings, overrides, isolates and marks. */
    private static boolean turnsDirection(int each) {
        return (each >= 0x202A && each <= 0x202E)
                || (each >= 0x2066 && each <= 0x2069)
                || each == 0x200E
                || each == 0x200F
                || each == 0x061C;
    }

    /** Zero width, soft hyphen, byte order mark, variation selectors and tags. */
    private static boolean isInvisible(int each) {
        return Character.getType(each) == Character.FORMAT
                || (each >= 0xFE00 && each <= 0xFE0F)
                || (each >= 0xE0100 && each <= 0xE01EF)
                || each == 0x034F
                || each == 0x115F
                || each == 0x1160
                || each == 0x3164
                || each == 0xFFA0;
    }

    private static boolean isSpace(int each) {
        return Character.isWhitespace(each) || Character.isSpaceChar(each);
    }
}
