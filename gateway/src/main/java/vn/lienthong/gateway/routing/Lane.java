package vn.lienthong.gateway.routing;

/**
 * Kinds of requests that must not wait for one another: each has its own breaker and its own bulkhead at every service, so
 * that what is slow or broken in one leaves the others alone.
 */
enum Lane {
    READS,
    WRITES,
    /** Whole files, and checks that work through everything. */
    LONG,
    /** Live streams: open for as long as somebody looks. */
    STREAMS;

    static Lane of(String method, String path) {
        if (path.equals(Route.STREAM)) {
            return STREAMS;
        }
        if (Route.isLong(method, path)) {
            return LONG;
        }
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> READS;
            default -> WRITES;
        };
    }

    /** Last part of a breaker's name. */
    String label() {
        return switch (this) {
            case READS -> "reads";
            case WRITES -> "writes";
            case LONG -> "long";
            case STREAMS -> "streams";
        };
    }
}
