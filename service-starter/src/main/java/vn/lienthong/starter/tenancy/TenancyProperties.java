package vn.lienthong.starter.tenancy;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where this service keeps its data.
 *
 * @param databasePrefix first part of the name of each tenant's database, e.g. {@code plans} for {@code
 *     plans_quang-ninh}; absent in a service without tenant data
 * @param sharedDatabase the database common to all tenants; absent in most services
 * @param databaseSuffix appended to every database name, so that test runs stay apart
 * @param patience how long a periodic job waits for one tenant before the others go on beside it
 */
@Validated
@ConfigurationProperties(prefix = "lienthong.tenancy", ignoreUnknownFields = false)
public record TenancyProperties(
        @Nullable String databasePrefix,
        @Nullable String sharedDatabase,
        @DefaultValue("") String databaseSuffix,
        @DefaultValue("5s") Duration patience) {

    @AssertTrue(message = "set lienthong.tenancy.database-prefix, lienthong.tenancy.shared-database or both")
    boolean isSomewhere() {
        return databasePrefix != null || sharedDatabase != null;
    }

    public boolean hasTenants() {
        return databasePrefix != null;
    }

    String databaseOf(TenantId tenant) {
        return databasePrefix + "_" + tenant.value() + databaseSuffix;
    }

    /** Whether this is the database of all tenants, which may look like one tenant's ({@code references_national}). */
    boolean isShared(String database) {
        return sharedDatabase != null && database.equals(shared());
    }

    String shared() {
        if (sharedDatabase == null) {
            throw new IllegalStateException("this service has no shared database");
        }
        return sharedDatabase + databaseSuffix;
    }
}
