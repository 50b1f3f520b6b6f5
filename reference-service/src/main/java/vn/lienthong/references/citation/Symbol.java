package vn.lienthong.references.citation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Number and symbol of a document in official writing.
 *
 * @param number 1 to 99,999; written with at least two digits (Decree 30/2020/NĐ-CP)
 * @param year of a normative document; absent where the series has none or the writer left it out
 * @param type code of the kind, e.g. {@code NĐ}; absent in family C, X and of the National Assembly
 * @param issuers codes of the issuing offices, e.g. {@code [BGTVT, BTC]}; for a công văn also the drafting unit
 */
public record Symbol(
        Family family,
        int number,
        @Nullable Integer year,
        @Nullable String type,
        List<String> issuers) {

    public Symbol {
        issuers = List.copyOf(issuers);
    }

    /** Reads a number that stands alone, in any of the ways the scanner understands. */
    public static Optional<Symbol> parse(String number) {
        var text = NormalisedText.of(number.strip());
        var reading = text.digitAt(0) ? new SymbolGrammar(text).read(0) : null;
        return reading == null || reading.end() < text.length() ? Optional.empty() : Optional.of(reading.symbol());
    }

    /** {@code 72/2015/NĐ-CP}, {@code 47/NQ-CP}, {@code 57-KL/TW}. */
    public String text() {
        return write(year);
    }

    /** The symbol without its year: what different years and terms have in common, {@code 72/NĐ-CP}. */
    public String series() {
        return write(null);
    }

    /** The office that issued it, for telling national from local. */
    public @Nullable String issuer() {
        return issuers.isEmpty() ? null : issuers.getFirst();
    }

    /** The same symbol with the code of its type put in. */
    public Symbol withType(String code) {
        return new Symbol(Family.A, number, null, code, issuers);
    }

    /** The same symbol with its year put in or, for null, taken out. */
    public Symbol withYear(@Nullable Integer other) {
        return new Symbol(family, number, other, type, issuers);
    }

    private String write(@Nullable Integer year) {
        var result = new StringBuilder(String.format(Locale.ROOT, "%02d", number));
        var office = String.join("-", issuers);
        if (family == Family.P) {
            return result.append('-').append(type).append('/').append(office).toString();
        }
        if (year != null) {
            result.append('/').append(year);
        }
        result.append('/');
        if (type != null) {
            result.append(type);
            if (!issuers.isEmpty()) {
                result.append('-');
            }
        }
        return result.append(office).toString();
    }
}
