package vn.lienthong.demo.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.lienthong.demo.Main;
import vn.lienthong.demo.client.Answer;
import vn.lienthong.demo.client.Gateway;

/** The bare endpoint in a JVM of its own with this one's options, on the system's database server. */
final class BareProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    private final Process process;
    private final Gateway http;

    private BareProcess(Process process, Gateway http) {
        this.process = process;
        this.http = http;
    }

    static BareProcess start() {
        try {
            var port = freePort();
            var process = new ProcessBuilder(command(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var bare = new BareProcess(process, new Gateway(URI.create("http://127.0.0.1:" + port)));
            bare.awaitReady();
            return bare;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> command(int port) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        var classes = System.getProperty("java.class.path");
        // The runnable jar has a launcher of its own; from an IDE there is a class path.
        command.addAll(
                classes.endsWith("-exec.jar")
                        ? List.of("-jar", classes)
                        : List.of("-cp", classes, Main.class.getName()));
        command.addAll(List.of("bare", String.valueOf(port)));
        return command;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() {
        var deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                // No such address: any answer will do.
                http.anonymous("GET", "/");
                return;
            } catch (Gateway.Unreachable notYet) {
                if (!(notYet.getCause() instanceof ConnectException)
                        || !process.isAlive()
                        || System.nanoTime() > deadline) {
                    close();
                    throw notYet;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    Answer insert(byte[] report) {
        return http.send(HttpRequest.newBuilder(http.resolve("/reports"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(report)))
                .expect(201);
    }

    void drop() {
        http.anonymous("DELETE", "/reports").expect(204);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
