package vn.lienthong.starter.security;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param services base address of each other service, by name */
@ConfigurationProperties("lienthong")
record ServicesProperties(@DefaultValue Map<String, URI> services) {

    boolean knows(String service) {
        return services.containsKey(service);
    }

    URI addressOf(String service) {
        var address = services.get(service);
        if (address == null) {
            throw new IllegalArgumentException("no address configured: lienthong.services." + service);
        }
        return address;
    }
}
