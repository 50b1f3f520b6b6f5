package vn.lienthong.references.verification;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.lienthong.references.catalogue.LegalDocument;
import vn.lienthong.references.citation.Citation;
import vn.lienthong.references.citation.Family;
import vn.lienthong.references.citation.Kind;
import vn.lienthong.references.citation.Symbol;

/**
 * Decides which document a citation means. What makes two numbers the same document depends on their family: the year in
 * it (N), the issuer and the year of issue (A, C, X), the committee's term (P).
 */
final class Resolver {

    private final Map<String, List<LegalDocument>> bySeries;
    private final CitingOffice citing;
    private final LocalDate asOf;
    private final Map<String, LegalDocument> mentionedWithDate = new HashMap<>();

    /** @param candidates every document in the series of the citations, see {@link #series} */
    Resolver(Collection<LegalDocument> candidates, CitingOffice citing, LocalDate asOf) {
        this.bySeries = candidates.stream().collect(Collectors.groupingBy(LegalDocument::series));
        this.citing = citing;
        this.asOf = asOf;
    }

    /** Under which number the catalogue would have it; for a symbol without its type that of the word before it. */
    static String series(Citation citation) {
        return official(citation).series();
    }

    /** The symbol with the type that the word before it names, where the writer left it out. */
    static Symbol official(Citation citation) {
        var symbol = citation.completed();
        var kind = citation.kind();
        if (symbol.family() != Family.X || symbol.type() != null || kind == null) {
            return symbol;
        }
        return kind.kind() == Kind.DOCUMENT || kind.kind() == Kind.LETTER
                ? symbol
                : kind.kind().code().map(symbol::withType).orElse(symbol);
    }

    /** To be asked in the order of the text: a later mention without a date means the one that had it. */
    Resolution resolve(Citation citation) {
        var official = official(citation);
        var candidates = bySeries.getOrDefault(official.series(), List.of()).stream()
                .filter(isOfTheOffice(citation))
                .toList();
        var resolution = official.family() == Family.N
                ? oneOf(candidates.stream().filter(isOfTheYear(citation)).toList())
                : withoutYear(citation, official, candidates);
        var document = resolution.document();
        if (document != null && citation.issuedOn() != null) {
            mentionedWithDate.putIfAbsent(official.series(), document);
        }
        return resolution;
    }

    private Predicate<LegalDocument> isOfTheOffice(Citation citation) {
        if (!CitingOffice.isLocal(citation)) {
            return document -> document.place() == null;
        }
        var places = citing.places(citation);
        return document -> citing.isFrom(places, document);
    }

    /**
     * A year in the number is the document's. Where the series has none, the writer put it in by mistake: then the day
     * of issue must show that this very document is meant, for a normative one can have the same number.
     */
    private static Predicate<LegalDocument> isOfTheYear(Citation citation) {
        var year = citation.year();
        return document -> {
            var own = Symbol.parse(document.number()).orElseThrow().year();
            if (own == null) {
                return citation.issuedOn() != null && citation.issuedOn().equals(document.issuedOn());
            }
            return year == null || year.equals(own);
        };
    }

    private Resolution withoutYear(Citation citation, Symbol official, List<LegalDocument> all) {
        var date = citation.issuedOn();
        if (date == null) {
            return undated(official, all);
        }
        var exact = all.stream()
                .filter(document -> date.equals(document.issuedOn()))
                .toList();
        if (!exact.isEmpty()) {
            return oneOf(exact);
        }
        // Another year's number of a normative series is another document: it carries its year.
        var dated = all.stream()
                .filter(document -> document.issuedOn() != null && document.family() != Family.N)
                .toList();
        var same = dated.stream()
                .filter(document -> isSameNumbering(official, date, Objects.requireNonNull(document.issuedOn())))
                .toList();
        if (!same.isEmpty()) {
            return oneOf(same);
        }
        // The day and the month fit and only the year does not: a slip, and the catalogue knows it.
        var day = MonthDay.from(date);
        var slip = dated.stream()
                .filter(document -> day.equals(MonthDay.from(Objects.requireNonNull(document.issuedOn()))))
                .toList();
        return slip.size() == 1 ? new Resolution.Known(slip.getFirst()) : new Resolution.Unknown();
    }

    private static boolean isSameNumbering(Symbol symbol, LocalDate one, LocalDate other) {
        return symbol.family() == Family.P
                ? PartyTerm.of(symbol, one) == PartyTerm.of(symbol, other)
                : one.getYear() == other.getYear();
    }

    private Resolution undated(Symbol official, List<LegalDocument> all) {
        var mentioned = mentionedWithDate.get(official.series());
        if (mentioned != null && all.contains(mentioned)) {
            return new Resolution.Known(mentioned);
        }
        return oneOf(all.stream()
                .filter(document -> document.family() != Family.N)
                .filter(document ->
                        document.issuedOn() == null || !document.issuedOn().isAfter(asOf))
                .toList());
    }

    private Resolution oneOf(List<LegalDocument> candidates) {
        if (candidates.isEmpty()) {
            return new Resolution.Unknown();
        }
        for (var choice : List.<Predicate<LegalDocument>>of(
                document -> candidates.size() == 1, citing::isNamedAbove, citing::isFromOwnProvince)) {
            var chosen = candidates.stream().filter(choice).toList();
            if (chosen.size() == 1) {
                return new Resolution.Known(chosen.getFirst());
            }
        }
        return new Resolution.Several(candidates);
    }
}
