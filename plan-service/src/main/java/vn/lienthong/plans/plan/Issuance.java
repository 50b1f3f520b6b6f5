package vn.lienthong.plans.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.plans.content.PlanContent;
import vn.lienthong.plans.content.Signature;

/**
 * Number, place, date and signatory of an issued revision.
 *
 * @param authority "KT.", "TM.", "TL.", "TUQ.", "Q." (Decree 30/2020, article 13); null when the head signs
 */
record Issuance(
        PlanNumber number,
        String place,
        LocalDate date,
        @Nullable String authority,
        String signatoryTitle,
        @Nullable String signatoryName) {

    /** What a text lacks that an issued document must have. */
    static List<Gap> missingIn(PlanContent draft) {
        var gaps = new ArrayList<Gap>();
        if (draft.title().isBlank()) {
            gaps.add(new Gap("/title", "Kế hoạch chưa có trích yếu. Nhập trích yếu, lưu rồi ban hành."));
        }
        if (draft.outline().isEmpty()) {
            gaps.add(new Gap("/content/outline", "Kế hoạch chưa có nội dung. Soạn nội dung, lưu rồi ban hành."));
        }
        return gaps;
    }

    Replaces asReplaced(int revision) {
        return new Replaces(revision, number.text(), date);
    }

    /** The text with its heading and signature as signed. */
    PlanContent on(PlanContent draft) {
        return heading(draft, place, date, number.text(), signature(draft.signature()));
    }

    /** The same text before numbering, for the next revision. */
    static PlanContent takenOff(PlanContent issued) {
        return heading(issued, issued.place(), null, null, issued.signature());
    }

    private Signature signature(@Nullable Signature drafted) {
        // The line after "KT." stays as drafted as long as the head signs under the same authority.
        String authorityTitle = drafted != null && authority != null && authority.equals(drafted.authority())
                ? drafted.authorityTitle()
                : null;
        return new Signature(authority, authorityTitle, signatoryTitle, signatoryName);
    }

    private static PlanContent heading(
            PlanContent content,
            String place,
            @Nullable LocalDate date,
            @Nullable String numberText,
            @Nullable Signature signature) {
        return new PlanContent(
                content.superiorName(),
                content.issuerName(),
                place,
                date,
                numberText,
                content.documentType(),
                content.title(),
                content.legalBases(),
                content.preamble(),
                content.outline(),
                content.tasks(),
                content.deadlines(),
                content.recipients(),
                signature,
                content.annexes());
    }
}
