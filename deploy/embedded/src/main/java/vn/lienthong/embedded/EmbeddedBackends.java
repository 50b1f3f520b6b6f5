package vn.lienthong.embedded;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the embedded backends until the process is told to stop.
 *
 * <pre>
 * --db-file FILE  --db-port N  [--sync true]      the database; left out when no file is given
 * --mail-folder DIR  --smtp-port N  --mail-port N  the mail catcher; left out when no folder is given
 * </pre>
 *
 * Exit codes: 0 stopped, 2 wrong arguments, 3 file in use, 4 file unreadable, 5 port taken, 6 a write failed.
 */
public final class EmbeddedBackends {

    private static final Set<String> OPTIONS =
            Set.of("--db-file", "--db-port", "--sync", "--mail-folder", "--smtp-port", "--mail-port");

    /** Begins a line that whoever started this process should see. */
    static final String WARNING = "warning: ";

    private EmbeddedBackends() {}

    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicInteger exit = new AtomicInteger();
        Deque<AutoCloseable> running = new ArrayDeque<>();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop.countDown();
                            try {
                                stopped.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "shutdown"));
        try {
            Map<String, String> options = options(args);
            if (options.containsKey("--db-file")) {
                EmbeddedDatabase database = EmbeddedDatabase.onFile(
                        Path.of(options.get("--db-file")),
                        port(options, "--db-port", 27117),
                        Boolean.parseBoolean(options.getOrDefault("--sync", "false"))
                                ? EmbeddedDatabase.Durability.POWER_LOSS
                                : EmbeddedDatabase.Durability.PROCESS_KILL,
                        failure -> {
                            err.println("Không ghi được cơ sở dữ liệu (ổ đĩa đầy?). Không dữ liệu đã lưu nào bị mất."
                                    + " | Cannot write the database (disk full?). Nothing stored is lost: "
                                    + rootMessage(failure));
                            exit.set(6);
                            stop.countDown();
                        });
                running.push(database);
                out.println("database " + database.uri());
                database.wentBack().ifPresent(loss -> out.println(WARNING + wentBack(options.get("--db-file"), loss)));
            }
            if (options.containsKey("--mail-folder")) {
                MailCatcher mails = MailCatcher.start(
                        Path.of(options.get("--mail-folder")),
                        port(options, "--smtp-port", 2525),
                        port(options, "--mail-port", 8025),
                        Clock.systemUTC());
                running.push(mails);
                out.println("mails smtp://127.0.0.1:" + mails.smtpPort() + " http://127.0.0.1:" + mails.pagePort());
            }
            out.println("ready");
            stop.await();
        } catch (StorageUnavailable e) {
            err.println(explain(e));
            exit.set(
                    switch (e.reason()) {
                        case FILE_IN_USE -> 3;
                        case FILE_UNREADABLE -> 4;
                        case PORT_TAKEN -> 5;
                    });
        } catch (UncheckedIOException e) {
            err.println("Không đọc được thư mục thư. | Cannot read the mail folder: " + rootMessage(e));
            exit.set(4);
        } catch (IllegalArgumentException e) {
            err.println("Tham số sai. | Wrong arguments: " + e.getMessage());
            exit.set(2);
        } finally {
            running.forEach(each -> close(each, err));
            stopped.countDown();
        }
        if (exit.get() != 0) {
            System.exit(exit.get());
        }
    }

    private static void close(AutoCloseable each, PrintStream err) {
        try {
            each.close();
        } catch (Exception e) {
            err.println("could not close cleanly: " + rootMessage(e));
        }
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException(args[i]);
            }
            options.put(args[i], args[i + 1]);
        }
        if (!options.containsKey("--db-file") && !options.containsKey("--mail-folder")) {
            throw new IllegalArgumentException("--db-file or --mail-folder is needed");
        }
        return options;
    }

    private static int port(Map<String, String> options, String name, int otherwise) {
        String given = options.get(name);
        return given == null ? otherwise : Integer.parseInt(given);
    }

    private static String explain(StorageUnavailable e) {
        return switch (e.reason()) {
            case FILE_IN_USE ->
                "Một tiến trình khác đang dùng tệp dữ liệu. | Another process has the data file open: "
                        + e.getMessage();
            case FILE_UNREADABLE ->
                "Không mở được tệp dữ liệu. | Cannot open the data file: " + e.getMessage() + " – " + rootMessage(e);
            case PORT_TAKEN ->
                "Cổng đã có chương trình khác dùng. | The port is taken by another program: " + e.getMessage();
        };
    }

    private static String wentBack(String file, LastCommit.WentBack loss) {
        var at = DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy")
                .withZone(ZoneId.systemDefault())
                .format(loss.lastWrite());
        return ("Tệp dữ liệu %1$s bị hỏng hoặc bị thay bằng bản cũ: %2$d lượt ghi cuối không còn, lượt cuối lúc %3$s."
                        + " Hệ thống chạy tiếp với dữ liệu trước đó; nếu có bản sao lưu mới hơn, dừng hệ thống và khôi phục."
                        + " | The data file went back to an older state: its last %2$d groups of writes are gone,"
                        + " the last of %3$s.")
                .formatted(file, loss.writes(), at);
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
