package vn.lienthong.references.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.lienthong.references.catalogue.LegalDocument.Confidence;
import vn.lienthong.references.catalogue.LegalDocument.EndReason;
import vn.lienthong.references.catalogue.LegalDocument.Status;
import vn.lienthong.references.citation.Family;

class LegalDocumentTest {

    private static final LocalDate ISSUED = LocalDate.of(2017, 2, 9);
    private static final LocalDate EFFECTIVE = LocalDate.of(2017, 3, 30);
    private static final LocalDate ENDED = LocalDate.of(2026, 7, 1);

    private static LegalDocument document(
            @Nullable LocalDate issued, @Nullable LocalDate effective, @Nullable EndReason end, boolean unverified) {
        return new LegalDocument(
                "09-2017-nd-cp",
                "09/2017/NĐ-CP",
                "09/NĐ-CP",
                Family.N,
                "Nghị định",
                "Chính phủ",
                null,
                issued,
                null,
                effective,
                end == null ? null : new LegalDocument.End(ENDED, end, null),
                unverified,
                List.of(),
                new LegalDocument.Source("Bộ pháp điển", null),
                LegalDocument.Basis.PUBLISHED,
                Confidence.HIGH,
                1);
    }

    @Test
    void isInForceFromItsFirstDayToTheDayBeforeItsEnd() {
        var document = document(ISSUED, EFFECTIVE, EndReason.REPLACED, false);

        assertThat(document.status(EFFECTIVE.minusDays(1))).isEqualTo(Status.NOT_YET);
        assertThat(document.status(EFFECTIVE)).isEqualTo(Status.IN_FORCE);
        assertThat(document.status(ENDED.minusDays(1))).isEqualTo(Status.IN_FORCE);
        assertThat(document.status(ENDED)).isEqualTo(Status.REPLACED);
    }

    @Test
    void isExpiredWhenItsPeriodIsOver() {
        assertThat(document(ISSUED, null, EndReason.PERIOD_OVER, false).status(ENDED))
                .isEqualTo(Status.EXPIRED);
    }

    @Test
    void isInForceFromTheDayOfIssueWhenNothingElseIsKnown() {
        var document = document(ISSUED, null, null, false);

        assertThat(document.status(ISSUED.minusDays(1))).isEqualTo(Status.NOT_YET);
        assertThat(document.status(ISSUED)).isEqualTo(Status.IN_FORCE);
    }

    @Test
    void isOfUnknownForceWhenNobodyVouchesForIt() {
        assertThat(document(ISSUED, EFFECTIVE, null, true).status(ENDED)).isEqualTo(Status.UNKNOWN);
        assertThat(document(null, null, null, false).status(ENDED)).isEqualTo(Status.UNKNOWN);
    }
}
