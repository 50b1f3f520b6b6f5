package vn.lienthong.gateway.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.gateway.RunningGateway;

class UnitNamesTest extends RunningGateway {

    @Test
    void nameIsTheOneOfTheDay() {
        var unit = new UnitName(
                "t/u",
                "t",
                "u",
                "COMMUNE_OFFICE",
                List.of(
                        new UnitName.Dated("UBND phường cũ", null, LocalDate.of(2025, 7, 1)),
                        new UnitName.Dated("UBND phường mới", LocalDate.of(2025, 7, 1), LocalDate.of(2026, 1, 1))),
                1);

        assertThat(unit.on(LocalDate.of(2025, 6, 30))).isEqualTo("UBND phường cũ");
        assertThat(unit.on(LocalDate.of(2025, 7, 1))).isEqualTo("UBND phường mới");
        assertThat(unit.on(LocalDate.of(2027, 1, 1))).isEqualTo("UBND phường mới");
    }

    @Test
    void sessionSaysWhereThePersonBelongsOnceReportServiceHasToldIt() {
        var tenant = newTenant();
        var admin = admin(tenant);
        assertThat(admin.get("/api/session").json().path("unit").path("kind").isNull())
                .isTrue();

        assertThat(deliver(tenant, "gateway", event(tenant, 2, "Sở Giáo dục và Đào tạo"))
                        .status())
                .isEqualTo(204);

        var unit = admin.get("/api/session").json().path("unit");
        assertThat(unit.path("name").asString()).isEqualTo("Sở Giáo dục và Đào tạo");
        assertThat(unit.path("kind").asString()).isEqualTo("DEPARTMENT");

        deliver(tenant, "gateway", event(tenant, 1, "Tên cũ đến muộn"));

        assertThat(admin.get("/api/session").json().path("unit").path("name").asString())
                .isEqualTo("Sở Giáo dục và Đào tạo");
    }

    @Test
    void eventsOfStrangersAreNotFound() {
        var tenant = newTenant();
        var event = event(tenant, 1, "Giả");

        assertThat(deliver(tenant, "plan-service", event).status()).isEqualTo(404);
        assertThat(browser()
                        .send("POST", "/internal/events", BodyPublishers.ofString(event), JSON)
                        .status())
                .isEqualTo(404);
        assertThat(operator()
                        .send("POST", "/internal/events", BodyPublishers.ofString(event), JSON)
                        .status())
                .isEqualTo(404);
        assertThat(deliver("tinh-khac", "gateway", event).status()).isEqualTo(403);
    }

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/cloudevents+json");

    private vn.lienthong.gateway.Browser.Answer deliver(String tenant, String audience, String event) {
        var basic = Base64.getEncoder()
                .encodeToString(("report-service:" + SERVICE_SECRET).getBytes(StandardCharsets.UTF_8));
        var token = browser()
                .send(
                        "POST",
                        "/oauth2/token",
                        BodyPublishers.ofString(
                                "grant_type=client_credentials&audience=" + audience + "&tenant=" + tenant),
                        Map.of("Content-Type", "application/x-www-form-urlencoded", "Authorization", "Basic " + basic))
                .json()
                .path("access_token")
                .asString();
        return browser()
                .send(
                        "POST",
                        "/internal/events",
                        BodyPublishers.ofString(event),
                        Map.of("Content-Type", "application/cloudevents+json", "Authorization", "Bearer " + token));
    }

    private static String event(String tenant, int sequence, String name) {
        return """
                {"specversion": "1.0", "id": "unit.changed.v1/don-vi-1/%2$d/%1$s", "source": "/report-service",
                 "type": "unit.changed.v1", "subject": "don-vi-1", "time": "2026-06-12T03:00:00Z",
                 "datacontenttype": "application/json", "tenant": "%1$s", "sequence": %2$d,
                 "data": {"id": "don-vi-1", "version": %2$d, "code": "SGD", "kind": "DEPARTMENT",
                          "names": [{"name": "%3$s", "from": "2020-01-01", "to": null}],
                          "superiors": [], "routes": []}}
                """.formatted(tenant, sequence, name);
    }
}
