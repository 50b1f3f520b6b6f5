package vn.lienthong.starter.events;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** An event that has taken effect here, where the handler does not know by itself. Swept when it is old. */
@Document(InboxEntry.COLLECTION)
record InboxEntry(@Id String id, @Indexed Instant receivedAt) {

    static final String COLLECTION = "inbox";
}
