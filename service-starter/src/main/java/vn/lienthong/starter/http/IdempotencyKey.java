package vn.lienthong.starter.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * What an {@link Idempotent} handler needs to take effect once: it makes its thing under this id, and where the thing is
 * there already it answers with that. Trying again, also after a crash and also twice at a time, therefore finds what an
 * earlier try made. Handlers take it as a parameter.
 *
 * @param id of whatever the request makes: the same for every try with this key, and for no other request
 * @param answered whether an earlier try came to its end: all that the request asks for has been done
 */
public record IdempotencyKey(UUID id, boolean answered) {

    static final String ATTRIBUTE = IdempotencyKey.class.getName();

    /** Namespace of the names below; drawn once at random. */
    private static final UUID NAMESPACE = UUID.fromString("5e1c2a0e-8a0b-4b56-9c4f-2d2f6f0c7d31");

    static IdempotencyKey of(String name, boolean answered) {
        return new IdempotencyKey(uuid5(NAMESPACE, name), answered);
    }

    /** Version 5 of RFC 9562, section 5.5. */
    static UUID uuid5(UUID namespace, String name) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(namespace.getMostSignificantBits())
                    .putLong(namespace.getLeastSignificantBits())
                    .flip());
            var hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            var high = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x5000L;
            var low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
