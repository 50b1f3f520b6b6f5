package vn.lienthong.gateway.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sessions and throttling.
 *
 * @param idle a session unused for so long is over
 * @param longest a session is over after this, used or not
 * @param triesPerAccount wrong attempts on one sign-in name before it has to wait
 * @param triesPerAddress wrong attempts from one address; many people of an office share one
 * @param window in which that many tries grow back
 */
@ConfigurationProperties("lienthong.gateway.sign-in")
record SignInProperties(
        @DefaultValue("4h") Duration idle,
        @DefaultValue("12h") Duration longest,
        @DefaultValue("10") int triesPerAccount,
        @DefaultValue("100") int triesPerAddress,
        @DefaultValue("15m") Duration window) {}
