package vn.lienthong.embedded;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Stores the changes of commands, those of concurrent writers together.
 *
 * <p>A commit stores everything in the store as it is at that moment. It therefore waits until no command is half done:
 * otherwise a crash could leave an index entry without its document.
 */
final class GroupCommit {

    private final MVStore store;
    private final boolean sync;
    private final @Nullable LastCommit last;
    private final Consumer<RuntimeException> onFailedWrite;
    private final AtomicBoolean failed = new AtomicBoolean();

    /** Commands hold the read side while they change the store, a commit holds the write side. */
    private final ReadWriteLock changes = new ReentrantReadWriteLock();

    private final Object monitor = new Object();
    private long finished;
    private long stored;
    private boolean storing;

    GroupCommit(
            MVStore store,
            EmbeddedDatabase.Durability durability,
            @Nullable LastCommit last,
            Consumer<RuntimeException> onFailedWrite) {
        this.store = store;
        this.last = last;
        this.sync = durability == EmbeddedDatabase.Durability.POWER_LOSS;
        this.onFailedWrite = onFailedWrite;
    }

    /** Runs a command and returns its answer once its changes are stored. */
    <T> T durably(Supplier<T> command) {
        if (!store.isPersistent()) {
            return command.get();
        }
        long ticket;
        T answer;
        changes.readLock().lock();
        try {
            answer = command.get();
        } finally {
            ticket = finished();
            changes.readLock().unlock();
        }
        awaitStored(ticket);
        return answer;
    }

    /** Runs work while no command changes the store. */
    void alone(Runnable work) {
        changes.writeLock().lock();
        try {
            work.run();
        } finally {
            changes.writeLock().unlock();
        }
    }

    private long finished() {
        synchronized (monitor) {
            return ++finished;
        }
    }

    private void awaitStored(long ticket) {
        synchronized (monitor) {
            while (storing && stored < ticket) {
                waitUninterruptibly();
            }
            if (stored >= ticket) {
                return;
            }
            storing = true;
        }
        long upTo = -1;
        try {
            upTo = store();
        } finally {
            synchronized (monitor) {
                stored = Math.max(stored, upTo);
                storing = false;
                monitor.notifyAll();
            }
        }
    }

    /** Netty's threads are not interrupted by us; an interruption must not turn an unstored write into an answer. */
    private void waitUninterruptibly() {
        boolean interrupted = false;
        try {
            monitor.wait();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private long store() {
        changes.writeLock().lock();
        try {
            long upTo;
            synchronized (monitor) {
                upTo = finished;
            }
            var version = store.commit();
            if (sync) {
                store.sync();
            }
            if (last != null && version > 0) {
                last.record(version);
            }
            return upTo;
        } catch (RuntimeException e) {
            if (failed.compareAndSet(false, true)) {
                onFailedWrite.accept(e);
            }
            throw e;
        } finally {
            changes.writeLock().unlock();
        }
    }
}
