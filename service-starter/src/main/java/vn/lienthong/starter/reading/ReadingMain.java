package vn.lienthong.starter.reading;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process that reads one file: {@code reader file answer}, or {@code reader answer} for a rehearsal. */
final class ReadingMain {

    /** The file is to blame. */
    static final int EXHAUSTED = 4;

    private static final int FAILED = 5;

    private ReadingMain() {}

    public static void main(String[] arguments) {
        Thread.ofPlatform().daemon().start(ReadingMain::endWithParent);
        System.exit(run(arguments));
    }

    /** Nobody would stop a process whose parent was killed. */
    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever sent
            }
        } catch (IOException closed) {
            // the same
        }
        Runtime.getRuntime().halt(FAILED);
    }

    private static int run(String[] arguments) {
        var last = Path.of(arguments[arguments.length - 1]);
        try (var answer = new DataOutputStream(new Bounded(
                new BufferedOutputStream(Files.newOutputStream(last)), Long.getLong("lienthong.reading.answer", 0)))) {
            var made = Class.forName(arguments[0]).getDeclaredConstructor();
            made.setAccessible(true);
            var reader = (ForeignReader) made.newInstance();
            if (arguments.length == 2) {
                reader.rehearse(answer);
            } else {
                reader.read(Path.of(arguments[1]), answer);
            }
            return 0;
        } catch (StackOverflowError | OutOfMemoryError | Bounded.TooMuch exhausted) {
            return EXHAUSTED;
        } catch (IOException | ReflectiveOperationException | RuntimeException failed) {
            return FAILED;
        }
    }

    private static final class Bounded extends OutputStream {

        private final OutputStream target;
        private long left;

        private Bounded(OutputStream target, long most) {
            this.target = target;
            this.left = most;
        }

        static final class TooMuch extends IOException {
            private static final long serialVersionUID = 1L;
        }

        @Override
        public void write(int b) throws IOException {
            count(1);
            target.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count(length);
            target.write(bytes, offset, length);
        }

        private void count(int length) throws TooMuch {
            left -= length;
            if (left < 0) {
                throw new TooMuch();
            }
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }

        @Override
        public void close() throws IOException {
            target.close();
        }
    }
}
