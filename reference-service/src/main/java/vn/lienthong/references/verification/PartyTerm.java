package vn.lienthong.references.verification;

import java.time.LocalDate;
import vn.lienthong.references.citation.IssuerCode;
import vn.lienthong.references.citation.Symbol;

/**
 * The term of a Party committee, within which its numbers run on (Hướng dẫn 36-HD/VPTW, II.1.3). Terms last five years;
 * the centre's congresses meet at the end of a January, those below in the autumn before.
 */
final class PartyTerm {

    /** The closing day of the thirteenth congress; the others stand for it within a few days. */
    private static final LocalDate CENTRAL = LocalDate.of(2021, 2, 1);

    private static final LocalDate LOCAL = LocalDate.of(2020, 10, 1);

    private PartyTerm() {}

    /** Counts terms; equal numbers mean the same term of the committee. */
    static int of(Symbol symbol, LocalDate date) {
        var issuer = symbol.issuer();
        var start = issuer != null && IssuerCode.isNational(issuer) ? CENTRAL : LOCAL;
        int years = date.getYear() - start.getYear();
        boolean before = date.isBefore(start.withYear(date.getYear()));
        return Math.floorDiv(before ? years - 1 : years, 5);
    }
}
