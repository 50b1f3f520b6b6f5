package vn.lienthong.reports.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.reports.unit.DongTrieu.LAST_DISTRICT_DAY;
import static vn.lienthong.reports.unit.DongTrieu.LONG_AGO;
import static vn.lienthong.reports.unit.DongTrieu.REFORM;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class UnitTreeTest {

    @Test
    void onTheLastDayOfTheDistrictsASchoolReportsToTheDistrictOffice() {
        UnitTree tree = DongTrieu.on(LAST_DISTRICT_DAY);

        assertThat(tree.superior("mam-non")).contains("phong");
        assertThat(tree.ancestors("mam-non")).containsExactly("phong", "so");
        assertThat(tree.contains("phuong")).isFalse();
    }

    @Test
    void onTheNextDayItReportsToTheCommuneAndTheDistrictOfficeIsGone() {
        UnitTree tree = DongTrieu.on(REFORM);

        assertThat(tree.superior("mam-non")).contains("phuong");
        assertThat(tree.ancestors("mam-non")).containsExactly("phuong", "so");
        assertThat(tree.contains("phong")).isFalse();
        assertThat(tree.subtree("phong")).isEmpty();
    }

    @Test
    void anUpperSecondarySchoolReportsStraightToTheDepartmentBeforeAndAfter() {
        assertThat(DongTrieu.on(LAST_DISTRICT_DAY).ancestors("thpt")).containsExactly("so");
        assertThat(DongTrieu.on(REFORM).ancestors("thpt")).containsExactly("so");
    }

    @Test
    void eachRelationHasItsOwnSuperior() {
        UnitTree tree = DongTrieu.on(REFORM);

        assertThat(tree.superior("mam-non", EdgeType.ADMINISTRATIVE)).contains("phuong");
        assertThat(tree.superior("mam-non", EdgeType.PROFESSIONAL)).contains("so");
        assertThat(tree.superior("mam-non", EdgeType.CLUSTER)).isEmpty();
    }

    @Test
    void childrenComeInVietnameseOrder() {
        // Á before H, and Đ after D: neither holds for the code points.
        assertThat(DongTrieu.on(REFORM).children("phuong")).containsExactly("mam-non", "tieu-hoc");
        UnitTree letters = UnitTree.of(
                REFORM,
                List.of(
                        named("e", "Em"),
                        named("d2", "Đa"),
                        named("d1", "Dung"),
                        named("a2", "Ấm"),
                        named("a1", "An")));
        assertThat(letters.units()).extracting(Unit::id).containsExactly("a1", "a2", "d1", "d2", "e");
    }

    @Test
    void aSubtreeNamesSuperiorsBeforeTheirChildren() {
        assertThat(DongTrieu.on(REFORM).subtree("so"))
                .startsWith("so")
                .containsExactlyInAnyOrder("so", "phuong", "thpt", "mam-non", "tieu-hoc")
                .containsSubsequence("phuong", "mam-non");
    }

    @Test
    void withinMeansTheUnitItselfOrBelowIt() {
        UnitTree tree = DongTrieu.on(REFORM);

        assertThat(tree.isWithin("mam-non", "so")).isTrue();
        assertThat(tree.isWithin("so", "so")).isTrue();
        assertThat(tree.isWithin("so", "mam-non")).isFalse();
        assertThat(tree.isWithin("thpt", "phuong")).isFalse();
        assertThat(tree.isWithin("phong", "phong")).isFalse();
    }

    @Test
    void aSchoolIsRelatedToThoseAboveInAnyRespectButNotToItsNeighbours() {
        assertThat(DongTrieu.on(REFORM).related("mam-non")).containsExactlyInAnyOrder("mam-non", "phuong", "so");
        assertThat(DongTrieu.on(REFORM).related("phuong"))
                .containsExactlyInAnyOrder("phuong", "so", "mam-non", "tieu-hoc");
        assertThat(DongTrieu.on(REFORM).related("phong")).isEmpty();
    }

    @Test
    void aUnitThatDidNotExistHasNoNameOnThatDay() {
        UnitTree tree = DongTrieu.on(LAST_DISTRICT_DAY);

        assertThat(tree.nameOn("phong")).isEqualTo("Phòng Giáo dục và Đào tạo Đông Triều");
        assertThatThrownBy(() -> tree.nameOn("phuong")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aCircleInTheDataCannotHangAReader() {
        Unit a = office("a", "b");
        Unit b = office("b", "a");
        UnitTree tree = UnitTree.of(REFORM, List.of(a, b));

        assertThat(tree.ancestors("a")).containsExactly("b");
        assertThat(tree.subtree("a")).containsExactly("a", "b");
    }

    private static Unit named(String id, String name) {
        return DongTrieu.unit(id, id, name, UnitKind.CLUSTER, null, LONG_AGO, null, List.of(), List.of());
    }

    private static Unit office(String id, String superior) {
        LocalDate from = LONG_AGO;
        return DongTrieu.unit(
                id,
                id,
                "Phòng " + id,
                UnitKind.DISTRICT_OFFICE,
                null,
                from,
                null,
                List.of(new Edge(EdgeType.PROFESSIONAL, superior, from, null)),
                List.of(new Route(superior, from, null)));
    }
}
