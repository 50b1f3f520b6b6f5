package vn.lienthong.library.book;

import java.time.Clock;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BookController {

    private final Books books;

    BookController(Books books) {
        this.books = books;
    }

    record Answer(String title, String tenant, String account, String unit) {}

    @GetMapping("/api/books/{id}")
    Answer one(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
        Book book = books.findById(id).orElseGet(() -> books.save(Book.shelved(id, "Tập " + id, Clock.systemUTC())));
        return new Answer(
                book.title(), token.getClaimAsString("tenant"), token.getSubject(), token.getClaimAsString("unit"));
    }
}
