package vn.lienthong.starter.security;

/** Another service did not answer in time, is down, or its circuit breaker is open. The caller decides what then. */
public class ServiceUnavailable extends RuntimeException {

    private final String service;

    public ServiceUnavailable(String service, Throwable cause) {
        super(service + " is unavailable", cause);
        this.service = service;
    }

    public String service() {
        return service;
    }
}
