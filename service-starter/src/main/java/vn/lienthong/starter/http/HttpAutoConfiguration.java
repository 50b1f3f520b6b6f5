package vn.lienthong.starter.http;

import jakarta.servlet.DispatcherType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.tenancy.TenantSchedule;

/** Problems, preconditions and idempotency for every endpoint. */
@AutoConfiguration(beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration")
@Import({ProblemAdvice.class, ProblemErrors.class})
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

    /** What people send is read strictly; see there. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer peoplesJson(JsonMapper json) {
        return converters -> converters.withJsonConverter(new PeoplesJson(json));
    }

    /** Right behind the observation, which begins the trace. */
    @Bean
    FilterRegistrationBean<ProblemFilter> problemFilter(JsonMapper json) {
        var registration = new FilterRegistrationBean<>(new ProblemFilter(new SecurityProblems(json)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        return registration;
    }

    /** What Spring Security's firewall does not let in is a problem like others. */
    @Bean
    RequestRejectedHandler rejectedRequests(JsonMapper json) {
        var problems = new SecurityProblems(json);
        return (request, response, exception) ->
                problems.write(response, Problems.ofStatus(HttpStatus.BAD_REQUEST.value()));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer() {
        return server -> server.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
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
