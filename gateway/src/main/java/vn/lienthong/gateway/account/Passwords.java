package vn.lienthong.gateway.account;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.lienthong.starter.http.ProblemException;

/**
 * Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). The work is the same whether or not the
 * account exists, so that the time of an answer tells nothing.
 */
@Component
public class Passwords {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    /** Shortest password (NIST SP 800-63B asks for 8; ours protect a province's data). */
    public static final int SHORTEST = 10;
    /** Longer ones only cost work. */
    public static final int LONGEST = 200;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, PASSES);
    private final String nobody;
    /** Each hash takes its memory and a core for some 40 ms: a flood queues here and not in the heap. */
    private final Semaphore hashing =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

    Passwords() {
        this.nobody = hash("không tài khoản nào có mật khẩu này");
    }

    public String hash(String password) {
        queue();
        try {
            var hash = argon.encode(password);
            if (hash == null) {
                throw new IllegalArgumentException("no password to hash");
            }
            return hash;
        } finally {
            hashing.release();
        }
    }

    /** @param account absent when there is none of that name: the answer is no, after the same work */
    public boolean matches(String password, @Nullable Account account) {
        queue();
        try {
            var matches = argon.matches(password, account == null ? nobody : account.passwordHash());
            return matches && account != null;
        } finally {
            hashing.release();
        }
    }

    /** Whoever would wait longer is told so: a flood of attempts must not keep everybody else at the door. */
    private void queue() {
        try {
            if (hashing.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                "Quá nhiều người đang đăng nhập cùng lúc. Thử lại sau ít giây.");
    }
}
