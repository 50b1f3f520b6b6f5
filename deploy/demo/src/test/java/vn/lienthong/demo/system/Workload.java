package vn.lienthong.demo.system;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import vn.lienthong.demo.client.Answer;
import vn.lienthong.demo.client.Gateway;
import vn.lienthong.demo.client.Session;

/**
 * Schools that import plans, submit their report, get it back and submit it again, without end, while the system falls
 * and rises under them. What was answered with success is remembered; what was not answered is looked up or sent again
 * with the same key, as a person or a client would do.
 */
final class Workload implements AutoCloseable {

    private static final String PLAN = "KẾ HOẠCH%nCông tác thông tin đối ngoại năm 2026%n%nSố hiệu %s%n";

    /** Ids of the plans that were imported, as answered. */
    final Queue<String> plans = new ConcurrentLinkedQueue<>();

    /** Reasons of the returns that took effect; each is one of a kind. */
    final Queue<String> returns = new ConcurrentLinkedQueue<>();

    final AtomicInteger submissions = new AtomicInteger();
    final AtomicInteger accepted = new AtomicInteger();
    final AtomicInteger failures = new AtomicInteger();

    private final SmallProvince province;
    private final JsonNode round;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<? extends Future<?>> running;
    private volatile boolean stopping;

    Workload(SmallProvince province, JsonNode round) {
        this.province = province;
        this.round = round;
        this.running = province.schools.stream()
                .map(school -> threads.submit(() -> live(school)))
                .toList();
    }

    int done() {
        return plans.size() + returns.size() + submissions.get();
    }

    /** Waits until this much more has been done. */
    void awaitMore(int work) {
        var from = done();
        await().atMost(Scene.PATIENCE.multipliedBy(3)).until(() -> {
            for (var each : running) {
                if (each.isDone()) {
                    each.get();
                }
            }
            return done() >= from + work;
        });
    }

    /** Lets everybody finish, the report accepted at last; what went wrong in a thread is thrown here. */
    void finish() throws Exception {
        stopping = true;
        for (var each : running) {
            each.get();
        }
    }

    private void live(Session school) {
        var report = Objects.requireNonNull(SmallProvince.reportOf(school, round));
        while (!stopping) {
            plans.add(importPlan(school));
            submit(school, report);
            giveBack(report);
        }
        submit(school, report);
        until(
                "ACCEPTED",
                report,
                province.commune,
                version -> province.commune.post(report + "/accept", version, null));
        accepted.incrementAndGet();
    }

    private String importPlan(Session school) {
        var key = UUID.randomUUID().toString();
        var file = PLAN.formatted(key).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var headers = List.of("Content-Type", "application/octet-stream", "Idempotency-Key", key);
        while (true) {
            var answer = attempt(() -> school.raw(
                    "POST", "/api/plans/imports?noStateSecret=true&year=2026&fileName=ke-hoach.txt", file, headers));
            if (answer != null && answer.status() == 201) {
                return answer.json().path("id").asString();
            }
        }
    }

    private void submit(Session school, String report) {
        until("SUBMITTED", report, school, version -> {
            var saved = Scene.fill(school, report);
            return school.post(report + "/submit", saved.etag(), null);
        });
        submissions.incrementAndGet();
    }

    private void giveBack(String report) {
        var reason = "Cần xem lại số liệu " + UUID.randomUUID();
        until(
                "RETURNED",
                report,
                province.commune,
                version -> province.commune.post(
                        report + "/return", version, Map.of("reason", reason, "comments", List.of())));
        returns.add(reason);
    }

    private interface Act {
        Answer on(String version);
    }

    /** Acts until the report stands where it should; a lost answer is settled by looking. */
    private void until(String state, String report, Session actor, Act act) {
        while (true) {
            var seen = attempt(() -> actor.get(report));
            if (seen == null || seen.status() != 200) {
                continue;
            }
            if (state.equals(seen.json().path("state").asString())) {
                return;
            }
            var answer = attempt(() -> act.on(seen.etag()));
            if (answer != null && answer.status() == 200) {
                return;
            }
        }
    }

    /** {@code null} when nobody answered, or somebody who could not do it now. */
    private @org.jspecify.annotations.Nullable Answer attempt(Supplier<Answer> request) {
        try {
            var answer = request.get();
            if (answer.status() < 500 && answer.status() != 409 && answer.status() != 412) {
                answer.expect(200, 201);
                return answer;
            }
        } catch (Gateway.Unreachable gone) {
            // Counted like any failure; the caller looks again.
        } catch (Answer.Unexpected refused) {
            if (!refused.getMessage().contains(" 50")) {
                throw refused;
            }
        }
        failures.incrementAndGet();
        // A real client waits a moment too; hammering a service that starts only delays it.
        java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        return null;
    }

    @Override
    public void close() {
        stopping = true;
        threads.shutdownNow();
    }
}
