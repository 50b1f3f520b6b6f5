package vn.lienthong.starter.text;

import java.text.CollationKey;
import java.text.Collator;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as Vietnamese people type, search and sort it. The database is asked for none of this: see the embedded default. */
public final class VietnameseText {

    /** Diacritics, and what cannot be seen: nobody types it to search. */
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}]+");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final ThreadLocal<Collator> COLLATOR = ThreadLocal.withInitial(() -> {
        var collator = Collator.getInstance(Locale.of("vi", "VN"));
        collator.setStrength(Collator.TERTIARY);
        return collator;
    });

    private VietnameseText() {}

    /** Composed form (NFC), outer white space removed. */
    public static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    /**
     * For comparing and searching: lower case, no diacritics, đ as d, single spaces. {@code Trường Tiểu học Đông Triều}
     * becomes {@code truong tieu hoc dong trieu}.
     */
    public static String fold(String text) {
        var bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return SPACES.matcher(bare.toLowerCase(Locale.ROOT).replace('đ', 'd'))
                .replaceAll(" ")
                .strip();
    }

    /** A text that sorts, byte by byte, as Vietnamese sorts the original. To be stored beside it. */
    public static String sortKey(String text) {
        return HexFormat.of().formatHex(key(nfc(text)).toByteArray());
    }

    private static CollationKey key(String text) {
        return COLLATOR.get().getCollationKey(text);
    }
}
