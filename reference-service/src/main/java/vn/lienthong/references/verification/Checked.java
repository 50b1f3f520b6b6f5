package vn.lienthong.references.verification;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.lienthong.references.catalogue.LegalDocument;
import vn.lienthong.references.citation.Citation;

/**
 * A citation with what the catalogue knows of it: what the rules look at.
 *
 * @param passage id of the passage it stands in
 * @param key what makes two mentions the same document, with the place of a local office
 * @param parent index in the whole text of the mention that carries this one out
 */
record Checked(
        String passage,
        Citation citation,
        Resolution resolution,
        String key,
        @Nullable Integer parent) {

    @Nullable
    LegalDocument document() {
        return resolution.document();
    }

    /** The catalogue's day of issue or, failing that, the printed one. */
    @Nullable
    LocalDate issuedOn() {
        var document = document();
        return document != null && document.issuedOn() != null ? document.issuedOn() : citation.issuedOn();
    }

    /** Whether the day of issue does not hang on a doubtful entry alone. */
    boolean isDateReliable() {
        var document = document();
        return citation.issuedOn() != null || document == null || document.isReliable();
    }

    /** {@code Nghị định 72/2015/NĐ-CP}. */
    String name() {
        var document = document();
        var number = document != null ? document.number() : citation.completed().text();
        var kind = citation.kindName();
        return kind == null ? "Văn bản " + number : kind + " " + number;
    }
}
