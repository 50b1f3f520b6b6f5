package vn.lienthong.starter.security;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Tokens in and out.
 *
 * @param resourceServer whether requests authenticate by token (all services) or the application brings its own rules
 *     (the gateway)
 * @param jwksUri where the public keys of the gateway are
 * @param tokenUri where this service gets its own tokens
 * @param serviceSecret this service's secret at the token endpoint
 * @param callTimeout longest wait for another service's answer
 */
@ConfigurationProperties(prefix = "lienthong.security", ignoreUnknownFields = false)
record SecurityProperties(
        @DefaultValue("true") boolean resourceServer,
        @DefaultValue("http://localhost:8080/oauth2/jwks") URI jwksUri,
        @DefaultValue("http://localhost:8080/oauth2/token") URI tokenUri,
        @DefaultValue("") String serviceSecret,
        @DefaultValue("5s") Duration callTimeout) {}
