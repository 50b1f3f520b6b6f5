package vn.lienthong.demo.tour;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.lienthong.demo.client.Answer.Unexpected;

/** Prints what happens and checks what is promised. */
final class Steps {

    private int number;

    void step(String title) {
        System.out.printf("%n%2d. %s%n", ++number, title);
    }

    void say(String format, Object... values) {
        System.out.println("    " + format.formatted(values));
    }

    void check(boolean kept, String promise, Object... values) {
        if (!kept) {
            throw new Unexpected("không như đã hứa: " + promise.formatted(values));
        }
        say("✓ " + promise, values);
    }

    /** Asks again until there is an answer. @return the answer and how long it took */
    <T> Timed<T> await(String what, Duration atMost, Supplier<@Nullable T> question) {
        var start = System.nanoTime();
        while (true) {
            var answer = question.get();
            var took = Duration.ofNanos(System.nanoTime() - start);
            if (answer != null) {
                return new Timed<>(answer, took);
            }
            if (took.compareTo(atMost) > 0) {
                throw new Unexpected("không như đã hứa: " + what + " trong " + atMost.toSeconds() + " giây");
            }
            pause();
        }
    }

    record Timed<T>(T value, Duration took) {}

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(20));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Unexpected("interrupted");
        }
    }
}
