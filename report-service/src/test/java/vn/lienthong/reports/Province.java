package vn.lienthong.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.provider.mongo.MongoLockProvider;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.lienthong.reports.unit.DatedName;
import vn.lienthong.reports.unit.Edge;
import vn.lienthong.reports.unit.EdgeType;
import vn.lienthong.reports.unit.Route;
import vn.lienthong.reports.unit.SchoolLevel;
import vn.lienthong.reports.unit.Span;
import vn.lienthong.reports.unit.Unit;
import vn.lienthong.reports.unit.UnitDescription;
import vn.lienthong.reports.unit.UnitKind;
import vn.lienthong.reports.unit.Units;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.test.TestCaller;
import vn.lienthong.starter.test.TestTokens;

/** A province's people at work, through the service's own API. */
public final class Province {

    public static final String FORM = "ttdn-6t.v1";
    public static final String ROUND = "ttdn-6t-v1-2026-1";

    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);
    private static final AtomicInteger KEYS = new AtomicInteger();

    private final TenantId tenant;
    private final Units units;
    private final MongoTemplate mongo;
    private final MockMvc http;
    private final MovableClock clock;

    Province(TenantId tenant, Units units, MongoTemplate mongo, MockMvc http, MovableClock clock) {
        this.tenant = tenant;
        this.units = units;
        this.mongo = mongo;
        this.http = http;
        this.clock = clock;
    }

    /** As if another replica were importing units meanwhile. */
    public void whileUnitsAreImported(Runnable work) {
        TenantScope.inTenant(tenant, () -> {
            var lease = new MongoLockProvider(mongo.getCollection("locks"))
                    .lock(new LockConfiguration(Instant.now(), "unit-import", Duration.ofMinutes(1), Duration.ZERO))
                    .orElseThrow();
            work.run();
            lease.unlock();
        });
    }

    public TenantId tenant() {
        return tenant;
    }

    public Province at(String instant) {
        clock.set(instant);
        return this;
    }

    public Province department(String id, String name) {
        return unit(id, name, UnitKind.DEPARTMENT, null, null);
    }

    public Province office(String id, String name, String reportsTo) {
        return unit(id, name, UnitKind.COMMUNE_OFFICE, null, reportsTo);
    }

    public Province school(String id, String name, String reportsTo) {
        return unit(id, name, UnitKind.SCHOOL, SchoolLevel.PRIMARY, reportsTo);
    }

    public Province schoolWithoutRoute(String id, String name) {
        return unit(id, name, UnitKind.SCHOOL, SchoolLevel.PRIMARY, null);
    }

    private Province unit(
            String id, String name, UnitKind kind, @Nullable SchoolLevel level, @Nullable String reportsTo) {
        TenantScope.inTenant(tenant, () -> {
            units.save(Unit.register(
                    id,
                    "C-" + id,
                    new UnitDescription(
                            new Span(LONG_AGO, null),
                            List.of(new DatedName(name, LONG_AGO, null)),
                            kind,
                            level,
                            reportsTo == null
                                    ? List.of()
                                    : List.of(new Edge(EdgeType.PROFESSIONAL, reportsTo, LONG_AGO, null)),
                            reportsTo == null ? List.of() : List.of(new Route(reportsTo, LONG_AGO, null))),
                    Instant.EPOCH));
        });
        return this;
    }

    public TestCaller person(String unit, String... roles) {
        return TestTokens.as(tenant.value(), unit + "." + String.join(".", roles), unit, roles);
    }

    public TestCaller editor(String unit) {
        return person(unit, "EDITOR");
    }

    public TestCaller head(String unit) {
        return person(unit, "HEAD").titled("Hiệu trưởng");
    }

    public TestCaller reviewer(String unit) {
        return person(unit, "REVIEWER");
    }

    public Answer get(TestCaller who, String path) {
        return send(MockMvcRequestBuilders.get(path), who);
    }

    public Answer post(TestCaller who, String path, @Nullable Long ifMatch, String body) {
        return send(withVersion(MockMvcRequestBuilders.post(path), ifMatch).content(body), who);
    }

    public Answer postOnce(TestCaller who, String path, String key, String body) {
        return send(
                MockMvcRequestBuilders.post(path).header("Idempotency-Key", key).content(body), who);
    }

    public Answer put(TestCaller who, String path, @Nullable Long ifMatch, String body) {
        return send(withVersion(MockMvcRequestBuilders.put(path), ifMatch).content(body), who);
    }

    public static String newKey() {
        return "key-" + KEYS.incrementAndGet();
    }

    private static MockHttpServletRequestBuilder withVersion(
            MockHttpServletRequestBuilder request, @Nullable Long ifMatch) {
        return ifMatch == null ? request : request.header("If-Match", "\"" + ifMatch + "\"");
    }

    private Answer send(MockHttpServletRequestBuilder request, TestCaller who) {
        try {
            return new Answer(http.perform(request.with(who)
                            .contentType(MediaType.APPLICATION_JSON)
                            .accept(MediaType.ALL))
                    .andReturn()
                    .getResponse());
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    /** What came back. */
    public record Answer(MockHttpServletResponse response) {

        public int status() {
            return response.getStatus();
        }

        public String body() {
            return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        }

        public <T> T read(String path) {
            return JsonPath.read(body(), path);
        }

        public Answer ok() {
            assertThat(status()).as(this::body).isBetween(200, 299);
            return this;
        }

        /** Asserts a problem and gives it back. */
        public Answer problem(int status, String slug) {
            assertThat(status()).as(this::body).isEqualTo(status);
            assertThat(response.getContentType()).startsWith("application/problem+json");
            assertThat(this.<String>read("$.type")).isEqualTo("urn:lienthong:problem:" + slug);
            assertThat(this.<String>read("$.detail")).isNotBlank();
            return this;
        }

        public long version() {
            String tag = response.getHeader("ETag");
            assertThat(tag).as("ETag").matches("\"\\d+\"");
            return Long.parseLong(tag.substring(1, tag.length() - 1));
        }
    }

    public Answer open() {
        return open(
                "{\"formId\": \"%s\", \"period\": {\"type\": \"HALF_YEAR\", \"year\": 2026, \"half\": 1}, \"dueDates\": null}"
                        .formatted(FORM));
    }

    public Answer open(String request) {
        return postOnce(reviewer("so"), "/api/reports/rounds", newKey(), request);
    }

    public static String report(String unit) {
        return "/api/reports/" + ROUND + "_" + unit;
    }

    public Answer read(String unit) {
        return get(editor(unit), report(unit)).ok();
    }

    /** Fills every required line in; line 05 with the given figure. */
    public Answer fill(String unit, int line05) {
        return put(editor(unit), report(unit), read(unit).version(), cells(line05))
                .ok();
    }

    public static String cells(int line05) {
        StringBuilder cells = new StringBuilder("{\"code\": \"02\", \"value\": {\"yes\": true}}");
        for (int line = 1; line <= 24; line++) {
            if (line != 2) {
                cells.append(
                        ", {\"code\": \"%02d\", \"value\": {\"number\": %d}}".formatted(line, line == 5 ? line05 : 0));
            }
        }
        return "{\"cells\": [" + cells + "]}";
    }

    public Answer submit(String unit) {
        return post(head(unit), report(unit) + "/submit", read(unit).version(), "");
    }

    public Answer accept(String unit, String superior) {
        return post(reviewer(superior), report(unit) + "/accept", read(unit).version(), "");
    }

    public Answer sendBack(String unit, String superior, String reason) {
        return post(
                reviewer(superior),
                report(unit) + "/return",
                read(unit).version(),
                "{\"reason\": \"%s\", \"comments\": []}".formatted(reason));
    }

    public Answer dashboard(TestCaller who, String unit) {
        return get(who, "/api/reports/rounds/" + ROUND + "/rollups/" + unit);
    }

    public Answer check() {
        return get(person("so", "TENANT_ADMIN"), "/api/reports/rounds/" + ROUND + "/rollups/check")
                .ok();
    }

    /** Waits until no report's change is still on its way up. */
    public Province settled() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> pending() == 0);
        return this;
    }

    public long pending() {
        return TenantScope.inTenant(
                tenant,
                () -> mongo.getCollection("reports")
                        .countDocuments(new Document("rollupPending", new Document("$exists", true))));
    }
}
