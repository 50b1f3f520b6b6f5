package vn.lienthong.reports.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static vn.lienthong.reports.unit.DongTrieu.LONG_AGO;
import static vn.lienthong.reports.unit.DongTrieu.REFORM;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file of units means, and where it is wrong. */
class UnitFileTest {

    private static final String HEADING =
            "ma,ten,loai,cap_hoc,tu_ngay,den_ngay,chu_quan,chuyen_mon,tuyen_bao_cao,quan_he_tu_ngay,quan_he_den_ngay";
    private static final String PROVINCE = """
            SO,Sở Giáo dục và Đào tạo,Sở GDĐT,,01/01/1990,,,,,,
            PGD,Phòng GDĐT Đông Triều,Phòng GDĐT,,01/01/1990,01/07/2025,,SO,chuyên môn,,
            MK,UBND phường Mạo Khê,UBND phường,,01/07/2025,,,SO,chuyen_mon,,
            MN,Trường Mầm non Hoa Sen,Trường,Mầm non,01/09/1995,,PGD,SO,chủ quản,,01/07/2025
            MN,Trường Mầm non Hoa Sen,Trường,Mầm non,01/09/1995,,MK,SO,chủ quản,01/07/2025,
            """;

    private final List<CellError> errors = new ArrayList<>();
    private final List<Unit> known = new ArrayList<>();

    @Test
    void severalRowsMakeOneUnitWithItsRelationsThroughTime() {
        List<StatedUnit> units = read(PROVINCE);

        assertThat(errors).isEmpty();
        assertThat(units).hasSize(4);
        UnitDescription school = units.getLast().description();
        assertThat(school.names())
                .containsExactly(new DatedName("Trường Mầm non Hoa Sen", LocalDate.of(1995, 9, 1), null));
        assertThat(school.superiors())
                .containsExactly(
                        new Edge(EdgeType.ADMINISTRATIVE, "PGD@1990-01-01", LocalDate.of(1995, 9, 1), REFORM),
                        new Edge(EdgeType.PROFESSIONAL, "SO@1990-01-01", LocalDate.of(1995, 9, 1), null),
                        new Edge(EdgeType.ADMINISTRATIVE, "MK@2025-07-01", REFORM, null));
        assertThat(school.routes())
                .containsExactly(
                        new Route("PGD@1990-01-01", LocalDate.of(1995, 9, 1), REFORM),
                        new Route("MK@2025-07-01", REFORM, null));
    }

    @Test
    void withoutARouteReportsGoToTheAdministrativeSuperiorOrElseTheProfessionalOne() {
        List<StatedUnit> units = read("""
                SO,Sở GDĐT,Sở,,01/01/1990,,,,,,
                P,Phòng GDĐT,Phòng,,01/01/1990,,,SO,,,
                T1,Trường A,Trường,THCS,01/01/1990,,P,SO,,,
                T2,Trường B,Trường,THPT,01/01/1990,,P,SO,SO,,
                T3,Trường C,Trường,THPT,01/01/1990,,P,SO,không,,
                """);

        assertThat(errors).isEmpty();
        assertThat(units)
                .extracting(unit ->
                        unit.description().routes().stream().map(Route::unit).toList())
                .containsExactly(
                        List.of(),
                        List.of("SO@1990-01-01"),
                        List.of("P@1990-01-01"),
                        List.of("SO@1990-01-01"),
                        List.of());
    }

    @Test
    void aReusedCodeMeansTheUnitThatHeldItInThoseDays() {
        List<StatedUnit> units = read("""
                07093,Phường Đức Chính,Phường,,01/01/1990,01/07/2025,,,,,
                07093,Phường Đông Triều,Phường,,01/07/2025,,,,,,
                T,Trường A,Trường,THCS,01/01/1990,,07093,,,,01/07/2025
                T,Trường A,Trường,THCS,01/01/1990,,07093,,,01/07/2025,
                """);

        assertThat(errors).isEmpty();
        assertThat(units.getLast().description().superiors())
                .extracting(Edge::unit)
                .containsExactly("07093@1990-01-01", "07093@2025-07-01");
    }

    @Test
    void anotherNameFromADayOnIsARenaming() {
        List<StatedUnit> units = read("""
                X,UBND thị xã,Phòng,,01/01/1990,,,,,,01/11/2024
                X,UBND thành phố,Phòng,,01/01/1990,,,,,01/11/2024,
                """);

        assertThat(errors).isEmpty();
        assertThat(units.getFirst().description().names())
                .containsExactly(
                        new DatedName("UBND thị xã", LONG_AGO, LocalDate.of(2024, 11, 1)),
                        new DatedName("UBND thành phố", LocalDate.of(2024, 11, 1), null));
    }

    @Test
    void aKnownUnitKeepsItsIdWhateverItIs() {
        known.addAll(DongTrieu.ALL);

        List<StatedUnit> units = read("SGDDT,Sở Giáo dục và Đào tạo,Sở,,01/01/1990,,,,,,\n");

        assertThat(units).extracting(StatedUnit::id).containsExactly("so");
        assertThat(units.getFirst().description()).isEqualTo(DongTrieu.DEPARTMENT.description());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ,Sở,Sở,,01/01/1990,,,,,,                                  | 2 | ma
                    SO,Sở,Sở,,,,,,,,                                          | 2 | tu_ngay
                    SO,,Sở,,01/01/1990,,,,,,                                  | 2 | ten
                    SO,Sở,,,01/01/1990,,,,,,                                  | 2 | loai
                    SO,Sở,Cục,,01/01/1990,,,,,,                               | 2 | loai
                    SO,Sở,Sở,,31/02/1990,,,,,,                                | 2 | tu_ngay
                    SO,Sở,Sở,,đầu năm,,,,,,                                   | 2 | tu_ngay
                    SO,Sở,Sở,,01/01/0090,,,,,,                                | 2 | tu_ngay
                    SO,Sở,Sở,,01/01/1990,01/01/1990,,,,,                      | 2 | den_ngay
                    SO,Sở,Sở,THCS,01/01/1990,,,,,,                            | 2 | cap_hoc
                    T,Trường,Trường,,01/01/1990,,,,,,                         | 2 | cap_hoc
                    T,Trường,Trường,Đại học,01/01/1990,,,,,,                  | 2 | cap_hoc
                    T,Trường,Trường,THCS,01/01/1990,,KHONG-CO,,,,             | 2 | chu_quan
                    T,Trường,Trường,THCS,01/01/1990,,,T,,,                    | 2 | chuyen_mon
                    T,Trường,Trường,THCS,01/01/1990,,,,KHONG-CO,,             | 2 | tuyen_bao_cao
                    T,Trường,Trường,THCS,01/01/1990,,,,chủ quản,,             | 2 | tuyen_bao_cao
                    T,Trường,Trường,THCS,01/01/1990,,,,,01/01/1989,           | 2 | quan_he_tu_ngay
                    T,Trường,Trường,THCS,01/01/1990,01/01/2000,,,,,01/01/2001 | 2 | quan_he_den_ngay
                    T,=A1,Trường,THCS,01/01/1990,,,,,,                        | 2 | ten
                    T,Trường,Trường,THCS,=TODAY(),,,,,,                       | 2 | tu_ngay
                    """)
    void aWrongCellIsNamedByRowAndColumn(String line, int row, String column) {
        read(line + "\n");

        assertThat(errors).extracting(CellError::row, CellError::column).contains(tuple(row, column));
        assertThat(errors)
                .allSatisfy(error -> assertThat(error.detail()).isNotBlank().endsWith("."));
    }

    @Test
    void allWrongCellsOfAFileAreNamedAtOnce() {
        read("SO,Sở,Cục,,31/02/1990,,,,,,\n,Trường,Trường,Đại học,01/01/1990,,,,,,\n");

        assertThat(errors)
                .extracting(CellError::row, CellError::column)
                .containsExactlyInAnyOrder(tuple(2, "loai"), tuple(2, "tu_ngay"), tuple(3, "ma"), tuple(3, "cap_hoc"));
    }

    @Test
    void aSuperiorMustExistAsLongAsTheRelation() {
        read(PROVINCE.replace("chủ quản,,01/07/2025", "chủ quản,,01/08/2025")
                .replace("01/07/2025,\n", "01/08/2025,\n"));

        assertThat(errors).extracting(CellError::row, CellError::column).containsExactly(tuple(5, "chu_quan"));
        assertThat(errors.getFirst().detail()).contains("từ 01/01/1990 đến trước 01/07/2025");
    }

    @Test
    void twoSuperiorsOfOneTypeAtATimeAreRefused() {
        read(PROVINCE.replace("chủ quản,01/07/2025,\n", "chủ quản,01/07/2025,\n")
                + "MN,,,,01/09/1995,,,PGD,không,01/01/2000,01/01/2001\n");

        assertThat(errors).extracting(CellError::row, CellError::column).containsExactly(tuple(7, "chuyen_mon"));
    }

    @Test
    void aSchoolCannotBeASuperior() {
        read("A,Trường A,Trường,THCS,01/01/1990,,,,,,\nB,Trường B,Trường,THCS,01/01/1990,,A,,,,\n");

        assertThat(errors).extracting(CellError::row, CellError::column).contains(tuple(3, "chu_quan"));
    }

    @Test
    void aCircleIsNamedAtEveryUnitInIt() {
        read("A,Phòng A,Phòng,,01/01/1990,,,B,,,\nB,Phòng B,Phòng,,01/01/1990,,,A,,,\n");

        assertThat(errors)
                .extracting(CellError::row, CellError::column)
                .containsExactlyInAnyOrder(
                        tuple(2, "chuyen_mon"),
                        tuple(3, "chuyen_mon"),
                        tuple(2, "tuyen_bao_cao"),
                        tuple(3, "tuyen_bao_cao"));
    }

    @Test
    void aCodeHeldBySomebodyElseAtThatTimeIsRefused() {
        known.addAll(DongTrieu.ALL);

        read("07069,UBND phường khác,Phường,,01/01/2026,,,,,,\n");

        assertThat(errors).extracting(CellError::row, CellError::column).containsExactly(tuple(2, "ma"));
        assertThat(errors.getFirst().detail()).contains("UBND phường Mạo Khê");
    }

    @Test
    void endingAUnitUnderTheFeetOfOthersIsRefused() {
        known.addAll(DongTrieu.ALL);

        read("07069,UBND phường Mạo Khê,Phường,,01/07/2025,01/01/2027,,SGDDT,,,\n");

        assertThat(errors).extracting(CellError::row, CellError::column).containsExactly(tuple(2, "den_ngay"));
        assertThat(errors.getFirst().detail()).contains("Còn 2 đơn vị");
    }

    @Test
    void rowsOfOneUnitMustAgree() {
        read(PROVINCE.replace(
                "Trường Mầm non Hoa Sen,Trường,Mầm non,01/09/1995,,MK",
                "Trường Mầm non Hoa Sen,Trường,Tiểu học,01/09/1995,,MK"));

        assertThat(errors).extracting(CellError::row, CellError::column).containsExactly(tuple(6, "cap_hoc"));
    }

    @Test
    void missingUnknownAndRepeatedColumnsAreNamed() {
        lines("ma,ten,ten,loai,ghi_chu\nSO,Sở,Sở,Sở,x\n");

        assertThat(errors)
                .extracting(CellError::row, CellError::column)
                .containsExactlyInAnyOrder(tuple(1, "ten"), tuple(1, "ghi_chu"), tuple(1, "tu_ngay"));
    }

    @Test
    void headingsMayHaveDiacriticsAndAnyOrder() {
        List<StatedUnit> units = lines("Từ ngày;LOẠI;Tên;Mã\n1/1/1990;Sở GDĐT;Sở Giáo dục;SO\n");

        assertThat(errors).isEmpty();
        assertThat(units).extracting(StatedUnit::code).containsExactly("SO");
    }

    @Test
    void anEmptyFileSaysSo() {
        lines("");
        assertThat(errors).extracting(CellError::row).containsExactly(0);
        errors.clear();
        lines(HEADING + "\n");
        assertThat(errors).extracting(CellError::row).containsExactly(0);
    }

    @Test
    void moreRowsThanAllowedAreRefusedWithoutLookingAtThem() {
        lines(HEADING + "\n" + "x,,,,,,,,,,\n".repeat(Table.LINES_AT_MOST + 1));

        assertThat(errors)
                .hasSize(1)
                .first()
                .satisfies(error -> assertThat(error.detail()).contains("20.000"));
    }

    private List<StatedUnit> read(String rows) {
        return lines(HEADING + "\n" + rows);
    }

    private List<StatedUnit> lines(String csv) {
        Table.Reading reading = CsvTable.read(csv.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Table.Reading.Opened.class);
        List<StatedRow> rows = new RowReader(errors).rows(((Table.Reading.Opened) reading).table());
        if (!errors.isEmpty()) {
            return List.of();
        }
        UnaryOperator<String> plain = UnaryOperator.identity();
        return new StatedUnits(known, who -> plain.apply(who.code()) + "@" + who.from(), errors).from(rows);
    }
}
