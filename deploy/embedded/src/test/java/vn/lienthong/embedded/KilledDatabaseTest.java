package vn.lienthong.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class KilledDatabaseTest {

    private static final int WRITERS = 8;

    @TempDir
    Path folder;

    /** The process whose killing is tested. */
    static final class Victim {
        public static void main(String[] args) throws InterruptedException {
            EmbeddedDatabase database = EmbeddedDatabase.onFile(Path.of(args[0]), 0);
            System.out.println(database.uri());
            Thread.currentThread().join();
        }
    }

    @RepeatedTest(3)
    void losesNothingThatItAcknowledgedAndLeavesNoHalfDoneCommand() throws Exception {
        Path file = folder.resolve("data.db");
        Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
        AtomicInteger writes = new AtomicInteger();

        Process victim = start(file);
        try (MongoClient client = MongoClients.create(uri(victim) + "/?serverSelectionTimeoutMS=2000");
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            MongoCollection<Document> plans = client.getDatabase("plans_a").getCollection("plans");
            plans.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int name = writer;
                running.add(writers.submit(() -> writeUntilKilled(plans, name, acknowledged, writes)));
            }

            await().atMost(Duration.ofSeconds(60)).until(() -> writes.get() > 1500);
            victim.destroyForcibly().waitFor();
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            victim.destroyForcibly().waitFor();
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.onFile(file, 0);
                MongoClient client = MongoClients.create(database.uri())) {
            assertThat(database.wentBack()).isEmpty();
            MongoCollection<Document> plans = client.getDatabase("plans_a").getCollection("plans");
            assertThat(acknowledged).isNotEmpty();
            for (Map.Entry<String, Integer> promise : acknowledged.entrySet()) {
                Document kept = plans.find(Filters.eq("_id", promise.getKey())).first();
                assertThat(kept).as(promise.getKey()).isNotNull();
                assertThat(kept.getInteger("version")).isGreaterThanOrEqualTo(promise.getValue());
            }
            // Every number that no document holds can be taken: no index entry survived without its document.
            List<String> held = plans.distinct("number", String.class).into(new ArrayList<>());
            assertThat(held).hasSize((int) plans.countDocuments());
            for (int writer = 0; writer < WRITERS; writer++) {
                for (int i = 0; i < writes.get(); i++) {
                    String number = writer + "-" + i;
                    if (!held.contains(number)) {
                        plans.insertOne(new Document("_id", "again-" + number).append("number", number));
                        break;
                    }
                }
            }
        }
    }

    private static void writeUntilKilled(
            MongoCollection<Document> plans, int writer, Map<String, Integer> acknowledged, AtomicInteger writes) {
        for (int i = 0; ; i++) {
            String id = "plan-" + writer + "-" + i;
            try {
                plans.insertOne(new Document("_id", id)
                        .append("number", writer + "-" + i)
                        .append("version", 1));
                acknowledged.put(id, 1);
                plans.updateOne(Filters.eq("_id", id), Updates.set("version", 2));
                acknowledged.put(id, 2);
                writes.addAndGet(2);
            } catch (MongoException e) {
                return;
            }
        }
    }

    private static Process start(Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String uri(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("mongodb://")) {
                return line;
            }
        }
        throw new IllegalStateException("the database did not start");
    }
}
