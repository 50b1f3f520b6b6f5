package vn.lienthong.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database whose collections use their unique indexes wherever a query fixes all of an index's fields. */
final class IndexedDatabase extends H2Database {

    private final MVStore store;

    IndexedDatabase(String name, MVStore store, CursorRegistry cursors) {
        // The parent's constructor already opens collections.
        this.store = store;
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collectionName, CollectionOptions options) {
        String fullName = getFullCollectionNamespace(collectionName);
        MVMap<Object, Document> documents = store.openMap("databases." + fullName);
        MVMap<String, Object> meta = store.openMap("meta." + fullName);
        return new IndexedCollection(this, collectionName, options, documents, meta, cursorRegistry);
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
