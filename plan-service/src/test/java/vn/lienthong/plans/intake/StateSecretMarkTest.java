package vn.lienthong.plans.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateSecretMarkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MẬT",
                "  [ TỐI MẬT ]",
                "TUYỆT MẬT",
                "T Ố I  M Ậ T",
                "Độ mật: MẬT",
                "Mức độ mật: TỐI MẬT",
                "UBND PHƯỜNG MẠO KHÊ\tMẬT",
                "MẬT              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "UBND XÃ A      TỐI MẬT",
                "UBND PHƯỜNG UÔNG BÍ      MẬT",
                "**UBND XÃ A**      **TUYỆT MẬT**",
                "UBND XÃ A\u00A0\u00A0\u00A0\u00A0MẬT",
                "Số: 12/KH-UBND(M)",
                "Số: 05/BC-THAD (TM)",
                "Số 07-KH/TU (TuM)",
                "Số:   /KH-MẬT"
            })
    void aMarkedPlanIsNotRead(String mark) {
        assertThat(PlanTexts.read(mark + "\n" + PlanTexts.PLAN)).isInstanceOf(Reading.StateSecret.class);
        assertThat(PlanTexts.read(PlanTexts.PLAN + mark)).isInstanceOf(Reading.StateSecret.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Bảo vệ bí mật nhà nước theo quy định.",
                "- Đảm bảo chế độ bảo mật thông tin.",
                "1. BẢO VỆ BÍ MẬT NHÀ NƯỚC",
                "- Không đăng văn bản có dấu MẬT, TỐI MẬT, TUYỆT MẬT lên trang thông tin.",
                "- Mật",
                "- Giữ      bí      mật      nhà      nước.",
                "1. GIỮ      BÍ      MẬT      NHÀ      NƯỚC",
                "2. CHẾ ĐỘ BẢO      MẬT",
                "Số: 12/KH-THM",
                "- Gửi kèm Kế hoạch số 15/KH-UBND (mẫu)"
            })
    void theWordsInASentenceAreNoMark(String line) {
        assertThat(PlanTexts.read(
                        PlanTexts.HEADING + PlanTexts.TITLE + PlanTexts.OPENING + line + "\n" + PlanTexts.BODY))
                .isInstanceOf(Reading.Draft.class);
    }

    @Test
    void theStampBehindAWideGapIsFoundHoweverWideTheLine() {
        assertThat(PlanTexts.read("UBND XÃ A" + " ".repeat(300) + "TỐI MẬT\n" + PlanTexts.PLAN))
                .isInstanceOf(Reading.StateSecret.class);
    }

    @Test
    void theStampSetAsideByTypedSpacesInAWordFileIsFound() {
        byte[] word = WordFiles.ofLines("UBND XÃ A          TỐI MẬT\n" + PlanTexts.PLAN);
        byte[] harmless = WordFiles.ofLines("KẾ HOẠCH   GIỮ   BÍ   MẬT   NHÀ   NƯỚC\n" + PlanTexts.PLAN);

        assertThat(new PlanReader().read(word, "a.docx")).isInstanceOf(Reading.StateSecret.class);
        assertThat(new PlanReader().read(harmless, "a.docx")).isInstanceOf(Reading.Draft.class);
    }

    @Test
    void theStampInAWordTextBoxOrHeaderIsFound() {
        byte[] word = WordFiles.of(document -> {
            PlanTexts.PLAN
                    .lines()
                    .forEach(line -> document.createParagraph().createRun().setText(line));
            document.createHeader(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("MẬT");
        });
        byte[] boxed = WordFiles.replacing(
                WordFiles.ofLines(PlanTexts.PLAN),
                "word/document.xml",
                "<w:body>",
                "<w:body><w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox><w:txbxContent><w:p><w:r><w:t>TỐI</w:t></w:r><w:r><w:t> MẬT</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>");

        assertThat(new PlanReader().read(word, "a.docx")).isInstanceOf(Reading.StateSecret.class);
        assertThat(new PlanReader().read(boxed, "a.docx")).isInstanceOf(Reading.StateSecret.class);
    }
}
