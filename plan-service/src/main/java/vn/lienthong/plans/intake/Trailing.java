package vn.lienthong.plans.intake;

/** Cuts punctuation and blanks off the end of a text in one go from its end, however many there are. */
final class Trailing {

    private Trailing() {}

    static String without(String text, String signs) {
        int end = text.length();
        while (end > 0 && (Character.isWhitespace(text.charAt(end - 1)) || signs.indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        return text.substring(0, end);
    }
}
