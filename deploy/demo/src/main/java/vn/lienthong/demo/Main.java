package vn.lienthong.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import vn.lienthong.demo.seed.DemoData;

/** {@code demo}, {@code tour} or {@code benchmark}, against the system that the environment names. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws IOException {
        var settings = Settings.fromEnvironment();
        var what = args.length == 0 ? "" : args[0];
        switch (what) {
            case "demo" -> demo(new DemoData(settings), args);
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
}
