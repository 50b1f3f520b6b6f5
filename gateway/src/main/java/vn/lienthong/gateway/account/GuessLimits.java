package vn.lienthong.gateway.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a password may be wrong, and how often it may be right: a sign-in costs work either way.
 *
 * @param triesPerAccount wrong attempts on one sign-in name before it has to wait
 * @param triesPerAddress wrong attempts from one address; many people of an office share one
 * @param signInsPerAccount attempts on one sign-in name, right or wrong
 * @param signInsPerAddress attempts from one address, right or wrong
 * @param window in which that many tries grow back
 */
@ConfigurationProperties("lienthong.gateway.sign-in")
record GuessLimits(
        @DefaultValue("10") int triesPerAccount,
        @DefaultValue("100") int triesPerAddress,
        @DefaultValue("100") int signInsPerAccount,
        @DefaultValue("2000") int signInsPerAddress,
        @DefaultValue("15m") Duration window) {}
