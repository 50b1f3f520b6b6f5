package vn.lienthong.gateway.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sessions and throttling.
 *
 * @param idle a session unused for so long is over
 * @param longest a session is over after this, used or not
 */
@ConfigurationProperties("lienthong.gateway.sign-in")
record SignInProperties(
        @DefaultValue("4h") Duration idle,
        @DefaultValue("12h") Duration longest) {}
