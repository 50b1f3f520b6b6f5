package vn.lienthong.plans.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitTreeTest {

    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);
    private static final LocalDate BEFORE = REFORM.minusDays(1);

    /** A school that moved from the district office to the commune office when districts ended. */
    private final UnitTree tree = new UnitTree(List.of(
            unit("so", "DEPARTMENT", "Sở Giáo dục và Đào tạo tỉnh Quảng Ninh", List.of(), List.of()),
            unit("phong", "DISTRICT_OFFICE", "Phòng GDĐT", List.of(professional("so", null, REFORM)), List.of()),
            unit("phuong", "COMMUNE_OFFICE", "UBND phường", List.of(professional("so", REFORM, null)), List.of()),
            unit("cum", "CLUSTER", "Cụm trường số 1", List.of(), List.of()),
            new Unit(
                    "truong",
                    3,
                    List.of(
                            new DatedName("Trường Tiểu học Số 1", null, LocalDate.of(2024, 8, 1)),
                            new DatedName("Trường Tiểu học Ánh Dương", LocalDate.of(2024, 8, 1), null)),
                    "SCHOOL",
                    null,
                    null,
                    List.of(
                            new Edge(EdgeType.PROFESSIONAL, "so", null, null),
                            new Edge(EdgeType.ADMINISTRATIVE, "phong", null, REFORM),
                            new Edge(EdgeType.ADMINISTRATIVE, "phuong", REFORM, null),
                            new Edge(EdgeType.CLUSTER, "cum", null, null)),
                    List.of(new Route("phong", null, REFORM), new Route("phuong", REFORM, null))),
            unit("thpt", "SCHOOL", "Trường THPT", List.of(professional("so", null, null)), List.of())));

    @Test
    void theReportingRouteOfTheDayTellsTheSuperior() {
        assertThat(tree.superior("truong", BEFORE)).map(UnitRef::id).contains("phong");
        assertThat(tree.superior("truong", REFORM)).map(UnitRef::id).contains("phuong");
    }

    @Test
    void withoutARouteTheProfessionalSuperiorReviews() {
        assertThat(tree.superior("thpt", REFORM)).map(UnitRef::id).contains("so");
        assertThat(tree.superior("so", REFORM)).isEmpty();
    }

    @Test
    void aMergedProvinceHasTheDepartmentThatTheUnitBelongsTo() {
        var merged = new UnitTree(List.of(
                new Unit("cu", 1, List.of(), "DEPARTMENT", null, REFORM, List.of(), List.of()),
                new Unit("moi", 1, List.of(), "DEPARTMENT", REFORM, null, List.of(), List.of()),
                unit(
                        "truong",
                        "SCHOOL",
                        "Trường",
                        List.of(professional("cu", null, REFORM), professional("moi", REFORM, null)),
                        List.of())));

        assertThat(merged.department("truong", BEFORE)).map(UnitRef::id).contains("cu");
        assertThat(merged.department("truong", REFORM)).map(UnitRef::id).contains("moi");
        assertThat(merged.isOver("cu", "truong", BEFORE)).isTrue();
        assertThat(merged.isOver("cu", "truong", REFORM)).isFalse();
        assertThat(merged.below("cu", REFORM)).isEmpty();
    }

    @Test
    void aUnitIsCalledByItsNameOfTheDay() {
        assertThat(tree.find("truong", LocalDate.of(2024, 7, 31)))
                .map(UnitRef::name)
                .contains("Trường Tiểu học Số 1");
        assertThat(tree.find("truong", LocalDate.of(2024, 8, 1)))
                .map(UnitRef::name)
                .contains("Trường Tiểu học Ánh Dương");
    }

    @Test
    void aNameThatEndedIsStillBetterThanNone() {
        var ended = new UnitTree(List.of(new Unit(
                "phong",
                1,
                List.of(new DatedName("Phòng GDĐT", null, REFORM)),
                "DISTRICT_OFFICE",
                null,
                REFORM,
                List.of(),
                List.of())));

        assertThat(ended.find("phong", REFORM.plusYears(1))).map(UnitRef::name).contains("Phòng GDĐT");
    }

    @Test
    void ancestorsAreThoseOfTheDayNearestFirstAndNoCluster() {
        assertThat(tree.ancestors("truong", BEFORE)).extracting(UnitRef::id).containsExactly("phong", "so");
        assertThat(tree.ancestors("truong", REFORM)).extracting(UnitRef::id).containsExactly("phuong", "so");
    }

    @Test
    void theSubtreeFollowsTheEdgesOfTheDay() {
        assertThat(tree.below("phong", BEFORE)).containsExactly("truong");
        assertThat(tree.below("phong", REFORM)).isEmpty();
        assertThat(tree.below("phuong", REFORM)).containsExactly("truong");
    }

    @Test
    void theDepartmentHasEveryUnitBelowItEndedOnesToo() {
        assertThat(tree.below("so", REFORM)).containsExactlyInAnyOrder("phong", "phuong", "cum", "truong", "thpt");
        assertThat(tree.isOver("so", "phong", REFORM)).isTrue();
    }

    @Test
    void neitherASiblingNorAClusterNorAFormerSuperiorIsOverASchool() {
        assertThat(tree.isOver("thpt", "truong", REFORM)).isFalse();
        assertThat(tree.isOver("cum", "truong", REFORM)).isFalse();
        assertThat(tree.isOver("phong", "truong", REFORM)).isFalse();
        assertThat(tree.isOver("phuong", "truong", REFORM)).isTrue();
        assertThat(tree.isOver("truong", "truong", REFORM)).isFalse();
    }

    @Test
    void aUnitReviewsThoseWhoseRouteLeadsToIt() {
        assertThat(tree.reviewedBy("so", REFORM)).containsExactlyInAnyOrder("phuong", "thpt");
        assertThat(tree.reviewedBy("phuong", REFORM)).containsExactly("truong");
    }

    @Test
    void aCircleOfEdgesEnds() {
        var circle = new UnitTree(List.of(
                unit("a", "SCHOOL", "A", List.of(professional("b", null, null)), List.of()),
                unit("b", "SCHOOL", "B", List.of(professional("a", null, null)), List.of())));

        assertThat(circle.ancestors("a", REFORM)).extracting(UnitRef::id).containsExactly("b");
        assertThat(circle.below("a", REFORM)).containsExactly("b");
    }

    private static Unit unit(String id, String kind, String name, List<Edge> superiors, List<Route> routes) {
        return new Unit(id, 1, List.of(new DatedName(name, null, null)), kind, null, null, superiors, routes);
    }

    private static Edge professional(String unit, LocalDate from, LocalDate to) {
        return new Edge(EdgeType.PROFESSIONAL, unit, from, to);
    }
}
