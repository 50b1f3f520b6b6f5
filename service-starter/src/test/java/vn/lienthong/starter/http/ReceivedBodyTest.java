package vn.lienthong.starter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantScope;

class ReceivedBodyTest {

    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path base;

    ReceivedFiles files;

    @BeforeEach
    void fourMegabytes() {
        files = new ReceivedFiles(new ReceivedProperties(DataSize.ofMegabytes(4), base));
    }

    @AfterEach
    void ended() throws IOException {
        files.close();
        assertThat(base).isEmptyDirectory();
    }

    private ReceivedBody received(int size) throws IOException {
        return ReceivedBody.receive(new ByteArrayInputStream(new byte[size]), 20L * MEGABYTE, files);
    }

    private List<Path> bodies() throws IOException {
        try (var all = Files.walk(base)) {
            return all.filter(path -> path.toString().endsWith(".body")).toList();
        }
    }

    @Test
    void bodyIsHashedAndReadAsOftenAsWanted() throws IOException {
        var text = "Kế hoạch".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        try (var body = ReceivedBody.receive(new ByteArrayInputStream(text), text.length, files);
                var empty = received(0)) {
            assertThat(body.size()).isEqualTo(text.length);
            assertThat(empty.sha256()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
            for (int time = 0; time < 2; time++) {
                try (InputStream in = body.open()) {
                    assertThat(in.readAllBytes()).isEqualTo(text);
                }
            }
            assertThat(body.file()).hasBinaryContent(text);
        }
        assertThat(bodies()).isEmpty();
    }

    @Test
    void smallBodyTouchesTheDiskOnlyWhereAFileIsAskedFor() throws IOException {
        try (var body = received(1000)) {
            assertThat(bodies()).isEmpty();
            assertThat(body.file()).hasSize(1000);
            assertThat(body.open()).hasBinaryContent(new byte[1000]);
        }
        assertThat(bodies()).isEmpty();
    }

    @Test
    void manySmallBodiesAtOnceGoToTheDisk() throws IOException {
        var held = new ArrayList<ReceivedBody>();
        for (int i = 0; i < 140; i++) {
            held.add(received(60_000));
        }
        assertThat(bodies()).isNotEmpty();
        held.forEach(ReceivedBody::close);
        assertThat(bodies()).isEmpty();
    }

    @Test
    void bodyBeyondTheLimitIsRefusedAndLeavesNothing() throws IOException {
        var refused = catchThrowableOfType(
                ProblemException.class,
                () -> ReceivedBody.receive(new ByteArrayInputStream(new byte[MEGABYTE + 1]), MEGABYTE, files));

        assertThat(refused.problem().getStatus()).isEqualTo(413);
        assertThat(refused.problem().getType()).hasToString("urn:lienthong:problem:too-large");
        assertThat(refused.problem().getDetail()).contains("1 MB");
        assertThat(bodies()).isEmpty();
    }

    @Test
    void clientThatGoesAwayLeavesNothing() throws IOException {
        var broken = new InputStream() {
            private int sent;

            @Override
            public int read() throws IOException {
                if (++sent > MEGABYTE) {
                    throw new IOException("connection reset");
                }
                return 'x';
            }
        };
        assertThatThrownBy(() -> ReceivedBody.receive(broken, 20L * MEGABYTE, files))
                .isInstanceOf(IOException.class);
        assertThat(bodies()).isEmpty();
    }

    @Test
    void oneTenantsFilesLeaveRoomForAnothers() throws IOException {
        var held = new ArrayList<ReceivedBody>();
        inProvince("quang-ninh", () -> held.add(received(2 * MEGABYTE)));
        var refused = catchThrowableOfType(
                ProblemException.class, () -> inProvince("quang-ninh", () -> held.add(received(MEGABYTE))));
        inProvince("lao-cai", () -> held.add(received(2 * MEGABYTE)));

        assertThat(refused.problem().getStatus()).isEqualTo(503);
        assertThat(refused.problem().getType()).hasToString("urn:lienthong:problem:busy");
        assertThat(refused.headers().getFirst("Retry-After")).isEqualTo("10");
        assertThat(bodies()).hasSize(2);

        held.forEach(ReceivedBody::close);
        inProvince("quang-ninh", () -> received(2 * MEGABYTE).close());
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAndTheLivingKeepTheirs() throws IOException {
        var abandoned = Files.createDirectory(base.resolve("lienthong-received-1"));
        Files.createFile(abandoned.resolve("lock"));
        Files.write(abandoned.resolve("a.body"), new byte[10]);

        try (var body = received(MEGABYTE);
                var next = new ReceivedFiles(new ReceivedProperties(DataSize.ofMegabytes(4), base))) {
            assertThat(abandoned).doesNotExist();
            assertThat(body.file()).exists();
            assertThat(next).isNotNull();
        }
    }

    @Test
    void withoutAFolderOfItsOwnItTakesTheSystems() {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .run(context -> assertThat(
                                context.getBean(ReceivedProperties.class).base())
                        .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"))));
    }

    @EnableConfigurationProperties(ReceivedProperties.class)
    static class Settings {}

    @Test
    void bodyThatAFilterReceivedIsLentToTheHandler() throws IOException {
        var request = new MockHttpServletRequest();
        try (var received = received(MEGABYTE)) {
            request.setAttribute(ReceivedBody.ATTRIBUTE, received);
            try (var lent = ReceivedBody.of(request, MEGABYTE)) {
                assertThat(lent.sha256()).isEqualTo(received.sha256());
                assertThat(lent.size()).isEqualTo(MEGABYTE);
                assertThat(lent.file()).isEqualTo(received.file());
                assertThat(lent.open()).hasBinaryContent(new byte[MEGABYTE]);
            }
            assertThat(received.file()).exists();
            assertThatThrownBy(() -> ReceivedBody.of(request, MEGABYTE - 1)).isInstanceOf(ProblemException.class);
        }
    }

    private interface Receiving {
        void run() throws IOException;
    }

    private static void inProvince(String tenant, Receiving receiving) {
        TenantScope.inTenant(new TenantId(tenant), () -> {
            try {
                receiving.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
