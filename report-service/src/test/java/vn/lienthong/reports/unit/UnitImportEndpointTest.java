package vn.lienthong.reports.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.mongo.MongoLockProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantProvisioning;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.test.MongoDatabase;
import vn.lienthong.starter.test.TestCaller;
import vn.lienthong.starter.test.TestTokens;

@SpringBootTest
@AutoConfigureMockMvc
@MongoDatabase
class UnitImportEndpointTest {

    private static final TenantId LAI_CHAU = new TenantId("lai-chau");
    private static final TestCaller ADMIN = TestTokens.as("lai-chau", "admin", "", "TENANT_ADMIN");
    private static final String HEADING =
            "ma,ten,loai,cap_hoc,tu_ngay,den_ngay,chu_quan,chuyen_mon,tuyen_bao_cao,quan_he_tu_ngay,quan_he_den_ngay\n";
    private static final String PROVINCE = HEADING + """
            SO,Sở Giáo dục và Đào tạo,DEPARTMENT,,01/01/1990,,,,,,
            X,UBND xã Mường Tè,COMMUNE_OFFICE,,01/07/2025,,,SO,,,
            T,Trường Tiểu học Mường Tè,SCHOOL,PRIMARY,01/07/2025,,X,SO,,,
            """;

    @Autowired
    MockMvc http;

    @Autowired
    Units units;

    @Autowired
    MongoTemplate template;

    @Autowired
    MeterRegistry meters;

    @Autowired
    TenantProvisioning provisioning;

    @BeforeEach
    void anEmptyProvince() {
        provisioning.provision(LAI_CHAU, "Tỉnh Lai Châu");
        TenantScope.inTenant(LAI_CHAU, () -> units.deleteAll());
    }

    @Test
    void aDryRunTellsWhatWouldHappenAndStoresNothing() throws Exception {
        csv(PROVINCE, true)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.dryRun").value(true))
                .andExpect(jsonPath("$.rows").value(3))
                .andExpect(jsonPath("$.created").value(3))
                .andExpect(jsonPath("$.changed").value(0))
                .andExpect(jsonPath("$.unchanged").value(0))
                .andExpect(jsonPath("$.errors", hasSize(0)));

        assertThat(stored()).isEmpty();
    }

    @Test
    void withoutAWordItIsADryRun() throws Exception {
        http.perform(upload("d.csv", "text/csv", PROVINCE.getBytes(StandardCharsets.UTF_8)))
                .andExpect(jsonPath("$.dryRun").value(true));

        assertThat(stored()).isEmpty();
    }

    @Test
    void charactersThatCannotBeSeenMakeNoSecondUnit() throws Exception {
        csv(PROVINCE, false).andExpect(status().isOk());

        csv(PROVINCE.replace("\nT,", "\nT\u00a0,"), false)
                .andExpect(jsonPath("$.errors", hasSize(0)))
                .andExpect(jsonPath("$.unchanged").value(3));
        csv(PROVINCE.replace("\nT,", "\n\u200bT\ufeff,"), false)
                .andExpect(jsonPath("$.errors", hasSize(0)))
                .andExpect(jsonPath("$.unchanged").value(3));

        assertThat(stored()).hasSize(3);
    }

    @Test
    void anImportStoresTheUnitsAndTellsTheOthers() throws Exception {
        csv(PROVINCE, false)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.created").value(3));

        List<Unit> stored = stored();
        Unit school =
                stored.stream().filter(u -> u.code().equals("T")).findFirst().orElseThrow();
        Unit commune =
                stored.stream().filter(u -> u.code().equals("X")).findFirst().orElseThrow();
        assertThat(stored).hasSize(3);
        assertThat(school.routes()).extracting(Route::unit).containsExactly(commune.id());
        assertThat(school.outbox().waiting()).containsExactly("unit.changed.v1");
        assertThat(meters.counter("lienthong.units.imported", "outcome", "created")
                        .count())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void howLongAnImportTookAndHowItEndedIsMeasured() throws Exception {
        csv(PROVINCE.replace("SCHOOL,PRIMARY", "SCHOOL,"), false);

        assertThat(meters.timer("lienthong.units.import", "dryRun", "false", "outcome", "Erroneous")
                        .count())
                .isPositive();
    }

    @Test
    void theSameFileAgainChangesNothing() throws Exception {
        csv(PROVINCE, false);
        List<Long> versions = stored().stream().map(Unit::version).toList();

        csv(PROVINCE, false)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.created").value(0))
                .andExpect(jsonPath("$.changed").value(0))
                .andExpect(jsonPath("$.unchanged").value(3));

        assertThat(stored().stream().map(Unit::version).toList()).isEqualTo(versions);
    }

    @Test
    void anImportThatStoppedHalfWayIsCompletedByTheSameFile() throws Exception {
        csv(PROVINCE, false);
        TenantScope.inTenant(
                LAI_CHAU,
                () -> units.deleteAll(units.findAll().stream()
                        .filter(u -> !u.code().equals("T"))
                        .toList()));

        csv(PROVINCE, false)
                .andExpect(jsonPath("$.created").value(2))
                .andExpect(jsonPath("$.unchanged").value(1));

        assertThat(stored()).hasSize(3);
    }

    @Test
    void aChangedRowChangesItsUnitAlone() throws Exception {
        csv(PROVINCE, false);

        csv(PROVINCE.replace("Trường Tiểu học Mường Tè", "Trường Tiểu học Bum Nưa"), false)
                .andExpect(jsonPath("$.changed").value(1))
                .andExpect(jsonPath("$.unchanged").value(2));

        assertThat(stored()).extracting(u -> u.names().getLast().name()).contains("Trường Tiểu học Bum Nưa");
    }

    @Test
    void theTreeOfTodayKnowsTheImportAtOnce() throws Exception {
        http.perform(get("/api/reports/units").with(ADMIN)).andExpect(jsonPath("$.items", hasSize(0)));

        csv(PROVINCE, false);

        http.perform(get("/api/reports/units").with(ADMIN)).andExpect(jsonPath("$.items", hasSize(3)));
    }

    @Test
    void oneWrongCellKeepsEverythingOut() throws Exception {
        csv(PROVINCE.replace("SCHOOL,PRIMARY", "SCHOOL,"), false)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentType("application/json"))
                .andExpect(jsonPath("$.dryRun").value(false))
                .andExpect(jsonPath("$.created").value(0))
                .andExpect(jsonPath("$.errors[0].row").value(4))
                .andExpect(jsonPath("$.errors[0].column").value("cap_hoc"))
                .andExpect(jsonPath("$.errors[0].detail", containsString("cấp học")));

        assertThat(stored()).isEmpty();
    }

    @Test
    void aDryRunWithErrorsIsAnAnswerNotARefusal() throws Exception {
        csv(PROVINCE.replace("SCHOOL,PRIMARY", "SCHOOL,"), true)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.errors", hasSize(1)));
    }

    @Test
    void anExcelFileIsTakenLikeACsvFile() throws Exception {
        byte[] file = XlsxTableTest.workbook(sheet -> {
            List<String> lines = PROVINCE.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                var row = sheet.createRow(i);
                String[] cells = lines.get(i).split(",", -1);
                for (int j = 0; j < cells.length; j++) {
                    row.createCell(j).setCellValue(cells[j]);
                }
            }
        });

        http.perform(upload("don-vi.xlsx", "application/octet-stream", file).param("dryRun", "false"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.created").value(3));
    }

    @Test
    void aFileOverFiveMegabytesIsRefused() throws Exception {
        byte[] file = new byte[ImportController.SIZE_AT_MOST + 1];
        problem(http.perform(upload("lon.csv", "text/csv", file)), 413, "too-large");
    }

    @ParameterizedTest
    @CsvSource({"don-vi.xls", "don-vi.xlsm", "don-vi.pdf", "don-vi", "don-vi.xlsx"})
    void aFileOfAnotherKindIsRefused(String name) throws Exception {
        // The last has the right name and the wrong content.
        problem(
                http.perform(upload(name, "application/octet-stream", PROVINCE.getBytes(StandardCharsets.UTF_8))),
                415,
                "unsupported-media-type");
    }

    @Test
    void aWorkbookNamedCsvIsRefused() throws Exception {
        byte[] file = XlsxTableTest.workbook(sheet -> sheet.createRow(0));
        problem(http.perform(upload("don-vi.csv", "text/csv", file)), 415, "unsupported-media-type");
    }

    @Test
    void anotherContentTypeIsRefused() throws Exception {
        problem(
                http.perform(upload("d.csv", "application/json", "{}".getBytes(StandardCharsets.UTF_8))),
                415,
                "unsupported-media-type");
    }

    @Test
    void aFileThatIsNotUtf8IsRefusedWithTheRemedy() throws Exception {
        problem(
                        http.perform(upload("d.csv", "text/csv", new byte[] {'m', 'a', (byte) 0xE1, '\n'})),
                        422,
                        "file-unreadable")
                .andExpect(jsonPath("$.detail", containsString("UTF-8")));
    }

    @Test
    void aRowForTheDaysToComeLeavesThePastAsItWas() throws Exception {
        csv(PROVINCE, false).andExpect(status().isOk());
        String renamed = HEADING + "T,Trường Tiểu học Pa Ủ,SCHOOL,PRIMARY,01/07/2025,,SO,,,01/09/2026,\n";

        csv(renamed, false)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.changed").value(1));
        csv(renamed, false)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.unchanged").value(1));

        Unit school = stored().stream()
                .filter(unit -> unit.code().equals("T"))
                .findFirst()
                .orElseThrow();
        LocalDate before = LocalDate.of(2026, 8, 31);
        LocalDate since = LocalDate.of(2026, 9, 1);
        assertThat(school.nameOn(before)).isEqualTo("Trường Tiểu học Mường Tè");
        assertThat(school.nameOn(since)).isEqualTo("Trường Tiểu học Pa Ủ");
        assertThat(school.reportsToOn(before)).contains(idOf("X"));
        assertThat(school.reportsToOn(since)).contains(idOf("SO"));
        assertThat(school.superiorOn(before, EdgeType.PROFESSIONAL)).contains(idOf("SO"));
        assertThat(school.superiorOn(since, EdgeType.PROFESSIONAL)).isEmpty();
    }

    @Test
    void anEndedSuperiorMayNotBeLeftBehindInTheKeptPast() throws Exception {
        csv(PROVINCE, false).andExpect(status().isOk());

        csv(HEADING + """
                                X,UBND xã Mường Tè,COMMUNE_OFFICE,,01/07/2025,01/01/2026,,SO,,,
                                T,Trường Tiểu học Mường Tè,SCHOOL,PRIMARY,01/07/2025,,SO,,,01/09/2026,
                                """, false)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].column").value("den_ngay"));
    }

    private String idOf(String code) {
        return stored().stream()
                .filter(unit -> unit.code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void whileAnotherImportRunsThisOneWaits() throws Exception {
        SimpleLock other = TenantScope.inTenant(
                LAI_CHAU,
                () -> new MongoLockProvider(template.getCollection("locks"))
                        .lock(new LockConfiguration(Instant.now(), "unit-import", Duration.ofMinutes(1), Duration.ZERO))
                        .orElseThrow());
        try {
            problem(csv(PROVINCE, false), 409, "import-running");
        } finally {
            TenantScope.inTenant(LAI_CHAU, other::unlock);
        }
        csv(PROVINCE, false).andExpect(status().isOk());
    }

    @Test
    void aUnitWrittenBySomebodyElseMeanwhileStopsTheImportWhichCanBeRepeated() throws Exception {
        Units readTooEarly = mock(Units.class, delegatesTo(units));
        doReturn(List.of()).when(readTooEarly).findAll();
        ImportUnits behind = new ImportUnits(readTooEarly, new TreeLease(template), Clock.systemUTC(), meters);
        csv(PROVINCE, false);
        ImportUnits.Command command =
                new ImportUnits.Command(CsvTable.read(PROVINCE.getBytes(StandardCharsets.UTF_8)), false);

        ImportOutcome stopped = TenantScope.inTenant(LAI_CHAU, () -> behind.handle(command));

        assertThat(stopped).isInstanceOf(ImportOutcome.Interrupted.class);
        csv(PROVINCE, false)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.unchanged").value(3));
    }

    @ParameterizedTest
    @CsvSource({"EDITOR", "HEAD", "REVIEWER", "AUDITOR", "CATALOGUE_CLERK"})
    void onlyTheAdministratorImports(String role) throws Exception {
        problem(
                http.perform(post("/api/reports/units/imports")
                        .param("fileName", "d.csv")
                        .param("dryRun", "false")
                        .contentType("text/csv")
                        .content(PROVINCE)
                        .with(TestTokens.as("lai-chau", "a", "u", role))),
                403,
                "forbidden");
        assertThat(stored()).isEmpty();
    }

    @Test
    void withoutATokenOrANameNothingIsTaken() throws Exception {
        http.perform(post("/api/reports/units/imports")
                        .param("fileName", "d.csv")
                        .contentType("text/csv"))
                .andExpect(status().isUnauthorized());
        problem(
                http.perform(post("/api/reports/units/imports")
                        .contentType("text/csv")
                        .content(PROVINCE)
                        .with(ADMIN)),
                400,
                "invalid");
    }

    @Test
    void oneProvincesImportDoesNotTouchAnother() throws Exception {
        TenantId other = new TenantId("dien-bien");
        provisioning.provision(other, "Tỉnh Điện Biên");

        csv(PROVINCE, false).andExpect(status().isOk());

        long elsewhere = TenantScope.inTenant(other, () -> units.count());
        assertThat(elsewhere).isZero();
        assertThat(ImportUnits.idFor(other, new StatedRow.Identity("SO", DongTrieu.LONG_AGO)))
                .isNotEqualTo(ImportUnits.idFor(LAI_CHAU, new StatedRow.Identity("SO", DongTrieu.LONG_AGO)));
    }

    @Test
    void theTemplateComesInBothFormats() throws Exception {
        http.perform(get("/api/reports/units/template").with(ADMIN))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .andExpect(header().string("Content-Disposition", containsString("mau-don-vi.xlsx")));
        http.perform(get("/api/reports/units/template").param("format", "csv").with(ADMIN))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("ma,ten,loai,cap_hoc")));
        problem(
                http.perform(get("/api/reports/units/template")
                        .param("format", "ods")
                        .with(ADMIN)),
                400,
                "invalid");
        http.perform(get("/api/reports/units/template")).andExpect(status().isUnauthorized());
    }

    private ResultActions csv(String text, boolean dryRun) throws Exception {
        return http.perform(upload("don-vi.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8))
                .param("dryRun", String.valueOf(dryRun)));
    }

    private static MockHttpServletRequestBuilder upload(String name, String type, byte[] file) {
        return post("/api/reports/units/imports")
                .param("fileName", name)
                .contentType(type)
                .content(file)
                .with(ADMIN);
    }

    private List<Unit> stored() {
        return TenantScope.inTenant(LAI_CHAU, () -> units.findAll());
    }

    private static ResultActions problem(ResultActions answer, int status, String slug) throws Exception {
        return answer.andExpect(status().is(status))
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.type").value("urn:lienthong:problem:" + slug));
    }
}
