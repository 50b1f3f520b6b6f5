package vn.lienthong.gateway.account;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords and compares with hashes. The work is the same whether or not the account exists, so that the time of an
 * answer tells nothing. It is done on a few threads kept for it, for each address in its turn.
 */
@Component
public class Passwords {

    /** Shortest password (NIST SP 800-63B asks for 8; ours protect a province's data). */
    public static final int SHORTEST = 10;
    /** Longer ones only cost work. */
    public static final int LONGEST = 200;

    private final PasswordEncoder argon = Argon2.fastest();
    private final Hashing hashing;
    private final String nobody;

    Passwords(HashingLimits limits, MeterRegistry meters) {
        this.hashing = new Hashing(limits);
        this.nobody = Objects.requireNonNull(argon.encode("không tài khoản nào có mật khẩu này"));
        meters.gauge("lienthong.passwords.waiting", hashing, Hashing::taken);
    }

    /** @param address of whoever asks for it */
    public String hash(String password, String address) throws PasswordsBusy {
        return hashing.on(address, () -> Objects.requireNonNull(argon.encode(password)));
    }

    /**
     * @param account absent when there is none of that name: the answer is no, after the same work
     * @param address of whoever asks for it
     */
    public boolean matches(String password, @Nullable Account account, String address) throws PasswordsBusy {
        var hash = account == null ? nobody : account.passwordHash();
        return hashing.on(address, () -> argon.matches(password, hash)) && account != null;
    }

    @PreDestroy
    void close() {
        hashing.close();
    }
}
