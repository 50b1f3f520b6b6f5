package vn.lienthong.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {

    @TempDir
    Path folder;

    @Test
    void aWriteThatDoesNotFitIsRefusedAndEarlierOnesAreKept() {
        FilePath.register(new FullDisk());
        Path file = folder.resolve("data.db");
        List<RuntimeException> reported = new CopyOnWriteArrayList<>();

        try (EmbeddedDatabase database = EmbeddedDatabase.onFile(
                        "full:" + file, 0, EmbeddedDatabase.Durability.PROCESS_KILL, reported::add);
                MongoClient client = MongoClients.create(database.uri())) {
            MongoCollection<Document> plans = client.getDatabase("plans_a").getCollection("plans");
            plans.insertOne(new Document("_id", 1));
            FullDisk.FULL.set(true);

            assertThatThrownBy(() -> plans.insertOne(new Document("_id", 2))).isInstanceOf(MongoException.class);
            assertThat(reported).hasSize(1);
            assertThatThrownBy(() -> plans.insertOne(new Document("_id", 3))).isInstanceOf(MongoException.class);
            assertThat(reported).hasSize(1);
        } finally {
            FullDisk.FULL.set(false);
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.onFile(file, 0);
                MongoClient client = MongoClients.create(database.uri())) {
            assertThat(client.getDatabase("plans_a")
                            .getCollection("plans")
                            .find()
                            .into(new ArrayList<>()))
                    .containsExactly(new Document("_id", 1));
        }
    }

    /** A file system of H2's that runs out of space when told so. */
    public static final class FullDisk extends FilePathWrapper {

        /** H2 makes one for every path. */
        public FullDisk() {}

        static final AtomicBoolean FULL = new AtomicBoolean();

        @Override
        public String getScheme() {
            return "full";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            FileChannel real = getBase().open(mode);
            return new FileBaseDefault() {
                @Override
                public long size() throws IOException {
                    return real.size();
                }

                @Override
                public int read(ByteBuffer target, long position) throws IOException {
                    return real.read(target, position);
                }

                @Override
                public int write(ByteBuffer source, long position) throws IOException {
                    if (FULL.get()) {
                        throw new IOException("No space left on device");
                    }
                    return real.write(source, position);
                }

                @Override
                protected void implTruncate(long size) throws IOException {
                    real.truncate(size);
                }

                @Override
                public void force(boolean metaData) throws IOException {
                    real.force(metaData);
                }

                @Override
                public java.nio.channels.FileLock tryLock(long position, long size, boolean shared) throws IOException {
                    return real.tryLock(position, size, shared);
                }

                @Override
                protected void implCloseChannel() throws IOException {
                    real.close();
                }
            };
        }
    }
}
