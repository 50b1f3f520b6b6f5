package vn.lienthong.reports.unit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.lienthong.starter.http.ReceivedBody;
import vn.lienthong.starter.reading.ReadingBudget;
import vn.lienthong.starter.reading.ReadingProcess;
import vn.lienthong.starter.reading.ReadingProperties;
import vn.lienthong.starter.reading.ReadingThreads;

/** Reads files of units within the budget of the process, in processes of their own. See docs/adr/0007-reading-budget.md. */
@Component
class UnitFiles implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(UnitFiles.class);

    private final ReadingBudget budget;
    private final ReadingThreads threads;
    private final ReadingProcess process;

    UnitFiles(ReadingProperties limits, ReadingBudget budget, ReadingThreads threads) {
        this.budget = budget;
        this.threads = threads;
        this.process = new ReadingProcess(limits, UnitFileReader.class);
    }

    /**
     * @param fileName tells CSV from XLSX, and the content must agree
     * @throws vn.lienthong.starter.http.ProblemException 503 {@code busy} when too many files are being read
     */
    Table.Reading read(ReceivedBody file, String fileName) {
        try {
            String name = fileName.toLowerCase(Locale.ROOT);
            boolean zipped = isZipped(file);
            return name.endsWith(zipped ? ".xlsx" : ".csv") ? apart(file) : new Table.Reading.Unsupported();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isZipped(ReceivedBody file) throws IOException {
        try (InputStream in = file.open()) {
            return UnitFileReader.isZipped(in.readNBytes(4));
        }
    }

    private Table.Reading apart(ReceivedBody file) throws IOException {
        var path = file.file();
        long heap = threads.run(() -> process.heapFor(path));
        try (var permit = budget.take(heap)) {
            return switch (process.read(path, heap)) {
                case ReadingProcess.Outcome.Exhausted _ -> new Table.Reading.Unreadable(XlsxTable.UNSAFE);
                case ReadingProcess.Outcome.Answered answered -> threads.run(() -> understand(answered));
            };
        }
    }

    private static Table.Reading understand(ReadingProcess.Outcome.Answered answered) {
        try (var answer = answered.stream()) {
            return TableAnswer.read(answer);
        } catch (IOException garbled) {
            log.atError().setCause(garbled).log("answer of a reading process makes no sense");
            return new Table.Reading.Unreadable(XlsxTable.UNSAFE);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
