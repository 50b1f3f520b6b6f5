package vn.lienthong.gateway.routing;

import java.io.IOException;

/**
 * A service did not answer what was sent to it: no connection, a time-out, a reset, not HTTP. Thrown around the outgoing exchange
 * and nowhere else, so that nothing about our caller can be taken for it.
 */
class ServiceFailure extends IOException {

    ServiceFailure(Exception cause) {
        super(cause);
    }
}
