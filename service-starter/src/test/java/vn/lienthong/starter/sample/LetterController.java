package vn.lienthong.starter.sample;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.starter.http.ETags;
import vn.lienthong.starter.http.IdempotencyKey;
import vn.lienthong.starter.http.Idempotent;
import vn.lienthong.starter.http.IfMatch;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.tenancy.TenantScope;

@RestController
public class LetterController {

    public static final AtomicInteger WRITTEN = new AtomicInteger();
    /** A letter numbered "slow" waits for it, so that a test can ask again meanwhile. */
    public static volatile CountDownLatch slow = new CountDownLatch(0);

    public static volatile CountDownLatch slowReached = new CountDownLatch(1);

    /** What happens once, right after the next letter is stored. */
    public static final AtomicReference<Runnable> afterEffect = new AtomicReference<>(() -> {});

    private final MongoTemplate template;

    LetterController(MongoTemplate template) {
        this.template = template;
    }

    record NewLetter(@NotBlank String number, @Positive int copies, LocalDate on) {}

    record LetterView(String id, String number, String tenant, String by) {}

    @PostMapping("/api/letters")
    @Idempotent
    @PreAuthorize("hasRole('EDITOR')")
    ResponseEntity<?> write(Caller caller, @Valid @RequestBody NewLetter request, IdempotencyKey key)
            throws InterruptedException {
        if ("refused".equals(request.number())) {
            return Problems.problem(HttpStatus.CONFLICT, "taken", "Số này đã có.");
        }
        if ("slow".equals(request.number())) {
            slowReached.countDown();
            slow.await();
        }
        var letter = template.findById(key.id().toString(), Letter.class);
        if (letter == null) {
            letter = new Letter(key.id().toString(), request.number());
            letter.send(request.on(), Instant.parse("2026-06-12T03:00:00Z"), request.copies());
            template.insert(letter);
            WRITTEN.incrementAndGet();
            afterEffect.getAndSet(() -> {}).run();
        }
        return ResponseEntity.status(201)
                .eTag(ETags.of(letter.version()))
                .body(new LetterView(
                        letter.id(), request.number(), TenantScope.current().value(), caller.title()));
    }

    /** Creates nothing, so it remembers nothing. */
    @PostMapping("/api/letters/count")
    @PreAuthorize("hasRole('EDITOR')")
    long count() {
        return template.count(new Query(), Letter.class);
    }

    @GetMapping("/api/letters")
    List<String> first(@RequestParam @Min(1) @Max(200) int limit) {
        return template.find(new Query().limit(limit), Letter.class).stream()
                .map(Letter::id)
                .toList();
    }

    @GetMapping("/api/letters/{id}")
    ResponseEntity<?> read(@PathVariable String id) {
        var letter = template.findById(id, Letter.class);
        return letter == null ? Problems.notFound() : ResponseEntity.ok(letter.id());
    }

    @PutMapping("/api/letters/{id}")
    ResponseEntity<Long> change(@PathVariable String id, @IfMatch long version) {
        return ResponseEntity.ok(version);
    }

    @GetMapping("/api/later")
    Callable<String> later() {
        return () -> TenantScope.find().map(Object::toString).orElse("none");
    }

    @GetMapping("/api/broken")
    String broken() {
        throw new IllegalStateException("secret detail of the inside");
    }
}
