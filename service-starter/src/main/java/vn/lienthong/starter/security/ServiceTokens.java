package vn.lienthong.starter.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import vn.lienthong.starter.tenancy.TenantId;

/** This service's own tokens: one per tenant and audience, kept for less than their life. */
class ServiceTokens {

    /** Tokens live five minutes; the rest is for clocks that differ and for calls under way. */
    private static final Duration KEPT = Duration.ofMinutes(4);

    private final RestClient client;
    private final URI tokenUri;
    private final String name;
    private final String secret;
    private final Cache<Key, String> tokens =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(1_000).build();

    ServiceTokens(RestClient client, URI tokenUri, String name, String secret) {
        this.client = client;
        this.tokenUri = tokenUri;
        this.name = name;
        this.secret = secret;
    }

    private record Key(TenantId tenant, String audience) {}

    private record Answer(@JsonProperty("access_token") String token) {}

    String token(TenantId tenant, String audience) {
        var key = new Key(tenant, audience);
        var kept = tokens.getIfPresent(key);
        if (kept != null) {
            return kept;
        }
        // Not inside the cache's own lock: a slow answer for one tenant must not hold up the others.
        var fresh = fetch(key);
        tokens.put(key, fresh);
        return fresh;
    }

    /** Forgets a token that was refused, e.g. because the signing keys were replaced. */
    void forget(TenantId tenant, String audience) {
        tokens.invalidate(new Key(tenant, audience));
    }

    private String fetch(Key key) {
        var form = new LinkedMultiValueMap<String, String>();
        form.setAll(Map.of(
                "grant_type", "client_credentials",
                "audience", key.audience(),
                "tenant", key.tenant().value()));
        var answer = client.post()
                .uri(tokenUri)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .headers(headers -> headers.setBasicAuth(name, secret))
                .body(form)
                .retrieve()
                .body(Answer.class);
        if (answer == null) {
            throw new IllegalStateException("the token endpoint answered without a token");
        }
        return answer.token();
    }
}
