package vn.lienthong.gateway.tenant;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param services address of every service behind the gateway, by name; all of them keep data per tenant */
@ConfigurationProperties("lienthong")
record ProvisionedServices(Map<String, URI> services) {

    List<String> names() {
        return services.keySet().stream()
                .filter(name -> !"gateway".equals(name))
                .sorted()
                .toList();
    }

    URI addressOf(String service) {
        var address = services.get(service);
        if (address == null) {
            throw new IllegalArgumentException("no address configured: lienthong.services." + service);
        }
        return address;
    }
}
