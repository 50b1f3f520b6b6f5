package vn.lienthong.starter.reading;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where what a file says is made sense of: a few platform threads, one processor fewer than there are, so that requests
 * of others never wait behind it for a carrier. Only holders of a permit come here, which bounds the queue.
 */
public final class ReadingThreads implements AutoCloseable {

    private final ExecutorService threads = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
            Thread.ofPlatform().daemon().name("reading-", 0).factory());

    /** Runs the work and waits for its result; unchecked exceptions of the work come out as they are. */
    public <T> T run(Callable<T> work) {
        var running = threads.submit(work);
        try {
            return running.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(failed.getCause());
            }
        } catch (InterruptedException stopping) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw ReadingBudget.busy();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
