package vn.lienthong.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Narrows a query by a unique index when the query (its {@code $and} parts included) fixes every field of that index to
 * plain values; the whole query is then applied to what is left. Everything else is a scan.
 */
final class IndexedCollection extends H2Collection {

    /** Above this a scan is not slower than so many look-ups. */
    private static final int MOST_LOOKUPS = 10_000;

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
        if (!name.startsWith("system.")) {
            addIndex(new SizeLimit());
        }
    }

    @Override
    public void drop() {
        dropIndex(SizeLimit.NAME);
        super.drop();
    }

    @Override
    public List<Index<Object>> getIndexes() {
        return super.getIndexes().stream()
                .filter(index -> !(index instanceof SizeLimit))
                .toList();
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        Map<String, List<Object>> fixed = new LinkedHashMap<>();
        collectFixed(query, fixed);
        for (Index<Object> index : getIndexes()) {
            // An index that is not unique is kept in name only: it has no positions to give.
            List<Document> lookups = index instanceof EmptyIndex ? null : lookups(index, fixed);
            if (lookups != null) {
                Set<Object> positions = new LinkedHashSet<>();
                lookups.forEach(lookup -> index.getPositions(lookup).forEach(positions::add));
                return matchDocuments(query, positions, orderBy, numberToSkip, limit, batchSize, fieldSelector);
            }
        }
        return matchDocuments(query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    /**
     * Hands out copies. The library changes a document in place before it stores it, while an earlier answer with the same
     * document may still be on its way to another client: that client would read half of the change.
     */
    @Override
    protected QueryResult createQueryResult(List<Document> matchedDocuments, int batchSize) {
        List<Document> copies = new ArrayList<>(matchedDocuments.size());
        matchedDocuments.forEach(document -> copies.add(document.cloneDeeply()));
        return super.createQueryResult(copies, batchSize);
    }

    /** The look-ups that cover every document that can match, or null when this index cannot tell. */
    private static @Nullable List<Document> lookups(Index<Object> index, Map<String, List<Object>> fixed) {
        List<Document> lookups = List.of(new Document());
        for (IndexKey key : index.getKeys()) {
            List<Object> values = fixed.get(key.getKey());
            if (values == null || (long) values.size() * lookups.size() > MOST_LOOKUPS) {
                return null;
            }
            List<Document> longer = new ArrayList<>();
            for (Document lookup : lookups) {
                for (Object value : values) {
                    longer.add(lookup.clone().append(key.getKey(), value));
                }
            }
            lookups = longer;
        }
        return lookups;
    }

    private static void collectFixed(Document query, Map<String, List<Object>> fixed) {
        for (Map.Entry<String, Object> part : query.entrySet()) {
            Object condition = part.getValue();
            if (part.getKey().equals("$and") && condition instanceof Collection<?> all) {
                for (Object each : all) {
                    if (each instanceof Document document) {
                        collectFixed(document, fixed);
                    }
                }
            } else if (!part.getKey().startsWith("$")) {
                List<Object> values = values(condition);
                if (values != null) {
                    fixed.putIfAbsent(part.getKey(), values);
                }
            }
        }
    }

    private static @Nullable List<Object> values(@Nullable Object condition) {
        if (isPlain(condition)) {
            return List.of(condition);
        }
        if (condition instanceof Document operators) {
            if (operators.get("$in") instanceof Collection<?> all
                    && all.stream().allMatch(IndexedCollection::isPlain)) {
                return new ArrayList<>(all);
            }
            Object equal = operators.get("$eq");
            if (isPlain(equal)) {
                return List.of(equal);
            }
        }
        return null;
    }

    /** Null also means "absent", documents and lists have an order, patterns are no values: those are left to the scan. */
    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof ObjectId
                || value instanceof UUID
                || value instanceof Instant;
    }
}
