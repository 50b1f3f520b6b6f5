package vn.lienthong.demo.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import vn.lienthong.demo.client.Answer;
import vn.lienthong.demo.client.Gateway;
import vn.lienthong.demo.client.Session;

/**
 * A province at its daily work while something happens to another one: its schools read lists, save figures and write
 * plans, one request after the other as people do, and every answer is timed. It never sends again what was refused.
 */
final class Onlooker implements AutoCloseable {

    /** People think between two clicks; without a pause this would be a load test. */
    private static final Duration PAUSE = Duration.ofMillis(15);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * What was seen in one span of time.
     *
     * @param times from sending to the last byte, of every answer
     * @param failures what was not answered as it should have been
     */
    record Seen(Queue<Duration> times, Queue<String> failures) {

        Seen() {
            this(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
        }

        /** Nearest rank. @param percent in (0, 100] */
        Duration percentile(int percent) {
            var sorted = times.stream().sorted().toList();
            return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
        }
    }

    private final SmallProvince province;
    private final JsonNode round;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<? extends Future<?>> working;
    private final Map<Session, AtomicLong> figures = new HashMap<>();
    private final Queue<String> plans = new ConcurrentLinkedQueue<>();
    private volatile Seen seen = new Seen();
    private volatile boolean stopping;

    Onlooker(SmallProvince province, JsonNode round) {
        this.province = province;
        this.round = round;
        province.schools.forEach(school -> figures.put(school, new AtomicLong()));
        this.working = province.schools.stream()
                .map(school -> threads.submit(() -> work(school)))
                .toList();
    }

    /** Begins a new span and returns it; it grows until the next one begins. */
    Seen watch() {
        return seen = new Seen();
    }

    void awaitAnswers(Seen span, int answers) {
        await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).until(() -> {
            for (var each : working) {
                if (each.isDone()) {
                    each.get();
                }
            }
            return span.times().size() + span.failures().size() >= answers;
        });
    }

    private void work(Session school) {
        var report = Objects.requireNonNull(SmallProvince.reportOf(school, round));
        for (var turn = 0; !stopping; turn++) {
            timed(() -> school.get("/api/session"), 200);
            timed(() -> school.get("/api/plans?folder=mine&limit=20"), 200);
            timed(() -> school.get("/api/reports/work"), 200);
            timed(() -> school.get("/api/references/documents?q=nghi+dinh&limit=5"), 200);
            var read = timed(() -> school.get(report), 200);
            if (read != null) {
                save(school, report, read.etag());
            }
            if (turn % 20 == 0) {
                var plan = timed(
                        () -> school.post("/api/plans", Map.of("year", 2026, "title", "Kế hoạch trong lúc khác")), 201);
                if (plan != null) {
                    plans.add(plan.json().path("id").asString());
                }
            }
        }
    }

    private void save(Session school, String report, String version) {
        var next = Objects.requireNonNull(figures.get(school)).get() + 1;
        var cell = Map.of("code", "05", "value", Map.of("number", next), "note", "");
        var saved = timed(() -> school.put(report, version, Map.of("cells", List.of(cell))), 200);
        if (saved != null) {
            Objects.requireNonNull(figures.get(school)).set(next);
        }
    }

    private @org.jspecify.annotations.Nullable Answer timed(Supplier<Answer> request, int expected) {
        var now = seen;
        LockSupport.parkNanos(PAUSE.toNanos());
        try {
            var answer = request.get();
            if (answer.status() == expected) {
                now.times().add(answer.took());
                return answer;
            }
            now.failures().add(answer.request() + " answered " + answer.status() + ": " + answer.text());
        } catch (Gateway.Unreachable gone) {
            now.failures().add(gone.getMessage());
        }
        return null;
    }

    /** Lets everybody finish their sentence. */
    void finish() throws Exception {
        stopping = true;
        for (var each : working) {
            each.get();
        }
    }

    /** What was acknowledged and is not there, in words. After {@link #finish}. */
    List<String> lost() {
        var lost = new ArrayList<String>();
        figures.forEach((school, figure) -> {
            var report = school.get(Objects.requireNonNull(SmallProvince.reportOf(school, round)))
                    .expect(200)
                    .json();
            for (var cell : report.path("cells")) {
                if ("05".equals(cell.path("code").asString())
                        && cell.at("/own/number").asLong() < figure.get()) {
                    lost.add(school + ": " + cell.at("/own/number") + " instead of " + figure);
                }
            }
        });
        var kept = province.schools.stream()
                .flatMap(school -> school.all("/api/plans?folder=mine").stream())
                .map(plan -> plan.path("id").asString())
                .toList();
        plans.stream().filter(plan -> !kept.contains(plan)).forEach(plan -> lost.add("plan " + plan));
        return lost;
    }

    @Override
    public void close() {
        stopping = true;
        threads.shutdownNow();
    }
}
