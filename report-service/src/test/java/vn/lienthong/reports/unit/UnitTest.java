package vn.lienthong.reports.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static vn.lienthong.reports.unit.DongTrieu.LONG_AGO;
import static vn.lienthong.reports.unit.DongTrieu.NOW;
import static vn.lienthong.reports.unit.DongTrieu.REFORM;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitTest {

    private static final UnitDescription SCHOOL = school(
            List.of(new DatedName("Trường Tiểu học Bình An", LONG_AGO, null)),
            List.of(new Edge(EdgeType.ADMINISTRATIVE, "phong", LONG_AGO, REFORM)),
            List.of(new Route("phong", LONG_AGO, REFORM)));

    @Test
    void registeringIsToldToTheOthers() {
        Unit unit = Unit.register("u1", "TH-1", SCHOOL, NOW);

        assertThat(unit.outbox().waiting()).containsExactly("unit.changed.v1");
    }

    @Test
    void statingTheSameAgainIsNoChangeAndNotTold() {
        Unit unit = Unit.register("u1", "TH-1", SCHOOL, NOW);

        assertThat(unit.revise(SCHOOL, NOW)).isEqualTo(Unit.Revision.UNCHANGED);
        assertThat(unit.outbox().waiting()).hasSize(1);
    }

    @Test
    void theOrderInWhichRelationsAreStatedIsNoDifference() {
        Edge before = new Edge(EdgeType.ADMINISTRATIVE, "phong", LONG_AGO, REFORM);
        Edge after = new Edge(EdgeType.ADMINISTRATIVE, "phuong", REFORM, null);
        List<DatedName> names = SCHOOL.names();
        Unit unit = Unit.register("u1", "TH-1", school(names, List.of(before, after), List.of()), NOW);

        assertThat(unit.revise(school(names, List.of(after, before), List.of()), NOW))
                .isEqualTo(Unit.Revision.UNCHANGED);
    }

    @Test
    void aChangeIsToldAsAWholeSnapshot() {
        Unit unit = Unit.register("u1", "TH-1", SCHOOL, NOW);
        UnitDescription moved = school(
                SCHOOL.names(),
                List.of(
                        new Edge(EdgeType.ADMINISTRATIVE, "phong", LONG_AGO, REFORM),
                        new Edge(EdgeType.ADMINISTRATIVE, "phuong", REFORM, null)),
                List.of(new Route("phong", LONG_AGO, REFORM), new Route("phuong", REFORM, null)));

        assertThat(unit.revise(moved, NOW)).isEqualTo(Unit.Revision.CHANGED);

        assertThat(unit.outbox().waiting()).containsExactly("unit.changed.v1", "unit.changed.v1");
        assertThat(unit.outbox().waitingData().getLast()).contains("phuong", "Trường Tiểu học Bình An", "2025-07-01");
    }

    @Test
    void theFirstDayBelongsToTheIdentityAndCannotChange() {
        Unit unit = Unit.register("u1", "TH-1", SCHOOL, NOW);
        LocalDate other = LONG_AGO.plusDays(1);
        UnitDescription later = new UnitDescription(
                new Span(other, null),
                List.of(new DatedName("Trường Tiểu học Bình An", other, null)),
                UnitKind.SCHOOL,
                SchoolLevel.PRIMARY,
                List.of(),
                List.of());

        assertThatIllegalArgumentException().isThrownBy(() -> unit.revise(later, NOW));
    }

    @Test
    void aRenamedUnitHasTheNameOfTheDay() {
        LocalDate renamed = LocalDate.of(2024, 11, 1);
        Unit unit = Unit.register(
                "u1",
                "TH-1",
                school(
                        List.of(
                                new DatedName("Trường Tiểu học Mỹ Thạnh", renamed, null),
                                new DatedName("Trường Tiểu học Bình An", LONG_AGO, renamed)),
                        List.of(),
                        List.of()),
                NOW);

        assertThat(unit.nameOn(renamed.minusDays(1))).isEqualTo("Trường Tiểu học Bình An");
        assertThat(unit.nameOn(renamed)).isEqualTo("Trường Tiểu học Mỹ Thạnh");
        assertThat(unit.nameOn(LONG_AGO.minusYears(5))).isEqualTo("Trường Tiểu học Bình An");
    }

    @Test
    void namesMayNotLeaveAGap() {
        LocalDate end = LocalDate.of(2000, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> school(
                        List.of(new DatedName("Cũ", LONG_AGO, end), new DatedName("Mới", end.plusDays(1), null)),
                        List.of(),
                        List.of()));
    }

    @Test
    void namesMayNotEndBeforeTheUnit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> school(List.of(new DatedName("Cũ", LONG_AGO, REFORM)), List.of(), List.of()));
    }

    @Test
    void twoSuperiorsOfOneTypeAtATimeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> school(
                        SCHOOL.names(),
                        List.of(
                                new Edge(EdgeType.ADMINISTRATIVE, "phong", LONG_AGO, REFORM.plusDays(1)),
                                new Edge(EdgeType.ADMINISTRATIVE, "phuong", REFORM, null)),
                        List.of()));
    }

    @Test
    void superiorsOfDifferentTypesAtATimeAreFine() {
        UnitDescription both = school(
                SCHOOL.names(),
                List.of(
                        new Edge(EdgeType.ADMINISTRATIVE, "phong", LONG_AGO, null),
                        new Edge(EdgeType.PROFESSIONAL, "so", LONG_AGO, null)),
                List.of());

        assertThat(both.superiors()).hasSize(2);
    }

    @Test
    void twoRoutesAtATimeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> school(
                        SCHOOL.names(),
                        List.of(),
                        List.of(new Route("phong", LONG_AGO, null), new Route("phuong", REFORM, null))));
    }

    @Test
    void aRelationOutsideTheLifeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> school(
                        SCHOOL.names(),
                        List.of(new Edge(EdgeType.ADMINISTRATIVE, "phong", LONG_AGO.minusDays(1), null)),
                        List.of()));
    }

    @Test
    void exactlySchoolsHaveALevel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitDescription(
                        new Span(LONG_AGO, null), SCHOOL.names(), UnitKind.SCHOOL, null, List.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitDescription(
                        new Span(LONG_AGO, null),
                        SCHOOL.names(),
                        UnitKind.DEPARTMENT,
                        SchoolLevel.PRIMARY,
                        List.of(),
                        List.of()));
    }

    private static UnitDescription school(List<DatedName> names, List<Edge> superiors, List<Route> routes) {
        return new UnitDescription(
                new Span(LONG_AGO, null), names, UnitKind.SCHOOL, SchoolLevel.PRIMARY, superiors, routes);
    }
}
