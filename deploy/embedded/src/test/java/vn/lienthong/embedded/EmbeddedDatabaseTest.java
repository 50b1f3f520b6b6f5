package vn.lienthong.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void answersTheQuestionThatDriversAndHealthChecksAsk() {
        try (EmbeddedDatabase database = EmbeddedDatabase.inMemory();
                MongoClient client = MongoClients.create(database.uri())) {
            Document answer = client.getDatabase("admin").runCommand(new Document("hello", 1));

            assertThat(answer.getBoolean("isWritablePrimary")).isTrue();
            assertThat(answer.get("ok", Number.class).intValue()).isEqualTo(1);
        }
    }

    @Test
    void keepsDocumentsAndIndexesInItsFile() {
        Path file = folder.resolve("data.db");
        try (EmbeddedDatabase database = EmbeddedDatabase.onFile(file, 0);
                MongoClient client = MongoClients.create(database.uri())) {
            MongoCollection<Document> plans = client.getDatabase("plans_a").getCollection("plans");
            plans.createIndex(Indexes.ascending("unit", "year"), new IndexOptions().unique(true));
            plans.insertOne(new Document("_id", 1).append("unit", "u1").append("year", 2026));
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.onFile(file, 0);
                MongoClient client = MongoClients.create(database.uri())) {
            MongoCollection<Document> plans = client.getDatabase("plans_a").getCollection("plans");

            assertThat(plans.find().into(new ArrayList<>()))
                    .containsExactly(new Document("_id", 1).append("unit", "u1").append("year", 2026));
            assertThatExceptionOfType(MongoWriteException.class)
                    .isThrownBy(() -> plans.insertOne(
                            new Document("_id", 2).append("unit", "u1").append("year", 2026)))
                    .satisfies(e -> assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
            assertThat(plans.countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void aQueryByAnIndexThatIsNotUniqueIsAnswered() {
        try (EmbeddedDatabase database = EmbeddedDatabase.inMemory();
                MongoClient client = MongoClients.create(database.uri())) {
            MongoCollection<Document> plans = client.getDatabase("plans_a").getCollection("plans");
            plans.createIndex(Indexes.ascending("series"));
            plans.insertMany(List.of(
                    new Document("_id", 1).append("series", "a"),
                    new Document("_id", 2).append("series", "b"),
                    new Document("_id", 3).append("series", "a")));

            assertThat(plans.find(Filters.in("series", "a", "c")).into(new ArrayList<>()))
                    .extracting(plan -> plan.get("_id"))
                    .containsExactlyInAnyOrder(1, 3);
        }
    }

    @Test
    void aDocumentBeyondSixteenMegabytesIsRefusedAndNothingOfItIsKept() {
        try (EmbeddedDatabase database = EmbeddedDatabase.inMemory();
                MongoClient client = MongoClients.create(database.uri())) {
            MongoCollection<Document> plans = client.getDatabase("plans_a").getCollection("plans");
            plans.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            plans.insertOne(new Document("_id", 1).append("number", "a").append("text", "x".repeat(9 << 20)));

            assertThatThrownBy(() -> plans.updateOne(
                            Filters.eq("_id", 1),
                            Updates.combine(Updates.set("number", "b"), Updates.set("more", "x".repeat(9 << 20)))))
                    .isInstanceOfSatisfying(
                            MongoWriteException.class,
                            refused -> assertThat(refused.getCode()).isEqualTo(10334));

            Document kept = plans.find(Filters.eq("_id", 1)).first();
            assertThat(kept).containsEntry("number", "a").doesNotContainKey("more");
            plans.insertOne(new Document("_id", 2).append("number", "b").append("text", "ế".repeat(5 << 20)));
            assertThat(plans.listIndexes().into(new ArrayList<>())).hasSize(2);
        }
    }

    @Test
    void aUniqueIndexHoldsAgainstConcurrentWriters() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.onFile(folder.resolve("data.db"), 0);
                MongoClient client = MongoClients.create(database.uri());
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            MongoCollection<Document> numbers = client.getDatabase("plans_a").getCollection("numbers");
            numbers.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));

            List<Future<Integer>> wins = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                wins.add(writers.submit(() -> {
                    int won = 0;
                    for (int number = 0; number < 50; number++) {
                        try {
                            numbers.insertOne(new Document("number", number));
                            won++;
                        } catch (MongoWriteException e) {
                            assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
                        }
                    }
                    return won;
                }));
            }

            int won = 0;
            for (Future<Integer> each : wins) {
                won += each.get();
            }
            assertThat(won).isEqualTo(50);
            assertThat(numbers.countDocuments()).isEqualTo(50);
        }
    }

    @Test
    void aReaderNeverSeesHalfOfAChange() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.inMemory();
                MongoClient client = MongoClients.create(database.uri());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            MongoCollection<Document> plans = client.getDatabase("plans_a").getCollection("plans");
            Document plan = new Document("_id", 1);
            for (int field = 0; field < 200; field++) {
                plan.append("f" + field, 0);
            }
            plans.insertOne(plan);
            AtomicBoolean done = new AtomicBoolean();
            Future<?> writer = threads.submit(() -> {
                for (int version = 1; version <= 300; version++) {
                    Document change = new Document();
                    for (int field = 0; field < 200; field++) {
                        change.append("f" + field, version);
                    }
                    plans.updateOne(Filters.eq("_id", 1), new Document("$set", change));
                }
                done.set(true);
            });

            while (!done.get()) {
                Document seen = plans.find(Filters.eq("_id", 1)).first();
                assertThat(seen).isNotNull();
                assertThat(seen.entrySet().stream()
                                .filter(e -> e.getKey().startsWith("f"))
                                .map(java.util.Map.Entry::getValue)
                                .distinct())
                        .hasSize(1);
                if (writer.isDone()) {
                    break;
                }
            }
            writer.get();
        }
    }

    @Test
    void droppingADatabaseLeavesThoseWithLongerNamesAlone() {
        Path file = folder.resolve("data.db");
        try (EmbeddedDatabase database = EmbeddedDatabase.onFile(file, 0);
                MongoClient client = MongoClients.create(database.uri())) {
            client.getDatabase("plans_a").getCollection("plans").insertOne(new Document("_id", 1));
            client.getDatabase("plans_ab").getCollection("plans").insertOne(new Document("_id", 2));

            client.getDatabase("plans_a").drop();

            assertThat(client.getDatabase("plans_a").getCollection("plans").countDocuments())
                    .isZero();
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.onFile(file, 0);
                MongoClient client = MongoClients.create(database.uri())) {
            assertThat(client.getDatabase("plans_ab")
                            .getCollection("plans")
                            .find()
                            .first())
                    .isEqualTo(new Document("_id", 2));
            assertThat(client.getDatabase("plans_a").getCollection("plans").countDocuments())
                    .isZero();
        }
    }

    @Test
    void listsTheDatabasesThatHoldSomethingWhileTheyAreWritten() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.onFile(folder.resolve("data.db"), 0);
                MongoClient client = MongoClients.create(database.uri());
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            MongoCollection<Document> plans = client.getDatabase("plans_a").getCollection("plans");
            plans.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            client.getDatabase("plans_gone").getCollection("plans").insertOne(new Document("_id", 1));
            client.getDatabase("plans_gone").drop();
            client.getDatabase("plans_asked").getCollection("plans").countDocuments();
            client.getDatabase("plans_emptied").createCollection("plans");
            client.getDatabase("plans_emptied").getCollection("plans").drop();
            Future<?> writer = writers.submit(() -> {
                for (int i = 0; i < 200; i++) {
                    plans.insertOne(new Document("_id", i).append("number", i));
                    plans.deleteOne(new Document("_id", i));
                }
                plans.insertOne(new Document("_id", "kept").append("number", "kept"));
            });

            do {
                assertThat(client.listDatabaseNames()).doesNotContain("plans_gone", "plans_asked", "plans_emptied");
            } while (!writer.isDone());
            writer.get();

            assertThat(client.listDatabaseNames()).containsExactly("plans_a");
            assertThat(plans.countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void concurrentIncrementsAreAllCounted() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.onFile(folder.resolve("data.db"), 0);
                MongoClient client = MongoClients.create(database.uri());
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            MongoCollection<Document> counters = client.getDatabase("plans_a").getCollection("counters");
            counters.insertOne(new Document("_id", "n").append("value", 0));
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                all.add(writers.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        counters.updateOne(Filters.eq("_id", "n"), Updates.inc("value", 1));
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }

            assertThat(counters.find(Filters.eq("_id", "n")).first())
                    .isEqualTo(new Document("_id", "n").append("value", 400));
        }
    }

    @Test
    void aFileHasOneWriter() {
        Path file = folder.resolve("data.db");
        EmbeddedDatabase first = EmbeddedDatabase.onFile(file, 0);
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.onFile(file, 0))
                    .isInstanceOfSatisfying(
                            StorageUnavailable.class,
                            e -> assertThat(e.reason()).isEqualTo(StorageUnavailable.Reason.FILE_IN_USE));
        } finally {
            first.close();
        }
        EmbeddedDatabase.onFile(file, 0).close();
    }

    @Test
    void aTakenPortIsNamedAndLetsTheFileGo() {
        Path file = folder.resolve("data.db");
        try (EmbeddedDatabase other = EmbeddedDatabase.inMemory()) {
            assertThatThrownBy(() -> EmbeddedDatabase.onFile(file, other.port()))
                    .isInstanceOfSatisfying(
                            StorageUnavailable.class,
                            e -> assertThat(e.reason()).isEqualTo(StorageUnavailable.Reason.PORT_TAKEN))
                    .hasMessageContaining(String.valueOf(other.port()));
        }
        EmbeddedDatabase.onFile(file, 0).close();
    }
}
