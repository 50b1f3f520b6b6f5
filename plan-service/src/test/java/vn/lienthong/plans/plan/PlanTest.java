package vn.lienthong.plans.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.plans.plan.Drafts.COMMUNE;
import static vn.lienthong.plans.plan.Drafts.EDITOR;
import static vn.lienthong.plans.plan.Drafts.FINE;
import static vn.lienthong.plans.plan.Drafts.HEAD;
import static vn.lienthong.plans.plan.Drafts.NOW;
import static vn.lienthong.plans.plan.Drafts.REVIEWER;
import static vn.lienthong.plans.plan.Drafts.SCHOOL;
import static vn.lienthong.plans.plan.Drafts.TODAY;
import static vn.lienthong.plans.plan.Drafts.content;
import static vn.lienthong.plans.plan.Drafts.draft;
import static vn.lienthong.plans.plan.Drafts.in;
import static vn.lienthong.plans.plan.Drafts.issuance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.plans.citation.Citation;
import vn.lienthong.plans.citation.Citation.Correction;
import vn.lienthong.plans.citation.Citation.Finding;
import vn.lienthong.plans.citation.Citation.Severity;
import vn.lienthong.plans.citation.Citation.Verdict;
import vn.lienthong.plans.citation.CitationCheck;
import vn.lienthong.plans.content.PlanContent;
import vn.lienthong.plans.intake.Doubt;
import vn.lienthong.plans.plan.HistoryEntry.Action;
import vn.lienthong.plans.plan.PlanState.Accepted;
import vn.lienthong.plans.plan.PlanState.Draft;
import vn.lienthong.plans.plan.PlanState.Returned;
import vn.lienthong.plans.plan.PlanState.Submitted;
import vn.lienthong.plans.plan.PlanState.Type;

class PlanTest {

    private static final TextCorrection CORRECTION = new TextCorrection("cc1", 39, 48, "07/9/2015");

    /** Every command as the aggregate knows it, to its answer. */
    private static final Map<Act, Function<Plan, Object>> COMMANDS = Map.of(
            Act.EDIT, plan -> plan.save(2026, content("Đã sửa"), FINE, EDITOR, NOW),
            Act.ISSUE, plan -> plan.issue(issuance(45), FINE, HEAD, NOW),
            Act.SUBMIT, plan -> plan.submit(COMMUNE, HEAD, NOW),
            Act.RETURN, plan -> plan.giveBack("Sửa lại", List.of(), SCHOOL, REVIEWER, NOW),
            Act.ACCEPT, plan -> plan.accept(null, SCHOOL, REVIEWER, NOW),
            Act.REVISE, plan -> plan.revise(FINE, EDITOR, NOW));

    private static final Map<Type, Set<Act>> ADMITTED = Map.of(
            Type.DRAFT, Set.of(Act.EDIT, Act.ISSUE),
            Type.ISSUED, Set.of(Act.SUBMIT, Act.REVISE),
            Type.SUBMITTED, Set.of(Act.RETURN, Act.ACCEPT),
            Type.RETURNED, Set.of(Act.SUBMIT, Act.REVISE),
            Type.ACCEPTED, Set.of(Act.REVISE));

    static Stream<Arguments> everyStateAndCommand() {
        return Stream.of(Type.values())
                .flatMap(state -> COMMANDS.keySet().stream()
                        .map(act -> Arguments.of(state, act, ADMITTED.get(state).contains(act))));
    }

    @ParameterizedTest(name = "{0} × {1}: {2}")
    @MethodSource("everyStateAndCommand")
    void aCommandIsAdmittedOrRefusedAndARefusalChangesNothing(Type state, Act act, boolean admitted) {
        Plan plan = in(state);
        PlanState before = plan.state();
        int history = plan.history().size();
        List<String> events = plan.outbox().waiting();

        Object answer = COMMANDS.get(act).apply(plan);

        if (admitted) {
            assertThat(answer)
                    .isInstanceOfAny(
                            Saving.Saved.class,
                            Issuing.Issued.class,
                            Submission.Submitted.class,
                            Review.Decided.class,
                            Revision.Started.class);
            assertThat(plan.history().size()).isEqualTo(history + 1);
        } else {
            assertThat(refusal(answer)).isEqualTo(new Refusal.WrongState(state, act));
            assertThat(plan.state()).isEqualTo(before);
            assertThat(plan.history()).hasSize(history);
            assertThat(plan.outbox().waiting()).isEqualTo(events);
        }
        assertThat(plan.admits(act)).isEqualTo(ADMITTED.get(plan.state().type()).contains(act));
    }

    private static Refusal refusal(Object answer) {
        return switch (answer) {
            case Saving.Refused(var why) -> why;
            case Issuing.Refused(var why) -> why;
            case Submission.Refused(var why) -> why;
            case Review.Refused(var why) -> why;
            case Revision.Refused(var why) -> why;
            default -> throw new AssertionError("not refused: " + answer);
        };
    }

    @Test
    void aNewPlanIsADraftOfItsAuthorsUnit() {
        Plan plan = draft();

        assertThat(plan.state()).isEqualTo(new Draft(NOW, EDITOR, null));
        assertThat(plan.unit()).isEqualTo(SCHOOL.id());
        assertThat(plan.revision()).isEqualTo(1);
        assertThat(plan.title()).isEqualTo("Công tác thông tin đối ngoại năm 2026");
        assertThat(plan.history()).extracting(HistoryEntry::action).containsExactly(Action.CREATED);
    }

    @Test
    void savingAgainAndAgainIsOneLineOfHistory() {
        Plan plan = draft();

        plan.save(2026, content("Một"), FINE, EDITOR, NOW);
        plan.save(2026, content("Hai"), FINE, EDITOR, NOW.plusSeconds(60));
        plan.save(2026, content("Ba"), FINE, HEAD, NOW.plusSeconds(90));

        assertThat(plan.history())
                .extracting(HistoryEntry::action, entry -> entry.by().account())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Action.CREATED, "van-thu"),
                        org.assertj.core.groups.Tuple.tuple(Action.SAVED, "van-thu"),
                        org.assertj.core.groups.Tuple.tuple(Action.SAVED, "hieu-truong"));
        assertThat(plan.history().get(1).at()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void aTextBeyondItsLimitsIsNotTakenOver() {
        Plan plan = draft();
        String title = plan.title();

        Saving saving = plan.save(2026, content("x".repeat(1001)), FINE, EDITOR, NOW);

        assertThat(saving)
                .isInstanceOfSatisfying(
                        Saving.Invalid.class,
                        invalid -> assertThat(invalid.gaps())
                                .extracting(Gap::pointer)
                                .containsExactly("/content/title"));
        assertThat(plan.title()).isEqualTo(title);
    }

    @Test
    void everyChangeOfTheTextIsANewEdition() {
        Plan plan = draft();
        int first = plan.edition();

        plan.save(2026, content("Khác"), FINE, EDITOR, NOW);
        int second = plan.edition();
        plan.issue(issuance(31), FINE, HEAD, NOW);

        assertThat(List.of(first, second, plan.edition()))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void issuingWritesNumberPlaceDateAndSignatoryIntoTheText() {
        Plan plan = draft();

        plan.issue(issuance(5), FINE, HEAD, NOW);

        PlanContent text = plan.content();
        assertThat(text.numberText()).isEqualTo("05/KH-THAD");
        assertThat(text.place()).isEqualTo("Mạo Khê");
        assertThat(text.date()).isEqualTo(TODAY);
        assertThat(text.signature())
                .isEqualTo(new vn.lienthong.plans.content.Signature("KT.", "HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", null));
        assertThat(plan.asOf(TODAY.plusYears(1))).isEqualTo(TODAY);
    }

    @Test
    void aPlanWithoutTitleOrTextIsNotIssued() {
        Plan plan = Plan.create(
                new PlanId("trong"), 2026, PlanContent.blank("", COMMUNE.name(), SCHOOL.name()), FINE, EDITOR, NOW);

        assertThat(plan.issue(issuance(31), FINE, HEAD, NOW))
                .isInstanceOfSatisfying(
                        Issuing.Incomplete.class,
                        incomplete -> assertThat(incomplete.gaps())
                                .extracting(Gap::pointer)
                                .containsExactly("/title", "/content/outline"));
        assertThat(plan.state().type()).isEqualTo(Type.DRAFT);
    }

    @Test
    void submittingTellsTheSuperior() {
        Plan plan = in(Type.ISSUED);

        plan.submit(COMMUNE, HEAD, NOW);

        assertThat(plan.state()).isEqualTo(new Submitted(NOW, HEAD, COMMUNE));
        assertThat(plan.outbox().waiting()).containsExactly("plan.submitted.v1");
    }

    @Test
    void aReturnKeepsReasonAndRemarks() {
        Plan plan = in(Type.SUBMITTED);
        var comment = new Comment("n1", "cc1", "Ngày ký là 07/9/2015.");

        plan.giveBack("Sửa căn cứ", List.of(comment), SCHOOL, REVIEWER, NOW);

        assertThat(plan.state()).isEqualTo(new Returned(NOW, REVIEWER, COMMUNE, "Sửa căn cứ", List.of(comment)));
        assertThat(plan.outbox().waiting()).containsExactly("plan.submitted.v1", "plan.returned.v1");
    }

    @Test
    void aRemarkMustPointIntoTheText() {
        Plan plan = in(Type.SUBMITTED);

        Review review = plan.giveBack(
                "Sửa",
                List.of(new Comment("n1", "cc1", "Đúng"), new Comment("n2", "khong-co", "?")),
                SCHOOL,
                REVIEWER,
                NOW);

        assertThat(review)
                .isInstanceOfSatisfying(
                        Review.Invalid.class,
                        invalid -> assertThat(invalid.gaps())
                                .extracting(Gap::pointer)
                                .containsExactly("/comments/1/node"));
        assertThat(plan.state().type()).isEqualTo(Type.SUBMITTED);
    }

    @Test
    void aReturnedPlanCanBeSubmittedAgainUnchanged() {
        Plan plan = in(Type.RETURNED);

        plan.submit(COMMUNE, HEAD, NOW);

        assertThat(plan.state().type()).isEqualTo(Type.SUBMITTED);
        assertThat(plan.revision()).isEqualTo(1);
        assertThat(plan.outbox().waiting())
                .containsExactly("plan.submitted.v1", "plan.returned.v1", "plan.submitted.v1");
    }

    @Test
    void aReturnedPlanCanBeSubmittedAgainAsANewRevision() {
        Plan plan = in(Type.RETURNED);

        plan.revise(FINE, EDITOR, NOW);
        plan.save(2026, content("Đã sửa"), FINE, EDITOR, NOW);
        plan.issue(issuance(45), FINE, HEAD, NOW);
        plan.submit(COMMUNE, HEAD, NOW);

        assertThat(plan.state().type()).isEqualTo(Type.SUBMITTED);
        assertThat(plan.revision()).isEqualTo(2);
        assertThat(plan.replaces()).isEqualTo(new Replaces(1, "31/KH-THAD", TODAY));
    }

    @Test
    void theNextRevisionOfAReturnedPlanKeepsTheReasonBeforeTheEditor() {
        Plan plan = in(Type.RETURNED);
        PlanState returned = plan.state();

        plan.revise(FINE, EDITOR, NOW);

        assertThat(plan.state()).isEqualTo(new Draft(NOW, EDITOR, (Returned) returned));
        assertThat(plan.content().numberText()).isNull();
        assertThat(plan.content().date()).isNull();
        assertThat(plan.issuance()).isNull();
    }

    @Test
    void anAcceptedPlanIsRevisedWithoutAnOldReason() {
        Plan plan = in(Type.ACCEPTED);

        plan.revise(FINE, EDITOR, NOW);

        assertThat(plan.state()).isEqualTo(new Draft(NOW, EDITOR, null));
    }

    @Test
    void aNewRevisionNeedsANewNumber() {
        Plan plan = in(Type.ACCEPTED);
        plan.revise(FINE, EDITOR, NOW);

        Issuing issuing = plan.issue(issuance(31), FINE, HEAD, NOW);

        assertThat(issuing).isInstanceOf(Issuing.NumberTaken.class);
        assertThat(plan.state().type()).isEqualTo(Type.DRAFT);
    }

    @Test
    void acceptanceKeepsItsNote() {
        Plan plan = in(Type.SUBMITTED);

        plan.accept("Đồng ý", SCHOOL, REVIEWER, NOW);

        assertThat(plan.state()).isEqualTo(new Accepted(NOW, REVIEWER, COMMUNE, "Đồng ý"));
        assertThat(plan.outbox().waiting()).containsExactly("plan.submitted.v1", "plan.accepted.v1");
    }

    @Test
    void aSuggestedCorrectionIsApplied() {
        Plan plan = suggesting();

        Correcting correcting = plan.correct(CORRECTION, FINE, EDITOR, NOW);

        assertThat(correcting).isInstanceOf(Correcting.Corrected.class);
        assertThat(plan.content().node("cc1").orElseThrow().text())
                .isEqualTo("Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;");
        assertThat(plan.check()).isEqualTo(FINE);
    }

    @Test
    void nobodysCorrectionIsNotApplied() {
        Plan plan = suggesting();
        PlanContent before = plan.content();

        assertThat(plan.correct(new TextCorrection("cc1", 39, 48, "08/9/2015"), FINE, EDITOR, NOW))
                .isInstanceOf(Correcting.NotSuggested.class);
        assertThat(plan.content()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = Type.class,
            names = {"ISSUED", "SUBMITTED", "RETURNED", "ACCEPTED"})
    void anIssuedTextIsNotCorrected(Type state) {
        Plan plan = in(state);
        PlanContent before = plan.content();

        assertThat(plan.correct(CORRECTION, FINE, EDITOR, NOW)).isInstanceOf(Correcting.Refused.class);
        assertThat(plan.content()).isEqualTo(before);
    }

    private static Plan suggesting() {
        String text = content("").node("cc1").orElseThrow().text();
        assertThat(text.substring(CORRECTION.start(), CORRECTION.end())).isEqualTo("07/8/2015");
        var citation = new Citation(
                "cc1",
                7,
                48,
                text.substring(7, 48),
                "N",
                "72/2015/NĐ-CP",
                "Nghị định",
                "72/2015/NĐ-CP",
                2015,
                "Chính phủ",
                null,
                null,
                null,
                null,
                Verdict.WRONG_DATE,
                List.of(new Finding(
                        "V1",
                        Severity.ERROR,
                        "Ngày ký là 07/9/2015, không phải 07/8/2015.",
                        null,
                        new Correction(39, 48, "07/9/2015"))));
        return Plan.create(
                new PlanId("goi-y"),
                2026,
                content("Kế hoạch"),
                CitationCheck.checked(NOW, TODAY, List.of(citation)),
                EDITOR,
                NOW);
    }

    @Test
    void aDoubtIsSettledWhenItsPlaceIsChanged() {
        var doubts = List.of(
                new Doubt("cc1", null, "Ngày không rõ"),
                new Doubt("m1", null, "Số thứ tự không rõ"),
                new Doubt(null, "title", "Trích yếu không rõ"),
                new Doubt(null, "place", "Không thấy địa danh"));
        Plan plan = Plan.imported(
                new PlanId("nhap"), 2026, content("Cũ"), doubts, FINE, new Source("a.docx", 1, "0"), EDITOR, NOW);
        PlanContent changed = content("Mới").withText("cc1", 0, 3, "CĂN").orElseThrow();

        plan.save(2026, changed, FINE, EDITOR, NOW);

        assertThat(plan.doubts())
                .extracting(Doubt::message)
                .containsExactly("Số thứ tự không rõ", "Không thấy địa danh");
    }

    @Test
    void whoSignsHasSettledEveryDoubt() {
        Plan plan = Plan.imported(
                new PlanId("nhap"),
                2026,
                content("Cũ"),
                List.of(new Doubt("cc1", null, "Ngày không rõ")),
                FINE,
                new Source("a.docx", 1, "0"),
                EDITOR,
                NOW);

        plan.issue(issuance(31), FINE, HEAD, NOW);

        assertThat(plan.doubts()).isEmpty();
    }
}
