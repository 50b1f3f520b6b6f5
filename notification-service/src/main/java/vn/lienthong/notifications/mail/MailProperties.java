package vn.lienthong.notifications.mail;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param from sender of all mail
 * @param portal address of the portal, for the links in the mail
 */
@Validated
@ConfigurationProperties("lienthong.mail")
record MailProperties(@NotBlank @Email String from, URI portal) {}
