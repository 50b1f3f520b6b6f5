package vn.lienthong.starter.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.lienthong.starter.tenancy.ExpirySweep;

/** Problems, preconditions and idempotency for every endpoint. */
@AutoConfiguration
@Import(ProblemAdvice.class)
@EnableConfigurationProperties({ReceivedProperties.class, IdempotencyProperties.class})
class HttpAutoConfiguration {

    @Bean
    WebMvcConfigurer preconditionsAndKeys() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new IfMatchResolver());
                resolvers.add(new IdempotencyKeyResolver());
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
            IdempotencyProperties properties,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping,
            @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> problems) {
        var keys = new RememberedKeys(template, properties.keysPerDay(), InstantSource.system());
        var registration = new FilterRegistrationBean<>(new Idempotency(keys, mapping::getObject, problems::getObject));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        registration.addUrlPatterns("/api/*");
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
