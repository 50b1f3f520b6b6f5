package vn.lienthong.starter.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Whether two requests are the same: method, address and body, told apart by SHA-256. */
final class Fingerprint {

    /** Marks a hash over the body's hash; that of release 0.1.0, over the body itself, has no mark. */
    private static final String MARK = "2:";

    private final String head;
    private final ReceivedBody body;
    private final String value;

    Fingerprint(HttpServletRequest request, ReceivedBody body) {
        this.head = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n";
        this.body = body;
        this.value = MARK + hex(digest().digest(bytes(head + body.sha256())));
    }

    String value() {
        return value;
    }

    boolean is(String known) {
        return known.startsWith(MARK) ? known.equals(value) : known.equals(asOfFirstRelease());
    }

    private String asOfFirstRelease() {
        var digest = digest();
        digest.update(bytes(head));
        try (var in = body.open()) {
            var chunk = new byte[16 * 1024];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return hex(digest.digest());
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
