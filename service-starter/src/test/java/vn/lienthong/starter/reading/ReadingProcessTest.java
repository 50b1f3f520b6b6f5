package vn.lienthong.starter.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import vn.lienthong.starter.http.ProblemException;
import vn.lienthong.starter.reading.ReadingProcess.Outcome;

/** What a file can do to the process that reads it, and that it does it to no other. */
@Timeout(120)
class ReadingProcessTest {

    private static final long HEAP = 32 * 1024 * 1024;

    @TempDir
    Path folder;

    private Outcome read(String content) throws IOException {
        var limits = new ReadingProperties(
                DataSize.ofMegabytes(100),
                DataSize.ofMegabytes(50),
                Duration.ofSeconds(content.equals("asleep") ? 60 : 2),
                Duration.ofSeconds(content.equals("asleep") ? 2 : 60),
                DataSize.ofKilobytes(100),
                Duration.ofSeconds(1),
                1,
                1,
                null);
        try (var process = new ReadingProcess(limits, Reader.class)) {
            return process.read(Files.writeString(folder.resolve("file"), content), HEAP);
        }
    }

    /** Does what the file says. */
    static final class Reader implements ForeignReader {

        @Override
        public void read(Path file, DataOutputStream answer) throws IOException {
            switch (Files.readString(file)) {
                case "memory" -> {
                    var held = new ArrayList<byte[]>();
                    while (held.size() < 1_000_000) {
                        held.add(new byte[1024 * 1024]);
                    }
                }
                case "deep" -> answer.writeInt(deep(1));
                case "endless" -> {
                    for (long i = 1; i != 0; i++) {
                        if (i % 1_000_000_000 == 0) {
                            answer.writeLong(i);
                        }
                    }
                }
                case "asleep" -> LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(10));
                case "talkative" -> answer.write(new byte[200 * 1024]);
                case "failing" -> throw new IllegalStateException("ours");
                case "surroundings" -> answer.writeUTF(System.getenv() + " " + System.getProperty("java.io.tmpdir"));
                case String text -> answer.writeUTF("đã đọc " + text);
            }
        }

        private static int deep(int depth) {
            return depth == 0 ? 0 : 1 + deep(depth + 1);
        }

        @Override
        public void rehearse(DataOutputStream answer) throws IOException {
            answer.writeUTF("đã tập");
        }
    }

    @Test
    void answerOfTheReaderComesBack() throws IOException {
        assertThat(read("kế hoạch")).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            try (var stream = answered.stream()) {
                assertThat(stream.readUTF()).isEqualTo("đã đọc kế hoạch");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "deep", "endless", "asleep", "talkative"})
    void fileThatTakesMoreThanAFileMayEndsItsOwnProcessOnly(String content) throws IOException {
        assertThat(read(content)).isInstanceOf(Outcome.Exhausted.class);
    }

    @Test
    void faultOfTheReaderIsNotTheFiles() {
        assertThatThrownBy(() -> read("failing"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        busy -> assertThat(busy.problem().getStatus()).isEqualTo(503));
    }

    @Test
    void secretsOfTheServiceAreNotHandedOnAndNothingIsLeftBehind() throws IOException {
        var answered = (Outcome.Answered) read("surroundings");

        try (var stream = answered.stream()) {
            var told = stream.readUTF();
            assertThat(told).doesNotContain("PATH=").contains("reading-");
            assertThat(Path.of(told.substring(told.lastIndexOf(' ') + 1))).doesNotExist();
        }
    }

    @Test
    void processEndsWithTheOneThatStartedIt() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "asleep");
        var command = JavaCommand.likeThisProcess()
                .command(
                        folder,
                        HEAP,
                        1000,
                        List.of(),
                        List.of(
                                Reader.class.getName(),
                                file.toString(),
                                folder.resolve("answer").toString()));
        var process = new ProcessBuilder(command).directory(folder.toFile()).start();

        process.getOutputStream().close();

        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void executableJarIsStartedByItsOwnLauncher() {
        var command = new JavaCommand("java", "/app/x-exec.jar", true)
                .command(folder, HEAP, 1000, List.of("-XX:AOTCache=a"), List.of("r", "f", "a"));

        assertThat(command)
                .containsSubsequence(
                        "-Xmx32m",
                        "-XX:AOTCache=a",
                        "-Dloader.main=" + ReadingMain.class.getName(),
                        "-cp",
                        "/app/x-exec.jar",
                        "org.springframework.boot.loader.launch.PropertiesLauncher",
                        "r",
                        "f",
                        "a");
    }
}
