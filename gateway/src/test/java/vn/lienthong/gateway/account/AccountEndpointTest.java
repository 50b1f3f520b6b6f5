package vn.lienthong.gateway.account;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.gateway.Browser;
import vn.lienthong.gateway.RunningGateway;

class AccountEndpointTest extends RunningGateway {

    private String tenant = "";
    private Browser admin = browser();

    @BeforeEach
    void aTenantWithAnAdministrator() {
        tenant = newTenant();
        admin = admin(tenant);
    }

    @Test
    void administratorCreatesAccountsOfTheirTenant() {
        var answer = admin.post("/api/accounts", account("Van-Thu", "Văn thư", List.of("EDITOR")));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        var created = answer.json();
        assertThat(answer.header("Location"))
                .endsWith("/api/accounts/" + created.path("id").asString());
        assertThat(created.path("username").asString()).isEqualTo("van-thu");
        assertThat(created.has("password")).isFalse();
        assertThat(answer.body()).doesNotContain("argon2");
        assertThat(signedIn(tenant, "van-thu").get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void sameRequestSentTwiceCreatesOneAccount() {
        var wanted = account("van-thu", "Văn thư", List.of("EDITOR"));
        var key = Map.of("Idempotency-Key", "tao-van-thu");

        var first = admin.post("/api/accounts", wanted, key);
        var again = admin.post("/api/accounts", wanted, key);
        var other = admin.post("/api/accounts", account("ke-toan", "Kế toán", List.of("EDITOR")), key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(admin.post("/api/accounts", wanted, Map.of()).problem()).isEqualTo("idempotency-key-required");
    }

    @Test
    void usernameIsTakenInOneTenantAndFreeInAnother() {
        create(admin, "van-thu", "EDITOR");
        var elsewhere = admin(newTenant());

        var taken = admin.post("/api/accounts", account("VAN-THU", "Văn thư", List.of("EDITOR")));

        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.problem()).isEqualTo("username-taken");
        assertThat(elsewhere
                        .post("/api/accounts", account("van-thu", "Văn thư", List.of("EDITOR")))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whatIsWrongIsSaidFieldByField() {
        var wrong = new HashMap<String, Object>();
        wrong.put("username", "văn thư");
        wrong.put("title", " ");
        wrong.put("email", "không phải thư");
        wrong.put("roles", List.of());
        wrong.put("password", "ngắn");

        var answer = admin.post("/api/accounts", wrong);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid");
        var pointers = new ArrayList<String>();
        answer.json()
                .path("errors")
                .forEach(error -> pointers.add(error.path("pointer").asString()));
        assertThat(pointers).contains("/username", "/title", "/email", "/roles", "/password");
    }

    @Test
    void newAccountNeedsAPasswordAndKnownRoles() {
        var without = new HashMap<>(account("van-thu", "Văn thư", List.of("EDITOR")));
        without.remove("password");

        assertThat(admin.post("/api/accounts", without).status()).isEqualTo(400);
        assertThat(admin.post("/api/accounts", account("van-thu", "Văn thư", List.of("KING")))
                        .problem())
                .isEqualTo("invalid");
    }

    @Test
    void accountBelongsToAUnitOfTheProvince() {
        var wanted = new HashMap<>(account("van-thu", "Văn thư", List.of("EDITOR")));
        wanted.put("unit", "khong-co-don-vi-nay");
        var kept = create(admin, "ke-toan", "EDITOR");

        var created = admin.post("/api/accounts", wanted);
        wanted.put("username", "ke-toan");
        var moved = admin.put("/api/accounts/" + kept.path("id").asString(), wanted, 0);

        for (var answer : List.of(created, moved)) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/unit");
        }
        assertThat(admin.get("/api/accounts/" + kept.path("id").asString()).json())
                .isEqualTo(kept);
    }

    @Test
    void accountIsNotCreatedOnGuessworkWhenReportServiceIsSilent() {
        REPORTS.stubFor(get(urlPathEqualTo("/internal/units/don-vi-moi"))
                .willReturn(aResponse().withStatus(500)));
        var wanted = new HashMap<>(account("van-thu", "Văn thư", List.of("EDITOR")));
        wanted.put("unit", "don-vi-moi");

        var answer = admin.post("/api/accounts", wanted);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("service-unavailable");
    }

    @Test
    void administratorGivesNoRoleBeyondTheirTenant() {
        for (var role : List.of("OPERATOR", "SERVICE")) {
            var answer = admin.post("/api/accounts", account("van-thu", "Văn thư", List.of(role)));
            assertThat(answer.status()).as(role).isEqualTo(422);
        }
    }

    @Test
    void operatorCreatesAdministratorsAndNobodyElse() {
        var operator = operator();

        assertThat(operator.post(
                                "/api/accounts?tenant=" + tenant,
                                account("quan-tri-2", "Quản trị", List.of("TENANT_ADMIN")))
                        .status())
                .isEqualTo(201);
        assertThat(operator.post("/api/accounts?tenant=" + tenant, account("van-thu", "Văn thư", List.of("EDITOR")))
                        .status())
                .isEqualTo(422);
        assertThat(operator.post(
                                "/api/accounts?tenant=" + tenant,
                                account("quan-tri-3", "Quản trị", List.of("TENANT_ADMIN", "EDITOR")))
                        .status())
                .isEqualTo(422);
        assertThat(operator.post("/api/accounts", account("quan-tri-4", "Quản trị", List.of("TENANT_ADMIN")))
                        .status())
                .isEqualTo(404);
        assertThat(operator.post(
                                "/api/accounts?tenant=he-thong",
                                account("quan-tri-5", "Quản trị", List.of("TENANT_ADMIN")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void operatorSeesAdministratorsOnly() {
        create(admin, "van-thu", "EDITOR");

        var seen = usernames(operator().get("/api/accounts?tenant=" + tenant));

        assertThat(seen).containsExactly("quan-tri");
        assertThat(usernames(admin.get("/api/accounts"))).containsExactly("quan-tri", "van-thu");
    }

    @Test
    void otherTenantsAccountsDoNotExist() {
        var created = create(admin, "van-thu", "EDITOR");
        var stranger = admin(newTenant());
        var path = "/api/accounts/" + created.path("id").asString();

        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.put(path, account("van-thu", "Văn thư", List.of("EDITOR")), 0)
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/accounts?tenant=" + tenant).status()).isEqualTo(404);
        assertThat(stranger.post("/api/accounts?tenant=" + tenant, account("x1", "Văn thư", List.of("EDITOR")))
                        .status())
                .isEqualTo(404);
        assertThat(usernames(stranger.get("/api/accounts"))).containsExactly("quan-tri");
    }

    @Test
    void changeNeedsTheVersionThatWasSeen() {
        var created = create(admin, "van-thu", "EDITOR");
        var path = "/api/accounts/" + created.path("id").asString();
        var wanted = account("van-thu", "Hiệu trưởng", List.of("HEAD"));
        var seen = Long.parseLong(admin.get(path).header("ETag").replace("\"", ""));

        var changed = admin.put(path, wanted, seen);

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().path("title").asString()).isEqualTo("Hiệu trưởng");
        assertThat(admin.put(path, account("van-thu", "Văn thư", List.of("EDITOR")), seen)
                        .problem())
                .isEqualTo("stale-version");
        assertThat(admin.send(
                                "PUT",
                                path,
                                java.net.http.HttpRequest.BodyPublishers.ofString("{}"),
                                Map.of("Content-Type", "application/json"))
                        .status())
                .isIn(400, 428);
    }

    @Test
    void administratorCannotLockThemselvesOut() {
        var own = admin.get("/api/accounts").json().path("items").get(0);
        var path = "/api/accounts/" + own.path("id").asString();
        var disabled = new HashMap<>(account("quan-tri", "Quản trị của tỉnh", List.of("TENANT_ADMIN")));
        disabled.put("active", false);

        assertThat(admin.put(path, disabled, own.path("version").asLong()).problem())
                .isEqualTo("own-account");
        assertThat(admin.put(
                                path,
                                account("quan-tri", "Quản trị của tỉnh", List.of("EDITOR")),
                                own.path("version").asLong())
                        .problem())
                .isEqualTo("own-account");
    }

    @Test
    void roleThatWasTakenIsGoneAtOnce() {
        var other = create(admin, "quan-tri-hai", "TENANT_ADMIN");
        var second = signedIn(tenant, "quan-tri-hai");
        assertThat(second.get("/api/accounts").status()).isEqualTo(200);

        var demoted = new HashMap<>(account("quan-tri-hai", "Chuyên viên", List.of("EDITOR")));
        demoted.remove("password");
        var changed = admin.put(
                "/api/accounts/" + other.path("id").asString(),
                demoted,
                other.path("version").asLong());

        assertThat(changed.status()).isEqualTo(200);
        assertThat(second.get("/api/accounts").status()).isEqualTo(403);
    }

    @Test
    void listComesInPages() {
        for (var name : List.of("b", "c", "d")) {
            create(admin, name, "EDITOR");
        }

        var first = admin.get("/api/accounts?limit=3");
        var second = admin.get(
                "/api/accounts?limit=3&cursor=" + first.json().path("next").asString());

        assertThat(usernames(first)).containsExactly("b", "c", "d");
        assertThat(usernames(second)).containsExactly("quan-tri");
        assertThat(second.json().path("next").isNull()).isTrue();
        assertThat(usernames(admin.get("/api/accounts?q=Quan"))).containsExactly("quan-tri");
        assertThat(admin.get("/api/accounts?limit=0").status()).isEqualTo(400);
    }

    @Test
    void trailTellsWhatWasDoneAndCanBeReadByTheTenant() {
        create(admin, "van-thu", "EDITOR");
        browser().signIn(tenant, "van-thu", "sai mật khẩu");

        var actions = new ArrayList<String>();
        admin.get("/api/accounts/audit")
                .json()
                .path("items")
                .forEach(entry -> actions.add(entry.path("action").asString() + " "
                        + entry.path("subject").asString()));

        assertThat(actions.getFirst()).isEqualTo("SIGN_IN_REFUSED van-thu");
        assertThat(actions).anyMatch(action -> action.startsWith("ACCOUNT_CREATED"));
        assertThat(actions).contains("SIGNED_IN quan-tri", "TENANT_CREATED " + tenant);
    }

    private static List<String> usernames(Browser.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var names = new ArrayList<String>();
        answer.json()
                .path("items")
                .forEach(item -> names.add(item.path("username").asString()));
        return names;
    }
}
