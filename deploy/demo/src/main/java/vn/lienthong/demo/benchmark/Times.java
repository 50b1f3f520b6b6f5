package vn.lienthong.demo.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long the same thing took, each time. */
final class Times {

    private final List<Duration> times = new ArrayList<>();

    void add(Duration time) {
        times.add(time);
    }

    int count() {
        return times.size();
    }

    /** Nearest rank. @param percent in (0, 100] */
    Duration percentile(int percent) {
        var sorted = times.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    Duration median() {
        return percentile(50);
    }

    /** How many times longer this took than the other, by the medians. */
    double ratioTo(Times other) {
        return (double) median().toNanos() / other.median().toNanos();
    }

    @Override
    public String toString() {
        return "trung vị %s, p99 %s (%d lần)".formatted(ms(median()), ms(percentile(99)), count());
    }

    static String ms(Duration time) {
        return "%.1f ms".formatted(time.toNanos() / 1e6);
    }
}
