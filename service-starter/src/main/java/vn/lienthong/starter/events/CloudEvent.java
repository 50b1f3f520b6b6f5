package vn.lienthong.starter.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** CloudEvents 1.0, JSON format, structured mode, with our extension attributes {@code tenant} and {@code sequence}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CloudEvent(
        @NotNull String specversion,
        @NotNull @Size(max = 300) String id,
        @NotNull @Size(max = 100) String source,
        @NotNull @Size(max = 100) String type,
        @NotNull @Size(max = 200) String subject,
        @NotNull Instant time,
        @NotNull String datacontenttype,
        @NotNull String tenant,
        long sequence,
        @Nullable String traceparent,
        @NotNull JsonNode data) {

    static final String MEDIA_TYPE = "application/cloudevents+json";
    /** Several in one call, in order (CloudEvents JSON format, section 4). */
    static final String BATCH_MEDIA_TYPE = "application/cloudevents-batch+json";
}
