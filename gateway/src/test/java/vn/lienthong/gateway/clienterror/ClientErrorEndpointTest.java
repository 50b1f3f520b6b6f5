package vn.lienthong.gateway.clienterror;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.gateway.Browser;
import vn.lienthong.gateway.RunningGateway;

class ClientErrorEndpointTest extends RunningGateway {

    @Autowired
    private MeterRegistry meters;

    private String tenant = "";
    private Browser editor = browser();

    @BeforeEach
    void somebodySignsIn() {
        tenant = newTenant();
        editor = somebody(admin(tenant), tenant, "van-thu", "EDITOR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "unhandled", "csp"})
    void errorIsCountedByItsKind(String kind) {
        var before = counted(kind);

        var answer = tell(editor, kind);

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(counted(kind)).isEqualTo(before + 1);
    }

    @Test
    void loopingPageIsToldToWaitAndOthersAreStillHeard() {
        for (var told = 0; told < 10; told++) {
            assertThat(tell(editor, "error").status()).isEqualTo(204);
        }

        var answer = tell(editor, "error");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.problem()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 6);
        assertThat(tell(signedIn(tenant, "quan-tri"), "error").status()).isEqualTo(204);
    }

    @Test
    void whatIsTooLongOrUnknownIsRefused() {
        assertThat(editor.post("/api/client-errors", Map.of("kind", "error", "message", "x".repeat(501)))
                        .problem())
                .isEqualTo("invalid");
        assertThat(editor.post("/api/client-errors", Map.of("kind", "error", "message", "x", "source", "x".repeat(301)))
                        .problem())
                .isEqualTo("invalid");
        assertThat(editor.post("/api/client-errors", Map.of("kind", "gì đó", "message", "x"))
                        .problem())
                .isEqualTo("invalid");
        assertThat(editor.post("/api/client-errors", Map.of("kind", "error")).problem())
                .isEqualTo("invalid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TypeError: x is undefined | TypeError: x is undefined",
                "no unit of van.thu@truong.edu.vn | no unit of …",
                "call 0912345678 failed | call … failed",
                "cannot read \"Nguyễn Thị Hoa\" here | cannot read \"…\" here"
            })
    void whatMayBeAboutAPersonIsCut(String message, String kept) {
        assertThat(ClientErrorController.impersonal(message)).isEqualTo(kept);
    }

    @Test
    void addressesAreKeptWithoutWhatWasAskedThere() {
        assertThat(ClientErrorController.withoutQuery("/ke-hoach?q=Nguyễn#x")).isEqualTo("/ke-hoach");
        assertThat(ClientErrorController.withoutQuery(null)).isEmpty();
    }

    private static Browser.Answer tell(Browser browser, String kind) {
        return browser.post(
                "/api/client-errors",
                Map.of("kind", kind, "message", "TypeError", "source", "app.js:1", "path", "/ke-hoach"));
    }

    private double counted(String kind) {
        return meters.counter("lienthong.portal.errors", "kind", kind).count();
    }
}
