package vn.lienthong.starter.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bodies that wait on the disk to be read.
 *
 * @param space what all of them may take together; one tenant's at most half of it
 * @param folder where this process makes its own folder, a disk rather than memory; the system's folder for temporary
 *     files when none is named
 */
@ConfigurationProperties("lienthong.http.received")
record ReceivedProperties(
        @DefaultValue("256MB") DataSize space, @Nullable Path folder) {

    static final ReceivedProperties DEFAULT = new ReceivedProperties(DataSize.ofMegabytes(256), null);

    ReceivedProperties {
        if (space.toMegabytes() < 1) {
            throw new IllegalArgumentException("lienthong.http.received.space must be 1 MB at least");
        }
    }

    Path base() {
        return (folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : folder).toAbsolutePath();
    }
}
