package vn.lienthong.demo.seed;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.demo.client.Gateway;

/** The domain clocks of the services, which run with {@code lienthong.clock.adjustable=true} while demo data is made. */
final class Clocks {

    /** Any name that may be a tenant's: the clock belongs to none. */
    private static final String TENANT = "he-thong";

    private final Gateway gateway;
    private final String secret;
    private final Map<String, URI> services;
    private final Map<String, String> tokens = new HashMap<>();
    private Instant tokensFrom = Instant.EPOCH;

    /** @param services addresses by name */
    Clocks(Gateway gateway, String secret, Map<String, URI> services) {
        this.gateway = gateway;
        this.secret = secret;
        this.services = services;
    }

    /** @param moment {@code null}: the system's time again */
    void set(@Nullable Instant moment) {
        if (tokensFrom.isBefore(Instant.now().minusSeconds(200))) {
            tokens.clear();
            tokensFrom = Instant.now();
        }
        var setting = new HashMap<String, @Nullable Object>();
        setting.put("now", moment);
        var body = JsonMapper.builder().build().writeValueAsString(setting);
        services.forEach((name, address) -> gateway.send(HttpRequest.newBuilder(address.resolve("/internal/clock"))
                        .header("Authorization", "Bearer " + tokens.computeIfAbsent(name, this::token))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)))
                .expect(204));
    }

    private String token(String audience) {
        var credentials = Base64.getEncoder().encodeToString(("gateway:" + secret).getBytes(StandardCharsets.UTF_8));
        return gateway.send(HttpRequest.newBuilder(gateway.resolve("/oauth2/token"))
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "grant_type=client_credentials&audience=" + audience + "&tenant=" + TENANT)))
                .expect(200)
                .json()
                .path("access_token")
                .asString();
    }
}
