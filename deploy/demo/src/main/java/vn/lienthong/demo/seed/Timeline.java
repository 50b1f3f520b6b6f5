package vn.lienthong.demo.seed;

import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** What happens when. The things of one moment happen side by side, the moments one after the other. */
final class Timeline {

    /** More only queue up on a small machine. */
    private static final int AT_ONCE = 6;

    private final ConcurrentSkipListMap<Instant, Queue<Runnable>> moments = new ConcurrentSkipListMap<>();

    void at(Instant moment, Runnable work) {
        moments.computeIfAbsent(moment, unused -> new ConcurrentLinkedQueue<>()).add(work);
    }

    /**
     * Lives through it. Work may add later moments while it runs, from its own thread.
     *
     * @param clock is told of each moment before its work starts
     */
    void run(Consumer<Instant> clock) {
        var slots = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!moments.isEmpty()) {
                var moment = moments.pollFirstEntry();
                clock.accept(moment.getKey());
                var running = List.copyOf(moment.getValue()).stream()
                        .map(work -> threads.submit(() -> {
                            slots.acquire();
                            try {
                                work.run();
                            } finally {
                                slots.release();
                            }
                            return work;
                        }))
                        .toList();
                for (var each : running) {
                    each.get();
                }
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
