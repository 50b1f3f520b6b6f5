package vn.lienthong.gateway.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/** Encrypts private keys at rest: AES-256-GCM under a key derived from the deployment's secret (HKDF, RFC 5869). */
final class KeyCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final String mark;
    private final SecureRandom random = new SecureRandom();

    KeyCipher(String secret) {
        var material = secret.getBytes(StandardCharsets.UTF_8);
        this.key = (SecretKey) derive(material, "lienthong signing key encryption", 32, "AES");
        this.mark = HexFormat.of()
                .formatHex(derive(material, "lienthong signing key secret mark", 4, "Generic")
                        .getEncoded());
    }

    /** Tells which secret a key was encrypted under without telling anything about it. */
    String mark() {
        return mark;
    }

    /** @param context bound to the result: what was encrypted for one key cannot be passed off as another's */
    byte[] encrypt(byte[] plain, String context) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = apply(Cipher.ENCRYPT_MODE, nonce, plain, context);
        var both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return both;
    }

    byte[] decrypt(byte[] encrypted, String context) {
        return apply(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(encrypted, NONCE_BYTES),
                Arrays.copyOfRange(encrypted, NONCE_BYTES, encrypted.length),
                context);
    }

    private byte[] apply(int mode, byte[] nonce, byte[] input, String context) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a signing key cannot be encrypted or decrypted", failure);
        }
    }

    private static SecretKey derive(byte[] material, String label, int bytes, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(material)
                                    .thenExpand(label.getBytes(StandardCharsets.UTF_8), bytes));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this Java runtime has no HKDF-SHA256", failure);
        }
    }
}
