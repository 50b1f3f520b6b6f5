package vn.lienthong.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a writing command only after its changes are stored, and rewrites sparse parts of the file now and then. */
final class DurableBackend extends H2Backend {

    private static final Logger LOG = LoggerFactory.getLogger(DurableBackend.class);

    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findAndModify",
            "findandmodify",
            "create",
            "createIndexes",
            "drop",
            "dropDatabase",
            "dropIndexes",
            "deleteIndexes",
            "renameCollection");

    private static final Duration HOUSEKEEPING_INTERVAL = Duration.ofSeconds(5);
    private static final int TARGET_FILL_PERCENT = 50;
    private static final int REWRITE_BYTES = 4 << 20;

    private final GroupCommit commits;
    private volatile @Nullable Thread housekeeping;
    private volatile boolean stopping;

    DurableBackend(
            MVStore store,
            EmbeddedDatabase.Durability durability,
            @Nullable LastCommit last,
            Consumer<RuntimeException> onFailedWrite) {
        super(store);
        this.commits = new GroupCommit(store, durability, last, onFailedWrite);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new IndexedDatabase(databaseName, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document command = message.getDocument();
        String name = command.keySet().iterator().next();
        if (name.equals("hello")) {
            // Drivers and health checks ask this way since MongoDB 4.4; the library knows the older name only.
            return handleCommand(message.getChannel(), message.getDatabaseName(), "ismaster", command)
                    .append("isWritablePrimary", true);
        }
        if (name.equals("listDatabases")) {
            return databases();
        }
        try {
            return writes(name, command)
                    ? commits.durably(() -> super.handleMessage(message))
                    : super.handleMessage(message);
        } catch (MongoServerException refusal) {
            // The library would log every refused command as an error of the server.
            LOG.atDebug().setCause(refusal).log("refused {}", name);
            return refused(refusal);
        }
    }

    /** The library would open every database anew to answer, indexes included, beside the ones that are being written. */
    private Document databases() {
        List<Document> databases = listDatabaseNames().stream()
                .sorted()
                .filter(name -> !resolveDatabase(name).isEmpty())
                .map(name -> new Document("name", name).append("empty", false))
                .toList();
        return new Document("databases", databases).append("ok", 1.0);
    }

    private static Document refused(MongoServerException refusal) {
        Document answer = new Document("errmsg", refusal.getMessageWithoutErrorCode());
        if (refusal instanceof MongoServerError error) {
            answer.put("code", error.getCode());
            answer.putIfNotNull("codeName", error.getCodeName());
        }
        return answer.append("ok", 0);
    }

    private static boolean writes(String name, Document command) {
        if (WRITES.contains(name)) {
            return true;
        }
        return name.equals("aggregate")
                && command.get("pipeline") instanceof Collection<?> stages
                && stages.stream()
                        .anyMatch(stage ->
                                stage instanceof Document d && (d.containsKey("$out") || d.containsKey("$merge")));
    }

    void startHousekeeping() {
        if (!getMvStore().isPersistent()) {
            return;
        }
        housekeeping = Thread.ofPlatform()
                .daemon()
                .name("database-housekeeping")
                .start(() -> {
                    while (true) {
                        LockSupport.parkNanos(HOUSEKEEPING_INTERVAL.toNanos());
                        if (stopping) {
                            return;
                        }
                        try {
                            commits.alone(() -> getMvStore().compact(TARGET_FILL_PERCENT, REWRITE_BYTES));
                        } catch (RuntimeException e) {
                            LOG.atWarn().setCause(e).log("could not compact the database file");
                            return;
                        }
                    }
                });
    }

    /** Not by interruption: the store might be writing on that thread. */
    void stopHousekeeping() {
        Thread thread = housekeeping;
        if (thread != null) {
            stopping = true;
            LockSupport.unpark(thread);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
