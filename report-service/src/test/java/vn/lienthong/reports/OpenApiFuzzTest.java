package vn.lienthong.reports;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.starter.test.OpenApiFuzz;

@ReportTest
class OpenApiFuzzTest {

    @LocalServerPort
    int port;

    @Value("${lienthong.tenancy.database-suffix}")
    String suffix;

    @Autowired
    Provinces provinces;

    @Test
    void nothingOddThatIsSentBreaksTheServiceOrStaysInIt() throws Exception {
        var province = provinces.small();
        province.open().ok();
        province.settled();
        var person = province.person("mk", "EDITOR", "HEAD", "REVIEWER", "TENANT_ADMIN");

        OpenApiFuzz.of(port, suffix)
                .as(() -> Map.of("Authorization", "Bearer " + person.token("report-service")))
                .given("/api/reports/{id}", Province.ROUND + "_mk")
                .given("/api/reports/rounds/{id}", Province.ROUND)
                .given("/api/reports/rounds/{id}/rollups/{unitId}", Province.ROUND, "mk")
                .given("/api/reports/forms/{id}", Province.FORM)
                .given("/api/reports/units/{id}", "mk1")
                .given("PUT", "/api/reports/{id}", Province.cells(5))
                .run();
    }
}
