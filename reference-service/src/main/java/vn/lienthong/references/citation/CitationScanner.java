package vn.lienthong.references.citation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds all citations of a text in one pass from left to right. Every digit sequence may be a number; what surrounds it
 * is read within fixed bounds, so the work grows with the length of the text and nothing else.
 */
public final class CitationScanner {

    /** {@code Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15}: how far the kind may stand before the number. */
    private static final int LONGEST_TITLE_OF_A_LAW = 160;

    private static final List<Kind.Word> OF_THE_ASSEMBLY = Kind.WORDS.stream()
            .filter(word -> switch (word.kind()) {
                case CONSTITUTION, CODE_OF_LAW, LAW, ORDINANCE, RESOLUTION -> true;
                default -> false;
            })
            .toList();

    private static final List<String> RETIRING = List.of("thay thế", "thay cho", "bãi bỏ", "hủy bỏ", "huỷ bỏ");

    private final NormalisedText text;
    private final String original;
    private final SymbolGrammar symbols;
    private final DateGrammar dates;
    private final IssuerGrammar issuers;

    private CitationScanner(String original) {
        this.original = original;
        this.text = NormalisedText.of(original);
        this.symbols = new SymbolGrammar(text);
        this.dates = new DateGrammar(text);
        this.issuers = new IssuerGrammar(text);
    }

    /** All citations in the order of the text; spans are in UTF-16 code units of {@code original}. */
    public static List<Citation> scan(String original) {
        return new CitationScanner(original).scan();
    }

    /** How many characters a scan looks at. */
    static long work(String original) {
        var scanner = new CitationScanner(original);
        scanner.scan();
        return scanner.text.reads();
    }

    /** A citation with its place in the normalised text. */
    record Found(Citation citation, int start, int end) {}

    private List<Citation> scan() {
        var found = new ArrayList<Found>();
        int i = 0;
        while (i < text.length()) {
            if (!text.digitAt(i)) {
                i++;
                continue;
            }
            var reading = startsNumber(i) ? symbols.read(i) : null;
            var citation = reading == null ? null : citation(reading);
            if (citation == null) {
                i = symbols.digitsEnd(i);
            } else {
                found.add(citation);
                i = citation.end();
            }
        }
        return new Nesting(text, found).nested();
    }

    /** Not inside a word, a date, a longer number or another symbol; but {@code số52} is a slip that we know. */
    private boolean startsNumber(int i) {
        char before = text.at(i - 1);
        if (before == '/' || before == '-' || before == '.' || before == ',') {
            return !text.wordAt(i - 2);
        }
        return !Character.isLetterOrDigit(before) || isGlued(i);
    }

    private boolean isGlued(int i) {
        return text.startsWith(i - 2, "số") && !text.wordAt(i - 3);
    }

    private @Nullable Found citation(SymbolGrammar.Reading reading) {
        boolean glued = isGlued(reading.start());
        int numberWord = numberWord(reading.start(), glued);
        var kind = kind(numberWord, reading.symbol());
        boolean sufficient = switch (reading.evidence()) {
            case NONE -> true;
            case NUMBER_WORD -> kind != null || numberWord < reading.start();
            case KIND -> kind != null;
        };
        if (!sufficient || kind == null && isOwnNumber(numberWord, reading.start())) {
            return null;
        }
        int start = kind != null ? kind.start() : numberWord;
        int end = reading.end();
        var date = dates.read(end, reading.symbol().family() == Family.P);
        if (date != null) {
            end = date.end();
        }
        var issuer = issuers.read(end);
        int after = end;
        if (issuer != null) {
            after = issuer.end();
            if (date == null) {
                date = dates.read(issuer.end(), false);
                if (date != null) {
                    end = date.end();
                    after = end;
                }
            }
        }
        var span = text.original(start, end);
        int number = glued ? reading.start() - 2 : reading.start();
        var citation = new Citation(
                span,
                span.in(original),
                reading.symbol(),
                text.original(number, reading.end()),
                text.printed(reading.start(), reading.end()),
                glued,
                kind == null ? null : kind.word(),
                date == null ? null : date.date(),
                issuer == null ? null : issuer.name(),
                null,
                isRetired(start));
        return new Found(citation, start, Math.max(end, after));
    }

    /** The start of the {@code số} before the number, or the number itself. */
    private int numberWord(int number, boolean glued) {
        if (glued) {
            return number - 2;
        }
        int end = text.skipSpaceBack(number);
        if (text.at(end - 1) == ':') {
            end = text.skipSpaceBack(end - 1);
        }
        return text.wordEnds(end, "số") ? end - 2 : number;
    }

    /** {@code Số: 31/KH-THBA} in a heading is the document's own number. */
    private boolean isOwnNumber(int numberWord, int number) {
        return numberWord < number && text.at(numberWord) == 'S' && text.at(text.skipSpace(numberWord + 2)) == ':';
    }

    private record KindFound(Citation.KindWord word, int start) {}

    private @Nullable KindFound kind(int numberWord, Symbol symbol) {
        int end = text.skipSpaceBack(numberWord);
        boolean ofTheAssembly = symbol.type() == null && symbol.family() == Family.N;
        for (var word : Kind.WORDS) {
            int start = end - word.lower().length();
            // "… văn bản quy phạm pháp luật số 64/2025/QH15": the kind stands before the title.
            boolean endsATitle = ofTheAssembly && Character.isLowerCase(text.at(start));
            if (text.wordEnds(end, word.lower()) && !endsATitle) {
                return kindFound(word, start);
            }
        }
        return ofTheAssembly ? kindBeforeTitle(end) : null;
    }

    private @Nullable KindFound kindBeforeTitle(int end) {
        for (int i = end; i > 0 && end - i < LONGEST_TITLE_OF_A_LAW; i--) {
            char c = text.at(i - 1);
            if (c == '.' || c == ';' || c == ':' || c == '\n' || c >= '0' && c <= '9') {
                return null;
            }
            if (Character.isUpperCase(c)) {
                for (var word : OF_THE_ASSEMBLY) {
                    if (text.wordStarts(i - 1, word.lower())) {
                        return kindFound(word, i - 1);
                    }
                }
            }
        }
        return null;
    }

    private KindFound kindFound(Kind.Word word, int start) {
        var span = text.original(start, start + word.lower().length());
        return new KindFound(new Citation.KindWord(word.kind(), word.name(), span), start);
    }

    private boolean isRetired(int start) {
        int end = text.skipSpaceBack(start);
        return RETIRING.stream().anyMatch(word -> text.wordEnds(end, word));
    }
}
