package vn.lienthong.gateway.unit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.ReplaceOptions;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import vn.lienthong.starter.events.EventHandler;
import vn.lienthong.starter.events.IncomingEvent;
import vn.lienthong.starter.security.ServiceCalls;
import vn.lienthong.starter.security.ServiceUnavailable;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantScope;

/** Follows report-service, which owns the units, so that a session can say where its person belongs without asking it. */
@Component
public class UnitNames implements EventHandler {

    private final MongoTemplate database;
    private final ServiceCalls calls;
    private final Clock clock;

    UnitNames(MongoTemplate database, ServiceCalls calls, Clock clock) {
        this.database = database;
        this.calls = calls;
        this.clock = clock;
    }

    /** @param kind e.g. {@code SCHOOL} */
    public record Named(String id, String name, String kind) {}

    private record UnitChanged(String id, String kind, List<UnitName.Dated> names) {}

    /** Absent until report-service has told of the unit. */
    public Optional<Named> find(TenantId tenant, String unit) {
        var stored = database.findById(UnitName.idOf(tenant.value(), unit), UnitName.class);
        return Optional.ofNullable(stored)
                .map(known -> new Named(known.unit(), known.on(LocalDate.now(clock)), known.kind()));
    }

    /**
     * Whether the province has this unit. What report-service has not told yet, e.g. right after an import, it is asked.
     *
     * @throws ServiceUnavailable when it had to be asked and did not answer
     */
    public boolean exists(TenantId tenant, String unit) {
        if (find(tenant, unit).isPresent()) {
            return true;
        }
        try {
            return TenantScope.inTenant(
                    tenant,
                    () -> calls.call(
                            "report-service",
                            client -> client.get()
                                    .uri("/internal/units/{id}", unit)
                                    .retrieve()
                                    .toBodilessEntity()
                                    .getStatusCode()
                                    .is2xxSuccessful()));
        } catch (HttpClientErrorException.NotFound unknown) {
            return false;
        }
    }

    @Override
    public Set<String> types() {
        return Set.of("unit.changed.v1");
    }

    /** An older name never replaces a newer one. */
    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public void on(IncomingEvent event) {
        var unit = event.as(UnitChanged.class);
        var id = UnitName.idOf(event.tenant().value(), unit.id());
        try {
            database.replace(
                    Query.query(Criteria.where("_id").is(id).and("sequence").lt(event.sequence())),
                    new UnitName(
                            id,
                            event.tenant().value(),
                            unit.id(),
                            unit.kind(),
                            List.copyOf(unit.names()),
                            event.sequence()),
                    ReplaceOptions.replaceOptions().upsert());
        } catch (DuplicateKeyException newerIsThere) {
            // Late or twice: nothing to do.
        }
    }
}
