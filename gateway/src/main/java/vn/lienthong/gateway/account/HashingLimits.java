package vn.lienthong.gateway.account;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many passwords are hashed at once. Each takes 19 MiB and a core for some 25 ms.
 *
 * @param threads 0: one less than there are processors, at least one
 * @param waiting attempts that may wait for a thread; one address may have at most half of what is free of them
 */
@Validated
@ConfigurationProperties("lienthong.gateway.sign-in.hashing")
record HashingLimits(
        @DefaultValue("0") @Min(0) int threads,
        @DefaultValue("100") @Min(1) int waiting) {

    int threadsHere() {
        return threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }
}
