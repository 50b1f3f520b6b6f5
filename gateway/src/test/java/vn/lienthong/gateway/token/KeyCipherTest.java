package vn.lienthong.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeyCipherTest {

    private static final byte[] KEY = "một khóa riêng".getBytes(StandardCharsets.UTF_8);

    private final KeyCipher cipher = new KeyCipher("bí mật thứ nhất, dài hơn ba mươi hai ký tự");

    @Test
    void whatWasEncryptedCanBeDecrypted() {
        assertThat(cipher.decrypt(cipher.encrypt(KEY, "ngày 1"), "ngày 1")).isEqualTo(KEY);
    }

    @Test
    void sameKeyIsNeverEncryptedTheSameTwice() {
        assertThat(cipher.encrypt(KEY, "ngày 1")).isNotEqualTo(cipher.encrypt(KEY, "ngày 1"));
    }

    @Test
    void oneKeyCannotBePassedOffAsAnother() {
        var encrypted = cipher.encrypt(KEY, "ngày 1");

        assertThatThrownBy(() -> cipher.decrypt(encrypted, "ngày 2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void changedBytesAreNoticed() {
        var encrypted = cipher.encrypt(KEY, "ngày 1");
        encrypted[encrypted.length - 1] ^= 1;

        assertThatThrownBy(() -> cipher.decrypt(encrypted, "ngày 1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void markTellsSecretsApart() {
        var same = new KeyCipher("bí mật thứ nhất, dài hơn ba mươi hai ký tự");
        var other = new KeyCipher("bí mật thứ hai, cũng dài hơn ba mươi hai ký tự");

        assertThat(same.mark()).isEqualTo(cipher.mark()).hasSize(8);
        assertThat(other.mark()).isNotEqualTo(cipher.mark());
    }
}
