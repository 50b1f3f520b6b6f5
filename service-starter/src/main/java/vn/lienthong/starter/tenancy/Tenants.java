package vn.lienthong.starter.tenancy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tenants that have been provisioned in this service, read from the databases that exist. */
public class Tenants {

    private static final Logger log = LoggerFactory.getLogger(Tenants.class);

    private final MongoClient client;
    private final TenancyProperties properties;
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();

    Tenants(MongoClient client, TenancyProperties properties) {
        this.client = client;
        this.properties = properties;
    }

    /** Whether this service keeps no database per tenant at all. */
    public boolean isEverythingShared() {
        return !properties.hasTenants();
    }

    public List<TenantId> all() {
        if (!properties.hasTenants()) {
            return List.of();
        }
        var prefix = properties.databasePrefix() + "_";
        var suffix = properties.databaseSuffix();
        var tenants = new ArrayList<TenantId>();
        for (var name : client.listDatabaseNames()) {
            if (!properties.isShared(name)
                    && name.startsWith(prefix)
                    && name.endsWith(suffix)
                    && name.length() > prefix.length() + suffix.length()) {
                var id = name.substring(prefix.length(), name.length() - suffix.length());
                if (TenantId.isWellFormed(id) && isProvisioned(name, id)) {
                    tenants.add(new TenantId(id));
                }
            }
        }
        return tenants;
    }

    /** A copy or a restored backup beside the original has a tenant's name too, but says that it is another's. */
    private boolean isProvisioned(String database, String id) {
        if (confirmed.contains(database)) {
            return true;
        }
        try {
            var record = client.getDatabase(database)
                    .getCollection(TenantRecord.COLLECTION)
                    .find(Filters.eq("_id", id))
                    .first();
            return record != null && confirmed.add(database);
        } catch (MongoException unreadable) {
            // Nobody's until it says whose it is; the others need not wait for that.
            log.atError().setCause(unreadable).addKeyValue("database", database).log("tenant not recognised");
            return false;
        }
    }
}
