package vn.lienthong.demo.benchmark;

import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.utils.LibraryLoader;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import vn.lienthong.demo.client.Gateway;

/** Sign-ins a second through the gateway, beside a bare loop of the same hash on one thread. */
final class SignIns {

    /** As many as wait at the gateway without being refused. */
    private static final int AT_ONCE = 8;

    private static final int SIGN_INS = 160;
    private static final int BARE = 80;
    private static final int WARM_UP = 20;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;

    private SignIns() {}

    /** @param seconds for {@code count} of them */
    record Rate(int count, double seconds) {

        double perSecond() {
            return count / seconds;
        }
    }

    /** Each account in turn, so that none reaches its own limit. */
    static Rate through(Gateway gateway, String tenant, List<String> usernames, String password) {
        usernames.forEach(username -> gateway.signIn(tenant, username, password));
        var next = new AtomicInteger();
        var start = System.nanoTime();
        Runnable signIn = () -> {
            for (var number = next.getAndIncrement(); number < SIGN_INS; number = next.getAndIncrement()) {
                gateway.signIn(tenant, usernames.get(number % usernames.size()), password);
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var workers = IntStream.range(0, AT_ONCE)
                    .mapToObj(worker -> CompletableFuture.runAsync(signIn, threads))
                    .toList();
            workers.forEach(CompletableFuture::join);
        }
        return new Rate(SIGN_INS, since(start));
    }

    static Rate bare() {
        var sodium = new SodiumJava(LibraryLoader.Mode.BUNDLED_ONLY);
        var password = "mật khẩu đủ dài".getBytes(StandardCharsets.UTF_8);
        var start = 0L;
        for (var number = -WARM_UP; number < BARE; number++) {
            if (number == 0) {
                start = System.nanoTime();
            }
            if (sodium.crypto_pwhash_str(
                            new byte[128], password, password.length, PASSES, new NativeLong(MEMORY_KIB * 1024L))
                    != 0) {
                throw new IllegalStateException("no memory for a hash");
            }
        }
        return new Rate(BARE, since(start));
    }

    private static double since(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }
}
