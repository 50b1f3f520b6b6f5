package vn.lienthong.gateway.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.lienthong.gateway.tenant.Tenant;
import vn.lienthong.starter.events.EventSource;
import vn.lienthong.starter.events.Outbox;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.tenancy.TenantId;

/** One person's way in. Every change is told to the other services by the same write that makes it. */
@Document("accounts")
@CompoundIndex(name = "tenant_username", def = "{'tenant': 1, 'username': 1}", unique = true)
public class Account implements EventSource {

    @Id
    private final String id;

    private final String tenant;
    private final Instant createdAt;
    private String username;
    private String title;
    private String email;
    private @Nullable String unit;
    private Set<Role> roles;
    private boolean active;
    private String passwordHash;
    private long credentials;
    private long revision;
    private final Outbox outbox;

    @Version
    private @Nullable Long version;

    @PersistenceCreator
    Account(
            String id,
            String tenant,
            Instant createdAt,
            String username,
            String title,
            String email,
            @Nullable String unit,
            Set<Role> roles,
            boolean active,
            String passwordHash,
            long credentials,
            long revision,
            @Nullable Outbox outbox,
            @Nullable Long version) {
        this.id = id;
        this.tenant = tenant;
        this.createdAt = createdAt;
        this.username = username;
        this.title = title;
        this.email = email;
        this.unit = unit;
        this.roles = roles.isEmpty() ? Set.of() : EnumSet.copyOf(roles);
        this.active = active;
        this.passwordHash = passwordHash;
        this.credentials = credentials;
        this.revision = revision;
        this.outbox = outbox == null ? new Outbox() : outbox;
        this.version = version;
    }

    static Account create(String id, TenantId tenant, AccountDetails details, String passwordHash, Instant at) {
        var account = new Account(
                id,
                tenant.value(),
                at,
                details.username(),
                details.title(),
                details.email(),
                details.unit(),
                details.roles(),
                true,
                passwordHash,
                1,
                0,
                null,
                null);
        account.tell(at);
        return account;
    }

    public String id() {
        return id;
    }

    public TenantId tenant() {
        return new TenantId(tenant);
    }

    public String username() {
        return username;
    }

    public String title() {
        return title;
    }

    public String email() {
        return email;
    }

    public @Nullable String unit() {
        return unit;
    }

    public Set<Role> roles() {
        return Set.copyOf(roles);
    }

    public boolean isActive() {
        return active;
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Rises with every new password and when the account is disabled: a session made with an older one is over for good. */
    public long credentials() {
        return credentials;
    }

    /** Rises with every change of what the account is; the relay's work on the outbox does not count. */
    public long revision() {
        return revision;
    }

    String passwordHash() {
        return passwordHash;
    }

    long version() {
        return version == null ? 0 : version;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    /** @return whether anything is different now */
    boolean change(AccountDetails details, boolean active, Instant at) {
        if (username.equals(details.username())
                && title.equals(details.title())
                && email.equals(details.email())
                && Objects.equals(unit, details.unit())
                && roles.equals(details.roles())
                && this.active == active) {
            return false;
        }
        username = details.username();
        title = details.title();
        email = details.email();
        unit = details.unit();
        roles = details.roles().isEmpty() ? Set.of() : EnumSet.copyOf(details.roles());
        if (this.active && !active) {
            credentials++;
        }
        this.active = active;
        tell(at);
        return true;
    }

    void changePassword(String hash) {
        passwordHash = hash;
        credentials++;
        revision++;
    }

    private void tell(Instant at) {
        revision++;
        if (tenant().equals(Tenant.OPERATORS)) {
            return; // No service keeps anything for the people who run the platform.
        }
        outbox.add(
                new AccountChanged(
                        id,
                        revision,
                        username,
                        title,
                        email,
                        unit,
                        roles.stream().map(Enum::name).sorted().toList(),
                        active),
                at);
    }
}
