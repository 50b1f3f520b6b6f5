package vn.lienthong.gateway.tenant;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.lienthong.starter.tenancy.TenantId;

/** A province or city on this system. */
@Document("tenants")
public class Tenant {

    /** Where the operators' own accounts live. It has no data in any service. */
    public static final TenantId OPERATORS = new TenantId("he-thong");

    /** Names of databases that belong to everybody end in it: {@code references_national}. */
    private static final TenantId NATIONAL = new TenantId("national");

    @Id
    private final String id;

    private final String name;
    private final String mark;
    private final Instant createdAt;
    private final @Nullable String createdWith;
    private TenantState state;
    private List<Provisioning> provisioning;

    @Version
    private @Nullable Long version;

    @PersistenceCreator
    Tenant(
            String id,
            String name,
            String mark,
            Instant createdAt,
            @Nullable String createdWith,
            TenantState state,
            List<Provisioning> provisioning,
            @Nullable Long version) {
        this.id = id;
        this.name = name;
        this.mark = mark;
        this.createdAt = createdAt;
        this.createdWith = createdWith;
        this.state = state;
        this.provisioning = List.copyOf(provisioning);
        this.version = version;
    }

    /** Ids that no province can have. */
    static boolean isReserved(TenantId id) {
        return id.equals(OPERATORS) || id.equals(NATIONAL);
    }

    /**
     * @param services each of them still has to be provisioned
     * @param createdWith names the request; see {@link #wasCreatedWith}
     */
    static Tenant create(TenantId id, String name, String mark, List<String> services, String createdWith, Instant at) {
        return new Tenant(
                id.value(),
                name,
                mark,
                at,
                createdWith,
                new TenantState.Active(),
                services.stream().map(Provisioning::notYet).toList(),
                null);
    }

    public TenantId id() {
        return new TenantId(id);
    }

    /** As people write it, e.g. {@code Tỉnh Quảng Ninh}. */
    public String name() {
        return name;
    }

    /** Two to four letters shown in the portal's corner, e.g. {@code QN}. */
    public String mark() {
        return mark;
    }

    /** Whether this request, or an earlier try of it, created the tenant. */
    boolean wasCreatedWith(String request) {
        return request.equals(createdWith);
    }

    Instant createdAt() {
        return createdAt;
    }

    public boolean isSuspended() {
        return switch (state) {
            case TenantState.Active() -> false;
            case TenantState.Suspended suspended -> true;
        };
    }

    TenantState state() {
        return state;
    }

    List<Provisioning> provisioning() {
        return provisioning;
    }

    long version() {
        return version == null ? 0 : version;
    }

    /** Suspending twice keeps the first date. */
    void suspend(Instant at, String by) {
        if (!isSuspended()) {
            state = new TenantState.Suspended(at, by);
        }
    }

    void resume() {
        state = new TenantState.Active();
    }

    /** Takes the outcome of an attempt; services that the attempt does not mention keep theirs. */
    void provisioned(List<Provisioning> outcomes) {
        provisioning = provisioning.stream()
                .map(known -> outcomes.stream()
                        .filter(outcome -> outcome.service().equals(known.service()))
                        .findFirst()
                        .orElse(known))
                .toList();
    }
}
