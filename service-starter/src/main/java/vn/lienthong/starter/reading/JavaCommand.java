package vn.lienthong.starter.reading;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a small Java process is started from the classes of this one, whether they lie in folders (tests), in jars that a
 * manifest names (the extracted jar), or inside one executable jar.
 */
record JavaCommand(String executable, String classPath, boolean nested) {

    /** Exit code of {@code -XX:+ExitOnOutOfMemoryError}. */
    static final int OUT_OF_MEMORY = 3;
    /** 128 + SIGKILL: the kernel took the memory back. */
    static final int KILLED = 137;

    private static final String NESTED_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";
    private static final long MEGABYTE = 1024 * 1024;

    static JavaCommand likeThisProcess() {
        var location = String.valueOf(
                JavaCommand.class.getProtectionDomain().getCodeSource().getLocation());
        return new JavaCommand(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                absolute(System.getProperty("java.class.path")),
                location.contains("BOOT-INF"));
    }

    private static String absolute(String classPath) {
        var parts = new ArrayList<String>();
        for (var part : classPath.split(File.pathSeparator)) {
            parts.add(Path.of(part).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, parts);
    }

    /** One processor's worth of threads, the first compiler only, nothing written but the answer. */
    List<String> command(Path work, long heap, long answer, List<String> options, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                executable,
                "-Xmx" + Math.ceilDiv(heap, MEGABYTE) + "m",
                "-Xms8m",
                "-Xss1m",
                "-XX:MaxMetaspaceSize=64m",
                "-XX:MaxDirectMemorySize=8m",
                "-XX:ReservedCodeCacheSize=24m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + File.separator + "dev" + File.separator + "null",
                "-XX:+DisableAttachMechanism",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + work,
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                // Libraries keep their remarks to themselves, and start no logging system for them.
                "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
                "-Dlog4j2.simplelogLevel=OFF",
                "-Dorg.apache.commons.logging.LogFactory=org.apache.commons.logging.impl.LogFactoryImpl",
                "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
                "-Dlienthong.reading.answer=" + answer));
        command.addAll(options);
        if (nested) {
            command.add("-Dloader.main=" + ReadingMain.class.getName());
        }
        command.addAll(List.of("-cp", classPath, nested ? NESTED_LAUNCHER : ReadingMain.class.getName()));
        command.addAll(arguments);
        return command;
    }
}
