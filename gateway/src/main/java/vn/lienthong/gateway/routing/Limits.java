package vn.lienthong.gateway.routing;

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
}
