package vn.lienthong.gateway.signin;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Sessions.
 *
 * @param idle a session unused for so long is over
 * @param longest a session is over after this, used or not
 * @param sessionsPerAccount with one more the oldest ends
 */
@Validated
@ConfigurationProperties("lienthong.gateway.sign-in")
record SignInProperties(
        @DefaultValue("4h") Duration idle,
        @DefaultValue("12h") Duration longest,
        @DefaultValue("20") @Min(1) int sessionsPerAccount) {}
