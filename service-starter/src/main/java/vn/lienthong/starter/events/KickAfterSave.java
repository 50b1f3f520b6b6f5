package vn.lienthong.starter.events;

import java.util.HashSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.mapping.event.AbstractMongoEventListener;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveEvent;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantScope;

/** Tells the relay about an aggregate that was saved with events in it. */
class KickAfterSave extends AbstractMongoEventListener<EventSource> {

    private final ObjectProvider<OutboxRelay> relay;
    private final boolean everythingShared;

    KickAfterSave(ObjectProvider<OutboxRelay> relay, boolean everythingShared) {
        this.relay = relay;
        this.everythingShared = everythingShared;
    }

    @Override
    public void onAfterSave(AfterSaveEvent<EventSource> saved) {
        var document = saved.getDocument();
        var id = document == null ? null : document.get("_id");
        var collection = saved.getCollectionName();
        var waiting = saved.getSource().outbox().waiting();
        var tenant = document == null ? null : tenant(document);
        if (id != null && collection != null && tenant != null && !waiting.isEmpty()) {
            relay.getObject().kick(tenant, collection, id, new HashSet<>(waiting));
        }
    }

    /** Whoever saves in a shared database may be somebody else's, an operator: it is the document that says. */
    private @Nullable TenantId tenant(Document document) {
        if (!everythingShared) {
            return TenantScope.current();
        }
        return document.get("tenant") instanceof String tenant && TenantId.isWellFormed(tenant)
                ? new TenantId(tenant)
                : null;
    }
}
