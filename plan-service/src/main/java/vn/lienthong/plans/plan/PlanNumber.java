package vn.lienthong.plans.plan;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Number and symbol of an issued document, Decree 30/2020 annex I, II.3: {@code 31/KH-THBA}. Numbers run per issuer from 1
 * January to 31 December (article 15).
 *
 * @param number without leading zeros
 * @param symbol abbreviations joined by hyphens, without spaces
 */
record PlanNumber(int number, String symbol) {

    static final Pattern NUMBER = Pattern.compile("0*[1-9]\\d{0,4}");
    static final Pattern SYMBOL = Pattern.compile("[\\p{Lu}\\d][\\p{L}\\d&.]*(-[\\p{L}\\d&.]+)*");
    static final int SYMBOL_LENGTH = 40;

    /** Both parts must match the patterns; spaces that offices type around the hyphen are taken out. */
    static PlanNumber of(String number, String symbol) {
        String tidy = tidy(symbol);
        if (!NUMBER.matcher(number.strip()).matches() || !isSymbol(tidy)) {
            throw new IllegalArgumentException("not a document number");
        }
        return new PlanNumber(Integer.parseInt(number.strip()), tidy);
    }

    static boolean isSymbol(String symbol) {
        return symbol.length() <= SYMBOL_LENGTH && SYMBOL.matcher(symbol).matches();
    }

    static String tidy(String symbol) {
        String composed = Normalizer.normalize(symbol, Normalizer.Form.NFC).strip();
        return composed.replaceAll("\\s*[-‐‑–—]\\s*", "-").replaceFirst("^/\\s*", "");
    }

    /** As printed: below ten with a leading zero. */
    String text() {
        return digits() + "/" + symbol;
    }

    String digits() {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** What may exist once in a tenant. Case does not tell two symbols apart. */
    String key(String unit, int year) {
        return unit + "|" + year + "|" + number + "|" + symbol.toUpperCase(Locale.ROOT);
    }
}
