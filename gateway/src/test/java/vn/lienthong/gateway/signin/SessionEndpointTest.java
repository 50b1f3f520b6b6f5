package vn.lienthong.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.gateway.RunningGateway;

class SessionEndpointTest extends RunningGateway {

    @Test
    void signingInGivesASessionAndAToken() {
        var tenant = newTenant();
        admin(tenant);
        var browser = browser();

        var answer = browser.signIn(tenant, "Quan-Tri", PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        var session = answer.json();
        assertThat(session.path("account").path("username").asString()).isEqualTo("quan-tri");
        assertThat(session.path("account").path("title").asString()).isEqualTo("Quản trị của tỉnh");
        assertThat(session.path("tenant").path("mark").asString()).isEqualTo("TT");
        assertThat(session.path("unit").path("id").asString()).isEqualTo("don-vi-1");
        assertThat(session.path("csrf").path("header").asString()).isEqualTo("X-CSRF-TOKEN");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(browser.get("/api/session").json().path("account")).isEqualTo(session.path("account"));
    }

    @Test
    void sessionCookieCannotBeReadOrLeaveThisHost() {
        var answer = browser().signIn("he-thong", "van-hanh", OPERATOR_PASSWORD);

        var cookie = answer.http().headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith("__Host-lienthong="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie)
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void everyWrongPartGetsTheSameAnswer() {
        var tenant = newTenant();
        admin(tenant);

        var answers = List.of(
                browser().signIn("khong-co-tinh", "quan-tri", PASSWORD),
                browser().signIn("Không phải mã", "quan-tri", PASSWORD),
                browser().signIn(tenant, "khong-co", PASSWORD),
                browser().signIn(tenant, "quan-tri", "sai mật khẩu"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("bad-credentials");
            assertThat(answer.json().path("detail"))
                    .isEqualTo(answers.getFirst().json().path("detail"));
        });
    }

    @Test
    void withoutASessionThereIsNobody() {
        var answer = browser().get("/api/session");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void sessionBeforeSigningInIsVoidAfter() {
        var browser = operator();
        var before = browser.cookies().get("__Host-lienthong");

        browser.signIn("he-thong", "van-hanh", OPERATOR_PASSWORD);

        assertThat(browser.cookies().get("__Host-lienthong")).isNotEqualTo(before);
        var thief = browser();
        thief.cookies().put("__Host-lienthong", before);
        assertThat(thief.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void signingOutEndsTheSession() {
        var browser = operator();
        var session = browser.cookies().get("__Host-lienthong");

        assertThat(browser.delete("/api/session").status()).isEqualTo(204);

        var thief = browser();
        thief.cookies().put("__Host-lienthong", session);
        assertThat(thief.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void changingRequestWithoutItsTokenIsRefused() {
        var browser = operator();
        browser.forgetCsrf();

        var answer = browser.delete("/api/session");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("csrf");
        assertThat(browser.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void signingInByAFormOfAnotherSiteIsRefused() {
        var answer =
                browser().submit("/api/session", Map.of("tenant", "he-thong", "username", "van-hanh", "password", "x"));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void guessingIsSlowedDownForThatAccountAlone() {
        var tenant = newTenant();
        var admin = admin(tenant);
        create(admin, "van-thu", "EDITOR");
        for (var guess = 0; guess < 10; guess++) {
            assertThat(browser().signIn(tenant, "van-thu", "đoán lần " + guess).status())
                    .isEqualTo(401);
        }

        var answer = browser().signIn(tenant, "van-thu", PASSWORD);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.problem()).isEqualTo("too-many-requests");
        assertThat(Long.parseLong(answer.header("Retry-After"))).isBetween(1L, 900L);
        assertThat(browser().signIn(tenant, "quan-tri", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void suspendedTenantIsOutAtOnceAndBackAfterwards() {
        var tenant = newTenant();
        var admin = admin(tenant);
        var operator = operator();

        var suspended = operator.post(
                "/api/tenants/" + tenant + "/suspend",
                null,
                Map.of("If-Match", "\"" + version(operator, tenant) + "\""));

        assertThat(suspended.status()).as(suspended.body()).isEqualTo(200);
        var answer = admin.get("/api/session");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("tenant-suspended");
        assertThat(browser().signIn(tenant, "quan-tri", PASSWORD).problem()).isEqualTo("tenant-suspended");
        assertThat(browser().signIn(tenant, "quan-tri", "sai mật khẩu").problem())
                .isEqualTo("bad-credentials");

        operator.post(
                "/api/tenants/" + tenant + "/resume",
                null,
                Map.of("If-Match", "\"" + version(operator, tenant) + "\""));

        assertThat(admin.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void disabledAccountIsOutAtOnce() {
        var tenant = newTenant();
        var admin = admin(tenant);
        var created = create(admin, "van-thu", "EDITOR");
        var clerk = signedIn(tenant, "van-thu");

        var answer = admin.put(
                "/api/accounts/" + created.path("id").asString(),
                Map.of(
                        "username", "van-thu",
                        "title", "Văn thư",
                        "email", "van-thu@example.vn",
                        "unit", "don-vi-1",
                        "roles", List.of("EDITOR"),
                        "active", false),
                created.path("version").asLong());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(clerk.get("/api/session").status()).isEqualTo(401);
        assertThat(browser().signIn(tenant, "van-thu", PASSWORD).problem()).isEqualTo("bad-credentials");

        var enabled = admin.put(
                "/api/accounts/" + created.path("id").asString(),
                Map.of(
                        "username", "van-thu",
                        "title", "Văn thư",
                        "email", "van-thu@example.vn",
                        "unit", "don-vi-1",
                        "roles", List.of("EDITOR"),
                        "active", true),
                answer.json().path("version").asLong());

        assertThat(enabled.status()).as(enabled.body()).isEqualTo(200);
        assertThat(clerk.get("/api/session").status())
                .as("what was over stays over")
                .isEqualTo(401);
        assertThat(browser().signIn(tenant, "van-thu", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anAccountKeepsItsNewestSessions() {
        var tenant = newTenant();
        var admin = admin(tenant);
        create(admin, "van-thu", "EDITOR");
        var sessions = new ArrayList<vn.lienthong.gateway.Browser>();
        for (var session = 0; session < 22; session++) {
            sessions.add(signedIn(tenant, "van-thu"));
        }

        assertThat(sessions.subList(0, 2))
                .allMatch(old -> old.get("/api/session").status() == 401);
        assertThat(sessions.subList(2, 22))
                .allMatch(kept -> kept.get("/api/session").status() == 200);
        assertThat(admin.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void newPasswordEndsSessionsOfTheOldOne() {
        var tenant = newTenant();
        var admin = admin(tenant);
        var here = somebody(admin, tenant, "van-thu", "EDITOR");
        var elsewhere = signedIn(tenant, "van-thu");

        var wrong = here.send(
                "PUT",
                "/api/accounts/own/password",
                java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"current\": \"không phải thế\", \"password\": \"mật khẩu mới hẳn\"}"),
                Map.of("Content-Type", "application/json"));
        assertThat(wrong.status()).isEqualTo(422);

        var changed = here.send(
                "PUT",
                "/api/accounts/own/password",
                java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"current\": \"" + PASSWORD + "\", \"password\": \"mật khẩu mới hẳn\"}"),
                Map.of("Content-Type", "application/json"));

        assertThat(changed.status()).as(changed.body()).isEqualTo(204);
        assertThat(elsewhere.get("/api/session").status()).isEqualTo(401);
        assertThat(browser().signIn(tenant, "van-thu", "mật khẩu mới hẳn").status())
                .isEqualTo(200);
    }

    @Test
    void ownPasswordIsNotGuessedAtLeisure() {
        var tenant = newTenant();
        var here = somebody(admin(tenant), tenant, "van-thu", "EDITOR");
        var guess = "{\"current\": \"không phải thế\", \"password\": \"mật khẩu mới hẳn\"}";

        vn.lienthong.gateway.Browser.Answer answer = null;
        for (var tries = 0; tries < 11; tries++) {
            answer = here.send(
                    "PUT",
                    "/api/accounts/own/password",
                    java.net.http.HttpRequest.BodyPublishers.ofString(guess),
                    Map.of("Content-Type", "application/json"));
        }

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.problem()).isEqualTo("too-many-requests");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    private static long version(vn.lienthong.gateway.Browser operator, String tenant) {
        for (var each : operator.get("/api/tenants").json().path("items")) {
            if (each.path("id").asString().equals(tenant)) {
                return each.path("version").asLong();
            }
        }
        throw new AssertionError("no tenant " + tenant);
    }
}
