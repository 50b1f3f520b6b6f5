package vn.lienthong.gateway.signin;

import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasRole;
import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.security.TenantBinding;

/** What a request must show before it is let through. Everything that is not listed needs a signed-in person. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String GATEWAY = "gateway";
    private static final String[] SERVICE_PATHS = {
        "/api/plans/**", "/api/references/**", "/api/reports/**", "/api/notifications/**"
    };

    /** Services deliver events here with their token. For everybody else the internal paths do not exist. */
    @Bean
    @Order(2)
    SecurityFilterChain internalSecurity(HttpSecurity http, JwtDecoder decoder, Refusals refusals) throws Exception {
        var roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName("roles");
        roles.setAuthorityPrefix("ROLE_");
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(roles);
        return http.securityMatcher("/internal/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole(Role.SERVICE.name()))
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(converter))
                                .authenticationEntryPoint((request, response, why) -> refusals.nothingHere(response)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, why) -> refusals.nothingHere(response))
                        .accessDeniedHandler((request, response, why) -> refusals.nothingHere(response)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.disable())
                // No cookie authenticates here, so there is nothing for another site to ride on.
                .csrf(csrf -> csrf.disable())
                .addFilterAfter(new TenantBinding(), AuthorizationFilter.class)
                .build();
    }

    /** The gateway's own keys: no need to fetch them from itself. */
    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(Duration.ofSeconds(30)),
                new JwtClaimValidator<Object>("iss", "lienthong"::equals),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(GATEWAY))));
        return decoder;
    }

    @Bean
    @Order(3)
    SecurityFilterChain browserSecurity(
            HttpSecurity http,
            SessionContext sessions,
            CsrfTokens csrfTokens,
            Refusals refusals,
            @Value("${management.server.port:-1}") int managementPort)
            throws Exception {
        return http.securityContext(context -> context.securityContextRepository(sessions))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens.repository())
                        .csrfTokenRequestHandler(csrfTokens.handler())
                        .ignoringRequestMatchers(CsrfTokens::isJsonSignIn))
                .authorizeHttpRequests(requests -> requests
                        // Metrics only where the outside cannot reach: on a port of their own.
                        .requestMatchers(request -> request.getLocalPort() == managementPort)
                        .permitAll()
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/health/**", "/dang-nhap")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole(Role.OPERATOR.name())
                        .requestMatchers(HttpMethod.POST, "/api/session")
                        .permitAll()
                        .requestMatchers("/api/tenants/**", "/api/operations/**")
                        .hasRole(Role.OPERATOR.name())
                        .requestMatchers("/api/accounts/own/**")
                        .authenticated()
                        .requestMatchers(HttpMethod.GET, "/api/accounts/audit")
                        .hasAnyRole(Role.TENANT_ADMIN.name(), Role.AUDITOR.name(), Role.OPERATOR.name())
                        .requestMatchers("/api/accounts/**")
                        .hasAnyRole(Role.TENANT_ADMIN.name(), Role.OPERATOR.name())
                        .requestMatchers(SERVICE_PATHS)
                        .access(AuthorizationManagers.allOf(
                                AuthenticatedAuthorizationManager.<RequestAuthorizationContext>authenticated(),
                                // Operators run the platform and see no province's content.
                                AuthorizationManagers.not(hasRole(Role.OPERATOR.name()))))
                        .requestMatchers("/api/**", "/v3/api-docs", "/openapi/**", "/webjars/**")
                        .authenticated()
                        .requestMatchers(HttpMethod.GET, FilesWithoutSession.PATHS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                // The others are sent by one filter in front, on pages and on refusals alike.
                .headers(headers -> headers.defaultsDisabled().cacheControl(withDefaults()))
                .build();
    }
}
