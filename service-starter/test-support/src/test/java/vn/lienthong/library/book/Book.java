package vn.lienthong.library.book;

import java.time.Clock;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

@Document("books")
record Book(@Id String id, String title, Instant at) {
    static Book shelved(String id, String title, Clock clock) {
        return new Book(id, title, Instant.now(clock));
    }
}
