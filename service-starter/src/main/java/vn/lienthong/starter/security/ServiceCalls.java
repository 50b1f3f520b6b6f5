package vn.lienthong.starter.security;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import vn.lienthong.starter.tenancy.TenantScope;

/**
 * Calls another service for the current tenant: with this service's token, a time limit on every read and a circuit
 * breaker per service. It does not retry: whoever calls knows whether the call may be repeated.
 *
 * <p>Only a service's own failure counts against it: no answer, or a 5xx. A refusal (4xx) is an answer, a 503 of type
 * {@code busy} is a service that is well and protects itself, and a token that we cannot get is the gateway's trouble.
 */
public class ServiceCalls {

    static final String BREAKERS = "services";
    private static final String BUSY = "urn:lienthong:problem:busy";

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
        return permit(service)
                .orElseThrow(() -> new ServiceUnavailable(
                        service, CallNotPermittedException.createCallNotPermittedException(breaker(service))))
                .call(call);
    }

    /** Leave to call once, for whoever has work to do before the call that would be in vain. Empty: not now. */
    public Optional<Permit> permit(String service) {
        var breaker = breaker(service);
        return breaker.tryAcquirePermission() ? Optional.of(new Permit(service, breaker)) : Optional.empty();
    }

    /** Used for one call, or given back. */
    public final class Permit {

        private final String service;
        private final CircuitBreaker breaker;

        private Permit(String service, CircuitBreaker breaker) {
            this.service = service;
            this.breaker = breaker;
        }

        /** As {@link ServiceCalls#call}. */
        public <T> T call(Function<RestClient, T> call) {
            try {
                tokens.token(TenantScope.current(), service);
            } catch (RuntimeException withoutToken) {
                giveBack();
                throw withoutToken instanceof RestClientException
                        ? new ServiceUnavailable(service, withoutToken)
                        : withoutToken;
            }
            var start = breaker.getCurrentTimestamp();
            try {
                var answer = call.apply(client(service));
                breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
                return answer;
            } catch (ResourceAccessException | HttpServerErrorException failure) {
                failed(start, failure);
                throw new ServiceUnavailable(service, failure);
            } catch (HttpClientErrorException refused) {
                failed(start, refused);
                if (refused.getStatusCode() == HttpStatus.UNAUTHORIZED) {
                    tokens.forget(TenantScope.current(), service);
                }
                throw refused;
            } catch (RuntimeException failure) {
                failed(start, failure);
                throw failure;
            }
        }

        private void failed(long start, Exception failure) {
            breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), failure);
        }

        public void giveBack() {
            breaker.releasePermission();
        }
    }

    /** Whether the service itself is in trouble: it gave no answer, a 5xx, or one that nobody can read. */
    static boolean isOutage(Throwable failure) {
        return failure instanceof RestClientException
                && !(failure instanceof HttpClientErrorException)
                && !(failure instanceof HttpServerErrorException answer
                        && answer.getResponseBodyAsString().contains(BUSY));
    }

    /** Whether the service is well, as far as we know. */
    public boolean isClosed(String service) {
        return breaker(service).getState() == CircuitBreaker.State.CLOSED;
    }

    public CircuitBreaker breaker(String service) {
        return breakers.circuitBreaker(service, BREAKERS);
    }

    /** Names of all services that have an address, this one too. */
    public Set<String> services() {
        return services.services().keySet();
    }

    /** Whether an address is configured. */
    public boolean knows(String service) {
        return services.knows(service);
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
