package vn.lienthong.starter.tenancy;

import com.mongodb.client.MongoClient;
import java.util.ArrayList;
import java.util.List;

/** The tenants that have been provisioned in this service, read from the databases that exist. */
public class Tenants {

    private final MongoClient client;
    private final TenancyProperties properties;

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
                // In the shared default deployment other suffixes exist beside ours; their names are not tenant ids.
                if (id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                    tenants.add(new TenantId(id));
                }
            }
        }
        return tenants;
    }
}
