package vn.lienthong.plans.intake;

/**
 * Recognises text typed for the fonts of the TCVN3 (.VnTime) and VNI encodings. Its letters are stored as Latin-1 signs
 * that Vietnamese never uses inside a word ("§iÒu", "Coäng hoøa"), while the proper letters are missing. Capitals cannot
 * be told from small letters in .VnTimeH, so a conversion would damage headings: such a file is refused.
 */
final class LegacyFont {

    private static final String FOREIGN = "§©ª«¬®µ¶·¸¹»¼½¾¨¡¢£¤¥¦ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñö÷øûüþÿ";
    private static final String VIETNAMESE = "ăâđêôơưĂÂĐÊÔƠƯ";
    private static final int LEAST = 5;

    private LegacyFont() {}

    static boolean typed(String text) {
        int foreign = 0;
        int proper = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\u1EA0' && c <= '\u1EF9' || VIETNAMESE.indexOf(c) >= 0 && c > 'ÿ') {
                proper++;
            } else if (FOREIGN.indexOf(c) >= 0 && besideLetter(text, i)) {
                foreign++;
            }
            if (Character.isLetter(c)) {
                letters++;
            }
        }
        return foreign >= LEAST && foreign > proper && foreign > letters / 50;
    }

    private static boolean besideLetter(String text, int at) {
        return at > 0 && Character.isLetter(text.charAt(at - 1))
                || at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    }
}
