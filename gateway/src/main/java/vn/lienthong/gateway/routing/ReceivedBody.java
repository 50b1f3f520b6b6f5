package vn.lienthong.gateway.routing;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request's body, received whole: small ones in memory, others in a file that has no name any more and is gone with its
 * last reader, whatever happens to this process.
 */
final class ReceivedBody implements AutoCloseable {

    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));
    private static final int CHUNK = 16 * 1024;

    private final long length;
    private final ByteArrayOutputStream memory;
    private final @Nullable FileChannel file;

    private ReceivedBody(long length, ByteArrayOutputStream memory, @Nullable FileChannel file) {
        this.length = length;
        this.memory = memory;
        this.file = file;
    }

    /**
     * Reads to the end, as long as it comes fast enough.
     *
     * @throws CallerFault when it does not come, or not whole
     * @throws UncheckedIOException when the disk does not take it
     */
    static ReceivedBody from(InputStream body, RoutingProperties.Uploads pace) throws CallerFault {
        var start = System.nanoTime();
        var memory = new ByteArrayOutputStream();
        FileChannel file = null;
        var whole = false;
        try {
            var chunk = new byte[CHUNK];
            long length = 0;
            for (var read = read(body, chunk); read >= 0; read = read(body, chunk)) {
                length += read;
                if (file == null && length > pace.inMemory().toBytes()) {
                    file = newFile();
                    write(file, memory.toByteArray(), memory.size());
                    memory.reset();
                }
                if (file == null) {
                    memory.write(chunk, 0, read);
                } else {
                    write(file, chunk, read);
                }
                if (isTooSlow(length, Duration.ofNanos(System.nanoTime() - start), pace)) {
                    throw new CallerFault.TooSlow();
                }
            }
            whole = true;
            return new ReceivedBody(length, memory, file);
        } finally {
            if (!whole && file != null) {
                close(file);
            }
        }
    }

    private static int read(InputStream body, byte[] chunk) throws CallerFault {
        try {
            return body.read(chunk);
        } catch (CallerFault fault) {
            throw fault;
        } catch (IOException broken) {
            for (Throwable each = broken; each != null; each = each.getCause()) {
                if (each instanceof SocketTimeoutException) {
                    throw new CallerFault.TooSlow();
                }
            }
            throw new CallerFault.Broken(broken);
        }
    }

    static boolean isTooSlow(long received, Duration since, RoutingProperties.Uploads pace) {
        if (since.compareTo(pace.deadline()) > 0) {
            return true;
        }
        var counted = since.minus(pace.grace());
        return counted.isPositive() && received * 1000.0 < pace.perSecond().toBytes() * (double) counted.toMillis();
    }

    private static FileChannel newFile() {
        try {
            return FileChannel.open(
                    FOLDER.resolve("lienthong-" + UUID.randomUUID() + ".body"),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException noFile) {
            throw new UncheckedIOException(noFile);
        }
    }

    private static void write(FileChannel file, byte[] bytes, int length) {
        try {
            var left = ByteBuffer.wrap(bytes, 0, length);
            while (left.hasRemaining()) {
                file.write(left);
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The same request with this body. */
    HttpServletRequest of(HttpServletRequest request) {
        var stream = new Stream(open(), length);
        return new HttpServletRequestWrapper(request) {
            @Override
            public ServletInputStream getInputStream() {
                return stream;
            }

            @Override
            public BufferedReader getReader() {
                return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        };
    }

    private InputStream open() {
        if (file == null) {
            return new ByteArrayInputStream(memory.toByteArray());
        }
        try {
            return Channels.newInputStream(file.position(0));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        if (file != null) {
            close(file);
        }
    }

    /** A failing disk is ours, not the caller's and not the service's: hence unchecked. */
    private static final class Stream extends ServletInputStream {

        private final InputStream bytes;
        private long left;

        private Stream(InputStream bytes, long length) {
            this.bytes = bytes;
            this.left = length;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            try {
                var read = bytes.read(target, offset, length);
                left = read < 0 ? 0 : left - read;
                return read;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public boolean isFinished() {
            return left <= 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body is here already");
        }
    }
}
