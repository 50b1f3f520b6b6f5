package vn.lienthong.plans.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.plans.plan.Drafts.EDITOR;
import static vn.lienthong.plans.plan.Drafts.FINE;
import static vn.lienthong.plans.plan.Drafts.HEAD;
import static vn.lienthong.plans.plan.Drafts.NOW;
import static vn.lienthong.plans.plan.Drafts.TODAY;
import static vn.lienthong.plans.plan.Drafts.content;
import static vn.lienthong.plans.plan.Drafts.draft;
import static vn.lienthong.plans.plan.Drafts.in;
import static vn.lienthong.plans.plan.Drafts.issuance;
import static vn.lienthong.plans.plan.Drafts.issued;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.plans.PlanServiceTest;
import vn.lienthong.plans.Province;
import vn.lienthong.plans.citation.CitationCheck;
import vn.lienthong.plans.plan.PlanState.Type;
import vn.lienthong.starter.tenancy.TenantScope;

@PlanServiceTest
class PlansTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Plans plans;

    @Autowired
    PlanChecks checks;

    @Autowired
    Revisions revisions;

    @Autowired
    MongoTemplate template;

    Province province;

    @BeforeEach
    void open() throws Exception {
        province = Province.open(mvc);
    }

    @ParameterizedTest
    @EnumSource(Type.class)
    void aPlanIsReadAsItWasStoredInEveryState(Type state) {
        inProvince(() -> {
            Plan stored = plans.save(in(state));

            Plan read = plans.findById(stored.id().value()).orElseThrow();

            assertThat(read).usingRecursiveComparison().ignoringFields("outbox").isEqualTo(stored);
            assertThat(read.outbox().waitingData()).isEqualTo(stored.outbox().waitingData());
        });
    }

    @Test
    void aNumberIsUsedOnceByAnIssuerInAYear() {
        inProvince(() -> {
            plans.save(issued("mot", 31));
            Plan second = plans.save(draft("hai"));
            second.issue(issuance(31), FINE, HEAD, NOW);

            assertThatThrownBy(() -> plans.save(second)).isInstanceOf(DuplicateKeyException.class);
            assertThat(plans.findById("hai").orElseThrow().state().type()).isEqualTo(Type.DRAFT);
        });
    }

    @Test
    void draftsWithoutANumberDoNotStandInEachOthersWay() {
        inProvince(() -> {
            plans.save(draft("mot"));
            plans.save(draft("hai"));

            assertThat(plans.count()).isEqualTo(2);
        });
    }

    @Test
    void theNumberOfAnEarlierRevisionStaysTaken() {
        inProvince(() -> {
            Plan first = plans.save(issued("mot", 31));
            first.revise(FINE, EDITOR, NOW);
            plans.save(first);
            Plan again = plans.findById("mot").orElseThrow();
            again.issue(issuance(32), FINE, HEAD, NOW);
            plans.save(again);

            assertThatThrownBy(() -> plans.save(issued("hai", 31))).isInstanceOf(DuplicateKeyException.class);
            assertThatThrownBy(() -> plans.save(issued("ba", 32))).isInstanceOf(DuplicateKeyException.class);
            assertThat(plans.findByNumbers(again.issuance().number().key("truong-1", TODAY.getYear())))
                    .map(Plan::id)
                    .contains(new PlanId("mot"));
        });
    }

    @Test
    void whoSavesAStaleCopyLoses() {
        inProvince(() -> {
            plans.save(draft("mot"));
            Plan one = plans.findById("mot").orElseThrow();
            Plan other = plans.findById("mot").orElseThrow();
            one.save(2026, content("Của người thứ nhất"), FINE, EDITOR, NOW);
            plans.save(one);
            other.save(2026, content("Của người thứ hai"), FINE, HEAD, NOW);

            assertThatThrownBy(() -> plans.save(other)).isInstanceOf(OptimisticLockingFailureException.class);
            assertThat(plans.findById("mot").orElseThrow().title()).isEqualTo("Của người thứ nhất");
        });
    }

    @Test
    void aCheckIsKeptWithTheTextItWasMadeForAndLeavesTheVersionAlone() {
        inProvince(() -> {
            Plan plan = plans.save(unchecked("mot"));

            assertThat(checks.keep(plan, FINE)).isTrue();

            Plan read = plans.findById("mot").orElseThrow();
            assertThat(read.check()).isEqualTo(FINE);
            assertThat(read.version()).isEqualTo(plan.version());
        });
    }

    @Test
    void aCheckOfAnEarlierTextIsDropped() {
        inProvince(() -> {
            Plan old = plans.save(unchecked("mot"));
            Plan moved = plans.findById("mot").orElseThrow();
            moved.save(2026, content("Đã đổi"), CitationCheck.unchecked(NOW, TODAY), EDITOR, NOW);
            plans.save(moved);

            assertThat(checks.keep(old, FINE)).isFalse();
            assertThat(plans.findById("mot").orElseThrow().check().isUnchecked())
                    .isTrue();
        });
    }

    @Test
    void uncheckedPlansAreFoundLongestUntriedFirst() {
        inProvince(() -> {
            plans.save(Plan.create(
                    new PlanId("sau"),
                    2026,
                    content("A"),
                    CitationCheck.unchecked(NOW.plusSeconds(5), TODAY),
                    EDITOR,
                    NOW));
            plans.save(unchecked("truoc"));
            plans.save(draft("da-kiem"));

            assertThat(checks.unchecked(10))
                    .extracting(plan -> plan.id().value())
                    .containsExactly("truoc", "sau");
            assertThat(checks.countUnchecked()).isEqualTo(2);
        });
    }

    @Test
    void aRevisionPutAsideByAStaleReaderDoesNotReplaceTheNewerOne() {
        inProvince(() -> {
            plans.save(issued("mot", 31));
            Plan early = plans.findById("mot").orElseThrow();
            Plan later = plans.findById("mot").orElseThrow();
            later.submit(Drafts.COMMUNE, HEAD, NOW);
            revisions.keep(IssuedRevision.of(plans.save(later)));

            revisions.keep(IssuedRevision.of(early));

            assertThat(revisions.find(new PlanId("mot"), 1))
                    .map(kept -> kept.state().type())
                    .contains(Type.SUBMITTED);
        });
    }

    @Test
    void anUncheckedPlanIsStoredWithoutEmptyNumbers() {
        inProvince(() -> {
            plans.save(draft("mot"));

            var stored = template.getCollection(Plan.COLLECTION).find().first();
            assertThat(stored).doesNotContainKey("numbers");
        });
    }

    private static Plan unchecked(String id) {
        return Plan.create(new PlanId(id), 2026, content("Kế hoạch"), CitationCheck.unchecked(NOW, TODAY), EDITOR, NOW);
    }

    private void inProvince(Runnable work) {
        TenantScope.inTenant(province.id(), work);
    }
}
