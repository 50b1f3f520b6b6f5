package vn.lienthong.starter.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request's body that has arrived completely: hashed on the way and put on the disk, so that a slow client holds
 * neither memory nor a turn at anything. Small bodies stay in memory while there are few of them. Whoever receives
 * closes, which removes the file.
 */
public final class ReceivedBody implements AutoCloseable {

    /** Attribute of a request whose body a filter has already received and closes itself. */
    public static final String ATTRIBUTE = ReceivedBody.class.getName();

    private static final int CHUNK = 16 * 1024;
    private static final int SMALL = 64 * 1024;

    private final ReceivedFiles.Share share;
    private final @Nullable ReceivedBody lender;
    private final MessageDigest digest = sha256Digest();
    private @Nullable ByteArrayOutputStream small = new ByteArrayOutputStream(512);
    private @Nullable Path file;
    private long size;
    private String sha256 = "";

    private ReceivedBody(ReceivedFiles.Share share) {
        this.share = share;
        this.lender = null;
    }

    private ReceivedBody(ReceivedBody lender) {
        this.share = lender.share;
        this.lender = lender;
        this.size = lender.size;
        this.sha256 = lender.sha256;
        this.small = null;
    }

    /**
     * The request's body, received now unless a filter has done so already.
     *
     * @throws ProblemException as {@link #receive}
     */
    public static ReceivedBody of(HttpServletRequest request, long limitBytes) throws IOException {
        if (request.getAttribute(ATTRIBUTE) instanceof ReceivedBody received) {
            if (received.size() > limitBytes) {
                throw tooLarge(limitBytes);
            }
            return new ReceivedBody(received);
        }
        if (request.getContentLengthLong() > limitBytes) {
            throw tooLarge(limitBytes);
        }
        return receive(request.getInputStream(), limitBytes);
    }

    /**
     * Reads to the end.
     *
     * @throws ProblemException 413 {@code too-large} beyond the limit, 503 {@code busy} when the process holds as many
     *     received bytes as it may, or the tenant its half of them; nothing is left behind then
     * @throws IOException when the client goes away
     */
    public static ReceivedBody receive(InputStream in, long limitBytes) throws IOException {
        return receive(in, limitBytes, ReceivedFiles.current());
    }

    static ReceivedBody receive(InputStream in, long limitBytes, ReceivedFiles files) throws IOException {
        var body = new ReceivedBody(files.share());
        try {
            body.readAll(in, limitBytes);
            return body;
        } catch (IOException | RuntimeException failed) {
            body.close();
            throw failed;
        }
    }

    /** A folder of this process; what lies in it goes with the process or, if that is killed, when the next one starts. */
    public static Path folder() {
        return ReceivedFiles.current().folder();
    }

    private void readAll(InputStream in, long limitBytes) throws IOException {
        OutputStream disk = null;
        try {
            var chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (size + read > limitBytes) {
                    throw tooLarge(limitBytes);
                }
                if (small != null && (size + read > SMALL || !share.takeMemory(read))) {
                    disk = spill(small);
                    small = null;
                }
                if (disk == null && small != null) {
                    small.write(chunk, 0, read);
                } else if (disk != null) {
                    share.takeDisk(read);
                    share.written(disk, chunk, read);
                }
                digest.update(chunk, 0, read);
                size += read;
            }
        } finally {
            if (disk != null) {
                disk.close();
            }
        }
        sha256 = HexFormat.of().formatHex(digest.digest());
    }

    private OutputStream spill(ByteArrayOutputStream held) throws IOException {
        share.takeDisk(held.size());
        var target = share.newFile();
        file = target;
        var disk = Files.newOutputStream(target);
        share.written(disk, held.toByteArray(), held.size());
        share.giveMemory();
        return disk;
    }

    /** Bytes. */
    public long size() {
        return size;
    }

    /** Of all bytes, in lower-case hex. */
    public String sha256() {
        return sha256;
    }

    /** From the first byte, as often as wanted. */
    public InputStream open() throws IOException {
        if (lender != null) {
            return lender.open();
        }
        return file != null
                ? Files.newInputStream(file)
                : new ByteArrayInputStream(small == null ? new byte[0] : small.toByteArray());
    }

    /** Where the body lies, for readers that need a file; it goes with {@link #close()}. */
    public Path file() throws IOException {
        if (lender != null) {
            return lender.file();
        }
        if (file == null) {
            var held = small == null ? new ByteArrayOutputStream() : small;
            spill(held).close();
            small = null;
        }
        return Objects.requireNonNull(file);
    }

    @Override
    public void close() {
        if (lender != null) {
            return;
        }
        small = null;
        share.giveBack(file);
        file = null;
    }

    private static ProblemException tooLarge(long limitBytes) {
        var megabytes = limitBytes / (1024 * 1024);
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "Nội dung gửi lên lớn hơn %s. Thu gọn hoặc chia nhỏ rồi gửi lại; chưa có gì được lưu."
                        .formatted(megabytes > 0 ? megabytes + " MB" : limitBytes + " byte"));
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
