package vn.lienthong.references.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.references.catalogue.LegalDocument;

/** Which document of the catalogue a citation means. */
sealed interface Resolution {

    record Known(LegalDocument document) implements Resolution {}

    record Several(List<LegalDocument> candidates) implements Resolution {}

    record Unknown() implements Resolution {}

    default @Nullable LegalDocument document() {
        return this instanceof Known known ? known.document() : null;
    }
}
