package vn.lienthong.starter.http;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.tenancy.TenantSchedule;

/** Problems, preconditions and idempotency for every endpoint. */
@AutoConfiguration
@Import(ProblemAdvice.class)
@EnableConfigurationProperties(ReceivedProperties.class)
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

    /** Eager: what a killed process left on the disk goes before anything new arrives. */
    @Bean
    ReceivedFiles receivedFiles(ReceivedProperties properties) {
        return new ReceivedFiles(properties).use();
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
    ForgottenKeys forgottenKeys(TenantSchedule schedule, MongoTemplate template) {
        return new ForgottenKeys(schedule, template);
    }

    /** Removes keys older than a day. Correctness does not hang on it, only space. */
    static class ForgottenKeys {

        private final TenantSchedule schedule;
        private final MongoTemplate template;

        ForgottenKeys(TenantSchedule schedule, MongoTemplate template) {
            this.schedule = schedule;
            this.template = template;
        }

        @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
        void sweep() {
            schedule.everyTenant(
                    "idempotency-keys",
                    java.time.Duration.ofMinutes(10),
                    () -> template.remove(
                            Query.query(Criteria.where("expiresAt").lt(Date.from(Instant.now()))),
                            IdempotencyRecord.class));
        }
    }
}
