package vn.lienthong.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {

    /** RFC 9562, appendix A.4. */
    @Test
    void itsIdIsOfVersionFive() {
        var dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(IdempotencyKey.uuid5(dns, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void sameNameSameIdOtherNameOtherId() {
        assertThat(IdempotencyKey.of("a|k|1", false).id())
                .isEqualTo(IdempotencyKey.of("a|k|1", true).id())
                .isNotEqualTo(IdempotencyKey.of("a|k|2", false).id());
    }
}
