package vn.lienthong.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that lost its end opens with an older state, and the database says so. */
class OlderStateTest {

    @TempDir
    Path folder;

    @Test
    void aFileThatWasCutIsNoticed() throws Exception {
        Path file = folder.resolve("data.db");
        Path copy = folder.resolve("killed/data.db");
        try (EmbeddedDatabase database = EmbeddedDatabase.onFile(file, 0);
                MongoClient client = MongoClients.create(database.uri())) {
            write(client, 0, 50);
            // As a killed process leaves it: what closing tidies up stays as it is.
            copy(file, copy);
        }
        cut(copy, 4096);

        try (EmbeddedDatabase database = EmbeddedDatabase.onFile(copy, 0)) {
            var loss = database.wentBack().orElseThrow();
            assertThat(loss.writes()).isPositive();
            assertThat(loss.lastWrite()).isCloseTo(Instant.now(), within(Duration.ofMinutes(5)));
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.onFile(copy, 0)) {
            assertThat(database.wentBack()).as("said once").isEmpty();
        }
    }

    @Test
    void anOlderCopyAndAMissingFileAreNoticed() throws Exception {
        Path file = folder.resolve("data.db");
        Path older = folder.resolve("older.db");
        try (EmbeddedDatabase database = EmbeddedDatabase.onFile(file, 0);
                MongoClient client = MongoClients.create(database.uri())) {
            write(client, 0, 5);
            Files.copy(file, older);
            write(client, 5, 10);
        }
        Files.copy(older, file, StandardCopyOption.REPLACE_EXISTING);

        try (EmbeddedDatabase database = EmbeddedDatabase.onFile(file, 0)) {
            assertThat(database.wentBack()).isPresent();
        }
        Files.delete(file);
        try (EmbeddedDatabase database = EmbeddedDatabase.onFile(file, 0)) {
            assertThat(database.wentBack()).isPresent();
        }
    }

    @Test
    void aNewFileAndOneThatWasClosedOrKilledAreNot() throws Exception {
        Path file = folder.resolve("data.db");
        Path copy = folder.resolve("killed/data.db");
        try (EmbeddedDatabase database = EmbeddedDatabase.onFile(file, 0);
                MongoClient client = MongoClients.create(database.uri())) {
            assertThat(database.wentBack()).isEmpty();
            write(client, 0, 20);
            copy(file, copy);
        }
        for (Path each : new Path[] {file, copy}) {
            try (EmbeddedDatabase database = EmbeddedDatabase.onFile(each, 0)) {
                assertThat(database.wentBack()).as(each.toString()).isEmpty();
            }
        }
    }

    private static void write(MongoClient client, int from, int to) {
        for (int i = from; i < to; i++) {
            client.getDatabase("plans_a")
                    .getCollection("plans")
                    .insertOne(new Document("_id", i).append("text", "v".repeat(3000)));
        }
    }

    private static void copy(Path file, Path copy) throws IOException {
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
        Files.copy(Path.of(file + ".last-commit"), Path.of(copy + ".last-commit"));
    }

    private static void cut(Path file, int bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - bytes);
        }
    }
}
