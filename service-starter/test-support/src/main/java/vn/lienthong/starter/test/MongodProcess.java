package vn.lienthong.starter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.util.FileSystemUtils;
import vn.lienthong.embedded.ReplicaSetOfOne;

/** A {@code mongod} of this run alone: a replica set of one in a temporary folder. */
final class MongodProcess {

    private static final Duration STARTED_WITHIN = Duration.ofSeconds(60);

    private MongodProcess() {}

    static MongoChoice.Running start(Path program) {
        try {
            Path folder = Files.createTempDirectory("lienthong-mongod");
            int port = freePort();
            Path log = folder.resolve("mongod.log");
            Path data = Files.createDirectory(folder.resolve("data"));
            Process process = new ProcessBuilder(
                            program.toString(),
                            "--dbpath",
                            data.toString(),
                            "--port",
                            String.valueOf(port),
                            "--bind_ip",
                            "127.0.0.1",
                            "--replSet",
                            ReplicaSetOfOne.NAME)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                becomePrimary(process, port);
            } catch (ConditionTimeoutException | IllegalStateException e) {
                process.destroyForcibly();
                throw new IllegalStateException(program + " did not start: " + lastLines(log), e);
            }
            String uri = "mongodb://127.0.0.1:%d/?replicaSet=%s".formatted(port, ReplicaSetOfOne.NAME);
            return new MongoChoice.Running(MongoChoice.Kind.LOCAL_PROCESS, uri, () -> stop(process, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void becomePrimary(Process process, int port) {
        Awaitility.await().atMost(STARTED_WITHIN).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("exit code " + process.exitValue());
            }
            return ReplicaSetOfOne.takesWrites("127.0.0.1:" + port);
        });
    }

    private static void stop(Process process, Path folder) {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            FileSystemUtils.deleteRecursively(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }
}
