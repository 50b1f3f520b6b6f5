package vn.lienthong.gateway.token;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How tokens are signed and who may ask for one.
 *
 * @param keyEncryptionSecret encrypts the private keys in the database; at least 32 characters, from the environment.
 *     Another secret simply begins new keys: those of the old one stay published until they are of no use
 * @param serviceSecret what services show at {@code /oauth2/token}; at least 16 characters, from the environment
 * @param services names of the services: token audiences, and clients of the token endpoint
 * @param life how long a token is valid; at most five minutes by the contract between the services
 */
@Validated
@ConfigurationProperties("lienthong.gateway.tokens")
record TokenProperties(
        @NotNull @Size(min = 32, message = "KEY_ENCRYPTION_SECRET must have at least 32 characters")
        String keyEncryptionSecret,

        @NotNull @Size(min = 16, message = "SERVICE_SECRET must have at least 16 characters")
        String serviceSecret,

        @NotEmpty List<String> services,
        @DefaultValue("5m") Duration life) {

    TokenProperties {
        if (life.compareTo(Duration.ofMinutes(5)) > 0 || !life.isPositive()) {
            throw new IllegalArgumentException("a token lives at most five minutes");
        }
    }

    /** Secrets do not belong in logs. */
    @Override
    public String toString() {
        return "TokenProperties[services=" + services + ", life=" + life + "]";
    }
}
