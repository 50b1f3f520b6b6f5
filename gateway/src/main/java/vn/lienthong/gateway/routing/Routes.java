package vn.lienthong.gateway.routing;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.setPath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** One route per service and one for its OpenAPI document. Nothing leads to {@code /internal/**}. */
@Configuration(proxyBeanMethods = false)
class Routes {

    private static final String ROUTE = Routes.class.getName() + ".route";

    /** The route that a request is on. */
    static Route routeOf(ServerRequest request) {
        return (Route) request.attribute(ROUTE).orElseThrow();
    }

    @Bean
    RouterFunction<ServerResponse> serviceRoutes(
            Route.Addresses addresses,
            CircuitBreakerRegistry breakers,
            RoutingProperties properties,
            LiveStreams live) {
        return Route.ALL.stream()
                .map(each -> toService(each, addresses, breakers, properties, live))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    private static RouterFunction<ServerResponse> toService(
            Route each,
            Route.Addresses addresses,
            CircuitBreakerRegistry breakers,
            RoutingProperties properties,
            LiveStreams live) {
        var guard = new Guard(Breakers.of(each, breakers, properties.breaker()), properties);
        var address = addresses.of(each);
        var requests = route(each.service())
                .route(path(each.prefix() + "/**"), http())
                .before(request -> on(each, request))
                .before(uri(address))
                .filter(guard)
                .filter(live)
                .build();
        var document = route(each.service() + "-documents")
                .route(GET(Route.DOCUMENTS + each.service()), http())
                .before(request -> on(each, request))
                .before(uri(address))
                .before(setPath("/v3/api-docs"))
                .filter(guard)
                .build();
        return requests.and(document);
    }

    private static ServerRequest on(Route route, ServerRequest request) {
        request.attributes().put(ROUTE, route);
        return request;
    }
}
