package vn.lienthong.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB-protocol server inside this JVM, bound to the loopback address alone.
 *
 * <p>With a file, a write is answered only after it has been written to that file, so a killed process loses nothing
 * that was acknowledged; a machine that loses power keeps it too with {@link Durability#POWER_LOSS}. It speaks a
 * subset of the protocol: no transactions, update pipelines, text search, partial or TTL indexes.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** What an acknowledged write survives. */
    public enum Durability {
        /** The process may be killed at any moment. */
        PROCESS_KILL,
        /** The machine may lose power at any moment; every group of writes waits for the disk. */
        POWER_LOSS
    }

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final int CACHE_MEGABYTES = 64;
    private static final int CONNECTION_THREADS = 16;

    private final MongoServer server;
    private final DurableBackend backend;
    private final InetSocketAddress address;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final @Nullable LastCommit last;
    private final Optional<LastCommit.WentBack> wentBack;

    private EmbeddedDatabase(
            MVStore store,
            int port,
            Durability durability,
            @Nullable LastCommit last,
            Consumer<RuntimeException> onFailedWrite) {
        this.last = last;
        this.wentBack = last == null ? Optional.empty() : last.opened(store.getCurrentVersion());
        wentBack.ifPresent(loss -> LOG.atWarn()
                .addKeyValue("writes", loss.writes())
                .addKeyValue("lastWrite", loss.lastWrite())
                .log("the database file went back to an older state"));
        this.backend = new DurableBackend(store, durability, last, onFailedWrite);
        this.server = new MongoServer(backend);
        try {
            server.bind(new InetSocketAddress("127.0.0.1", port), 1, CONNECTION_THREADS);
        } catch (Exception e) {
            // Netty throws the undeclared BindException as it is, past the server's own cleaning up.
            server.shutdownNow();
            throw new StorageUnavailable(StorageUnavailable.Reason.PORT_TAKEN, "127.0.0.1:" + port, e);
        }
        this.address = server.getLocalAddress();
        backend.startHousekeeping();
    }

    /** A database that is gone when it is closed, on a free port. */
    public static EmbeddedDatabase inMemory() {
        return new EmbeddedDatabase(new MVStore.Builder().open(), 0, Durability.PROCESS_KILL, null, e -> {});
    }

    /** A database kept in {@code file}, on {@code port} (0: a free one). */
    public static EmbeddedDatabase onFile(Path file, int port) {
        return onFile(
                file,
                port,
                Durability.PROCESS_KILL,
                e -> LOG.atError().setCause(e).log("cannot write {}", file));
    }

    /**
     * A database kept in {@code file}.
     *
     * @param onFailedWrite told once when a write could not be stored (usually a full disk); the database answers
     *     nothing but errors from then on and must be closed
     * @throws StorageUnavailable when another process has the file open, when it cannot be read, or the port is taken
     */
    public static EmbeddedDatabase onFile(
            Path file, int port, Durability durability, Consumer<RuntimeException> onFailedWrite) {
        LastCommit last;
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            last = LastCommit.beside(file);
        } catch (IOException e) {
            throw new StorageUnavailable(StorageUnavailable.Reason.FILE_UNREADABLE, file.toString(), e);
        }
        try {
            return new EmbeddedDatabase(open(file.toString()), port, durability, last, onFailedWrite);
        } catch (StorageUnavailable unavailable) {
            close(last);
            throw unavailable;
        }
    }

    /** The name may carry the scheme of one of H2's file systems. */
    static EmbeddedDatabase onFile(
            String fileName, int port, Durability durability, Consumer<RuntimeException> onFailedWrite) {
        return new EmbeddedDatabase(open(fileName), port, durability, null, onFailedWrite);
    }

    private static MVStore open(String fileName) {
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(fileName)
                    .cacheSize(CACHE_MEGABYTES)
                    // A commit in the middle of a command would make half of it survive a crash.
                    .autoCommitDisabled()
                    .open();
            // Space of overwritten data may be used again at once: every commit is complete when it is acknowledged.
            store.setRetentionTime(0);
            return store;
        } catch (MVStoreException e) {
            throw new StorageUnavailable(
                    e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                            ? StorageUnavailable.Reason.FILE_IN_USE
                            : StorageUnavailable.Reason.FILE_UNREADABLE,
                    fileName,
                    e);
        }
    }

    public int port() {
        return address.getPort();
    }

    public String uri() {
        return "mongodb://127.0.0.1:" + port();
    }

    /**
     * Present when the file held less at the start than it once did: it was damaged and its end is missing, or somebody
     * put an older copy in its place. The database works with what is there.
     */
    public Optional<LastCommit.WentBack> wentBack() {
        return wentBack;
    }

    /** Waits for the commands under way, writes what is left and lets the file go. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            backend.stopHousekeeping();
            server.shutdownNow();
            if (last != null) {
                close(last);
            }
        }
    }

    private static void close(LastCommit last) {
        try {
            last.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("cannot close the note beside the database file");
        }
    }
}
