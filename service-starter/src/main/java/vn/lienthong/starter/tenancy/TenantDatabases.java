package vn.lienthong.starter.tenancy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** Gives the database of the tenant in whose scope it is asked; outside a scope it throws {@link NoTenantBound}. */
class TenantDatabases extends SimpleMongoClientDatabaseFactory {

    private final TenancyProperties properties;

    TenantDatabases(MongoClient client, TenancyProperties properties) {
        // The name given here is never opened: both ways to a default database are overridden below.
        super(client, "unbound");
        this.properties = properties;
    }

    @Override
    public MongoDatabase getMongoDatabase() {
        return getMongoDatabase(getDefaultDatabaseName());
    }

    @Override
    protected String getDefaultDatabaseName() {
        var database = properties.databaseOf(TenantScope.current());
        if (properties.isShared(database)) {
            throw new IllegalStateException("the database " + database + " belongs to all tenants");
        }
        return database;
    }
}
