package vn.lienthong.gateway.routing;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.session.web.http.CookieSerializer;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.http.SecurityProblems;

/**
 * Puts the limits in their places: rate at the door and again once it is known whose request it is, size before anything is
 * read, then the body, then the bulkheads.
 */
@Configuration(proxyBeanMethods = false)
class Limits {

    /** Behind the response headers, which refusals carry as well, and before the session is looked up. */
    private static final int AT_THE_DOOR = Ordered.HIGHEST_PRECEDENCE + 40;

    private static final String[] PROGRAMS = {"/api/*", "/openapi/documents/*"};

    @Bean
    RateLimit rateLimit(Rates rates, RoutingProperties properties, LimitProblems problems, CookieSerializer cookies) {
        return new RateLimit(rates, properties.door(), problems, cookies);
    }

    @Bean
    FilterRegistrationBean<Filter> rateAtTheDoor(RateLimit limit) {
        return filter(limit.new AtTheDoor(), AT_THE_DOOR, "/api/*", "/openapi/documents/*", "/dang-nhap");
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimit(RoutingProperties properties, JsonMapper json) {
        return filter(
                new BodyLimit(properties, new SecurityProblems(json)),
                SecurityFilterProperties.DEFAULT_FILTER_ORDER - 10,
                "/*");
    }

    @Bean
    FilterRegistrationBean<Filter> rateInside(RateLimit limit) {
        return filter(limit.new Inside(), SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10, PROGRAMS);
    }

    @Bean
    FilterRegistrationBean<Filter> admission(
            RoutingProperties properties, LimitProblems problems, MeterRegistry meters) {
        return filter(
                new Admission(properties, problems, meters),
                SecurityFilterProperties.DEFAULT_FILTER_ORDER + 20,
                PROGRAMS);
    }

    private static FilterRegistrationBean<Filter> filter(Filter filter, int order, String... paths) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.addUrlPatterns(paths);
        return registration;
    }
}
