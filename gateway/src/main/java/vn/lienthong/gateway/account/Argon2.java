package vn.lienthong.gateway.account;

import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.utils.LibraryLoader;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet), by libsodium: twice as fast as Java and
 * without 19 MiB of garbage each time (docs/performance.md). Where its library cannot be loaded Java does it; both write and
 * read the same hashes.
 */
final class Argon2 extends AbstractValidatingPasswordEncoder {

    static final int MEMORY_KIB = 19_456;
    static final int PASSES = 2;

    private static final Logger log = LoggerFactory.getLogger(Argon2.class);

    /** {@code crypto_pwhash_STRBYTES}: a hash with its parameters, ended by a zero. */
    private static final int HASH_BYTES = 128;

    private final SodiumJava sodium;

    private Argon2(SodiumJava sodium) {
        this.sodium = sodium;
    }

    static PasswordEncoder fastest() {
        try {
            return new Argon2(new SodiumJava(LibraryLoader.Mode.BUNDLED_ONLY));
        } catch (RuntimeException | LinkageError unavailable) {
            log.atWarn()
                    .addKeyValue("why", unavailable.toString())
                    .log("libsodium cannot be loaded here: passwords are hashed in Java, at half the rate");
            return inJava();
        }
    }

    static PasswordEncoder inJava() {
        return new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, PASSES);
    }

    @Override
    protected String encodeNonNullPassword(String password) {
        var bytes = password.getBytes(StandardCharsets.UTF_8);
        var hash = new byte[HASH_BYTES];
        if (sodium.crypto_pwhash_str(hash, bytes, bytes.length, PASSES, new NativeLong(MEMORY_KIB * 1024L)) != 0) {
            throw new IllegalStateException("no memory to hash a password");
        }
        return text(hash);
    }

    @Override
    protected boolean matchesNonNull(String password, String stored) {
        var bytes = password.getBytes(StandardCharsets.UTF_8);
        var hash = stored.getBytes(StandardCharsets.US_ASCII);
        if (hash.length >= HASH_BYTES) {
            return false;
        }
        var ended = new byte[HASH_BYTES];
        System.arraycopy(hash, 0, ended, 0, hash.length);
        return sodium.crypto_pwhash_str_verify(ended, bytes, bytes.length) == 0;
    }

    private static String text(byte[] hash) {
        var length = 0;
        while (hash[length] != 0) {
            length++;
        }
        return new String(hash, 0, length, StandardCharsets.US_ASCII);
    }
}
