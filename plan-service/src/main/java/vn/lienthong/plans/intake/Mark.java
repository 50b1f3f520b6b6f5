package vn.lienthong.plans.intake;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.plans.content.NodeKind;

/**
 * The mark of numbering at the beginning of a line.
 *
 * @param number as it is printed in the draft
 * @param rank depth of its kind; a mark lies below the nearest earlier one of a smaller rank
 * @param ordinal position in its series, from 1; 0 for bullets
 * @param end offset at which the text after the mark begins
 */
record Mark(NodeKind kind, String number, int rank, int ordinal, int end) {

    static final int SECTION_RANK = 2;
    static final int BULLET_RANK = 8;

    private static final String ROMAN = "(?=[IVX])(?:X{0,2}(?:IX|IV|V?I{0,3}))";
    private static final Pattern PART = Pattern.compile(
            "^(PHẦN|Phần)\\s+(?:thứ\\s+)?(" + ROMAN + "|\\d{1,2}|nhất|hai|ba|tư|năm|sáu)(?:\\s*[.:]|(?=\\s|$))\\s*");
    private static final Pattern SECTION =
            Pattern.compile("^(" + ROMAN + ")\\s*([.)/:])(?:\\s+|(?=\\p{L})(?!\\p{Lu}\\.))");
    private static final Pattern LETTERED = Pattern.compile("^([A-HK-ZĐ])\\s*([.)/])\\s+(?=\\p{Lu})");
    private static final Pattern SUBCLAUSE =
            Pattern.compile("^(\\d{1,2}(?:\\.\\d{1,2}){1,3})(?:[.)]\\s*(?=\\p{L}|$)|[.)]?\\s+)");
    private static final Pattern CLAUSE = Pattern.compile("^(\\d{1,2})\\s*([.)/:])(?:\\s+|(?=\\p{L})|$)");
    private static final Pattern BRACKETED = Pattern.compile("^\\((\\d{1,2}|[a-zđ])\\)\\s+");
    private static final Pattern POINT = Pattern.compile("^([a-zđ])\\s*(?:\\)\\s*|\\.\\s+)(?=\\S)");
    private static final Pattern BULLET =
            Pattern.compile("^(?:[-–—•●▪■◦‣➢✓➤\\uF0B7\\uF02D\\uF0A7\\uF0FC]\\s*|[*·]\\s+)(?=[^\\s\\d_–—-]|\\s*\\d)");
    private static final Pattern PLUS = Pattern.compile("^\\+\\s*(?=\\p{L})");
    private static final List<String> ALPHABET = List.of(
            "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v",
            "x", "y");

    static Optional<Mark> of(String text) {
        Matcher part = PART.matcher(text);
        if (part.find()) {
            String number = part.group().strip().replaceAll("[.:]$", "").strip();
            return Optional.of(new Mark(NodeKind.PART, number, 0, ordinal(part.group(2)), part.end()));
        }
        Matcher section = SECTION.matcher(text);
        if (section.find()) {
            return Optional.of(new Mark(
                    NodeKind.SECTION,
                    section.group(1) + section.group(2),
                    SECTION_RANK,
                    roman(section.group(1)),
                    section.end()));
        }
        Matcher lettered = LETTERED.matcher(text);
        if (lettered.find()) {
            String letter = lettered.group(1);
            return Optional.of(new Mark(
                    NodeKind.SECTION,
                    letter + lettered.group(2),
                    SECTION_RANK - 1,
                    letter.charAt(0) == 'Đ' ? 0 : letter.charAt(0) - 'A' + 1,
                    lettered.end()));
        }
        return numbered(text).or(() -> unnumbered(text));
    }

    private static Optional<Mark> numbered(String text) {
        Matcher sub = SUBCLAUSE.matcher(text);
        if (sub.find()) {
            String[] parts = sub.group(1).split("\\.");
            return Optional.of(new Mark(
                    NodeKind.CLAUSE,
                    sub.group(1) + ".",
                    SECTION_RANK + parts.length,
                    Integer.parseInt(parts[parts.length - 1]),
                    sub.end()));
        }
        Matcher clause = CLAUSE.matcher(text);
        if (clause.find()) {
            return Optional.of(new Mark(
                    NodeKind.CLAUSE,
                    clause.group(1) + clause.group(2),
                    SECTION_RANK + 1,
                    Integer.parseInt(clause.group(1)),
                    clause.end()));
        }
        return Optional.empty();
    }

    private static Optional<Mark> unnumbered(String text) {
        Matcher bracketed = BRACKETED.matcher(text);
        if (bracketed.find()) {
            String inside = bracketed.group(1);
            int ordinal = Character.isDigit(inside.charAt(0)) ? Integer.parseInt(inside) : ALPHABET.indexOf(inside) + 1;
            return Optional.of(new Mark(NodeKind.POINT, "(" + inside + ")", BULLET_RANK - 1, ordinal, bracketed.end()));
        }
        Matcher point = POINT.matcher(text);
        if (point.find()) {
            return Optional.of(new Mark(
                    NodeKind.POINT,
                    point.group().strip().replace(" ", ""),
                    BULLET_RANK - 1,
                    ALPHABET.indexOf(point.group(1)) + 1,
                    point.end()));
        }
        Matcher bullet = BULLET.matcher(text);
        if (bullet.find()) {
            return Optional.of(new Mark(NodeKind.BULLET, "-", BULLET_RANK, 0, bullet.end()));
        }
        Matcher plus = PLUS.matcher(text);
        return plus.find()
                ? Optional.of(new Mark(NodeKind.BULLET, "+", BULLET_RANK + 1, 0, plus.end()))
                : Optional.empty();
    }

    boolean heading() {
        return rank < BULLET_RANK - 1;
    }

    private static int ordinal(String number) {
        if (Character.isDigit(number.charAt(0))) {
            return Integer.parseInt(number);
        }
        int word = List.of("nhất", "hai", "ba", "tư", "năm", "sáu").indexOf(number);
        return word >= 0 ? word + 1 : roman(number);
    }

    private static int roman(String number) {
        int value = 0;
        int last = 0;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = switch (number.charAt(i)) {
                case 'I' -> 1;
                case 'V' -> 5;
                default -> 10;
            };
            value += digit < last ? -digit : digit;
            last = digit;
        }
        return value;
    }
}
