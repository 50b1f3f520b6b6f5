package vn.lienthong.demo.system;

import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import vn.lienthong.demo.client.Gateway;
import vn.lienthong.demo.client.Session;

/** A system of the test's own, started like anybody's by {@code deploy/run}, so that its processes may be killed. */
final class OwnSystem implements AutoCloseable {

    static final List<String> SERVICES =
            List.of("report-service", "notification-service", "plan-service", "reference-service", "gateway");

    /** Where {@code deploy/run} lies, seen from {@code deploy/demo}. */
    private static final Path RUN = Path.of("../run");

    /** A system that was given to the tests must not be mistaken for this one's. */
    private static final List<String> NOT_INHERITED = List.of(
            "MONGODB_URI",
            "LIENTHONG_HOME",
            "SERVICE_SECRET",
            "KEY_ENCRYPTION_SECRET",
            "OPERATOR_PASSWORD",
            "DEMO_PASSWORD");

    private static final int PORTS = 8;

    private final Path home;
    private final int base;
    private final Properties secrets = new Properties();
    final Gateway gateway;

    private OwnSystem(Path home, int base) {
        this.home = home;
        this.base = base;
        this.gateway = new Gateway(URI.create("http://127.0.0.1:" + base));
    }

    static OwnSystem start() {
        try {
            var system = new OwnSystem(Files.createTempDirectory("lien-thong-"), freeBase());
            var port = String.valueOf(system.base);
            system.run("start", "--port", port, "--port-base", port, "--no-demo", "--background", "--yes");
            try (var file = Files.newBufferedReader(system.home.resolve("secrets"))) {
                system.secrets.load(file);
            }
            return system;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Session operator() {
        return gateway.signIn("he-thong", "van-hanh", secrets.getProperty("OPERATOR_PASSWORD"));
    }

    /** Ends the process as a power cut would: at once, with nothing said to it. It stays down until {@link #restart}. */
    void kill(String name) {
        try {
            Files.createFile(home.resolve("run").resolve(name + ".stopped"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        crash(name);
    }

    /** As {@link #kill}, but the system is left to find it and to start it again. */
    void crash(String name) {
        var process = ProcessHandle.of(processOf(name)).orElseThrow(() -> new AssertionError(name + " does not run"));
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
    }

    long processOf(String name) {
        return Long.parseLong(read(home.resolve("run").resolve(name + ".pid")).strip());
    }

    /** What the system says about processes that it started again. */
    String restarts() {
        return read(home.resolve("logs/restarts.log"));
    }

    /** Ids of the running processes by name. A process that died and was started again has another one. */
    Map<String, Long> processes() {
        return SERVICES.stream().collect(toMap(name -> name, this::processOf));
    }

    /** Keeps the process from doing anything, as a machine that swaps or a long collection does, until {@link #thaw}. */
    void freeze(String name) {
        signal("-STOP", name);
    }

    void thaw(String name) {
        signal("-CONT", name);
    }

    private void signal(String signal, String name) {
        try {
            var exit = new ProcessBuilder("kill", signal, String.valueOf(processOf(name)))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("kill " + signal + " " + name + " ended with " + exit);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopping);
        }
    }

    /** Its database, past all services. */
    MongoClient database() {
        return MongoClients.create("mongodb://127.0.0.1:" + (base + 5));
    }

    /** Returns when it answers again. */
    void restart(String name) {
        run("restart", name);
    }

    /** Seconds that the oldest event of a service has been waiting to be told. */
    double backlogAge(String service) {
        var address = URI.create("http://127.0.0.1:" + portOf(service) + "/actuator/prometheus");
        var text = new String(
                gateway.send(HttpRequest.newBuilder(address).GET()).expect(200).body(), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.startsWith("lienthong_events_backlog_age"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .max()
                .orElseThrow(() -> new AssertionError(service + " does not measure its backlog"));
    }

    private int portOf(String service) {
        return base
                + 1
                + List.of("plan-service", "report-service", "reference-service", "notification-service")
                        .indexOf(service);
    }

    private void run(String... arguments) {
        var command = new ArrayList<>(List.of("bash", RUN.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", home.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        NOT_INHERITED.forEach(environment::remove);
        try {
            var log = home.resolve("test.log");
            var process = builder.redirectOutput(log.toFile()).start();
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ":\n" + read(log));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopping);
        }
    }

    private static int freeBase() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(20_000, 32_000))
                .limit(100)
                .filter(candidate ->
                        IntStream.range(candidate, candidate + PORTS).allMatch(OwnSystem::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        run("stop");
        try {
            Files.walkFileTree(home, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, java.io.IOException failure) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
