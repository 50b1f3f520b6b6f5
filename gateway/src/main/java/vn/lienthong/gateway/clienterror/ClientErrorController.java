package vn.lienthong.gateway.clienterror;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.starter.http.Problems;

/**
 * The portal tells of its own errors here, violations of the content security policy among them (it hears of those by the
 * page's {@code securitypolicyviolation} event, so the policy needs no reporting address of its own). Kept is one line in
 * the log, of which what could be about a person is cut.
 */
@Tag(name = "session")
@RestController
@RequestMapping("/api/client-errors")
class ClientErrorController {

    private static final Logger log = LoggerFactory.getLogger(ClientErrorController.class);

    /** A page that fails in a loop tells the same over and over. */
    private static final int PER_MINUTE = 10;

    private final MeterRegistry meters;
    private final LoadingCache<String, Bucket> sessions = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build(session -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(PER_MINUTE).refillGreedy(PER_MINUTE, Duration.ofMinutes(1)))
                    .build());

    ClientErrorController(MeterRegistry meters) {
        this.meters = meters;
    }

    enum Kind {
        @JsonProperty("error")
        ERROR,
        @JsonProperty("unhandled")
        UNHANDLED,
        @JsonProperty("csp")
        CSP
    }

    /**
     * @param source file and line, or what the policy refused
     * @param path the portal's own address, without its query
     */
    record ClientError(
            @NotNull(message = "Cho biết loại lỗi: error, unhandled hoặc csp.")
            Kind kind,

            @NotBlank(message = "Cho biết lỗi gì.") @Size(max = 500, message = "Mô tả lỗi dài nhất 500 ký tự.")
            String message,

            @Size(max = 300, message = "Nguồn lỗi dài nhất 300 ký tự.") @Nullable
            String source,

            @Size(max = 300, message = "Đường dẫn dài nhất 300 ký tự.") @Nullable
            String path) {}

    @Operation(summary = "Tell of an error in the portal (everybody; ten a minute)")
    @ApiResponse(responseCode = "204", content = @Content)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> tell(@Valid @RequestBody ClientError error, @AuthenticationPrincipal SignedIn caller) {
        var taken = sessions.get(caller.session()).tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            var wait = Duration.ofNanos(taken.getNanosToWaitForRefill())
                    .plusMillis(999)
                    .toSeconds();
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait)))
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Problems.detail(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too-many-requests",
                            "Đã báo nhiều lỗi trong một phút. Báo tiếp sau " + Math.max(1, wait) + " giây."));
        }
        var kind = error.kind().name().toLowerCase(Locale.ROOT);
        meters.counter("lienthong.portal.errors", "kind", kind).increment();
        log.atWarn()
                .addKeyValue("kind", kind)
                .addKeyValue("what", impersonal(error.message()))
                .addKeyValue("source", withoutQuery(error.source()))
                .addKeyValue("path", withoutQuery(error.path()))
                .log("error in the portal");
        return ResponseEntity.noContent().build();
    }

    /** Without what may be a person's: addresses, long numbers, and texts quoted from the page. */
    static String impersonal(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ")
                .replaceAll("[^\\s@]+@[^\\s@]+", "…")
                .replaceAll("\\d{6,}", "…")
                .replaceAll("\"[^\"]*\"|“[^”]*”", "\"…\"");
    }

    static String withoutQuery(@Nullable String address) {
        return address == null ? "" : impersonal(address.replaceFirst("[?#].*", ""));
    }
}
