package vn.lienthong.demo.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.lienthong.demo.Settings;
import vn.lienthong.demo.client.Gateway;

/** A creation that is sent again, because its answer was lost, happens once. */
@NeedsRunningSystem
class RepeatedRequestSystemTest {

    private final Settings settings = Settings.fromEnvironment();
    private final Scene scene = new Scene(new Gateway(settings.gateway()), settings, "quang-ninh");

    @Test
    void theSameKeyGivesTheSameAnswerOnce() {
        var teacher = scene.teacher(scene.school(3));
        var plans = teacher.all("/api/plans?folder=mine").size();
        var key = UUID.randomUUID().toString();
        var body = Map.of("year", 2026, "title", "Kế hoạch gửi hai lần");

        var first = teacher.create("/api/plans", body, key).expect(201);
        var second = teacher.create("/api/plans", body, key).expect(201);

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(teacher.all("/api/plans?folder=mine")).hasSize(plans + 1);
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        var teacher = scene.teacher(scene.school(3));
        var key = UUID.randomUUID().toString();
        teacher.create("/api/plans", Map.of("year", 2026, "title", "Kế hoạch thứ nhất"), key)
                .expect(201);
        var plans = teacher.all("/api/plans?folder=mine").size();

        var other = teacher.create("/api/plans", Map.of("year", 2026, "title", "Kế hoạch thứ hai"), key)
                .expect(422);

        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(teacher.all("/api/plans?folder=mine")).hasSize(plans);
    }

    @Test
    void manyAtOnceAreOne() throws Exception {
        var teacher = scene.teacher(scene.school(3));
        var plans = teacher.all("/api/plans?folder=mine").size();
        var key = UUID.randomUUID().toString();
        var body = Map.of("year", 2026, "title", "Kế hoạch gửi dồn");
        Callable<Integer> send =
                () -> teacher.create("/api/plans", body, key).expect(201, 409).status();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses =
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(n -> send).toList());

            assertThat(statuses).extracting(java.util.concurrent.Future::get).contains(201);
        }
        assertThat(teacher.all("/api/plans?folder=mine")).hasSize(plans + 1);
    }
}
