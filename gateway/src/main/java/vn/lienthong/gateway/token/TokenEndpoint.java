package vn.lienthong.gateway.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import vn.lienthong.starter.tenancy.TenantId;

/**
 * {@code /oauth2/token}: services get their own tokens by client credentials, saying for which service ({@code audience})
 * and which {@code tenant}; {@code /oauth2/jwks}: the public keys. No other endpoint of an authorization server is open.
 */
@Configuration(proxyBeanMethods = false)
class TokenEndpoint {

    @Bean
    @Order(1)
    SecurityFilterChain tokenEndpointSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks")
                .oauth2AuthorizationServer(server -> {})
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** Spring's own in-memory repository wants a different secret for every client; our services share one. */
    @Bean
    RegisteredClientRepository machineClients(TokenProperties properties) {
        var clients = properties.services().stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> RegisteredClient.withId(name)
                                .clientId(name)
                                .clientSecret(properties.serviceSecret())
                                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                                .build()));
        return new RegisteredClientRepository() {
            @Override
            public void save(RegisteredClient client) {
                throw new UnsupportedOperationException("the services are configured");
            }

            @Override
            public @Nullable RegisteredClient findById(String id) {
                return clients.get(id);
            }

            @Override
            public @Nullable RegisteredClient findByClientId(String name) {
                return clients.get(name);
            }
        };
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    JWKSource<SecurityContext> publishedKeys(SigningKeys keys) {
        return (selector, context) -> selector.select(keys.published());
    }

    /** The secret is long and random, so it needs no slow hash; it does need a comparison that tells nothing by its time. */
    @Bean
    PasswordEncoder serviceSecrets() {
        return new PasswordEncoder() {
            @Override
            public @Nullable String encode(@Nullable CharSequence secret) {
                return secret == null ? null : secret.toString();
            }

            @Override
            public boolean matches(@Nullable CharSequence shown, @Nullable String kept) {
                return shown != null
                        && kept != null
                        && MessageDigest.isEqual(
                                shown.toString().getBytes(StandardCharsets.UTF_8),
                                kept.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** Tokens are short-lived and are never looked up again: keeping them would only fill the memory. */
    @Bean
    OAuth2AuthorizationService forgetfulAuthorizations() {
        return new OAuth2AuthorizationService() {
            @Override
            public void save(OAuth2Authorization authorization) {}

            @Override
            public void remove(OAuth2Authorization authorization) {}

            @Override
            public @Nullable OAuth2Authorization findById(String id) {
                return null;
            }

            @Override
            public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
                return null;
            }
        };
    }

    @Bean
    OAuth2TokenGenerator<OAuth2AccessToken> serviceTokenGenerator(InternalTokens tokens, TokenProperties properties) {
        return context -> serviceToken(context, tokens, properties.services());
    }

    private static @Nullable OAuth2AccessToken serviceToken(
            OAuth2TokenContext context, InternalTokens tokens, List<String> services) {
        if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            return null;
        }
        if (!(context.getAuthorizationGrant() instanceof OAuth2ClientCredentialsAuthenticationToken grant)) {
            return null;
        }
        var parameters = grant.getAdditionalParameters();
        var audience = text(parameters, "audience");
        if (!services.contains(audience)) {
            throw refused("audience is not the name of a service");
        }
        var token = tokens.mint(
                audience, TokenSubject.service(context.getRegisteredClient().getClientId(), tenant(parameters)));
        return new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, token.value(), token.issuedAt(), token.expiresAt(), Set.of());
    }

    private static TenantId tenant(Map<String, Object> parameters) {
        try {
            return new TenantId(text(parameters, "tenant"));
        } catch (IllegalArgumentException malformed) {
            throw refused("tenant is not the id of a tenant");
        }
    }

    private static String text(Map<String, Object> parameters, String name) {
        return parameters.get(name) instanceof String text ? text : "";
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error("invalid_request", why, null));
    }
}
