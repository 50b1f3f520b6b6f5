package vn.lienthong.gateway.account;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The first operator, created when there is none.
 *
 * @param password needed at the very first start only; it has no default
 */
@Validated
@ConfigurationProperties("lienthong.gateway.operator")
record OperatorProperties(
        @DefaultValue("van-hanh") @NotBlank String username,
        @DefaultValue("Người vận hành hệ thống") @NotBlank String title,

        @DefaultValue("van-hanh@lienthong.invalid") @NotBlank
        String email,

        @DefaultValue("") String password) {

    /** Secrets do not belong in logs. */
    @Override
    public String toString() {
        return "OperatorProperties[username=" + username + "]";
    }
}
