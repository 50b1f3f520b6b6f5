package vn.lienthong.gateway.tenant;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import vn.lienthong.gateway.token.InternalTokens;
import vn.lienthong.gateway.token.TokenSubject;

/** Asks every service to prepare its databases for a tenant. Services answer alike the first time and every other time. */
@Component
class ProvisionTenant {

    private static final Logger log = LoggerFactory.getLogger(ProvisionTenant.class);

    /** Dozens of collections and indexes on a slow disk. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ProvisionedServices services;
    private final InternalTokens tokens;
    private final Clock clock;
    private final RestClient client;

    ProvisionTenant(ProvisionedServices services, InternalTokens tokens, Clock clock, RestClient.Builder clients) {
        this.services = services;
        this.tokens = tokens;
        this.clock = clock;
        var connections = new SimpleClientHttpRequestFactory();
        connections.setConnectTimeout(Duration.ofSeconds(2));
        connections.setReadTimeout(PATIENCE);
        this.client = clients.clone().requestFactory(connections).build();
    }

    List<String> services() {
        return services.names();
    }

    /** Tries all services at the same time and says for each what came of it. */
    List<Provisioning> in(Tenant tenant) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = services.names().stream()
                    .map(service -> (Callable<Provisioning>) () -> in(service, tenant))
                    .toList();
            return threads.invokeAll(attempts).stream()
                    .map(ProvisionTenant::outcome)
                    .toList();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("provisioning was interrupted; repeat it", stopped);
        }
    }

    private Provisioning in(String service, Tenant tenant) {
        var token = tokens.mint(service, TokenSubject.service("gateway", tenant.id()));
        try {
            client.put()
                    .uri(
                            services.addressOf(service) + "/internal/tenants/{id}",
                            tenant.id().value())
                    .headers(headers -> headers.setBearerAuth(token.value()))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("name", tenant.name()))
                    .retrieve()
                    .toBodilessEntity();
            return Provisioning.done(service, clock.instant());
        } catch (RestClientResponseException refused) {
            return failed(
                    service, "Dịch vụ trả lời mã " + refused.getStatusCode().value() + ".", refused);
        } catch (ResourceAccessException unreachable) {
            return failed(service, "Dịch vụ không trả lời. Kiểm tra dịch vụ rồi cấp phát lại.", unreachable);
        }
    }

    private Provisioning failed(String service, String problem, Exception cause) {
        log.atWarn().setCause(cause).addKeyValue("service", service).log("tenant not provisioned");
        return Provisioning.failed(service, problem, clock.instant());
    }

    private static Provisioning outcome(Future<Provisioning> attempt) {
        try {
            return attempt.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("provisioning failed unexpectedly", failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("provisioning was interrupted; repeat it", stopped);
        }
    }
}
