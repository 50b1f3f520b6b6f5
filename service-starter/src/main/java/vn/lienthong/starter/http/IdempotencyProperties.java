package vn.lienthong.starter.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Keys of creating requests.
 *
 * @param keysPerDay most new keys of one account a day; some 300 bytes each are kept for a day
 */
@ConfigurationProperties("lienthong.http.idempotency")
record IdempotencyProperties(@DefaultValue("5000") int keysPerDay) {

    @ConstructorBinding
    IdempotencyProperties {
        if (keysPerDay < 1) {
            throw new IllegalArgumentException("lienthong.http.idempotency.keys-per-day must be 1 at least");
        }
    }
}
