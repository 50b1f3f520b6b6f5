package vn.lienthong.reports.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds for every file of units, sensible or not. */
class UnitFilePropertiesTest {

    private static final List<String> HEADINGS = List.of(
            "ma",
            "ten",
            "loai",
            "cap_hoc",
            "tu_ngay",
            "den_ngay",
            "chu_quan",
            "chuyen_mon",
            "tuyen_bao_cao",
            "quan_he_tu_ngay",
            "quan_he_den_ngay");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final LocalDate START = LocalDate.of(2000, 1, 1);

    /** Rows as in the file; the first is the department. */
    record Province(List<List<String>> rows) {}

    private record Understood(List<StatedUnit> units, List<CellError> errors) {}

    @Property(tries = 200)
    void aSoundProvinceIsTakenWithoutErrorAndAgainWithoutEffect(@ForAll("provinces") Province province) {
        Understood first = understand(CsvTable.read(csv(province.rows(), ",")), List.of());
        assertThat(first.errors()).isEmpty();
        List<Unit> stored = stored(first);

        Understood second = understand(CsvTable.read(csv(province.rows(), ",")), stored);

        assertThat(second.errors()).isEmpty();
        assertThat(second.units())
                .hasSameSizeAs(stored)
                .allSatisfy(unit -> assertThat(stored)
                        .filteredOn(known -> known.id().equals(unit.id()))
                        .singleElement()
                        .satisfies(known -> assertThat(known.revise(unit.description(), Instant.EPOCH))
                                .isEqualTo(Unit.Revision.UNCHANGED)));
    }

    @Property(tries = 25)
    void theSameRowsMeanTheSameInCsvAndInExcel(@ForAll("provinces") Province province) {
        Understood commas = understand(CsvTable.read(csv(province.rows(), ",")), List.of());
        Understood semicolons = understand(CsvTable.read(csv(province.rows(), ";")), List.of());
        Understood excel = understand(XlsxTable.read(xlsx(province.rows())), List.of());

        assertThat(semicolons).isEqualTo(commas);
        assertThat(excel).isEqualTo(commas);
    }

    @Property(tries = 200)
    void theOrderOfTheRowsDoesNotMatter(@ForAll("provinces") Province province, @ForAll Random random) {
        List<List<String>> shuffled = new ArrayList<>(province.rows());
        Collections.shuffle(shuffled, random);

        Understood inOrder = understand(CsvTable.read(csv(province.rows(), ",")), List.of());
        Understood mixed = understand(CsvTable.read(csv(shuffled, ",")), List.of());

        assertThat(mixed.errors()).isEmpty();
        assertThat(mixed.units())
                .extracting(StatedUnit::id, StatedUnit::description)
                .containsExactlyInAnyOrderElementsOf(inOrder.units().stream()
                        .map(unit -> org.assertj.core.groups.Tuple.tuple(unit.id(), unit.description()))
                        .toList());
    }

    @Property(tries = 200)
    void halfAnImportIsCompletedByTheSameFile(@ForAll("provinces") Province province, @ForAll Random random) {
        List<Unit> all = stored(understand(CsvTable.read(csv(province.rows(), ",")), List.of()));
        List<Unit> written = new ArrayList<>(all);
        Collections.shuffle(written, random);
        List<Unit> half = written.subList(0, written.size() / 2);

        Understood again = understand(CsvTable.read(csv(province.rows(), ",")), half);

        assertThat(again.errors()).isEmpty();
        assertThat(again.units())
                .extracting(StatedUnit::id, StatedUnit::description)
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .map(unit -> org.assertj.core.groups.Tuple.tuple(unit.id(), unit.description()))
                        .toList());
    }

    @Property(tries = 500)
    void aCellOfNonsenseIsNamedOrHarmlessButNeverAnAccident(
            @ForAll("provinces") Province province, @ForAll("nonsense") String nonsense, @ForAll Random random) {
        List<List<String>> rows = new ArrayList<>(province.rows());
        int row = random.nextInt(rows.size());
        List<String> cells = new ArrayList<>(rows.get(row));
        cells.set(random.nextInt(cells.size()), nonsense);
        rows.set(row, cells);

        Understood understood = understand(CsvTable.read(csv(rows, ",")), List.of());

        assertThat(understood.errors()).allSatisfy(error -> {
            assertThat(error.detail()).isNotBlank();
            assertThat(error.row()).isBetween(0, rows.size() + 1);
        });
    }

    @Property(tries = 300)
    void bytesOfAnyKindAreReadOrRefused(@ForAll @Size(max = 400) byte[] bytes) {
        assertThatCode(() -> {
                    understand(CsvTable.read(bytes), List.of());
                    understand(XlsxTable.read(bytes), List.of());
                })
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> nonsense() {
        return Arbitraries.oneOf(
                Arbitraries.of("=1+1", "31/02/2025", "KHONG-CO", "SO", "1", "\"", "Trường", "\u0000", "  ", "e\u0301"),
                Arbitraries.strings().ofMaxLength(30));
    }

    /** A department, offices of which some end and hand their schools over, and the schools. */
    @Provide
    Arbitrary<Province> provinces() {
        Arbitrary<Integer> offices = Arbitraries.integers().between(1, 4);
        Arbitrary<List<Integer>> schools =
                Arbitraries.integers().between(0, 99).list().ofMinSize(0).ofMaxSize(12);
        return Combinators.combine(offices, schools).as(UnitFilePropertiesTest::province);
    }

    private static Province province(int offices, List<Integer> schools) {
        LocalDate reform = START.plusYears(25);
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("SO", "Sở Giáo dục và Đào tạo", "Sở GDĐT", "", START, "", "", "", "", "", ""));
        for (int i = 0; i < offices; i++) {
            rows.add(row(
                    "P" + i, "Phòng GDĐT số " + i, "Phòng GDĐT", "", START, DAY.format(reform), "", "SO", "", "", ""));
            // The commune takes over the code of the office that ended.
            rows.add(row("P" + i, "UBND phường số " + i, "UBND phường", "", reform, "", "", "SO", "", "", ""));
        }
        for (int i = 0; i < schools.size(); i++) {
            String before = "P" + schools.get(i) % offices;
            String after = "P" + schools.get(i) / 2 % offices;
            String name = "Trường Tiểu học, “số” " + i;
            rows.add(row(
                    "T" + i, name, "Trường", "Tiểu học", START, "", before, "SO", "chủ quản", "", DAY.format(reform)));
            rows.add(row("T" + i, name, "Trường", "Tiểu học", START, "", after, "SO", "", DAY.format(reform), ""));
        }
        return new Province(rows);
    }

    private static List<String> row(
            String code, String name, String kind, String level, LocalDate from, String... rest) {
        List<String> row = new ArrayList<>(List.of(code, name, kind, level, DAY.format(from)));
        row.addAll(List.of(rest));
        return row;
    }

    private static byte[] csv(List<List<String>> rows, String delimiter) {
        StringBuilder text = new StringBuilder(String.join(delimiter, HEADINGS)).append("\r\n");
        for (List<String> row : rows) {
            text.append(String.join(
                            delimiter,
                            row.stream()
                                    .map(c -> "\"" + c.replace("\"", "\"\"") + "\"")
                                    .toList()))
                    .append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] xlsx(List<List<String>> rows) {
        return XlsxTableTest.workbook(sheet -> {
            List<List<String>> all = new ArrayList<>(List.of(HEADINGS));
            all.addAll(rows);
            for (int i = 0; i < all.size(); i++) {
                var line = sheet.createRow(i);
                for (int j = 0; j < all.get(i).size(); j++) {
                    line.createCell(j).setCellValue(all.get(i).get(j));
                }
            }
        });
    }

    private static Understood understand(Table.Reading reading, List<Unit> known) {
        List<CellError> errors = new ArrayList<>();
        if (!(reading instanceof Table.Reading.Opened(Table table))) {
            return new Understood(List.of(), errors);
        }
        List<StatedRow> rows = new RowReader(errors).rows(table);
        List<StatedUnit> units = errors.isEmpty()
                ? new StatedUnits(known, who -> who.code() + "@" + who.from(), errors).from(rows)
                : List.of();
        return new Understood(units, errors);
    }

    private static List<Unit> stored(Understood understood) {
        return understood.units().stream()
                .map(unit -> Unit.register(unit.id(), unit.code(), unit.description(), Instant.EPOCH))
                .toList();
    }
}
