package vn.lienthong.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as deploy/run starts it. */
class EmbeddedBackendsTest {

    @TempDir
    Path folder;

    @Test
    void stopsCleanlyWhenAskedAndFindsItsDataAgain() throws Exception {
        Process first = start(
                "--db-file",
                file(),
                "--db-port",
                "0",
                "--mail-folder",
                folder + "/mails",
                "--smtp-port",
                "0",
                "--mail-port",
                "0");
        List<String> said = linesUntilReady(first);
        assertThat(said).anyMatch(line -> line.startsWith("mails smtp://127.0.0.1:"));
        try (MongoClient client = MongoClients.create(databaseUri(said))) {
            client.getDatabase("plans_a").getCollection("plans").insertOne(new Document("_id", 1));
        }

        first.destroy(); // SIGTERM
        assertThat(first.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isEqualTo(143);

        Process second = start("--db-file", file(), "--db-port", "0");
        try (MongoClient client = MongoClients.create(databaseUri(linesUntilReady(second)))) {
            assertThat(client.getDatabase("plans_a").getCollection("plans").countDocuments())
                    .isEqualTo(1);
        } finally {
            second.destroy();
            second.waitFor();
        }
    }

    @Test
    void saysThatTheFileIsInUse() throws Exception {
        Process first = start("--db-file", file(), "--db-port", "0");
        try {
            linesUntilReady(first);
            Process second = start("--db-file", file(), "--db-port", "0");

            assertThat(second.errorReader(StandardCharsets.UTF_8).readLine())
                    .startsWith("Một tiến trình khác đang dùng tệp dữ liệu. | Another process has the data file open");
            assertThat(second.waitFor()).isEqualTo(3);
        } finally {
            first.destroy();
            first.waitFor();
        }
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = start("--db-file", file(), "--db-port", String.valueOf(taken.getLocalPort()));

            assertThat(process.errorReader(StandardCharsets.UTF_8).readLine())
                    .contains("The port is taken by another program", String.valueOf(taken.getLocalPort()));
            assertThat(process.waitFor()).isEqualTo(5);
        }
    }

    @Test
    void refusesArgumentsThatItDoesNotKnow() throws Exception {
        Process process = start("--databse-file", "x");

        assertThat(process.errorReader(StandardCharsets.UTF_8).readLine()).contains("--databse-file");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    private String file() {
        return folder.resolve("data.db").toString();
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedBackends.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private static List<String> linesUntilReady(Process process) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.equals("ready")) {
                return lines;
            }
        }
        throw new IllegalStateException("it did not become ready: " + lines);
    }

    private static String databaseUri(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("database "))
                .findFirst()
                .orElseThrow()
                .substring("database ".length());
    }
}
