package vn.lienthong.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database whose collections use their unique indexes wherever a query fixes all of an index's fields. */
final class IndexedDatabase extends H2Database {

    private final MVStore store;
    private final Set<String> collectionNames;

    IndexedDatabase(String name, MVStore store, CursorRegistry cursors) {
        // The parent's constructor already opens collections.
        this.store = store;
        this.collectionNames = ConcurrentHashMap.newKeySet();
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collectionName, CollectionOptions options) {
        if (!collectionName.startsWith("system.")) {
            collectionNames.add(collectionName);
        }
        String fullName = getFullCollectionNamespace(collectionName);
        MVMap<Object, Document> documents = store.openMap("databases." + fullName);
        MVMap<String, Object> meta = store.openMap("meta." + fullName);
        return new IndexedCollection(this, collectionName, options, documents, meta, cursorRegistry);
    }

    /** The library counts its own bookkeeping, so that a database would exist as soon as it has been asked for. */
    @Override
    public boolean isEmpty() {
        return collectionNames.isEmpty();
    }

    @Override
    public void unregisterCollection(String collectionName) {
        super.unregisterCollection(collectionName);
        collectionNames.remove(collectionName);
    }

    /** The library would drop every database whose name merely starts with this one's ({@code plans_a}, {@code plans_ab}). */
    @Override
    public void drop(Oplog oplog) {
        String prefix = getDatabaseName() + ".";
        List<String> maps = store.getMapNames().stream()
                .filter(name -> name.startsWith(prefix)
                        || name.startsWith("databases." + prefix)
                        || name.startsWith("meta." + prefix))
                .toList();
        maps.forEach(store::removeMap);
    }
}
