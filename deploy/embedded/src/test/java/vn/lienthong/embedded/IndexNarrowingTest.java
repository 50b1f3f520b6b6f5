package vn.lienthong.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bson.Document;

/** A query answers the same whether a unique index narrows it or every document is looked at. */
class IndexNarrowingTest {

    private static EmbeddedDatabase database;
    private static MongoClient client;

    @BeforeContainer
    static void start() {
        database = EmbeddedDatabase.inMemory();
        client = MongoClients.create(database.uri());
    }

    @AfterContainer
    static void stop() {
        client.close();
        database.close();
    }

    @Property(tries = 150)
    void findsWhatAScanFinds(@ForAll("documents") List<Document> documents, @ForAll("queries") List<Document> queries) {
        MongoCollection<Document> indexed = client.getDatabase("narrowing").getCollection("indexed");
        MongoCollection<Document> plain = client.getDatabase("narrowing").getCollection("plain");
        indexed.drop();
        plain.drop();
        indexed.createIndex(Indexes.ascending("a", "b"), new IndexOptions().unique(true));
        indexed.createIndex(
                Indexes.ascending("c"), new IndexOptions().unique(true).sparse(true));
        indexed.createIndex(
                Indexes.ascending("d.e"), new IndexOptions().unique(true).sparse(true));
        int key = 0;
        for (Document document : documents) {
            Document kept = new Document("_id", key++);
            kept.putAll(document);
            try {
                indexed.insertOne(new Document(kept));
                // Only what the unique indexes let in, so that both hold the same.
                plain.insertOne(new Document(kept));
            } catch (MongoWriteException duplicate) {
                key--;
            }
        }

        for (Document query : queries) {
            List<Document> narrowed =
                    indexed.find(query).sort(Sorts.ascending("_id")).into(new ArrayList<>());
            // The plain collection's own index on _id is avoided by asking in a way that no index can take.
            List<Document> scanned = plain.find(new Document("$nor", List.of(new Document("$nor", List.of(query)))))
                    .sort(Sorts.ascending("_id"))
                    .into(new ArrayList<>());
            assertThat(narrowed).as(query.toJson()).isEqualTo(scanned);
            assertThat(indexed.countDocuments(query)).isEqualTo(scanned.size());
        }
    }

    @Property(tries = 60)
    void updatesAndDeletesWhatAScanWould(
            @ForAll("documents") List<Document> documents, @ForAll("queries") List<Document> queries) {
        MongoCollection<Document> indexed = client.getDatabase("narrowing").getCollection("changed");
        indexed.drop();
        indexed.createIndex(Indexes.ascending("a", "b"), new IndexOptions().unique(true));
        int key = 0;
        for (Document document : documents) {
            try {
                indexed.insertOne(new Document("_id", key++).append("touched", 0));
                indexed.updateOne(new Document("_id", key - 1), new Document("$set", document));
            } catch (MongoWriteException duplicate) {
                indexed.deleteOne(new Document("_id", key - 1));
            }
        }
        for (Document query : queries) {
            Set<Object> expected = new HashSet<>();
            indexed.find(new Document("$nor", List.of(new Document("$nor", List.of(query)))))
                    .forEach(found -> expected.add(found.get("_id")));

            long matched = indexed.updateMany(query, new Document("$inc", new Document("touched", 1)))
                    .getMatchedCount();
            assertThat(matched).as(query.toJson()).isEqualTo(expected.size());
        }
        long before = indexed.countDocuments();
        Document last = queries.getLast();
        long hit = indexed.countDocuments(last);
        assertThat(indexed.deleteMany(last).getDeletedCount()).isEqualTo(hit);
        assertThat(indexed.countDocuments()).isEqualTo(before - hit);
    }

    @Provide
    Arbitrary<List<Document>> documents() {
        return Combinators.combine(value(), value(), value(), value())
                .as((a, b, c, e) -> {
                    Document document = new Document();
                    put(document, "a", a);
                    put(document, "b", b);
                    put(document, "c", c);
                    if (e != ABSENT) {
                        document.put("d", new Document("e", e));
                    }
                    return document;
                })
                .list()
                .ofMaxSize(25);
    }

    private static void put(Document document, String field, Object value) {
        if (value != ABSENT) {
            document.put(field, value == NULL ? null : value);
        }
    }

    private static final Object ABSENT = "absent";
    private static final Object NULL = "null";

    private static Arbitrary<Object> value() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, plain()),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(ABSENT)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just("tổ chức")));
    }

    private static Arbitrary<Object> plain() {
        return Arbitraries.of(1, 2, 3L, 2.0, 2.5, "x", "y", "Đ", true, false);
    }

    @Provide
    Arbitrary<List<Document>> queries() {
        return query().list().ofMinSize(1).ofMaxSize(12);
    }

    private static Arbitrary<Document> query() {
        Arbitrary<Document> part = Combinators.combine(Arbitraries.of("_id", "a", "b", "c", "d.e"), condition())
                .as(Document::new);
        return Combinators.combine(part.list().ofMinSize(1).ofMaxSize(4), Arbitraries.of(0, 1, 2))
                .as((parts, shape) -> switch (shape) {
                    case 0 -> {
                        Document flat = new Document();
                        parts.forEach(flat::putAll);
                        yield flat;
                    }
                    case 1 -> new Document("$and", parts);
                    default -> {
                        Document mixed = new Document(parts.getFirst());
                        mixed.append("$and", List.of(new Document("$and", parts)));
                        yield mixed;
                    }
                });
    }

    private static Arbitrary<Object> condition() {
        return Arbitraries.oneOf(
                plain(),
                Arbitraries.of(0, 1, 2, 3, 4, 5).map(i -> (Object) i),
                plain().map(v -> new Document("$eq", v)),
                plain().map(v -> new Document("$ne", v)),
                Arbitraries.integers().between(0, 5).map(v -> new Document("$gt", v)),
                plain().list().ofMaxSize(4).map(v -> new Document("$in", v)),
                Combinators.combine(plain().list().ofMaxSize(4), plain())
                        .as((in, ne) -> new Document("$in", in).append("$ne", ne)));
    }
}
