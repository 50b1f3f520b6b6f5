package vn.lienthong.starter.security;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import vn.lienthong.starter.tenancy.TenantScope;

/**
 * Calls another service for the current tenant: with this service's token, a time limit on every read and a circuit
 * breaker per service. It does not retry: whoever calls knows whether the call may be repeated.
 */
public class ServiceCalls {

    private final RestClient.Builder clients;
    private final ServicesProperties services;
    private final ServiceTokens tokens;
    private final CircuitBreakerRegistry breakers;
    private final Map<String, RestClient> made = new ConcurrentHashMap<>();

    ServiceCalls(
            RestClient.Builder clients,
            ServicesProperties services,
            ServiceTokens tokens,
            CircuitBreakerRegistry breakers) {
        this.clients = clients;
        this.services = services;
        this.tokens = tokens;
        this.breakers = breakers;
    }

    /**
     * @param service its name, e.g. {@code reference-service}
     * @throws ServiceUnavailable when there was no answer, a 5xx, or the breaker is open
     * @throws HttpClientErrorException when the service refused the request
     */
    public <T> T call(String service, Function<RestClient, T> call) {
        var breaker = breaker(service);
        try {
            return breaker.executeSupplier(() -> call.apply(client(service)));
        } catch (CallNotPermittedException | ResourceAccessException | HttpServerErrorException failure) {
            throw new ServiceUnavailable(service, failure);
        } catch (HttpClientErrorException refused) {
            if (refused.getStatusCode() == HttpStatus.UNAUTHORIZED) {
                tokens.forget(TenantScope.current(), service);
            }
            throw refused;
        }
    }

    public CircuitBreaker breaker(String service) {
        return breakers.circuitBreaker(service, "services");
    }

    private RestClient client(String service) {
        return made.computeIfAbsent(
                service,
                name -> clients.clone()
                        .baseUrl(services.addressOf(name))
                        .requestInterceptor((request, body, execution) -> {
                            request.getHeaders().setBearerAuth(tokens.token(TenantScope.current(), name));
                            return execution.execute(request, body);
                        })
                        .build());
    }
}
