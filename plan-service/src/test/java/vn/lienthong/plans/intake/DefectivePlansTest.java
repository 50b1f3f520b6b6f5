package vn.lienthong.plans.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.plans.intake.PlanTexts.draft;
import static vn.lienthong.plans.intake.PlanTexts.withBody;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.lienthong.plans.content.Node;
import vn.lienthong.plans.content.NodeKind;
import vn.lienthong.plans.content.PlanContent;
import vn.lienthong.plans.content.Task;

/** Every defect that real plans have: what is read all the same, and what is said about it. */
class DefectivePlansTest {

    private static String after(String part, String replaced, String by) {
        assertThat(part).contains(replaced);
        return part.replace(replaced, by);
    }

    private static String texts(PlanContent content) {
        return String.join("\n", Words.texts(content).toList());
    }

    @Test
    void hardWrappedDoubleSpacedTextIsJoined() {
        var draft = draft(PlanTexts.TITLE + """
                I. NHIỆM VỤ TRỌNG TÂM CỦA NHÀ TRƯỜNG TRONG NĂM

                1. Nội dung tuyên truyền về biển, đảo

                - Tuyên truyền chủ trương, đường lối của Đảng, chính sách, pháp luật của

                Nhà nước về biển, đảo đến cán bộ, giáo viên và học sinh của trường; Chương

                trình hành động số 76-CTr/TU ngày

                05/8/2020 của Ban Thường vụ Tỉnh ủy về thông tin đối ngoại của tỉnh trong
                 giai đoạn mới và kế hoạch của Ủy ban nhân dân phường về công tác thông
                tin đối ngoại.

                - Phối hợp với các đơn vị trên địa bàn tổ chức hội thi vẽ tranh cho học sinh

                vào dịp kỷ niệm 136 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890

                - 19/5/2026) tại sân trường.

                1.1. Xây dựng chuyên mục trên trang thông tin của trường

                Thời gian thực hiện: trong tháng 2 năm 2026.
                """);

        assertThat(draft.content().outline().getFirst().subtree().map(Node::text))
                .containsExactly(
                        "NHIỆM VỤ TRỌNG TÂM CỦA NHÀ TRƯỜNG TRONG NĂM",
                        "Nội dung tuyên truyền về biển, đảo",
                        "Tuyên truyền chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước về biển, đảo đến cán bộ, giáo viên và học sinh của trường; Chương trình hành động số 76-CTr/TU ngày 05/8/2020 của Ban Thường vụ Tỉnh ủy về thông tin đối ngoại của tỉnh trong giai đoạn mới và kế hoạch của Ủy ban nhân dân phường về công tác thông tin đối ngoại.",
                        "Phối hợp với các đơn vị trên địa bàn tổ chức hội thi vẽ tranh cho học sinh vào dịp kỷ niệm 136 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2026) tại sân trường.",
                        "Xây dựng chuyên mục trên trang thông tin của trường",
                        "Thời gian thực hiện: trong tháng 2 năm 2026.");
    }

    @Test
    void aPageBreakInsideASentenceIsClosed() {
        var draft = withBody(
                "I. NỘI DUNG\n- Tuyên truyền sâu rộng truyền thống của\n\n\f2\ndân tộc và quê hương.\n- Tổ chức hội thi.\n");

        assertThat(draft.content().outline().getFirst().children().getFirst().text())
                .isEqualTo("Tuyên truyền sâu rộng truyền thống của dân tộc và quê hương.");
    }

    @Test
    void gluedWordsAreNamedAndLeftAlone() {
        var draft = withBody(
                "I. NỘI DUNG\n- Thực hiện cácquy định của PhòngGiáo dục, kỳ thi THPTQuốc gia theo Kế hoạch số52/KH-UBND.\n");

        assertThat(texts(draft.content())).contains("cácquy định của PhòngGiáo dục, kỳ thi THPTQuốc gia");
        assertThat(draft.doubts())
                .anyMatch(doubt ->
                        doubt.node() != null && doubt.message().contains("“số52”, “cácquy”, “PhòngGiáo”, “THPTQuốc”"));
    }

    @Test
    void missingHeadingIsSaidFieldByField() {
        var draft = draft(
                PlanTexts.TITLE + PlanTexts.OPENING + PlanTexts.BODY + PlanTexts.RECIPIENTS + PlanTexts.SIGNATURE);

        assertThat(draft.content().issuerName()).isEqualTo("TRƯỜNG TIỂU HỌC ÁNH DƯƠNG");
        assertThat(draft.doubts().stream().map(Doubt::field))
                .containsExactlyInAnyOrder("numberText", "date", "superiorName", "issuerName", "signature");
    }

    @Test
    void blankNumberAndDateAreLeftForTheIssue() {
        String heading = after(PlanTexts.HEADING, "Số: 12/KH-THAD", "Số:               /KH-THAD")
                .replace("ngày 16 tháng 01 năm 2026", "ngày __ tháng __ năm 2026");

        var draft = draft(heading + PlanTexts.TITLE + PlanTexts.OPENING + PlanTexts.BODY);

        assertThat(draft.content().numberText()).isNull();
        assertThat(draft.content().date()).isNull();
        assertThat(draft.content().place()).isEqualTo("Mạo Khê");
        assertThat(draft.doubts())
                .anyMatch(doubt -> doubt.message().contains("“KH-THAD”"))
                .anyMatch(doubt -> doubt.message().contains("còn để trống"));
    }

    @Test
    void spacesInTheNumberAreClosedAndSaid() {
        var draft = draft(after(PlanTexts.PLAN, "12/KH-THAD", "   12/KH -THAD"));

        assertThat(draft.content().numberText()).isEqualTo("12/KH-THAD");
        assertThat(draft.doubts()).anyMatch(doubt -> "numberText".equals(doubt.field()));
    }

    @Test
    void aDateThatDoesNotExistIsNotGuessed() {
        var draft = draft(after(PlanTexts.PLAN, "ngày 16 tháng 01", "ngày 31 tháng 02"));

        assertThat(draft.content().date()).isNull();
        assertThat(draft.doubts()).anyMatch(doubt -> doubt.message().contains("không có thật"));
    }

    @Test
    void headingSideBySideIsRead() {
        String heading = """
                UBND PHƯỜNG MẠO KHÊ            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                TRƯỜNG TIỂU HỌC                   Độc lập – Tự do – Hạnh phúc
                ÁNH DƯƠNG
                Số: 12/KH-THAD    Mạo Khê, ngày 16 tháng 01 năm 2026
                """;

        assertThat(draft(heading
                                + PlanTexts.TITLE
                                + PlanTexts.OPENING
                                + PlanTexts.BODY
                                + PlanTexts.RECIPIENTS
                                + PlanTexts.SIGNATURE)
                        .content())
                .isEqualTo(draft(PlanTexts.PLAN).content());
    }

    @Test
    void recipientsAndSignatureSideBySideAreRead() {
        String tail = """
                Nơi nhận:                               KT. HIỆU TRƯỞNG
                - Phòng VH-XH phường (Để B/c);          PHÓ HIỆU TRƯỞNG
                - Các tổ chuyên môn (t/h);
                - Công đoàn trường (p/h);
                - Lưu: VT.
                """;

        assertThat(draft(PlanTexts.HEADING + PlanTexts.TITLE + PlanTexts.OPENING + PlanTexts.BODY + tail)
                        .content())
                .isEqualTo(draft(PlanTexts.PLAN).content());
    }

    @Test
    void withoutTheWordKeHoachTheTitleIsAskedFor() {
        var draft = draft(PlanTexts.HEADING + PlanTexts.OPENING + PlanTexts.BODY);

        assertThat(draft.content().title()).isEmpty();
        assertThat(draft.content().issuerName()).isEqualTo("TRƯỜNG TIỂU HỌC ÁNH DƯƠNG");
        assertThat(draft.content().outline()).hasSize(4);
        assertThat(draft.doubts()).anyMatch(doubt -> "title".equals(doubt.field()));
    }

    @Test
    void titleOnTheLineOfTheTypeAndOverSeveralLines() {
        assertThat(draft(PlanTexts.HEADING
                                + "KẾ HOẠCH\nTriển khai công tác thông tin đối ngoại\nNgành Giáo dục phường Mạo Khê\nNăm 2026\n"
                                + PlanTexts.OPENING + PlanTexts.BODY)
                        .content()
                        .title())
                .isEqualTo("Triển khai công tác thông tin đối ngoại Ngành Giáo dục phường Mạo Khê Năm 2026");
        assertThat(draft("KẾ HOẠCH Công tác thông tin đối ngoại năm 2026\n" + PlanTexts.OPENING + PlanTexts.BODY)
                        .content()
                        .title())
                .isEqualTo("Công tác thông tin đối ngoại năm 2026");
        assertThat(draft("KẾ HOẠCH\nThực hiện công tác thông tin đối ngoại năm 2026\n" + PlanTexts.OPENING
                                + PlanTexts.BODY)
                        .content()
                        .title())
                .isEqualTo("Thực hiện công tác thông tin đối ngoại năm 2026");
    }

    @Test
    void anotherKindOfDocumentIsSaid() {
        var draft = draft(after(PlanTexts.PLAN, "KẾ HOẠCH\n", "BÁO CÁO\n"));

        assertThat(draft.content().documentType()).isEqualTo("BÁO CÁO");
        assertThat(draft.doubts()).anyMatch(doubt -> doubt.message().contains("không phải “KẾ HOẠCH”"));
    }

    @Test
    void withoutAYearTheYearIsAskedFor() {
        String undated = after(PlanTexts.TITLE, " năm 2026", "") + PlanTexts.BODY.replaceAll("/2026|năm 2026", "");

        var draft = draft(undated);

        assertThat(draft.year()).isNull();
        assertThat(draft.doubts())
                .anyMatch(doubt -> "year".equals(doubt.field()))
                .anyMatch(doubt -> doubt.node() != null && doubt.message().contains("bổ sung năm"));
        assertThat(draft.content().deadlines()).allMatch(deadline -> deadline.due() == null);
    }

    @Test
    void yearOfTheDateStandsInAndSchoolYearsAreSaid() {
        assertThat(draft(after(PlanTexts.PLAN, "đối ngoại năm 2026\nCăn", "đối ngoại\nCăn"))
                        .year())
                .isEqualTo(2026);
        assertThat(draft(after(PlanTexts.PLAN, "đối ngoại năm 2026\nCăn", "đối ngoại năm học 2025-2026\nCăn"))
                        .doubts())
                .anyMatch(doubt -> doubt.message().contains("năm học"));
    }

    @Test
    void missingItemOfASeriesIsSaid() {
        var draft = withBody("I. NỘI DUNG\n1. Tổ chức hội thi\n3. Viết bài\nIII. TỔ CHỨC THỰC HIỆN\n- Thực hiện.\n");

        assertThat(draft.doubts().stream().map(Doubt::message).filter(message -> message.startsWith("Số thứ tự")))
                .hasSize(2);
    }

    @Test
    void aStrayLetterIsKeptAndSaid() {
        var draft = withBody("I. NỘI DUNG\n1. Tổ chức hội thi.\nơ\n2. Viết bài.\n");

        assertThat(texts(draft.content())).contains("\nơ\n");
        assertThat(draft.doubts()).anyMatch(doubt -> doubt.message().contains("“ơ” đứng một mình"));
    }

    @Test
    void impossibleAndEarlyDeadlinesAreSaid() {
        var draft = withBody("I. NỘI DUNG\n- Nộp báo cáo trước ngày 31/6/2026.\n- Đăng ký trước ngày 05/01/2026.\n");

        assertThat(draft.content().deadlines().stream().map(deadline -> deadline.due()))
                .containsExactly(null, LocalDate.of(2026, 1, 5));
        assertThat(draft.doubts())
                .anyMatch(doubt -> doubt.message().contains("có ngày không có thật"))
                .anyMatch(doubt -> doubt.message().contains("đứng trước ngày 16/01/2026"));
    }

    @Test
    void fractionSlashIsASlash() {
        var draft = withBody("I. NỘI DUNG\n- Các tổ báo cáo định kỳ 6 tháng (trước ngày 05⁄6) và năm (trước 05/11).\n");

        assertThat(draft.content().deadlines().stream().map(deadline -> deadline.due()))
                .containsExactly(LocalDate.of(2026, 6, 5), LocalDate.of(2026, 11, 5));
        assertThat(draft.content().deadlines().getFirst().text()).isEqualTo("trước ngày 05⁄6");
    }

    @Test
    void flattenedTableWithEmptyAndCutCellsIsPutTogether() {
        var draft = draft(PlanTexts.PLAN + """
                 Phụ lục
                CÁC HOẠT ĐỘNG TRỌNG TÂM
                (Kèm theo Kế hoạch số 52/KH-UBND ngày 04/01/2026)
                ______________

                \tStt
                \tTên nhiệm vụ
                \tĐơn vị chủ trì
                \tĐơn vị phối hợp
                \tThời gian\s
                thực hiện

                \t1.\s
                \tTổ chức hội thi vẽ tranh.
                \tTổ Mỹ thuật; Đoàn đội
                \t


                ơ
                Cha mẹ học sinh; Công đoàn
                \tTháng 3 và tháng 5/2026

                \t2.\s
                \tViết bài giới thiệu di tích.
                \t
                \t
                \tThường xuyên trong năm 2026

                \t3.\s
                \tGiao lưu với trường bạn.
                """);

        var annex = draft.content().annexes().getFirst();
        assertThat(annex.columns())
                .containsExactly("Stt", "Tên nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện");
        assertThat(annex.rows().get(0))
                .containsExactly(
                        "1.",
                        "Tổ chức hội thi vẽ tranh.",
                        "Tổ Mỹ thuật; Đoàn đội",
                        "ơ Cha mẹ học sinh; Công đoàn",
                        "Tháng 3 và tháng 5/2026");
        assertThat(annex.rows().get(1))
                .containsExactly("2.", "Viết bài giới thiệu di tích.", "", "", "Thường xuyên trong năm 2026");
        assertThat(annex.rows().get(2)).containsExactly("3.", "Giao lưu với trường bạn.", "", "", "");
        Task first = draft.content().tasks().get(draft.content().tasks().size() - 3);
        assertThat(first.leads()).containsExactly("Tổ Mỹ thuật", "Đoàn đội");
        assertThat(first.coordinators()).containsExactly("ơ Cha mẹ học sinh", "Công đoàn");
        assertThat(draft.doubts())
                .anyMatch(doubt -> doubt.message().contains("Dòng 3 của bảng chỉ có 2/5 ô"))
                .anyMatch(doubt -> doubt.message().contains("chữ “ơ” đứng một mình"))
                .anyMatch(doubt -> doubt.message().contains("số 52/KH-UBND, không phải số 12/KH-THAD"))
                .anyMatch(doubt -> doubt.message().contains("các tháng rời nhau"));
    }

    @Test
    void anAnnexOfThisPlanRaisesNoDoubt() {
        var draft = draft(PlanTexts.PLAN
                + "PHỤ LỤC I\nDANH SÁCH\n(Kèm theo Kế hoạch số 12 /KH-THAD ngày 16/01/2026)\nNội dung phụ lục.\n");

        assertThat(draft.content().annexes().getFirst().rows()).hasSize(1);
        assertThat(draft.doubts()).hasSize(1);
    }

    @Test
    void linesWithoutAPlaceBecomeParagraphsWithADoubt() {
        var draft = draft("HỎA TỐC\n" + PlanTexts.PLAN + "Hết văn bản, người đánh máy: tổ văn phòng.\n");

        assertThat(draft.content().preamble().getFirst().text()).isEqualTo("HỎA TỐC");
        assertThat(draft.content().outline().getLast().kind()).isEqualTo(NodeKind.PARAGRAPH);
        assertThat(draft.content().outline().getLast().text()).startsWith("Hết văn bản");
        assertThat(draft.doubts().stream().filter(doubt -> doubt.message().contains("chưa rõ là gì")))
                .hasSize(2);
    }

    @Test
    void aPlanWithoutNumberingKeepsItsParagraphs() {
        var draft = draft(PlanTexts.HEADING + PlanTexts.TITLE
                + "Nhà trường tổ chức các hoạt động.\nGiáo viên tham gia đầy đủ.\n");

        assertThat(draft.content().outline()).hasSize(2);
        assertThat(draft.doubts()).anyMatch(doubt -> doubt.message().contains("Không thấy đề mục"));
    }

    @Test
    void aTableInTheBodyBecomesAnAnnex() {
        var draft = withBody(
                "I. NHIỆM VỤ\n1. Phân công\n\n| Nhiệm vụ | Phụ trách |\n|---|---|\n| Viết bài | Tổ Văn |\n\n2. Tổ chức hội thi.\n");

        assertThat(draft.content().annexes().getFirst().rows().getFirst()).containsExactly("Viết bài", "Tổ Văn");
        assertThat(draft.content().tasks().getLast().leads()).containsExactly("Tổ Văn");
        assertThat(draft.doubts()).anyMatch(doubt -> doubt.message().contains("Bảng nằm trong thân"));
    }

    @Test
    void anOverlongParagraphIsCutIntoNodesThatFit() {
        var draft = withBody("I. NỘI DUNG\n- " + "tuyên truyền biển đảo ".repeat(2500) + "\n");

        assertThat(draft.content().problems("")).isEmpty();
        assertThat(texts(draft.content()).split("biển đảo", -1)).hasSizeGreaterThan(2500);
    }

    @Test
    void tooManyItemsForAPlanAreRefused() {
        assertThat(PlanTexts.read(PlanTexts.TITLE + "- Tổ chức hội thi.\n".repeat(2100)))
                .isInstanceOf(Reading.TooLarge.class);
    }

    @Test
    void aClosingMarkInTheMiddleDoesNotEndThePlan() {
        var draft = withBody(
                "I. MỤC ĐÍCH\n- Giúp học sinh hiểu biết./.\nII. NỘI DUNG\n" + "- Tổ chức hội thi.\n".repeat(70));

        assertThat(draft.content().outline()).hasSize(2);
        assertThat(draft.content().recipients()).hasSize(4);
    }
}
