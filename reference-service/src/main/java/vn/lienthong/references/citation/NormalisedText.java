package vn.lienthong.references.citation;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as the grammar wants to read it, with the way back to the original.
 *
 * <p>Composed letters (NFC), one kind of space, hyphen and slash, Đ for the look-alike Ð, no invisible characters, hard
 * wraps joined. A line end stays ({@code \n}) where a sentence or a table cell ends. Every character knows which code
 * units of the original it stands for.
 */
final class NormalisedText {

    /** Vietnamese needs two; without a limit a run of combining marks would be sorted in more than linear time. */
    private static final int MOST_MARKS_ON_A_LETTER = 8;

    private final String original;
    private final char[] chars;
    private final char[] lower;
    private final int[] from;
    private final int[] to;
    private final int length;
    private long reads;

    private NormalisedText(String original, char[] chars, int[] from, int[] to, int length) {
        this.original = original;
        this.chars = chars;
        this.from = from;
        this.to = to;
        this.length = length;
        this.lower = new char[length];
        for (int i = 0; i < length; i++) {
            lower[i] = Character.toLowerCase(chars[i]);
        }
    }

    static NormalisedText of(String original) {
        return new Builder(original).build();
    }

    int length() {
        return length;
    }

    /** The character at a place, or NUL outside the text. */
    char at(int i) {
        reads++;
        return i < 0 || i >= length ? '\0' : chars[i];
    }

    boolean digitAt(int i) {
        char c = at(i);
        return c >= '0' && c <= '9';
    }

    boolean letterAt(int i) {
        return Character.isLetter(at(i));
    }

    boolean wordAt(int i) {
        return digitAt(i) || letterAt(i);
    }

    /** Whether this lower-case word starts here, in any case; not whether it ends at a word's end. */
    boolean startsWith(int i, String word) {
        if (i < 0 || i + word.length() > length) {
            return false;
        }
        for (int k = 0; k < word.length(); k++) {
            reads++;
            if (lower[i + k] != word.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    /** Whether this lower-case word stands here as whole words, in any case. */
    boolean wordStarts(int i, String word) {
        return startsWith(i, word) && !wordAt(i - 1) && !wordAt(i + word.length());
    }

    /** Whether the text before {@code end} closes with this lower-case word, as whole words, in any case. */
    boolean wordEnds(int end, String word) {
        int start = end - word.length();
        if (start < 0 || end > length) {
            return false;
        }
        for (int k = word.length() - 1; k >= 0; k--) {
            reads++;
            if (lower[start + k] != word.charAt(k)) {
                return false;
            }
        }
        return !wordAt(start - 1) && !wordAt(end);
    }

    int skipSpace(int i) {
        return at(i) == ' ' ? i + 1 : i;
    }

    int skipSpaceBack(int end) {
        return at(end - 1) == ' ' ? end - 1 : end;
    }

    String substring(int start, int end) {
        reads += end - start;
        return new String(chars, start, end - start);
    }

    /** Where the characters {@code start} to {@code end} (exclusive, not empty) come from. */
    Span original(int start, int end) {
        return new Span(from[start], to[end - 1]);
    }

    /** The original of these characters as its writer meant it: without the breaks that a page's width put in. */
    String printed(int start, int end) {
        var result = new StringBuilder();
        for (int i = start; i < end; i++) {
            reads++;
            var source = original.substring(from[i], to[i]);
            if (chars[i] == ' ') {
                if (source.indexOf('\n') < 0 && source.indexOf('\r') < 0) {
                    result.append(' ');
                }
            } else if (isEqualHyphen(source)) {
                result.append('-');
            } else {
                result.append(source);
            }
        }
        return Normalizer.normalize(result, Normalizer.Form.NFC);
    }

    /** U+2010 and the non-breaking U+2011 look the same as the hyphen: nobody can see a mistake there. */
    private static boolean isEqualHyphen(String source) {
        return source.equals("\u2010") || source.equals("\u2011");
    }

    /** How many characters were looked at so far: what the linear-time test counts. */
    long reads() {
        return reads;
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }

    private static final class Builder {
        private final String original;
        private char[] chars;
        private int[] from;
        private int[] to;
        private int length;

        Builder(String original) {
            this.original = original;
            // NFC makes a few letters longer; the arrays grow then.
            this.chars = new char[original.length() + 16];
            this.from = new int[chars.length];
            this.to = new int[chars.length];
        }

        NormalisedText build() {
            int i = 0;
            while (i < original.length()) {
                int point = original.codePointAt(i);
                if (isSpace(point) || isInvisible(point)) {
                    i = space(i);
                } else {
                    i = letter(i, point);
                }
            }
            return new NormalisedText(original, chars, from, to, length);
        }

        private int letter(int start, int point) {
            int end = start + Character.charCount(point);
            int marks = 0;
            while (end < original.length() && marks < MOST_MARKS_ON_A_LETTER) {
                int next = original.codePointAt(end);
                if (!isMark(next)) {
                    break;
                }
                end += Character.charCount(next);
                marks++;
            }
            if (end == start + 1) {
                add(look(original.charAt(start)), start, end);
            } else {
                var composed = Normalizer.normalize(original.substring(start, end), Normalizer.Form.NFC);
                for (int k = 0; k < composed.length(); k++) {
                    add(look(composed.charAt(k)), start, end);
                }
            }
            return end;
        }

        private int space(int start) {
            int end = start;
            boolean seen = false;
            boolean lineEnd = false;
            boolean cellEnd = false;
            while (end < original.length()) {
                char c = original.charAt(end);
                if (isSpace(c)) {
                    seen = true;
                    cellEnd |= lineEnd && c == '\t';
                    lineEnd |= c == '\n' || c == '\r';
                } else if (!isInvisible(c)) {
                    break;
                }
                end++;
            }
            if (seen) {
                char before = length == 0 ? '\n' : chars[length - 1];
                boolean sentenceEnd = lineEnd && ".;:!?".indexOf(before) >= 0;
                add(sentenceEnd || cellEnd ? '\n' : ' ', start, end);
            }
            return end;
        }

        private void add(char c, int start, int end) {
            if (length == chars.length) {
                int more = length + (length >> 1);
                chars = Arrays.copyOf(chars, more);
                from = Arrays.copyOf(from, more);
                to = Arrays.copyOf(to, more);
            }
            chars[length] = c;
            from[length] = start;
            to[length] = end;
            length++;
        }

        private static char look(char c) {
            return switch (c) {
                case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
                case '\u2044', '\u2215' -> '/';
                case '\u00D0' -> 'Đ';
                case '\u00F0' -> 'đ';
                default -> c;
            };
        }

        private static boolean isSpace(int point) {
            return Character.isWhitespace(point) || Character.isSpaceChar(point);
        }

        /** Zero-width characters, the soft hyphen, the byte order mark: they leave no trace on paper. */
        private static boolean isInvisible(int point) {
            return point == 0x00AD || point == 0xFEFF || point >= 0x200B && point <= 0x200F || point == 0x2060;
        }

        private static boolean isMark(int point) {
            int type = Character.getType(point);
            return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
        }
    }
}
