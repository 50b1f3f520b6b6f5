package vn.lienthong.reports.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;
import vn.lienthong.starter.http.ReceivedBody;
import vn.lienthong.starter.reading.ReadingBudget;
import vn.lienthong.starter.reading.ReadingProperties;
import vn.lienthong.starter.reading.ReadingThreads;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantScope;

/** Files of units as they are read in production: in processes of their own, within the budget. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class UnitFilesTest {

    private static final String STRINGS = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";

    private final ReadingProperties limits = new ReadingProperties(
            DataSize.ofMegabytes(192),
            DataSize.ofMegabytes(96),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            DataSize.ofMegabytes(16),
            Duration.ofMinutes(4),
            100,
            100,
            null);
    private final ReadingThreads threads = new ReadingThreads();
    private final UnitFiles files =
            new UnitFiles(limits, new ReadingBudget(limits, new SimpleMeterRegistry()), threads);

    @AfterEach
    void end() {
        files.close();
        threads.close();
    }

    private Table.Reading read(String tenant, String name, byte[] content) throws Exception {
        return TenantScope.inTenant(new TenantId(tenant), () -> {
            try (var body = ReceivedBody.receive(new ByteArrayInputStream(content), ImportController.SIZE_AT_MOST)) {
                return files.read(body, name);
            }
        });
    }

    private static byte[] goodWorkbook() {
        return XlsxTableTest.workbook(sheet -> {
            Row row = sheet.createRow(1);
            row.createCell(0).setCellValue("Trường Tiểu học Ánh Dương");
            row.createCell(3).setCellValue(7069);
            row.createCell(4).setCellFormula("1+1");
            row.createCell(5).setCellErrorValue((byte) 7);
            row.createCell(70).setCellValue("quá xa");
        });
    }

    @Test
    void whatAProcessReadIsWhatTheFileSays() throws Exception {
        byte[] csv = "ma;ten\nA;Phường A\n;=1+1".getBytes(StandardCharsets.UTF_8);

        assertThat(read("lao-cai", "don-vi.xlsx", goodWorkbook())).isEqualTo(XlsxTable.read(goodWorkbook()));
        assertThat(withoutBlanks(read("lao-cai", "don-vi.csv", csv))).isEqualTo(withoutBlanks(CsvTable.read(csv)));
    }

    @Test
    void realDatesComeThrough() throws Exception {
        var day = new Table.Reading.Opened(new Table(List.of(
                new Table.Line(4, Map.of(2, new Cell.Day(LocalDate.of(2025, 7, 1)), 3, new Cell.Figure("07"))))));
        var bytes = new java.io.ByteArrayOutputStream();
        TableAnswer.write(day, new java.io.DataOutputStream(bytes));

        assertThat(TableAnswer.read(new java.io.DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .isEqualTo(day);
    }

    @Test
    void fileWhoseNameAndContentDisagreeIsNotRead() throws Exception {
        byte[] binary = {'a', ';', 0, '\n'};

        assertThat(read("lao-cai", "don-vi.csv", goodWorkbook())).isInstanceOf(Table.Reading.Unsupported.class);
        assertThat(read("lao-cai", "don-vi.xlsx", "ma;ten".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Table.Reading.Unsupported.class);
        assertThat(read("lao-cai", "don-vi.csv", binary)).isInstanceOf(Table.Reading.Unsupported.class);
    }

    @Test
    void hostileFilesOfOneProvinceAllAtOnceAreRefusedAndAnothersIsRead() throws Exception {
        byte[] good = goodWorkbook();
        List<byte[]> workbooks = List.of(
                Rezip.replacing(
                        good,
                        "xl/sharedStrings.xml",
                        STRINGS + "<si><t>Trường tiểu học</t></si>".repeat(1_400_000) + "</sst>"),
                Rezip.replacing(
                        good, "xl/sharedStrings.xml", STRINGS + "<si><t>" + "x".repeat(45_000_000) + "</t></si></sst>"),
                Rezip.replacing(good, "xl/worksheets/sheet1.xml", "<worksheet a=\"" + "x".repeat(45_000_000) + "\"/>"),
                Rezip.replacing(good, "xl/worksheets/sheet1.xml", "<!--" + "<".repeat(45_000_000) + "--><worksheet/>"),
                Rezip.replacing(good, "xl/styles.xml", "<a>".repeat(10_000_000)));
        byte[] commas = ",".repeat(5_000_000).getBytes(StandardCharsets.UTF_8);
        var attacks = new ArrayList<Callable<Table.Reading>>();
        for (int i = 0; i < 10; i++) {
            byte[] workbook = workbooks.get(i % workbooks.size());
            attacks.add(() -> read("quang-ninh", "don-vi.xlsx", workbook));
        }
        attacks.add(() -> read("quang-ninh", "don-vi.csv", commas));

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var attack = people.submit(() -> people.invokeAll(attacks));
            for (int round = 0; round < 3; round++) {
                assertThat(read("lao-cai", "don-vi.xlsx", good)).isInstanceOf(Table.Reading.Opened.class);
            }
            for (var outcome : attack.get()) {
                assertThat(outcome.get()).isInstanceOf(Table.Reading.Unreadable.class);
            }
        }
    }

    private static List<Map<Integer, Cell>> withoutBlanks(Table.Reading reading) {
        return ((Table.Reading.Opened) reading)
                .table().lines().stream()
                        .map(line -> {
                            Map<Integer, Cell> cells = new java.util.HashMap<>(line.cells());
                            cells.values().removeIf(Cell.BLANK::equals);
                            return cells;
                        })
                        .toList();
    }
}
