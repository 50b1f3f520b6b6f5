package vn.lienthong.starter.security;

import static org.springframework.security.config.Customizer.withDefaults;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
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
import org.springframework.web.client.RestClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.http.SecurityProblems;

/** Requests authenticate by a short-lived token of the gateway; everything that is not listed is refused. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration"
        })
@EnableConfigurationProperties({SecurityProperties.class, ServicesProperties.class})
class SecurityAutoConfiguration {

    /** Who signed the tokens; part of every token. */
    private static final String ISSUER = "lienthong";

    @Configuration(proxyBeanMethods = false)
    @EnableMethodSecurity
    @ConditionalOnProperty(name = "lienthong.security.resource-server", matchIfMissing = true)
    static class TokenAuthentication {

        @Bean
        SecurityProblems securityProblems(JsonMapper json) {
            return new SecurityProblems(json);
        }

        @Bean
        SecurityFilterChain tokenSecurity(HttpSecurity http, JwtDecoder decoder, SecurityProblems problems)
                throws Exception {
            return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                            .permitAll()
                            .requestMatchers("/actuator/health/**", "/actuator/prometheus", "/v3/api-docs")
                            .permitAll()
                            .requestMatchers("/internal/**")
                            .hasRole(Role.SERVICE.name())
                            .requestMatchers("/api/**")
                            .access((authentication, context) ->
                                    new org.springframework.security.authorization.AuthorizationDecision(
                                            isPersonOfTenant(authentication.get())))
                            .anyRequest()
                            .denyAll())
                    .oauth2ResourceServer(server -> server.jwt(
                                    jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(rolesFromToken()))
                            .authenticationEntryPoint(problems)
                            .accessDeniedHandler(problems))
                    .exceptionHandling(handling ->
                            handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                    .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    // No cookie authenticates here, so there is nothing for another site to ride on.
                    .csrf(csrf -> csrf.disable())
                    .headers(withDefaults())
                    .addFilterAfter(new TenantBinding(), AuthorizationFilter.class)
                    .build();
        }

        /** Operators run the platform and services talk on internal paths; neither has business in a tenant's API. */
        private static boolean isPersonOfTenant(
                org.springframework.security.core.@org.jspecify.annotations.Nullable Authentication authentication) {
            return authentication != null
                    && authentication.isAuthenticated()
                    && authentication.getAuthorities().stream()
                            .noneMatch(role -> "ROLE_OPERATOR".equals(role.getAuthority())
                                    || "ROLE_SERVICE".equals(role.getAuthority())
                                    || "ROLE_ANONYMOUS".equals(role.getAuthority()));
        }

        private static JwtAuthenticationConverter rolesFromToken() {
            var roles = new JwtGrantedAuthoritiesConverter();
            roles.setAuthoritiesClaimName("roles");
            roles.setAuthorityPrefix("ROLE_");
            var converter = new JwtAuthenticationConverter();
            converter.setJwtGrantedAuthoritiesConverter(roles);
            return converter;
        }

        @Bean
        @ConditionalOnMissingBean
        JwtDecoder jwtDecoder(SecurityProperties properties, @Value("${spring.application.name}") String service) {
            var decoder = NimbusJwtDecoder.withJwkSetUri(properties.jwksUri().toString())
                    .jwsAlgorithm(SignatureAlgorithm.ES256)
                    .build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    new JwtTimestampValidator(Duration.ofSeconds(30)),
                    new JwtClaimValidator<Object>("iss", ISSUER::equals),
                    new JwtClaimValidator<List<String>>(
                            "aud", audience -> audience != null && audience.contains(service)),
                    new JwtClaimValidator<String>("tenant", tenant -> tenant != null && !tenant.isBlank())));
            return decoder;
        }
    }

    @Bean
    @ConditionalOnMissingBean
    ServiceTokens serviceTokens(
            RestClient.Builder clients,
            SecurityProperties properties,
            @Value("${spring.application.name}") String service) {
        var client = clients.clone().requestFactory(factory(properties)).build();
        return new ServiceTokens(client, properties.tokenUri(), service, properties.serviceSecret());
    }

    @Bean
    ServiceCalls serviceCalls(
            RestClient.Builder clients,
            SecurityProperties properties,
            ServicesProperties services,
            ServiceTokens tokens,
            CircuitBreakerRegistry breakers) {
        breakers.addConfiguration(
                "services",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(4)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(Duration.ofSeconds(5))
                        .permittedNumberOfCallsInHalfOpenState(2)
                        // A refusal is an answer: the service is there.
                        .ignoreExceptions(org.springframework.web.client.HttpClientErrorException.class)
                        .build());
        return new ServiceCalls(clients.clone().requestFactory(factory(properties)), services, tokens, breakers);
    }

    private static JdkClientHttpRequestFactory factory(SecurityProperties properties) {
        var client = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .executor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor())
                .build();
        var factory = new JdkClientHttpRequestFactory(client);
        factory.setReadTimeout(properties.callTimeout());
        return factory;
    }

    @Bean
    WebMvcConfigurer callerParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver());
            }
        };
    }
}
