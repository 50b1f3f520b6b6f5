package vn.lienthong.starter.events;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** An event that has taken effect here. */
@Document("inbox")
record InboxEntry(@Id String id, Instant receivedAt) {}
