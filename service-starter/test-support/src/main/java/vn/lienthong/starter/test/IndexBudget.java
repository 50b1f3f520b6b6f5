package vn.lienthong.starter.test;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/**
 * What a database costs a MongoDB deployment: collections and indexes, each an open file. A tenant may have 250 over all
 * services, so that 34 tenants stay under 10,000.
 *
 * @param indexes number of indexes by collection, that on {@code _id} included
 */
public record IndexBudget(Map<String, Integer> indexes) {

    /** Counts one database, e.g. {@code plans_quang-ninh} with the suffix of the run. */
    public static IndexBudget of(MongoClient client, String databaseName) {
        MongoDatabase database = client.getDatabase(databaseName);
        Map<String, Integer> indexes = new TreeMap<>();
        for (String collection : database.listCollectionNames()) {
            if (!collection.startsWith("system.")) {
                int count = 0;
                for (Document ignored : database.getCollection(collection).listIndexes()) {
                    count++;
                }
                indexes.put(collection, count);
            }
        }
        return new IndexBudget(indexes);
    }

    public int total() {
        return indexes.size()
                + indexes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Fails with the list of collections when there are more. */
    public void assertAtMost(int most) {
        if (total() > most) {
            throw new AssertionError(
                    "%d collections and indexes, at most %d allowed: %s".formatted(total(), most, indexes));
        }
    }
}
