package vn.lienthong.references.citation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Real texts that lie beside the repository and do not belong to it; without them their tests are skipped, by name. */
public final class Samples {

    private Samples() {}

    /** @param path below {@code ../shared}, seen from the root of the repository */
    public static String read(String path) {
        var file = Path.of("..", "..", "shared").resolve(path);
        assumeTrue(Files.exists(file), "../shared/" + path + " is not here");
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
