package vn.lienthong.starter.reading;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import vn.lienthong.starter.http.ReceivedBody;

/**
 * Reads one file in a Java process of its own with a heap, processor time and life of its own: whatever the file does, it
 * does to that process alone. The bytes of a bomb are counted by the heap into which they come out.
 */
public final class ReadingProcess implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReadingProcess.class);
    private static final long LOOK_MILLIS = 100;
    private static final Duration REHEARSAL = Duration.ofSeconds(60);

    private final ReadingProperties limits;
    private final Class<? extends ForeignReader> reader;
    private final JavaCommand java;
    private final AtomicBoolean rehearsed = new AtomicBoolean();
    private volatile @Nullable Process rehearsal;

    public ReadingProcess(ReadingProperties limits, Class<? extends ForeignReader> reader) {
        this.limits = limits;
        this.reader = reader;
        this.java = JavaCommand.likeThisProcess();
    }

    private Path cache() {
        return limits.cache() != null
                ? limits.cache().toAbsolutePath()
                : ReceivedBody.folder().resolve(reader.getSimpleName() + ".aot");
    }

    /** What became of a file. */
    public sealed interface Outcome {

        /** The reader has answered. */
        record Answered(byte[] answer) implements Outcome {

            public DataInputStream stream() {
                return new DataInputStream(new ByteArrayInputStream(answer));
            }
        }

        /** The file took more memory, processor time or time than a file may. */
        record Exhausted() implements Outcome {}
    }

    /** Half of it is what the machine itself and a small file take. */
    private static final long LEAST_HEAP = 64L * 1024 * 1024;

    private static final int PER_UNPACKED_BYTE = 5;
    /** A longer table of contents is not worth looking at. */
    private static final long MOST_LOOKED_AT = 4L * 1024 * 1024;

    /**
     * What a zip container's reading may take by the sizes it declares, in bytes of heap. When they lie, the heap holds all
     * the same. Everything else is assumed to be as bad as it can be.
     */
    public long heapFor(Path file) {
        try {
            if (Files.size(file) <= MOST_LOOKED_AT) {
                try (var zip = new ZipFile(file.toFile())) {
                    long unpacked = zip.stream()
                            .mapToLong(entry -> Math.max(entry.getSize(), 0))
                            .sum();
                    return Math.clamp(
                            LEAST_HEAP / 2 + PER_UNPACKED_BYTE * Math.min(unpacked, Integer.MAX_VALUE),
                            Math.min(LEAST_HEAP, limits.heap().toBytes()),
                            limits.heap().toBytes());
                }
            }
        } catch (IOException | IllegalArgumentException noZip) {
            // the worst, then
        }
        return limits.heap().toBytes();
    }

    /**
     * @param heap bytes for the file's content; the process takes some 60 MB besides
     * @throws vn.lienthong.starter.http.ProblemException 503 {@code busy} when no process can be had
     */
    public Outcome read(Path file, long heap) {
        Path work = null;
        try {
            work = Files.createTempDirectory(ReceivedBody.folder(), "reading-");
            var answer = work.resolve("answer");
            var options = new ArrayList<String>();
            if (Files.exists(cache())) {
                options.add("-XX:AOTCache=" + cache());
            }
            var process = start(
                    work,
                    heap,
                    options,
                    List.of(reader.getName(), file.toAbsolutePath().toString(), answer.toString()));
            var end = watch(process, answer);
            var outcome = outcome(end, answer);
            if (outcome instanceof Outcome.Answered) {
                rehearseOnce();
            }
            return outcome;
        } catch (IOException cannotStart) {
            log.atError().setCause(cannotStart).log("no process to read a file");
            throw ReadingBudget.busy();
        } finally {
            remove(work);
        }
    }

    private Process start(Path work, long heap, List<String> options, List<String> arguments) throws IOException {
        var command = java.command(work, heap, limits.answer().toBytes(), options, arguments);
        var builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // Its input stays open and empty: it ends with us. Addresses and secrets of the service are none of a file's
        // business.
        builder.environment().clear();
        return builder.start();
    }

    private enum End {
        ENDED,
        EXHAUSTED,
        FAILED
    }

    private End watch(Process process, Path answer) {
        long until = System.nanoTime() + limits.time().toNanos();
        try {
            while (true) {
                try {
                    int exit = process.onExit()
                            .get(LOOK_MILLIS, TimeUnit.MILLISECONDS)
                            .exitValue();
                    return end(exit);
                } catch (TimeoutException goesOn) {
                    var cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
                    if (System.nanoTime() > until
                            || cpu.compareTo(limits.cpu()) > 0
                            || size(answer) > limits.answer().toBytes()) {
                        return End.EXHAUSTED;
                    }
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ReadingBudget.busy();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            process.destroyForcibly();
        }
    }

    private End end(int exit) {
        return switch (exit) {
            case 0 -> End.ENDED;
            // Out of memory by the Java machine's own word, ours, or the kernel's.
            case JavaCommand.OUT_OF_MEMORY, ReadingMain.EXHAUSTED, JavaCommand.KILLED -> End.EXHAUSTED;
            default -> {
                log.atError().addKeyValue("exit", exit).log("process that read a file failed");
                yield End.FAILED;
            }
        };
    }

    private static long size(Path answer) {
        try {
            return Files.size(answer);
        } catch (IOException notYet) {
            return 0;
        }
    }

    private Outcome outcome(End end, Path answer) throws IOException {
        return switch (end) {
            case ENDED -> {
                var size = Files.size(answer);
                yield size > limits.answer().toBytes()
                        ? new Outcome.Exhausted()
                        : new Outcome.Answered(Files.readAllBytes(answer));
            }
            case EXHAUSTED -> new Outcome.Exhausted();
            case FAILED -> throw ReadingBudget.busy();
        };
    }

    /** After the first file, beside everything else: the next ones find the classes laid out. */
    private void rehearseOnce() {
        if (!Files.exists(cache()) && rehearsed.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("reading-rehearsal").start(this::rehearse);
        }
    }

    private void rehearse() {
        Path work = null;
        try {
            work = Files.createTempDirectory(ReceivedBody.folder(), "reading-");
            var cache = cache();
            var made = cache.resolveSibling(
                    cache.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            var process = start(
                    work,
                    limits.heap().toBytes(),
                    List.of("-XX:AOTCacheOutput=" + made),
                    List.of(reader.getName(), work.resolve("answer").toString()));
            rehearsal = process;
            if (process.waitFor(REHEARSAL.toSeconds(), TimeUnit.SECONDS) && Files.exists(made)) {
                Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE);
                log.atInfo().addKeyValue("bytes", Files.size(cache)).log("reading process starts faster from now on");
            } else {
                process.destroyForcibly();
                Files.deleteIfExists(made);
                log.atInfo().log("no class cache for the reading process; it starts more slowly");
            }
        } catch (IOException e) {
            log.atInfo().setCause(e).log("no class cache for the reading process; it starts more slowly");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            remove(work);
        }
    }

    private static void remove(@Nullable Path work) {
        try {
            FileSystemUtils.deleteRecursively(work);
        } catch (IOException e) {
            log.atWarn().setCause(e).log("working folder of a reading process could not be removed");
        }
    }

    @Override
    public void close() {
        var running = rehearsal;
        if (running != null) {
            running.destroyForcibly();
        }
    }
}
