package vn.lienthong.starter.test;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
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
import org.bson.Document;
import org.springframework.util.FileSystemUtils;

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
                            "rs0")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                becomePrimary(process, port);
            } catch (ConditionTimeoutException | MongoException | IllegalStateException e) {
                process.destroyForcibly();
                throw new IllegalStateException(program + " did not start: " + lastLines(log), e);
            }
            String uri = "mongodb://127.0.0.1:%d/?replicaSet=rs0".formatted(port);
            return new MongoChoice.Running(MongoChoice.Kind.LOCAL_PROCESS, uri, () -> stop(process, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void becomePrimary(Process process, int port) {
        String direct = "mongodb://127.0.0.1:%d/?directConnection=true&serverSelectionTimeoutMS=1000".formatted(port);
        Document replicaSet = new Document("_id", "rs0")
                .append("members", List.of(new Document("_id", 0).append("host", "127.0.0.1:" + port)));
        try (MongoClient client = MongoClients.create(direct)) {
            Awaitility.await().atMost(STARTED_WITHIN).until(() -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("exit code " + process.exitValue());
                }
                return answers(client);
            });
            client.getDatabase("admin").runCommand(new Document("replSetInitiate", replicaSet));
            Awaitility.await()
                    .atMost(STARTED_WITHIN)
                    .until(() -> client.getDatabase("admin")
                            .runCommand(new Document("hello", 1))
                            .getBoolean("isWritablePrimary", false));
        }
    }

    private static boolean answers(MongoClient client) {
        try {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException notYet) {
            return false;
        }
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
