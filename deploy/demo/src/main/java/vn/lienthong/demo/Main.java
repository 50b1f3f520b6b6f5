package vn.lienthong.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.demo.benchmark.Benchmark;
import vn.lienthong.demo.benchmark.bare.BareService;
import vn.lienthong.demo.client.Answer;
import vn.lienthong.demo.client.Gateway;
import vn.lienthong.demo.seed.DemoData;
import vn.lienthong.demo.tour.Tour;

/**
 * {@code demo}, {@code tour} or {@code benchmark}, against the system that the environment names; {@code bare} is the
 * other process of the benchmark.
 */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws IOException {
        var settings = Settings.fromEnvironment();
        var what = args.length == 0 ? "" : args[0];
        switch (what) {
            case "demo" -> demo(new DemoData(settings), args);
            case "tour" -> tour(new Tour(settings), args);
            case "benchmark" -> benchmark(new Benchmark(settings));
            case "bare" -> BareService.start(System.getenv("MONGODB_URI"), "benchmark_bare", Integer.parseInt(args[1]));
            default -> {
                System.err.println("Dùng: demo | tour [--file tệp] | benchmark");
                System.exit(2);
            }
        }
    }

    /** {@code demo --accounts FILE}: loads the data and leaves the list of accounts there, for its owner only. */
    private static void demo(DemoData data, String[] args) throws IOException {
        data.load();
        if (args.length == 3 && args[1].equals("--accounts")) {
            var file = Path.of(args[2]);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, data.accounts());
        }
    }

    private static void benchmark(Benchmark benchmark) {
        try {
            benchmark.run();
        } catch (Answer.Unexpected | Gateway.Unreachable broken) {
            System.err.println("\n✗ " + broken.getMessage());
            System.exit(1);
        }
    }

    /** {@code tour [--file FILE]…}: the plans of the demo, or the given ones. */
    private static void tour(Tour tour, String[] args) {
        var given = new ArrayList<Path>();
        for (var i = 1; i + 1 < args.length; i += 2) {
            given.add(Path.of(args[i + 1]));
        }
        try {
            if (given.isEmpty()) {
                var plans = Path.of(System.getenv().getOrDefault("DEMO_PLANS", "deploy/demo/plans"));
                tour.play(
                        List.of(
                                plans.resolve("ke-hoach-anh-duong-2026.docx"),
                                plans.resolve("ke-hoach-anh-duong-2026.txt")),
                        true);
            } else {
                tour.play(given, false);
            }
        } catch (Answer.Unexpected | Gateway.Unreachable broken) {
            System.err.println("\n✗ " + broken.getMessage());
            System.exit(1);
        }
    }
}
