package vn.lienthong.references.citation;

/**
 * A stretch of text, in UTF-16 code units.
 *
 * @param start first code unit
 * @param end the code unit after the last one
 */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + ".." + end);
        }
    }

    public String in(String text) {
        return text.substring(start, end);
    }
}
