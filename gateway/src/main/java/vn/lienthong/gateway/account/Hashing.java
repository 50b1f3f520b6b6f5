package vn.lienthong.gateway.account;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import vn.lienthong.gateway.limit.ClientAddress;
import vn.lienthong.gateway.limit.FairShare;

/**
 * Threads of their own for what keeps a core busy: on the carriers of virtual threads it would stop everybody's requests. Who
 * comes waits in turn, address by address, so that one address with many attempts delays another's by one at most; and there
 * is no place to wait for more than can be done soon.
 */
final class Hashing implements AutoCloseable {

    /** About what the whole queue takes, so that who was refused finds it shorter. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final FairShare places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somebodyWaits = lock.newCondition();
    private final SequencedMap<String, Queue<FutureTask<?>>> turns = new LinkedHashMap<>();
    private boolean closed;

    Hashing(HashingLimits limits) {
        var threads = limits.threadsHere();
        this.places = new FairShare((long) limits.waiting() + threads, 1, Long.MAX_VALUE);
        for (var number = 1; number <= threads; number++) {
            Thread.ofPlatform().daemon().name("hashing-" + number).start(this::work);
        }
    }

    /** @throws PasswordsBusy at once, when there is no place to wait */
    <T> T on(String address, Callable<T> work) throws PasswordsBusy {
        var client = ClientAddress.of(address);
        return switch (places.enter(client, client, 1)) {
            case FairShare.Full full -> throw new PasswordsBusy(full != FairShare.Full.ALL, PAUSE);
            case FairShare.Permit permit -> {
                try (permit) {
                    var task = new FutureTask<>(work);
                    line(client, task);
                    yield result(task);
                }
            }
        };
    }

    private static <T> T result(FutureTask<T> task) throws PasswordsBusy {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("hashing failed", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            task.cancel(false);
            throw new PasswordsBusy(false, PAUSE);
        } catch (CancellationException closed) {
            throw new PasswordsBusy(false, PAUSE);
        }
    }

    private void line(String client, FutureTask<?> task) {
        lock.lock();
        try {
            if (closed) {
                task.cancel(false);
                return;
            }
            turns.computeIfAbsent(client, key -> new ArrayDeque<>()).add(task);
            somebodyWaits.signal();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        try {
            while (true) {
                next().run();
            }
        } catch (InterruptedException closing) {
            // Nothing more comes.
        }
    }

    /** The first of the address whose turn it is; if more of it wait, they go to the end. */
    private FutureTask<?> next() throws InterruptedException {
        lock.lock();
        try {
            while (turns.isEmpty() && !closed) {
                somebodyWaits.await();
            }
            if (closed) {
                throw new InterruptedException();
            }
            var turn = turns.pollFirstEntry();
            var task = turn.getValue().remove();
            if (!turn.getValue().isEmpty()) {
                turns.put(turn.getKey(), turn.getValue());
            }
            return task;
        } finally {
            lock.unlock();
        }
    }

    /** Attempts waiting or being looked at. */
    long taken() {
        return places.taken();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            turns.values().forEach(waiting -> waiting.forEach(task -> task.cancel(false)));
            turns.clear();
            somebodyWaits.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
