package vn.lienthong.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.tenancy.TenantId;

class PasswordsTest {

    private static final String HOME = "203.0.113.1";

    private final Passwords passwords = new Passwords(new HashingLimits(1, 10), new SimpleMeterRegistry());

    @AfterEach
    void nobodyWaits() {
        passwords.close();
    }

    @Test
    void hashIsArgon2idWithTheRecommendedCostAndItsOwnSalt() throws PasswordsBusy {
        var hash = passwords.hash("mật khẩu đủ dài", HOME);

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.hash("mật khẩu đủ dài", HOME)).isNotEqualTo(hash);
    }

    @Test
    void onlyTheRightPasswordMatches() throws PasswordsBusy {
        var account = accountWith(passwords.hash("mật khẩu đủ dài", HOME));

        assertThat(passwords.matches("mật khẩu đủ dài", account, HOME)).isTrue();
        assertThat(passwords.matches("mật khẩu đủ dàj", account, HOME)).isFalse();
    }

    @Test
    void nobodyHasNoPasswordNotEvenTheOneThatIsComparedWith() throws PasswordsBusy {
        assertThat(passwords.matches("không tài khoản nào có mật khẩu này", null, HOME))
                .isFalse();
    }

    @Test
    void hashesOfBothImplementationsAreReadByBoth() {
        var fast = Argon2.fastest();
        var java = Argon2.inJava();

        assertThat(fast).isInstanceOf(Argon2.class);
        assertThat(fast.matches("mật khẩu đủ dài", java.encode("mật khẩu đủ dài")))
                .isTrue();
        assertThat(java.matches("mật khẩu đủ dài", fast.encode("mật khẩu đủ dài")))
                .isTrue();
        assertThat(fast.matches("mật khẩu đủ dàj", java.encode("mật khẩu đủ dài")))
                .isFalse();
    }

    @Test
    void whatIsNoHashMatchesNothing() {
        for (var stored : new String[] {"", "không phải băm", "$argon2id$v=19$m=19456,t=2,p=1$", "x".repeat(500)}) {
            assertThat(Argon2.fastest().matches("mật khẩu đủ dài", stored))
                    .as(stored)
                    .isFalse();
        }
    }

    private static Account accountWith(String hash) {
        return Account.create(
                "a1",
                new TenantId("quang-ninh"),
                new AccountDetails("van-thu", "Văn thư", "vt@example.vn", null, Set.of(Role.EDITOR)),
                hash,
                Instant.EPOCH);
    }
}
