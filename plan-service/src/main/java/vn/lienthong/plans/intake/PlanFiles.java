package vn.lienthong.plans.intake;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.lienthong.starter.http.ReceivedBody;
import vn.lienthong.starter.reading.ReadingBudget;
import vn.lienthong.starter.reading.ReadingProcess;
import vn.lienthong.starter.reading.ReadingProperties;
import vn.lienthong.starter.reading.ReadingThreads;

/**
 * Reads uploaded plans within the budget of the process: plain text here, everything that needs a foreign parser in a
 * process of its own, whose answer is plain text again. See docs/adr/0007-reading-budget.md.
 */
@Component
public class PlanFiles implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PlanFiles.class);

    /** A text lives several times while it is made sense of: as bytes, characters, lines, nodes. */
    private static final int PER_BYTE_OF_TEXT = 16;

    private static final long LEAST = 4L * 1024 * 1024;

    private final PlanReader reader = new PlanReader();
    private final ReadingBudget budget;
    private final ReadingThreads threads;
    private final ReadingProcess process;

    @Autowired
    PlanFiles(ReadingProperties limits, ReadingBudget budget, ReadingThreads threads) {
        this.budget = budget;
        this.threads = threads;
        this.process = new ReadingProcess(limits, PlanFileReader.class);
    }

    /**
     * @param file wholly received, {@link PlanReader#MOST_BYTES} at most
     * @throws vn.lienthong.starter.http.ProblemException 503 {@code busy} when too many files are being read
     */
    public Reading read(ReceivedBody file, String fileName) {
        try {
            FileFormat format = format(file);
            return switch (format) {
                case EMPTY, TEXT, OTHER -> here(file, fileName);
                case ZIP, OLE2, PDF -> apart(file, format, fileName);
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static FileFormat format(ReceivedBody file) throws IOException {
        try (InputStream in = file.open()) {
            return FileFormat.of(in.readNBytes(FileFormat.HEAD));
        }
    }

    private Reading here(ReceivedBody file, String fileName) throws IOException {
        if (file.size() > TextFile.MOST_BYTES) {
            return PlanReader.tooLong();
        }
        try (var permit = budget.take(LEAST + PER_BYTE_OF_TEXT * file.size());
                InputStream in = file.open()) {
            byte[] bytes = in.readAllBytes();
            return threads.run(() -> reader.read(bytes, fileName));
        }
    }

    private Reading apart(ReceivedBody file, FileFormat format, String fileName) throws IOException {
        var path = file.file();
        long heap = threads.run(() -> process.heapFor(path));
        try (var permit = budget.take(heap)) {
            return switch (process.read(path, heap)) {
                case ReadingProcess.Outcome.Exhausted _ -> PlanReader.exhausting();
                case ReadingProcess.Outcome.Answered answered ->
                    threads.run(() -> understand(answered.stream(), format, fileName));
            };
        }
    }

    private Reading understand(DataInputStream answer, FileFormat format, String fileName) {
        try (answer) {
            return reader.read(SourceAnswer.read(answer), format, fileName);
        } catch (RefusedFile refused) {
            return refused.refusal();
        } catch (IOException garbled) {
            log.atError().setCause(garbled).log("answer of a reading process makes no sense");
            return PlanReader.exhausting();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
