package vn.lienthong.starter.events;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.mapping.event.AbstractMongoEventListener;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveEvent;

/** Tells the relay about an aggregate that was saved with events in it. */
class KickAfterSave extends AbstractMongoEventListener<EventSource> {

    private final ObjectProvider<OutboxRelay> relay;

    KickAfterSave(ObjectProvider<OutboxRelay> relay) {
        this.relay = relay;
    }

    @Override
    public void onAfterSave(AfterSaveEvent<EventSource> saved) {
        var document = saved.getDocument();
        var id = document == null ? null : document.get("_id");
        if (id != null
                && saved.getCollectionName() != null
                && !saved.getSource().outbox().isEmpty()) {
            relay.getObject().kick(saved.getCollectionName(), id);
        }
    }
}
