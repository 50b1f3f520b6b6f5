package vn.lienthong.starter.http;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bodies that wait on the disk to be read.
 *
 * @param space what all of them may take together; one tenant's at most half of it
 * @param folder where this process makes its own folder; a disk rather than memory
 */
@ConfigurationProperties("lienthong.http.received")
record ReceivedProperties(
        @DefaultValue("256MB") DataSize space,
        @DefaultValue("${java.io.tmpdir}") Path folder) {

    static final ReceivedProperties DEFAULT =
            new ReceivedProperties(DataSize.ofMegabytes(256), Path.of(System.getProperty("java.io.tmpdir")));

    @ConstructorBinding
    ReceivedProperties {
        if (space.toMegabytes() < 1) {
            throw new IllegalArgumentException("lienthong.http.received.space must be 1 MB at least");
        }
    }
}
