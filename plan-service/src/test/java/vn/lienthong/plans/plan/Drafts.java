package vn.lienthong.plans.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.lienthong.plans.FixedDay;
import vn.lienthong.plans.citation.CitationCheck;
import vn.lienthong.plans.content.Node;
import vn.lienthong.plans.content.NodeKind;
import vn.lienthong.plans.content.PlanContent;
import vn.lienthong.plans.content.Run;
import vn.lienthong.plans.content.Signature;
import vn.lienthong.plans.plan.PlanState.Type;
import vn.lienthong.plans.unit.UnitRef;

/** Plans of a school in every state. */
final class Drafts {

    static final UnitRef SCHOOL = new UnitRef("truong-1", "Trường Tiểu học Ánh Dương");
    static final UnitRef COMMUNE = new UnitRef("phuong-1", "UBND phường Mạo Khê");
    static final Actor EDITOR = new Actor("van-thu", "Văn thư", SCHOOL);
    static final Actor HEAD = new Actor("hieu-truong", "Hiệu trưởng", SCHOOL);
    static final Actor REVIEWER = new Actor("chuyen-vien", "Chuyên viên", COMMUNE);
    static final LocalDate TODAY = FixedDay.TODAY;
    static final Instant NOW = FixedDay.NOW;
    static final CitationCheck FINE = CitationCheck.checked(NOW, TODAY, List.of());

    private Drafts() {}

    static PlanContent content(String title) {
        var basis = Node.paragraph("cc1", "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/8/2015 của Chính phủ;");
        var section = new Node(
                "m1",
                NodeKind.SECTION,
                "I.",
                List.of(new Run("MỤC ĐÍCH, YÊU CẦU", true, false)),
                List.of(new Node("m1-1", NodeKind.BULLET, "-", List.of(Run.plain("Việc làm cụ thể.")), List.of())));
        return new PlanContent(
                COMMUNE.name(),
                SCHOOL.name(),
                "",
                null,
                null,
                PlanContent.PLAN,
                title,
                List.of(basis),
                List.of(),
                List.of(section),
                List.of(),
                List.of(),
                List.of(),
                new Signature("KT.", "HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", null),
                List.of());
    }

    static Plan draft() {
        return draft("ke-hoach-1");
    }

    static Plan draft(String id) {
        return Plan.create(new PlanId(id), 2026, content("Công tác thông tin đối ngoại năm 2026"), FINE, EDITOR, NOW);
    }

    static Issuance issuance(int number) {
        return new Issuance(new PlanNumber(number, "KH-THAD"), "Mạo Khê", TODAY, "KT.", "PHÓ HIỆU TRƯỞNG", null);
    }

    static Plan issued(String id, int number) {
        Plan plan = draft(id);
        plan.issue(issuance(number), FINE, HEAD, NOW);
        return plan;
    }

    static Plan in(Type state) {
        Plan plan = draft();
        if (state != Type.DRAFT) {
            plan.issue(issuance(31), FINE, HEAD, NOW);
        }
        if (state == Type.SUBMITTED || state == Type.RETURNED || state == Type.ACCEPTED) {
            plan.submit(COMMUNE, HEAD, NOW);
        }
        if (state == Type.RETURNED) {
            plan.giveBack("Thiếu nhiệm vụ", List.of(new Comment("n1", "m1", "Bổ sung")), SCHOOL, REVIEWER, NOW);
        }
        if (state == Type.ACCEPTED) {
            plan.accept(null, SCHOOL, REVIEWER, NOW);
        }
        return plan;
    }
}
