package vn.lienthong.demo.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.demo.Settings;
import vn.lienthong.demo.client.Answer;
import vn.lienthong.demo.client.Gateway;
import vn.lienthong.demo.client.LiveStream;
import vn.lienthong.demo.client.Session;
import vn.lienthong.demo.seed.People;

/**
 * Every operation that any service publishes, sent with one province's ids by people of another, by a neighbouring school
 * and by nobody. The operations are read from the system, so that a new one is tried without being listed here.
 */
@NeedsRunningSystem
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantIsolationSystemTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Settings settings = Settings.fromEnvironment();
    private final Gateway gateway = new Gateway(settings.gateway());
    private final Map<String, LiveStream> listening = new LinkedHashMap<>();
    private Scene quangNinh;
    private Scene haiPhong;
    private Belongings belongings;
    private List<Operation> operations;
    private Set<String> secrets;

    @BeforeAll
    void somethingWorthTaking() {
        quangNinh = new Scene(gateway, settings, "quang-ninh");
        haiPhong = new Scene(gateway, settings, "hai-phong");
        strangers()
                .forEach((name, account) ->
                        listening.put(name, haiPhong.people.as(account).live()));
        belongings = new Belongings(
                quangNinh, gateway.signIn("he-thong", "van-hanh", settings.operatorPassword()), haiPhong);
        operations = Operation.all(quangNinh.admin());
        secrets = belongings.secrets(haiPhong);
        assertThat(operations).hasSizeGreaterThan(40);
        assertThat(secrets).hasSizeGreaterThan(200);
    }

    @AfterAll
    void hangUp() {
        listening.values().forEach(LiveStream::close);
    }

    private Map<String, String> strangers() {
        var strangers = new LinkedHashMap<String, String>();
        strangers.put("the department's officer of the other province", People.DEPARTMENT_OFFICER);
        strangers.put("the administrator of the other province", People.ADMIN);
        strangers.put("a school of the other province", People.head(haiPhong.province, haiPhong.school(0)));
        return strangers;
    }

    @TestFactory
    Stream<DynamicNode> anotherProvinceReachesNothing() {
        var before = belongings.standing();
        var tests = new ArrayList<DynamicNode>();
        strangers().forEach((name, account) -> {
            for (var operation : operations) {
                tests.add(dynamicTest(name + ": " + operation, () -> {
                    if (operation.isStream()) {
                        hearsNothing(name);
                    } else {
                        refused(operation, stranger(operation, account), belongings.isNamedBy(operation), secrets);
                    }
                }));
            }
        });
        tests.add(unchanged(before));
        return tests.stream();
    }

    /** What ends or changes the session gets one of its own. */
    private Session stranger(Operation operation, String account) {
        return operation.path().startsWith("/api/session")
                ? gateway.signIn("hai-phong", account, settings.demoPassword())
                : haiPhong.people.as(account);
    }

    /** Reports were asked for and notices sent in the province while the strangers listened. */
    private void hearsNothing(String stranger) {
        var heard = java.util.Objects.requireNonNull(listening.get(stranger))
                .await(event -> secrets.stream().anyMatch(event.data()::contains), Duration.ofSeconds(2));
        assertThat(heard).isNull();
    }

    @TestFactory
    Stream<DynamicNode> aNeighbouringSchoolReachesNothing() {
        var before = belongings.standing();
        var neighbour = quangNinh.teacher(quangNinh.school(1));
        var tests = new ArrayList<DynamicNode>();
        for (var operation : operations) {
            if (belongings.isNamedBy(operation) && !operation.isStream()) {
                // The round is the whole province's to read, its figures by unit are not.
                var common = operation.method().equals("GET")
                        && operation.places().equals(List.of("/api/reports/rounds/{id}"));
                tests.add(dynamicTest(
                        operation.toString(), () -> refused(operation, neighbour, !common, belongings.own())));
            }
        }
        tests.add(unchanged(before));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicNode> nobodyReachesNothing() {
        var before = belongings.standing();
        var page = gateway.send(
                        HttpRequest.newBuilder(gateway.resolve("/dang-nhap")).GET())
                .expect(200);
        var cookie = page.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        var token = TOKEN.matcher(new String(page.body(), StandardCharsets.UTF_8));
        assertThat(token.find()).isTrue();
        var csrf = List.of("Cookie", cookie, "X-CSRF-TOKEN", token.group(1));
        var tests = new ArrayList<DynamicNode>();
        for (var operation : operations) {
            tests.add(dynamicTest(operation.toString(), () -> {
                assertThat(nobody(operation, csrf).expect(401).problem())
                        .isEqualTo(
                                operation.toString().equals("POST /api/session")
                                        ? "bad-credentials"
                                        : "unauthenticated");
                if (operation.changes()) {
                    // Without the token of a page nobody gets as far as being asked who it is.
                    assertThat(nobody(operation, List.of()).expect(401, 403).problem())
                            .isIn("csrf", "unauthenticated", "bad-credentials");
                }
            }));
        }
        tests.add(unchanged(before));
        return tests.stream();
    }

    private Answer nobody(Operation operation, List<String> identity) {
        var body = belongings.body(operation);
        var request = HttpRequest.newBuilder(gateway.resolve(belongings.address(operation)))
                .method(operation.method(), publisher(body))
                .header("Content-Type", contentType(body));
        var headers = new ArrayList<>(identity);
        headers.addAll(belongings.headers(operation));
        for (var i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return gateway.send(request);
    }

    private void refused(Operation operation, Session session, boolean theirs, Set<String> hidden) {
        var address = belongings.address(operation);
        var body = belongings.body(operation);
        var headers = belongings.headers(operation);
        if (body instanceof byte[]) {
            headers.addAll(List.of("Content-Type", contentType(body)));
        }
        var answer = body instanceof byte[] file
                ? session.raw(operation.method(), address, file, headers)
                : session.send(operation.method(), address, body, headers);
        if (theirs) {
            assertThat(answer.status()).as(answer.text()).isIn(403, 404);
            assertThat(answer.problem()).isNotEmpty();
        } else {
            assertThat(answer.status()).as(answer.text()).isLessThan(500);
        }
        var sent = address + asText(body);
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(hidden.stream().filter(text::contains).filter(secret -> !sent.contains(secret)))
                .as("what the answer gives away")
                .isEmpty();
    }

    private DynamicNode unchanged(Map<String, tools.jackson.databind.JsonNode> before) {
        return dynamicTest(
                "nothing has changed", () -> assertThat(belongings.standing()).containsExactlyEntriesOf(before));
    }

    private static String contentType(@Nullable Object body) {
        return body instanceof byte[] ? "application/octet-stream" : "application/json";
    }

    private static HttpRequest.BodyPublisher publisher(@Nullable Object body) {
        return switch (body) {
            case null -> BodyPublishers.noBody();
            case byte[] file -> BodyPublishers.ofByteArray(file);
            default -> BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body));
        };
    }

    private static String asText(@Nullable Object body) {
        return switch (body) {
            case null -> "";
            case byte[] file -> new String(file, StandardCharsets.UTF_8);
            default -> JsonMapper.shared().writeValueAsString(body);
        };
    }
}
