package vn.lienthong.gateway.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a password may be wrong.
 *
 * @param triesPerAccount wrong attempts on one sign-in name before it has to wait
 * @param triesPerAddress wrong attempts from one address; many people of an office share one
 * @param window in which that many tries grow back
 */
@ConfigurationProperties("lienthong.gateway.sign-in")
record GuessLimits(
        @DefaultValue("10") int triesPerAccount,
        @DefaultValue("100") int triesPerAddress,
        @DefaultValue("15m") Duration window) {}
