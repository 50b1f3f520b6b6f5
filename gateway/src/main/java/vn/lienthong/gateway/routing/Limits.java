package vn.lienthong.gateway.routing;

import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.http.SecurityProblems;

/** Puts the limits in their places: size before anything is read, rate once it is known whose request it is. */
@Configuration(proxyBeanMethods = false)
class Limits {

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(RoutingProperties properties, JsonMapper json) {
        var filter = new FilterRegistrationBean<>(new BodyLimit(properties, new SecurityProblems(json)));
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 10);
        return filter;
    }

    @Bean
    FilterRegistrationBean<RateLimit> rateLimit(RoutingProperties properties, JsonMapper json) {
        var filter = new FilterRegistrationBean<>(new RateLimit(properties, new SecurityProblems(json)));
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10);
        filter.addUrlPatterns("/api/*");
        return filter;
    }

    /**
     * The starter remembers Idempotency-Keys for every path below {@code /api}. A routed request is remembered by the
     * service it goes to; remembering it here too would hold every upload in memory.
     */
    @Bean
    static BeanPostProcessor idempotencyOfOwnPathsOnly() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if ("idempotency".equals(name) && bean instanceof FilterRegistrationBean<?> filter) {
                    filter.setUrlPatterns(List.of("/api/tenants", "/api/accounts"));
                }
                return bean;
            }
        };
    }
}
