package vn.lienthong.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which state the database file was last in, kept beside it. The store opens a damaged or older file with the newest
 * state that is whole in it and says nothing; compared with this, it shows.
 */
public final class LastCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LastCommit.class);
    private static final String SUFFIX = ".last-commit";

    /**
     * The file is in an older state than it once was.
     *
     * @param writes how many groups of writes are gone
     * @param lastWrite when the last of them was acknowledged
     */
    public record WentBack(long writes, Instant lastWrite) {}

    private final FileChannel channel;
    private boolean writable = true;

    private LastCommit(FileChannel channel) {
        this.channel = channel;
    }

    static LastCommit beside(Path file) throws IOException {
        var note = file.resolveSibling(file.getFileName() + SUFFIX);
        Files.createDirectories(note.toAbsolutePath().getParent());
        return new LastCommit(
                FileChannel.open(note, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** @param version that the store opened with; taken as the last one from now on */
    Optional<WentBack> opened(long version) {
        var noted = ByteBuffer.allocate(16);
        try {
            while (noted.hasRemaining() && channel.read(noted, noted.position()) >= 0) {
                // Read on until all is there or the note ends.
            }
        } catch (IOException unreadable) {
            LOG.atWarn().setCause(unreadable).log("cannot read which state the database was in");
            return Optional.empty();
        }
        if (noted.hasRemaining()) {
            record(version);
            return Optional.empty();
        }
        noted.flip();
        var last = noted.getLong();
        var at = Instant.ofEpochMilli(noted.getLong());
        if (version >= last) {
            return Optional.empty();
        }
        record(version);
        return Optional.of(new WentBack(last - version, at));
    }

    /** Right after a commit and before its writes are acknowledged. Without it a later loss could only go unnoticed. */
    void record(long version) {
        if (!writable) {
            return;
        }
        var note = ByteBuffer.allocate(16)
                .putLong(version)
                .putLong(System.currentTimeMillis())
                .flip();
        try {
            while (note.hasRemaining()) {
                channel.write(note, note.position());
            }
        } catch (IOException e) {
            writable = false;
            LOG.atWarn().setCause(e).log("cannot note the state of the database any more");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
