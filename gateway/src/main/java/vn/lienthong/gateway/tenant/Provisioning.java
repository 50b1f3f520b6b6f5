package vn.lienthong.gateway.tenant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one service is with a tenant's databases.
 *
 * @param problem why the last attempt failed, for the operator; absent when it is done or was not tried yet
 * @param at when it was last tried
 */
record Provisioning(
        String service,
        boolean done,
        @Nullable String problem,
        @Nullable Instant at) {

    static Provisioning notYet(String service) {
        return new Provisioning(service, false, null, null);
    }

    static Provisioning done(String service, Instant at) {
        return new Provisioning(service, true, null, at);
    }

    static Provisioning failed(String service, String problem, Instant at) {
        return new Provisioning(service, false, problem, at);
    }
}
