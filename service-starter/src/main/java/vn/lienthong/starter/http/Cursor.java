package vn.lienthong.starter.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Where a page ended: the sort key and the id of its last element. Opaque to clients, harmless when forged: it only ever
 * becomes the bound of a range.
 */
public record Cursor(String key, String id) {

    private static final char SEPARATOR = '\u0000';
    private static final int LONGEST = 1_000;

    public String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((key + SEPARATOR + id).getBytes(StandardCharsets.UTF_8));
    }

    /** The key of a list that is in order of time; of a forged cursor the beginning of time. */
    public Instant instant() {
        try {
            return Instant.parse(key);
        } catch (DateTimeParseException forged) {
            return Instant.EPOCH;
        }
    }

    /** @throws ProblemException 400 when it is not one of ours; {@code null} stays the first page */
    public static @Nullable Cursor decode(@Nullable String encoded) {
        if (encoded == null || encoded.isBlank()) {
            return null;
        }
        if (encoded.length() <= LONGEST) {
            try {
                var text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
                var at = text.indexOf(SEPARATOR);
                if (at >= 0) {
                    return new Cursor(text.substring(0, at), text.substring(at + 1));
                }
            } catch (IllegalArgumentException notBase64) {
                // Falls through to the refusal.
            }
        }
        throw new ProblemException(
                HttpStatus.BAD_REQUEST, "invalid", "Vị trí trang (cursor) không hợp lệ. Tải lại danh sách từ đầu.");
    }
}
