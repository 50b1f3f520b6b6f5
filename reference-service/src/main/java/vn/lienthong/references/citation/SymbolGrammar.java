package vn.lienthong.references.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads one symbol at a place of a text, tolerating what writers get wrong: spaces around separators, a slash for a
 * hyphen, a lost hyphen, any case. Looks ahead a bounded number of characters, never back over what it read.
 */
final class SymbolGrammar {

    private static final int MOST_DIGITS = 8;
    private static final int LONGEST_CODE = 20;
    private static final int MOST_CODES = 6;

    /** How much a reading needs around it to be taken for a citation. */
    enum Evidence {
        /** A known type or issuer: stands by itself. */
        NONE,
        /** {@code số} or a kind before it. */
        NUMBER_WORD,
        /** A kind before it: {@code Kế hoạch số 53/PGDĐT}. */
        KIND
    }

    /** A symbol read from {@code start} to {@code end} (exclusive). */
    record Reading(Symbol symbol, int start, int end, Evidence evidence) {}

    private record Code(char separator, boolean spaced, String printed, int end) {}

    private final NormalisedText text;

    SymbolGrammar(NormalisedText text) {
        this.text = text;
    }

    /** @param start a digit that no digit precedes */
    @Nullable
    Reading read(int start) {
        int end = digitsEnd(start);
        if (end - start > MOST_DIGITS) {
            return null;
        }
        int number = Integer.parseInt(text.substring(start, end));
        if (number < 1 || number > 99_999) {
            return null;
        }
        int slash = text.skipSpace(end);
        if (text.at(slash) == '/') {
            int year = text.skipSpace(slash + 1);
            if (text.digitAt(year)) {
                return withYear(start, number, year);
            }
        }
        var codes = codes(end);
        return codes.isEmpty() ? null : withoutYear(start, number, codes);
    }

    /** The end of the digits that start here: where scanning goes on when they are no symbol. */
    int digitsEnd(int start) {
        int end = start;
        while (text.digitAt(end)) {
            end++;
        }
        return end;
    }

    private @Nullable Reading withYear(int start, int number, int yearStart) {
        int yearEnd = yearStart;
        while (yearEnd - yearStart < 5 && text.digitAt(yearEnd)) {
            yearEnd++;
        }
        if (yearEnd - yearStart != 4) {
            return null;
        }
        int year = Integer.parseInt(text.substring(yearStart, yearEnd));
        if (year < 1900 || year > 2099) {
            return null;
        }
        var codes = codes(yearEnd);
        if (codes.isEmpty() || codes.getFirst().separator() == ' ') {
            return null;
        }
        var first = codes.getFirst();
        if (IssuerCode.isLegislature(first.printed())) {
            var office = first.printed().toUpperCase(Locale.ROOT);
            return reading(Family.N, number, year, null, List.of(office), start, first.end(), Evidence.NONE);
        }
        var type = Kind.officialCode(first.printed());
        if (codes.size() == 1) {
            var split = type == null ? split(first) : null;
            if (split != null) {
                return reading(
                        Family.N, number, year, split.type(), split.issuers(), start, first.end(), Evidence.NONE);
            }
            return type == null
                    ? null
                    : reading(Family.X, number, year, type, List.of(), start, first.end(), Evidence.KIND);
        }
        var issuers = issuers(codes);
        if (issuers.isEmpty()) {
            return null;
        }
        return reading(
                Family.N,
                number,
                year,
                type != null ? type : first.printed(),
                issuers,
                start,
                codes.getLast().end(),
                type != null ? Evidence.NONE : Evidence.NUMBER_WORD);
    }

    private @Nullable Reading withoutYear(int start, int number, List<Code> codes) {
        var first = codes.getFirst();
        var type = Kind.officialCode(first.printed());
        if (codes.size() == 1) {
            return single(start, number, first, type);
        }
        var issuers = issuers(codes);
        if (issuers.isEmpty()) {
            return null;
        }
        int end = codes.getLast().end();
        char second = codes.get(1).separator();
        boolean party = IssuerCode.isParty(issuers.getFirst());
        if (type != null && party) {
            // "lớp 10 KH/TU" is none; "Quy chế số 10 QC/TU" is.
            var evidence = first.separator() == ' ' ? Evidence.NUMBER_WORD : Evidence.NONE;
            return reading(Family.P, number, null, type, issuers, start, end, evidence);
        }
        if (first.separator() == ' ') {
            return null;
        }
        boolean stateOffice = IssuerCode.official(issuers.getFirst()) != null;
        if (type != null && first.separator() == '-' && second == '/' && !stateOffice) {
            return reading(Family.P, number, null, type, issuers, start, end, Evidence.NONE);
        }
        if (type != null) {
            var family = Kind.isNormativeOnly(type) ? Family.N : Family.A;
            // "12/KH/ABC" or "12-KH-ABC" could be anything; with a known office it is a slip of the separator.
            boolean regular = first.separator() == '/' && second == '-';
            var evidence = regular || stateOffice ? Evidence.NONE : Evidence.NUMBER_WORD;
            return reading(family, number, null, type, issuers, start, end, evidence);
        }
        if (first.separator() != '/' || !IssuerCode.looksLikeCode(first.printed())) {
            return null;
        }
        var office = IssuerCode.official(first.printed());
        var all = new ArrayList<String>();
        all.add(office != null ? office : first.printed());
        all.addAll(issuers);
        return reading(
                Family.C, number, null, null, all, start, end, office != null ? Evidence.NONE : Evidence.NUMBER_WORD);
    }

    private @Nullable Reading single(int start, int number, Code code, @Nullable String type) {
        if (code.separator() != '/') {
            return null;
        }
        if (type != null) {
            return reading(Family.X, number, null, type, List.of(), start, code.end(), Evidence.KIND);
        }
        var split = split(code);
        if (split != null) {
            var family = Kind.isNormativeOnly(split.type()) ? Family.N : Family.A;
            return reading(family, number, null, split.type(), split.issuers(), start, code.end(), Evidence.NONE);
        }
        if (!IssuerCode.looksLikeCode(code.printed())) {
            return null;
        }
        var office = IssuerCode.official(code.printed());
        return reading(
                Family.X,
                number,
                null,
                null,
                List.of(office != null ? office : code.printed()),
                start,
                code.end(),
                Evidence.KIND);
    }

    private static Reading reading(
            Family family,
            int number,
            @Nullable Integer year,
            @Nullable String type,
            List<String> issuers,
            int start,
            int end,
            Evidence evidence) {
        return new Reading(new Symbol(family, number, year, type, issuers), start, end, evidence);
    }

    private record Split(String type, List<String> issuers) {}

    /** {@code QĐUBND}: a conversion lost the hyphen between a known type and a known office. */
    private static @Nullable Split split(Code code) {
        var printed = code.printed();
        for (int cut = Math.min(4, printed.length() - 2); cut >= 1; cut--) {
            var type = Kind.officialCode(printed.substring(0, cut));
            var office = IssuerCode.official(printed.substring(cut));
            if (type != null && office != null) {
                return new Split(type, List.of(office));
            }
        }
        return null;
    }

    private static List<String> issuers(List<Code> codes) {
        var result = new ArrayList<String>();
        for (var code : codes.subList(1, codes.size())) {
            var official = IssuerCode.official(code.printed());
            result.add(official != null ? official : code.printed());
        }
        return result;
    }

    /** The codes that follow a number: {@code /NĐ-CP}, {@code - KL/TW}, {@code " QC/TU"}. */
    private List<Code> codes(int end) {
        var codes = new ArrayList<Code>();
        while (codes.size() < MOST_CODES) {
            var code = code(end, codes);
            if (code == null) {
                break;
            }
            codes.add(code);
            end = code.end();
        }
        return codes;
    }

    private @Nullable Code code(int end, List<Code> before) {
        int i = text.skipSpace(end);
        char separator = text.at(i);
        boolean spaced = i > end;
        if (separator == '/' || separator == '-') {
            int next = text.skipSpace(i + 1);
            spaced |= next > i + 1;
            i = next;
        } else if (spaced && before.isEmpty()) {
            // "10 QC/TU": the space stands for the hyphen.
            separator = ' ';
        } else {
            return null;
        }
        var printed = printedCode(i);
        if (printed == null) {
            return null;
        }
        boolean known = Kind.officialCode(printed) != null || IssuerCode.official(printed) != null;
        if (before.isEmpty()) {
            // Small letters only in front of a known office: "72/2015/nđ-cp", not "5/kg".
            return known || Character.isUpperCase(printed.charAt(0))
                    ? new Code(separator, spaced, printed, i + printed.length())
                    : null;
        }
        // After the first, " - Phòng" is a dash of the sentence, not a part of the symbol.
        boolean complete = before.size() > 1;
        if (spaced && complete || !(known || IssuerCode.looksLikeCode(printed))) {
            return null;
        }
        return new Code(separator, spaced, printed, i + printed.length());
    }

    private @Nullable String printedCode(int start) {
        if (!text.letterAt(start)) {
            return null;
        }
        int end = start + 1;
        while (end - start <= LONGEST_CODE && isInCode(end)) {
            end++;
        }
        return end - start > LONGEST_CODE ? null : text.substring(start, end);
    }

    private boolean isInCode(int i) {
        char c = text.at(i);
        if (c == '&' || c == '.') {
            return Character.isUpperCase(text.at(i + 1));
        }
        return Character.isLetterOrDigit(c);
    }
}
