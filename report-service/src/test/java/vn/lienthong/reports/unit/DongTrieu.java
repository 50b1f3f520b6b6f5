package vn.lienthong.reports.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A corner of a province through the reform of 2025: the district office ends, a commune office takes its schools. */
final class DongTrieu {

    static final LocalDate LAST_DISTRICT_DAY = LocalDate.of(2025, 6, 30);
    static final LocalDate REFORM = LocalDate.of(2025, 7, 1);
    static final LocalDate LONG_AGO = LocalDate.of(1990, 1, 1);
    static final Instant NOW = Instant.parse("2026-01-15T02:00:00Z");

    static final Unit DEPARTMENT = unit(
            "so", "SGDDT", "Sở Giáo dục và Đào tạo", UnitKind.DEPARTMENT, null, LONG_AGO, null, List.of(), List.of());
    static final Unit DISTRICT = unit(
            "phong",
            "PGD-DT",
            "Phòng Giáo dục và Đào tạo Đông Triều",
            UnitKind.DISTRICT_OFFICE,
            null,
            LONG_AGO,
            REFORM,
            List.of(new Edge(EdgeType.PROFESSIONAL, "so", LONG_AGO, REFORM)),
            List.of(new Route("so", LONG_AGO, REFORM)));
    static final Unit COMMUNE = unit(
            "phuong",
            "07069",
            "UBND phường Mạo Khê",
            UnitKind.COMMUNE_OFFICE,
            null,
            REFORM,
            null,
            List.of(new Edge(EdgeType.PROFESSIONAL, "so", REFORM, null)),
            List.of(new Route("so", REFORM, null)));
    static final Unit PRESCHOOL = school("mam-non", "MN-01", "Trường Mầm non Hoa Sen", SchoolLevel.PRESCHOOL);
    static final Unit PRIMARY = school("tieu-hoc", "TH-01", "Trường Tiểu học Ánh Dương", SchoolLevel.PRIMARY);
    static final Unit UPPER = unit(
            "thpt",
            "THPT-01",
            "Trường THPT Đông Triều",
            UnitKind.SCHOOL,
            SchoolLevel.UPPER_SECONDARY,
            LONG_AGO,
            null,
            List.of(
                    new Edge(EdgeType.ADMINISTRATIVE, "so", LONG_AGO, null),
                    new Edge(EdgeType.PROFESSIONAL, "so", LONG_AGO, null)),
            List.of(new Route("so", LONG_AGO, null)));
    static final List<Unit> ALL = List.of(DEPARTMENT, DISTRICT, COMMUNE, PRESCHOOL, PRIMARY, UPPER);

    private DongTrieu() {}

    static UnitTree on(LocalDate date) {
        return UnitTree.of(date, ALL);
    }

    /** The same units as new objects, to be stored: storing changes an object. */
    static List<Unit> copies() {
        return ALL.stream()
                .map(unit -> Unit.register(unit.id(), unit.code(), unit.description(), NOW))
                .toList();
    }

    private static Unit school(String id, String code, String name, SchoolLevel level) {
        return unit(
                id,
                code,
                name,
                UnitKind.SCHOOL,
                level,
                LONG_AGO,
                null,
                List.of(
                        new Edge(EdgeType.ADMINISTRATIVE, "phong", LONG_AGO, REFORM),
                        new Edge(EdgeType.ADMINISTRATIVE, "phuong", REFORM, null),
                        new Edge(EdgeType.PROFESSIONAL, "so", REFORM, null)),
                List.of(new Route("phong", LONG_AGO, REFORM), new Route("phuong", REFORM, null)));
    }

    static Unit unit(
            String id,
            String code,
            String name,
            UnitKind kind,
            @Nullable SchoolLevel level,
            LocalDate from,
            @Nullable LocalDate to,
            List<Edge> superiors,
            List<Route> routes) {
        return Unit.register(
                id,
                code,
                new UnitDescription(
                        new Span(from, to), List.of(new DatedName(name, from, to)), kind, level, superiors, routes),
                NOW);
    }
}
