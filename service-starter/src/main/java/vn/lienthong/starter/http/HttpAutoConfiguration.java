package vn.lienthong.starter.http;

import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.tenancy.ExpirySweep;

/** Problems, preconditions and idempotency for every endpoint. */
@AutoConfiguration
@Import(ProblemAdvice.class)
class HttpAutoConfiguration {

    @Bean
    WebMvcConfigurer preconditionsAndKeys() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new IfMatchResolver());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new IdempotencyKeyRequired());
            }
        };
    }

    /** Last in line: behind the security chain, which authenticates and binds the tenant. */
    @Bean
    FilterRegistrationBean<Idempotency> idempotency(
            MongoTemplate template,
            JsonMapper json,
            @Value("${lienthong.http.idempotent-paths:/api/*}") String[] paths) {
        var registration = new FilterRegistrationBean<>(new Idempotency(template, new SecurityProblems(json)));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        registration.addUrlPatterns(paths);
        return registration;
    }

    @Bean
    ForgottenKeys forgottenKeys(ExpirySweep expiry) {
        return new ForgottenKeys(expiry);
    }

    /** Removes keys older than a day. Correctness does not hang on it, only space. */
    record ForgottenKeys(ExpirySweep expiry) {

        @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
        void sweep() {
            expiry.remove("idempotency", "expiresAt", Instant.now());
        }
    }
}
