package vn.lienthong.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.gateway.Browser;
import vn.lienthong.gateway.RunningGateway;

class SignInPageTest extends RunningGateway {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Test
    void pageWorksWithoutScript() {
        var tenant = newTenant();
        admin(tenant);
        var browser = browser();
        var page = browser.open("/dang-nhap");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1 id=\"title\">Đăng nhập</h1>", "<option value=\"" + tenant + "\">Tỉnh Thử " + tenant)
                .doesNotContain("<script");

        var answer = browser.submit("/dang-nhap", fields(page, tenant, "quan-tri", PASSWORD, "/ke-hoach/7"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/ke-hoach/7");
        assertThat(browser.open("/").status()).isEqualTo(200);
        assertThat(browser.open("/dang-nhap").header("Location")).endsWith("/");
    }

    @Test
    void wrongPasswordShowsThePageAgainWithWhatWasTyped() {
        var browser = browser();

        var answer = browser.submit(
                "/dang-nhap", fields(browser.open("/dang-nhap"), "he-thong", "van-hanh", "sai mật khẩu", "/"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body())
                .contains(Wording.BAD_CREDENTIALS, "value=\"van-hanh\"")
                .doesNotContain("sai mật khẩu");
    }

    @Test
    void whatIsTypedIsNeverMarkup() {
        var browser = browser();

        var answer = browser.submit(
                "/dang-nhap", fields(browser.open("/dang-nhap"), "he-thong", "\"><script>alert(1)</script>", "x", "/"));

        assertThat(answer.body()).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    @Test
    void formThatIsNotOursLeadsBackToThePage() {
        var answer = browser()
                .submit(
                        "/dang-nhap",
                        Map.of("tenant", "he-thong", "username", "van-hanh", "password", OPERATOR_PASSWORD));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/dang-nhap?ly-do=het-phien");
        assertThat(answer.http().headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("__Host-lienthong="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example",
                "//elsewhere.example",
                "/\\elsewhere.example",
                "javascript:alert(1)",
                "/a\r\nX: y",
                "/api/session",
                "/dang-nhap",
                "",
                "/{x}",
                "/a?b={c}",
                "/%",
                "/%zz",
                "/a b",
                "/a|b",
                "/a\u202eb"
            })
    void afterSigningInNobodyIsSentElsewhere(String wanted) {
        assertThat(SignInPage.local(wanted)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ke-hoach/7", "/bao-cao?ky=a%20b&x=1#muc-2", "/%2e", "/"})
    void afterSigningInOneIsWhereOneWanted(String wanted) {
        assertThat(SignInPage.local(wanted)).isEqualTo(wanted);
    }

    @Test
    void anAddressWithBracesLeadsToTheFirstPage() {
        var browser = browser();

        var answer = browser.submit(
                "/dang-nhap", fields(browser.open("/dang-nhap"), "he-thong", "van-hanh", OPERATOR_PASSWORD, "/{x}"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/");
        assertThat(browser.open("/dang-nhap?tiep=/%7Bx%7D").header("Location")).endsWith("/");
    }

    @Test
    void aNameIsReadAsItLooks() {
        var browser = browser();

        var answer = browser.submit(
                "/dang-nhap",
                fields(browser.open("/dang-nhap"), "he-thong", " van-\u200bhanh\u00a0", OPERATOR_PASSWORD, "/"));

        assertThat(answer.status()).isEqualTo(302);
    }

    @Test
    void whatNobodyTypesIsNobodysNameOrPassword() {
        for (var odd : new String[] {"van\u0000hanh", "\u202evan-hanh", "van-hanh\u000b"}) {
            var browser = browser();
            var answer = browser.submit(
                    "/dang-nhap", fields(browser.open("/dang-nhap"), "he-thong", odd, OPERATOR_PASSWORD, "/"));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).contains(Wording.BAD_CREDENTIALS);
        }
    }

    private static Map<String, String> fields(
            Browser.Answer page, String tenant, String username, String password, String next) {
        var token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        return Map.of(
                "_csrf", token.group(1), "tenant", tenant, "username", username, "password", password, "tiep", next);
    }
}
