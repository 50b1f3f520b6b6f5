package vn.lienthong.plans.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.springframework.util.unit.DataSize;
import vn.lienthong.starter.http.ReceivedBody;
import vn.lienthong.starter.reading.ReadingBudget;
import vn.lienthong.starter.reading.ReadingProperties;
import vn.lienthong.starter.reading.ReadingThreads;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantScope;

/**
 * One process with a service's heap that is sent all files of a folder at once by one province while another one reads
 * its plans. It says what became of each file: {@code name = outcome}.
 */
final class ReadingUnderFire {

    /** What the rest of a service holds. */
    private static final int HELD = 120 * 1024 * 1024;

    private static final int AT_ONCE = 50;

    private ReadingUnderFire() {}

    public static void main(String[] arguments) throws Exception {
        var held = new byte[HELD];
        var limits = new ReadingProperties(
                DataSize.ofMegabytes(288),
                DataSize.ofMegabytes(144),
                Duration.ofSeconds(4),
                Duration.ofSeconds(30),
                DataSize.ofMegabytes(16),
                Duration.ofMinutes(10),
                200,
                100,
                null);
        var budget = new ReadingBudget(limits, new SimpleMeterRegistry());
        try (var threads = new ReadingThreads();
                var files = new PlanFiles(limits, budget, threads);
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var hostile = folder(arguments[0]);
            var tasks = new ArrayList<Callable<String>>();
            for (int i = 0; i < Math.max(AT_ONCE, hostile.size()); i++) {
                tasks.add(reading(files, "quang-ninh", hostile.get(i % hostile.size())));
            }
            var attack = people.submit(() -> people.invokeAll(tasks));
            for (int round = 0; round < 3; round++) {
                for (var plan : folder(arguments[1])) {
                    System.out.println(
                            "other province: " + reading(files, "lao-cai", plan).call());
                }
            }
            for (var outcome : attack.get()) {
                System.out.println(outcome.get());
            }
        }
        System.out.println("alive, " + held.length + " bytes of the service's own still held");
    }

    private static List<Path> folder(String name) throws IOException {
        try (var files = Files.list(Path.of(name))) {
            return files.sorted().toList();
        }
    }

    private static Callable<String> reading(PlanFiles files, String tenant, Path path) {
        return () -> TenantScope.inTenant(new TenantId(tenant), () -> {
            try (var in = Files.newInputStream(path);
                    var body = ReceivedBody.receive(in, PlanReader.MOST_BYTES)) {
                var name = path.getFileName().toString();
                return name + " = " + files.read(body, name).getClass().getSimpleName();
            }
        });
    }
}
