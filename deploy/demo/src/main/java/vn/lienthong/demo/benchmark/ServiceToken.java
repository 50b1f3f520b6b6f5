package vn.lienthong.demo.benchmark;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import vn.lienthong.demo.client.Gateway;

/** What a service shows another one; here it opens the way past the gateway. */
final class ServiceToken {

    private ServiceToken() {}

    static String of(Gateway gateway, String secret, String audience, String tenant) {
        var credentials = Base64.getEncoder().encodeToString(("gateway:" + secret).getBytes(StandardCharsets.UTF_8));
        return gateway.send(HttpRequest.newBuilder(gateway.resolve("/oauth2/token"))
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "grant_type=client_credentials&audience=" + audience + "&tenant=" + tenant)))
                .expect(200)
                .json()
                .path("access_token")
                .asString();
    }
}
