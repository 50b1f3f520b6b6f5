package vn.lienthong.plans.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service with its heap in production is sent every hostile file at once; another province must not notice. */
class ReadingUnderFireTest {

    /** Refused by what they say of themselves. */
    private static final Set<String> TOO_LARGE = Set.of("countless-pages.pdf", "paragraphs.docx");

    /** What would be dangerous in them is never unpacked: the parser takes the same filter once, or looks elsewhere. */
    private static final Map<String, String> HARMLESS = Map.of(
            "flate-flate.pdf", "NoText",
            "flate-thrice.pdf", "NoText",
            "endless-array.pdf", "NoText",
            "object-stream.pdf", "NoText",
            "objects-deep.pdf", "NoText",
            "pages-doubling.pdf", "NoText",
            "bomb-in-bomb.docx", "UnsupportedFile");

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void fiftyHostileFilesAtOnceAreRefusedAndAnotherProvincesPlansAreRead() throws Exception {
        Path hostile = Files.createDirectory(folder.resolve("hostile"));
        for (var file : HostileCorpus.files().entrySet()) {
            assertThat(file.getValue()).as(file.getKey()).hasSizeLessThan(PlanReader.MOST_BYTES);
            Files.write(hostile.resolve(file.getKey()), file.getValue());
        }
        Path good = Files.createDirectory(folder.resolve("good"));
        Files.write(good.resolve("plan.docx"), WordFiles.ofLines(PlanTexts.PLAN));
        Files.write(good.resolve("plan.pdf"), PlanReaderTest.pdf(PlanTexts.PLAN));
        Files.writeString(good.resolve("plan.txt"), PlanTexts.PLAN);

        List<String> said = serviceProcess(hostile, good);

        assertThat(said.getLast()).startsWith("alive");
        assertThat(said)
                .filteredOn(line -> line.startsWith("other province"))
                .hasSize(9)
                .allMatch(line -> line.endsWith("= Draft"));
        Map<String, String> outcomes = new TreeMap<>();
        said.stream()
                .filter(line -> line.contains(" = ") && !line.startsWith("other"))
                .map(line -> line.split(" = "))
                .forEach(parts -> outcomes.merge(
                        parts[0], parts[1], (one, other) -> one.equals(other) ? one : one + "/" + other));
        assertThat(outcomes).hasSameSizeAs(HostileCorpus.files().keySet());
        outcomes.forEach((name, outcome) -> assertThat(outcome)
                .as(name)
                .isEqualTo(TOO_LARGE.contains(name) ? "TooLarge" : HARMLESS.getOrDefault(name, "Unsafe")));
    }

    private List<String> serviceProcess(Path hostile, Path good) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx288m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadingUnderFire.class.getName(),
                        hostile.toString(),
                        good.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int exit = process.waitFor();
        assertThat(exit).as(() -> read(said)).isZero();
        return Files.readAllLines(said, StandardCharsets.UTF_8);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
