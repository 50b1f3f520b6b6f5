package vn.lienthong.embedded;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it was received.
 *
 * @param id name of its file without the ending; newer mails have greater ids
 * @param to the addresses it was really sent to, hidden copies included
 * @param text the readable part, of an HTML-only mail its source
 */
public record CaughtMail(
        String id,
        Instant at,
        @Nullable String from,
        List<String> to,
        @Nullable String subject,
        String text,
        @Nullable String html) {}
