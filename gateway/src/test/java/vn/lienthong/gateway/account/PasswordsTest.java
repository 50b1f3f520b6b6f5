package vn.lienthong.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.tenancy.TenantId;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void hashIsArgon2idWithTheRecommendedCostAndItsOwnSalt() {
        var hash = passwords.hash("mật khẩu đủ dài");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.hash("mật khẩu đủ dài")).isNotEqualTo(hash);
    }

    @Test
    void onlyTheRightPasswordMatches() {
        var account = Account.create(
                "a1",
                new TenantId("quang-ninh"),
                new AccountDetails("van-thu", "Văn thư", "vt@example.vn", null, Set.of(Role.EDITOR)),
                passwords.hash("mật khẩu đủ dài"),
                Instant.EPOCH);

        assertThat(passwords.matches("mật khẩu đủ dài", account)).isTrue();
        assertThat(passwords.matches("mật khẩu đủ dàj", account)).isFalse();
    }

    @Test
    void nobodyHasNoPasswordNotEvenTheOneThatIsComparedWith() {
        assertThat(passwords.matches("không tài khoản nào có mật khẩu này", null))
                .isFalse();
    }
}
