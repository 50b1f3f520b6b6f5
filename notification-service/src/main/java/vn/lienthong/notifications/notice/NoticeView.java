package vn.lienthong.notifications.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One notice as the portal shows it, in the inbox and live. */
public record NoticeView(
        String id,
        Instant at,
        String kind,
        String title,
        String body,
        String link,
        @Nullable Instant readAt) {

    static NoticeView of(Notice notice) {
        return new NoticeView(
                notice.id(), notice.at(), notice.kind(), notice.title(), notice.body(), notice.link(), notice.readAt());
    }
}
