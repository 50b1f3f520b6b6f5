package vn.lienthong.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.lienthong.gateway.Browser;
import vn.lienthong.gateway.RunningGateway;

class PortalTest extends RunningGateway {

    private static final Pattern NONCE = Pattern.compile("script-src 'self' 'nonce-([^']+)'");

    @Test
    void pageCarriesTheNonceOfItsOwnResponse() {
        var operator = operator();

        var first = operator.open("/");
        var second = operator.open("/");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Cache-Control")).contains("no-store");
        assertThat(first.body())
                .contains("<meta name=\"csp-nonce\" content=\"" + nonce(first) + "\">")
                .contains("<script nonce=\"" + nonce(first) + "\"")
                .doesNotContain("__CSP_NONCE__");
        assertThat(nonce(second)).isNotEqualTo(nonce(first));
        assertThat(second.body()).contains(nonce(second));
    }

    @Test
    void everyAddressOfThePortalGetsItsPage() {
        var operator = operator();

        for (var address : new String[] {"/", "/ke-hoach", "/ke-hoach/42", "/tong-hop/2026/1"}) {
            assertThat(operator.open(address).body()).as(address).contains("<div id=\"root\">");
        }
    }

    @Test
    void whoIsNotSignedInIsLedToTheSignInPageAndBack() {
        assertThat(browser().open("/").header("Location")).endsWith("/dang-nhap");
        assertThat(browser().open("/ke-hoach/42?tab=1").header("Location"))
                .endsWith("/dang-nhap?tiep=%2Fke-hoach%2F42%3Ftab%3D1");
    }

    @Test
    void whatIsUnknownToProgramsIsNotFoundAndNeverAPage() {
        var operator = operator();

        for (var path : new String[] {"/api/khong-co", "/assets/khong-co.js", "/khong-co.png"}) {
            var answer = operator.get(path, Map.of("Accept", "text/html"));
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("<div id=\"root\">");
        }
        assertThat(operator.get("/api/khong-co").problem()).isEqualTo("not-found");
    }

    @Test
    void filesNamedByTheirContentAreKeptForever() {
        var answer = browser().get("/assets/app-3f2a91c4.js");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("max-age=31536000").contains("immutable");
    }

    @Test
    void refusalsCarryTheSameHeadersAsPages() {
        for (var answer : new Browser.Answer[] {
            browser().get("/api/session"),
            browser().open("/dang-nhap"),
            operator().open("/"),
            browser().get("/internal/x")
        }) {
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                    .doesNotContain("unsafe-eval")
                    .doesNotContain("script-src 'self' 'unsafe-inline'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        }
    }

    @Test
    void openApiPageUsesItsOwnFilesOnlyAndIsForPeopleSignedIn() {
        assertThat(browser().open("/openapi").header("Location")).contains("/dang-nhap");
        var operator = operator();

        var page = operator.open("/openapi");

        assertThat(page.status()).isEqualTo(200);
        var files =
                Pattern.compile("(?:src|href)=\"([^\"]+[.](?:js|css|svg))\"").matcher(page.body());
        var count = 0;
        while (files.find()) {
            assertThat(operator.get(files.group(1)).status()).as(files.group(1)).isEqualTo(200);
            count++;
        }
        assertThat(count).isEqualTo(7);
        assertThat(page.body()).doesNotContain("style=").doesNotContain("onload");
    }

    @Test
    void healthIsOpenAndEverythingElseOfTheMachineryIsNot() {
        assertThat(browser().get("/actuator/health").json().path("status").asString())
                .isEqualTo("UP");
        assertThat(browser().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(browser().get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(browser().get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(operator().get("/actuator/prometheus").body()).contains("resilience4j_circuitbreaker_state");
    }

    private static String nonce(Browser.Answer answer) {
        var nonce = NONCE.matcher(answer.header("Content-Security-Policy"));
        assertThat(nonce.find()).isTrue();
        return nonce.group(1);
    }
}
