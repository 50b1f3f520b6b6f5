package vn.lienthong.starter.events;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.tenancy.TenantId;

/**
 * An event of another service.
 *
 * @param id unique within {@code source}
 * @param source e.g. {@code /plan-service}
 * @param sequence rises with each event of the same subject
 */
public record IncomingEvent(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        TenantId tenant,
        long sequence,
        JsonNode data) {

    private static final JsonMapper JSON = JsonMapper.builder()
            // A newer producer may add fields and values of an enum; we read what we know. The rest is null, and left
            // out
            // of collections.
            .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(tools.jackson.databind.cfg.EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(com.fasterxml.jackson.annotation.Nulls.SKIP))
            .build();

    public <T> T as(Class<T> type) {
        return JSON.treeToValue(data, type);
    }
}
