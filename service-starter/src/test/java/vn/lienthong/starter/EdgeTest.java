package vn.lienthong.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoSocketException;
import com.mongodb.ServerAddress;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.sample.SampleService;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantProvisioning;
import vn.lienthong.starter.test.MongoDatabase;
import vn.lienthong.starter.test.TestCaller;
import vn.lienthong.starter.test.TestTokens;

/** Whatever is sent, from whatever layer the refusal comes: one kind of answer. On a real port, for half of it is Tomcat's. */
@SpringBootTest(classes = SampleService.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@MongoDatabase
@Import(EdgeTest.BrokenFilters.class)
class EdgeTest {

    private static final TestCaller EDITOR = TestTokens.as("quang-ninh", "a1", "u1", "EDITOR");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PARCEL = """
            {"name": "Hộp", "sender": "Văn thư", "note": null, "weight": 3, "fragile": true, "on": "2026-06-12",
             "kind": "BOX", "items": [{"name": "Sách", "copies": 2}], "rows": [["a"]], "gaps": [null], "extra": {"a": 1}}
            """;

    @TestConfiguration
    static class BrokenFilters {

        /** Where session lookups and the like stand: behind the outermost, before everything else. */
        @Bean
        FilterRegistrationBean<Filter> brokenFilter() {
            var registration = new FilterRegistrationBean<Filter>((request, response, chain) -> {
                var how = ((jakarta.servlet.http.HttpServletRequest) request).getHeader("X-Broken");
                if ("database".equals(how)) {
                    throw new MongoSocketException("gone", new ServerAddress());
                }
                if ("bug".equals(how)) {
                    throw new IllegalStateException("secret detail of the inside");
                }
                chain.doFilter(request, response);
            });
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 50);
            return registration;
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    TenantProvisioning provisioning;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void aProvince() {
        provisioning.provision(new TenantId("quang-ninh"), "Tỉnh Quảng Ninh");
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + target))
                .header("Authorization", "Bearer " + EDITOR.token("sample-service"));
    }

    private HttpResponse<String> get(String target, String... headers) throws Exception {
        var request = request(target);
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String target, String type, String body) throws Exception {
        return http.send(
                request(target)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        var problem = JSON.readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:lienthong:problem:" + slug);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("traceId").asString()).hasSize(32);
        assertThat(answer.body()).doesNotContain("Tomcat", "tomcat", "java.", "secret detail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/parcels?q=%ff",
                "/api/parcels?q=%C0%80",
                "/api/parcels?%ff=1",
                "/api/parcels?q=%00",
                "/api/parcels?q=a%0Bb",
                "/api/parcels?q=%E2%80%AEfdp.exe",
                "/api/parcels?=x",
                "/api/parcels?q=1&=x",
                "/api/parcels/%ff",
                "/api/parcels/a%00b",
                "/api/parcels/a%0Ab",
                "/api/parcels;a=1",
                "/api//parcels",
                "/api/parcels/%2e%2e/x",
                "/api/parcels/a%2Fb",
                "/api/parcels/nothing"
            })
    void anAddressThatCannotBeReadIsRefused(String target) throws Exception {
        assertProblem(get(target), 400, "invalid");
    }

    @Test
    void linesTabsAndEmptyValuesAreNothingOdd() throws Exception {
        assertThat(get("/api/parcels?q=a%0Ab%09c&&x&y=").body()).isEqualTo("a\nb\tc");
        assertThat(get("/api/parcels?q=%F0%9F%8E%93").body()).isEqualTo("\uD83C\uDF93");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/parcels?q=% HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/{parcels} HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/parcels|x HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/parcels HTTP/1.1\r\n\r\n",
                "GET /api/parcels HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /api/parcels HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "GET /api/parcels HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n",
                "GET ../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /api/parcels HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\n\r\n",
                "TRACE /api/parcels HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n"
            })
    void whatIsNoHttpIsAnsweredLikeEverythingElse(String request) throws Exception {
        var answer = raw(request);
        assertThat(answer).containsPattern("^HTTP/1.1 [45]\\d\\d").contains("application/problem+json");
        assertThat(answer)
                .contains("\"type\":\"urn:lienthong:problem:", "\"traceId\":\"", "X-Content-Type-Options: nosniff");
        assertThat(answer).doesNotContain("<html", "Tomcat", "Server:");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            var closing = request.replace("Host: x", "Host: x\r\nConnection: close");
            socket.getOutputStream().write(closing.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aHeaderLongerThanAllowedIsRefusedInTheSameForm() throws Exception {
        assertThat(raw("GET /api/parcels HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(20_000) + "\r\n\r\n"))
                .contains("application/problem+json", "urn:lienthong:problem:invalid");
    }

    @Test
    void nobodyGetsAnythingFromTheErrorPage() throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/error"))
                        .build(),
                BodyHandlers.ofString());
        assertProblem(answer, 401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({"404, not-found", "409, invalid", "413, too-large", "503, service-unavailable", "500, internal"})
    void whatIsRefusedByStatusAloneIsAProblem(int status, String slug) throws Exception {
        assertProblem(get("/api/parcels/" + status), status, slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "application/xml", "*/*", "nonsense"})
    void whateverAPageAcceptsAnUnknownAddressIsNotFound(String accept) throws Exception {
        assertProblem(get("/api/nothing-here", "Accept", accept), 404, "not-found");
        assertProblem(get("/api/parcels/404", "Accept", accept), 404, "not-found");
    }

    @Test
    void anotherMethodIsRefusedWithItsOwnStatus() throws Exception {
        assertProblem(
                http.send(request("/api/parcels").DELETE().build(), BodyHandlers.ofString()),
                405,
                "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=", "text/plain", "application/xml"})
    void aBodyOfAnotherKindIsRefused(String type) throws Exception {
        assertProblem(post("/api/parcels", type, PARCEL), 415, "unsupported-media-type");
    }

    @Test
    void anUploadMayCallItselfWhatItLikes() throws Exception {
        assertThat(post("/api/parcels/files?fileName=a", "multipart/form-data", "12345")
                        .body())
                .isEqualTo("6");
        assertProblem(post("/api/parcels/files?fileName=%E2%80%AEa", "multipart/form-data", "12345"), 400, "invalid");
        assertProblem(post("/api/parcels/files", "application/x-www-form-urlencoded", "a=%ff"), 400, "invalid");
    }

    @Test
    void aDatabaseInTroubleIsAPauseInEveryLayer() throws Exception {
        for (var answer :
                new HttpResponse<?>[] {get("/api/parcels/database"), get("/api/parcels", "X-Broken", "database")}) {
            @SuppressWarnings("unchecked")
            var text = (HttpResponse<String>) answer;
            assertProblem(text, 503, "service-unavailable");
            assertThat(text.headers().firstValue("Retry-After")).contains("5");
        }
    }

    @Test
    void whatEscapesAFilterTellsNothingOfTheInside() throws Exception {
        assertProblem(get("/api/parcels", "X-Broken", "bug"), 500, "internal");
    }

    @Test
    void aBodyAsTheRecordSaysIsTaken() throws Exception {
        var answer = post("/api/parcels", "application/json", PARCEL);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree(PARCEL));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("\"weight\": 3", "\"weight\": \"3\"", "/weight"),
                Arguments.of("\"weight\": 3", "\"weight\": 3.5", "/weight"),
                Arguments.of("\"weight\": 3", "\"weight\": 3.0", "/weight"),
                Arguments.of("\"weight\": 3", "\"weight\": null", "/weight"),
                Arguments.of("\"weight\": 3", "\"weight\": 99999999999", "/weight"),
                Arguments.of("\"weight\": 3,", "", "/weight"),
                Arguments.of("\"fragile\": true", "\"fragile\": 1", "/fragile"),
                Arguments.of("\"fragile\": true", "\"fragile\": \"true\"", "/fragile"),
                Arguments.of("\"fragile\": true,", "", "/fragile"),
                Arguments.of("\"name\": \"Hộp\"", "\"name\": 5", "/name"),
                Arguments.of("\"name\": \"Hộp\"", "\"name\": null", "/name"),
                Arguments.of("\"name\": \"Hộp\"", "\"name\": [\"a\"]", "/name"),
                Arguments.of("\"name\": \"Hộp\",", "", "/name"),
                Arguments.of("\"name\": \"Hộp\"", "\"name\": \"a\\u0000b\"", "/name"),
                Arguments.of("\"note\": null", "\"note\": \"a\\u000bb\"", "/note"),
                Arguments.of("\"note\": null", "\"note\": \"a\\ud800\"", "/note"),
                Arguments.of("\"note\": null", "\"note\": \"a\\u202eb\"", "/note"),
                Arguments.of("\"note\": null", "\"note\": true", "/note"),
                Arguments.of("\"sender\": \"Văn thư\"", "\"sender\": null", "/sender"),
                Arguments.of("\"sender\": \"Văn thư\",", "", "/sender"),
                Arguments.of("\"on\": \"2026-06-12\"", "\"on\": \"\"", "/on"),
                Arguments.of("\"on\": \"2026-06-12\"", "\"on\": \"2026-02-30\"", "/on"),
                Arguments.of("\"on\": \"2026-06-12\"", "\"on\": 20000", "/on"),
                Arguments.of("\"on\": \"2026-06-12\"", "\"on\": [2026, 6, 12]", "/on"),
                Arguments.of("\"kind\": \"BOX\"", "\"kind\": \"\"", "/kind"),
                Arguments.of("\"kind\": \"BOX\"", "\"kind\": \"CRATE\"", "/kind"),
                Arguments.of("\"kind\": \"BOX\"", "\"kind\": 0", "/kind"),
                Arguments.of("\"kind\": \"BOX\"", "\"kind\": \"BOX\", \"a/b~c\": 1", "/a~1b~0c"),
                Arguments.of("\"kind\": \"BOX\"", "\"kind\": \"BOX\", \"weight\": 4", ""),
                Arguments.of("\"items\": [", "\"items\": [null, ", "/items/0"),
                Arguments.of("\"copies\": 2", "\"copies\": \"2\"", "/items/0/copies"),
                Arguments.of("\"copies\": 2", "\"copies\": 2, \"more\": 1", "/items/0/more"),
                Arguments.of("[{\"name\": \"Sách\", \"copies\": 2}]", "{}", "/items"),
                Arguments.of("[{\"name\": \"Sách\", \"copies\": 2}]", "\"\"", "/items"),
                Arguments.of("[{\"name\": \"Sách\", \"copies\": 2}]", "null", "/items"),
                Arguments.of("[[\"a\"]]", "[[null]]", "/rows/0/0"),
                Arguments.of("[[\"a\"]]", "[null]", "/rows/0"),
                Arguments.of("{\"a\": 1}", "{\"a\": [\"\\u0000\"]}", "/extra"),
                Arguments.of("{\"a\": 1}", "{\"a\": 1, \"a\": 2}", ""),
                Arguments.of("{\"a\": 1}", "[".repeat(200) + "]".repeat(200), ""),
                Arguments.of("{\"a\": 1}", "1" + "0".repeat(200), ""),
                Arguments.of("}\n", "} {}", ""),
                Arguments.of("}\n", "", ""));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldWhereItIs(String right, String wrong, String pointer) throws Exception {
        assertThat(PARCEL).contains(right);
        var answer = post("/api/parcels", "application/json", PARCEL.replace(right, wrong));
        assertProblem(answer, 400, "invalid");
        var errors = JSON.readTree(answer.body()).path("errors");
        if (!pointer.isEmpty()) {
            assertThat(errors).hasSize(1);
            assertThat(errors.get(0).path("pointer").asString()).isEqualTo(pointer);
        }
    }

    @Test
    void whatARecordAsksForInItsOwnWordsIsSaidInThem() throws Exception {
        var answer = post("/api/parcels", "application/json", PARCEL.replace("\"sender\": \"Văn thư\",", ""));
        assertThat(answer.body()).contains("Nhập người gửi.");
        assertThat(post("/api/parcels", "application/json", PARCEL.replace("\"BOX\"", "\"CRATE\""))
                        .body())
                .contains("Chỉ nhận một trong: BOX, BAG.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "\"\"", "5", "", " ", "{", "\u0000", "nonsense"})
    void aBodyThatIsNoParcelIsRefused(String body) throws Exception {
        assertProblem(post("/api/parcels", "application/json", body), 400, "invalid");
    }

    @Test
    void namesAreReadAsTheyLook() throws Exception {
        var typed = PARCEL.replace("\"Hộp\"", "\" Ho\u0302\u0323p\u200b\u00a0  \u00adquà\ufeff\\n\"");
        assertThat(JSON.readTree(post("/api/parcels", "application/json", typed).body())
                        .path("name")
                        .asString())
                .isEqualTo("Hộp quà");
    }

    @Test
    void servicesAmongThemselvesReadWhatTheyKnow() throws Exception {
        var sent = PARCEL.replace("\"weight\": 3", "\"weight\": \"3\", \"newer\": {\"a\": null}");
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/internal/parcels"))
                        .header(
                                "Authorization",
                                "Bearer "
                                        + TestTokens.asService("plan-service", "quang-ninh")
                                                .token("sample-service"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(sent))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
