package vn.lienthong.demo;

import vn.lienthong.demo.seed.DemoData;

/** {@code demo}, {@code tour} or {@code benchmark}, against the system that the environment names. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        var settings = Settings.fromEnvironment();
        var what = args.length == 0 ? "" : args[0];
        switch (what) {
            case "demo" -> new DemoData(settings).load();
            default -> {
                System.err.println("Dùng: demo | tour [--file tệp] | benchmark");
                System.exit(2);
            }
        }
    }
}
