package vn.lienthong.starter.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import vn.lienthong.starter.tenancy.TenantScope;

/**
 * Where received bodies lie: a folder of this process, never fuller than it may be. The folder is locked for as long as
 * the process lives; what a killed one left behind is removed when the next one starts.
 */
final class ReceivedFiles implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReceivedFiles.class);
    private static final String PREFIX = "lienthong-received-";
    private static final String LOCK = "lock";
    /** All small bodies together; beyond it they go to the disk like large ones. */
    private static final long MEMORY = 8L * 1024 * 1024;

    private static final Duration RETRY = Duration.ofSeconds(10);

    private static volatile @Nullable ReceivedFiles current;

    private final Path folder;
    private final FileChannel lock;
    private final long space;
    private final Map<String, Long> diskOf = new HashMap<>();
    private long disk;
    private long memory;

    ReceivedFiles(ReceivedProperties properties) {
        space = properties.space().toBytes();
        try {
            Files.createDirectories(properties.base());
            removeAbandoned(properties.base());
            folder = Files.createTempDirectory(properties.base(), PREFIX);
            lock = lock(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for received files: " + properties.base(), e);
        }
    }

    /** What the application was configured with, else the defaults. */
    static synchronized ReceivedFiles current() {
        var configured = current;
        if (configured == null) {
            configured = new ReceivedFiles(ReceivedProperties.DEFAULT);
            current = configured;
        }
        return configured;
    }

    /** This one from now on. */
    synchronized ReceivedFiles use() {
        synchronized (ReceivedFiles.class) {
            current = this;
        }
        return this;
    }

    Path folder() {
        return folder;
    }

    Share share() {
        return new Share(TenantScope.find().map(Object::toString).orElse(""));
    }

    @Override
    public void close() throws IOException {
        synchronized (ReceivedFiles.class) {
            if (current == this) {
                current = null;
            }
        }
        lock.close();
        FileSystemUtils.deleteRecursively(folder);
    }

    /** The lock is there under its name only once it is held: a starting process takes nobody's young folder away. */
    private static FileChannel lock(Path folder) throws IOException {
        var young = folder.resolve("starting");
        var channel = FileChannel.open(young, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        Files.move(young, folder.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
        return channel;
    }

    private static void removeAbandoned(Path base) throws IOException {
        try (var folders = Files.newDirectoryStream(base, PREFIX + "*")) {
            for (var folder : folders) {
                if (isAbandoned(folder.resolve(LOCK))) {
                    FileSystemUtils.deleteRecursively(folder);
                    log.atInfo().addKeyValue("folder", folder).log("received files of an ended process removed");
                }
            }
        }
    }

    private static boolean isAbandoned(Path lock) {
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            var taken = channel.tryLock();
            return taken != null;
        } catch (IOException | OverlappingFileLockException heldOrNotOurs) {
            return false;
        }
    }

    private static ProblemException full() {
        return ProblemException.busy(
                RETRY, "Nhiều tệp đang được tải lên cùng lúc. Thử lại sau %d giây; chưa có gì được lưu.");
    }

    /** What one body holds of the space. */
    final class Share {

        private final String tenant;
        private long onDisk;
        private long inMemory;

        private Share(String tenant) {
            this.tenant = tenant;
        }

        boolean takeMemory(int bytes) {
            synchronized (ReceivedFiles.this) {
                if (memory + bytes > MEMORY) {
                    return false;
                }
                memory += bytes;
                inMemory += bytes;
                return true;
            }
        }

        void giveMemory() {
            synchronized (ReceivedFiles.this) {
                memory -= inMemory;
                inMemory = 0;
            }
        }

        /** One tenant never fills more than half, so that the others' files still find room. */
        void takeDisk(long bytes) {
            synchronized (ReceivedFiles.this) {
                var held = diskOf.getOrDefault(tenant, 0L);
                if (disk + bytes > space || held + bytes > space / 2) {
                    throw full();
                }
                disk += bytes;
                onDisk += bytes;
                diskOf.put(tenant, held + bytes);
            }
        }

        Path newFile() throws IOException {
            return Files.createTempFile(folder, "", ".body");
        }

        /** A disk that takes no more is ours to repair, and no fault of who sends. */
        void written(OutputStream target, byte[] bytes, int length) {
            try {
                target.write(bytes, 0, length);
            } catch (IOException diskTrouble) {
                log.atError().setCause(diskTrouble).log("received file could not be written");
                throw full();
            }
        }

        void giveBack(@Nullable Path file) {
            if (file != null) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    log.atWarn().setCause(e).log("received file could not be removed");
                }
            }
            giveMemory();
            synchronized (ReceivedFiles.this) {
                disk -= onDisk;
                var given = onDisk;
                diskOf.computeIfPresent(tenant, (key, held) -> held > given ? held - given : null);
                onDisk = 0;
            }
        }
    }
}
