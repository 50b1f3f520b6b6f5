package vn.lienthong.references.verification;

import vn.lienthong.references.citation.Citation;
import vn.lienthong.references.citation.Family;

/**
 * What makes two mentions the same document: family and number, the year of issue where the number has none, and the
 * place of a local office. {@code N:09/2017/QĐ-UBND Lào Cai}, {@code P:57-KL/TW@2023}.
 */
final class DocumentKey {

    private DocumentKey() {}

    static String of(Citation citation, Resolution resolution, CitingOffice citing) {
        var document = resolution.document();
        if (document != null) {
            var year = document.issuedOn();
            boolean yearInNumber = document.family() == Family.N;
            return document.family() + ":" + document.number()
                    + (yearInNumber || year == null ? "" : "@" + year.getYear())
                    + (document.place() == null ? "" : " " + document.place().name());
        }
        if (!CitingOffice.isLocal(citation)) {
            return citation.key();
        }
        var places = citing.places(citation);
        return places.isEmpty()
                ? citation.key()
                : citation.key() + " " + places.getFirst().name();
    }
}
