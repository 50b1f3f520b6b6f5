package vn.lienthong.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.tenancy.TenantId;

class AccountTest {

    private static final Instant AT = Instant.parse("2026-06-12T03:00:00Z");
    private static final AccountDetails CLERK =
            new AccountDetails("van-thu", "Văn thư", "van-thu@example.vn", "don-vi-1", Set.of(Role.EDITOR));

    private final Account account = Account.create("a1", new TenantId("quang-ninh"), CLERK, "hash", AT);

    @Test
    void newAccountTellsEverythingButItsPassword() {
        assertThat(account.outbox().waiting()).containsExactly("account.changed.v1");
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(account.outbox().waitingData().getFirst()))
                .isEqualTo(JsonMapper.builder().build().readTree("""
                                {"id": "a1", "version": 1, "username": "van-thu", "title": "Văn thư",
                                 "email": "van-thu@example.vn", "unit": "don-vi-1", "roles": ["EDITOR"], "active": true}
                                """));
    }

    @Test
    void changeIsToldWithAHigherVersion() {
        var head = new AccountDetails("van-thu", "Hiệu trưởng", "ht@example.vn", "don-vi-1", Set.of(Role.HEAD));

        assertThat(account.change(head, true, AT)).isTrue();

        assertThat(account.outbox().waiting()).hasSize(2);
        assertThat(account.outbox().waitingData().getLast())
                .contains("\"version\":2", "\"title\":\"Hiệu trưởng\"", "\"HEAD\"");
        assertThat(account.roles()).containsExactly(Role.HEAD);
    }

    @Test
    void changeToTheSameTellsNothing() {
        assertThat(account.change(CLERK, true, AT)).isFalse();
        assertThat(account.outbox().waiting()).hasSize(1);
        assertThat(account.revision()).isEqualTo(1);
    }

    @Test
    void disablingIsAChange() {
        assertThat(account.change(CLERK, false, AT)).isTrue();
        assertThat(account.isActive()).isFalse();
        assertThat(account.outbox().waitingData().getLast()).contains("\"active\":false");
    }

    @Test
    void newPasswordEndsOldSessionsAndIsNobodyElsesBusiness() {
        var before = account.credentials();

        account.changePassword("another hash");

        assertThat(account.credentials()).isGreaterThan(before);
        assertThat(account.outbox().waiting()).hasSize(1);
    }
}
