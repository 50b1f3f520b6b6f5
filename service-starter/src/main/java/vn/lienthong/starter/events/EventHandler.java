package vn.lienthong.starter.events;

import java.util.Set;

/**
 * Takes in events of other services; a bean. It runs in the tenant's scope and may see an event again after a crash, so its
 * effect must be the same the second time: guarded by a version, or keyed by the event's id.
 */
public interface EventHandler {

    Set<String> types();

    void on(IncomingEvent event);

    /**
     * Whether the effect is the same whenever an event comes again, because it is guarded by a version or keyed by the
     * event's id. The inbox then remembers nothing: the handler's own write is all that the event costs.
     */
    default boolean isRepeatable() {
        return false;
    }
}
