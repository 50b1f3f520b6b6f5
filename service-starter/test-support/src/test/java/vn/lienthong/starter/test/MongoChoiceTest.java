package vn.lienthong.starter.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoChoiceTest {

    @TempDir
    Path folder;

    @Test
    void takesTheGivenAddressBeforeAnythingElse() throws IOException {
        Map<String, String> environment =
                Map.of("TEST_MONGODB_URI", "mongodb://db.example:27017", "PATH", folderWithMongod("#!/bin/sh\n"));

        assertThat(MongoChoice.of(environment, () -> true))
                .isEqualTo(new MongoChoice.Given("mongodb://db.example:27017"));
    }

    @Test
    void takesDockerBeforeAnInstalledServer() throws IOException {
        assertThat(MongoChoice.of(Map.of("PATH", folderWithMongod("#!/bin/sh\n")), () -> true))
                .isEqualTo(new MongoChoice.Container());
    }

    @Test
    void takesAnInstalledServerBeforeTheEmbeddedOne() throws IOException {
        String path = "/nowhere:" + folderWithMongod("#!/bin/sh\n");

        assertThat(MongoChoice.of(Map.of("PATH", path, "TEST_MONGODB_URI", " "), () -> false))
                .isEqualTo(new MongoChoice.LocalProcess(folder.resolve("mongod")));
    }

    @Test
    void takesTheEmbeddedServerLast() {
        assertThat(MongoChoice.of(Map.of("PATH", folder.toString()), () -> false))
                .isEqualTo(new MongoChoice.Embedded());
    }

    @Test
    void saysWhyAnInstalledServerDoesNotStart() throws IOException {
        folderWithMongod("#!/bin/sh\necho 'data directory is not writable'\nexit 7\n");

        assertThatThrownBy(() -> new MongoChoice.LocalProcess(folder.resolve("mongod")).start())
                .hasMessageContaining("data directory is not writable");
    }

    private String folderWithMongod(String script) throws IOException {
        Path program = folder.resolve("mongod");
        Files.writeString(program, script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder.toString();
    }
}
