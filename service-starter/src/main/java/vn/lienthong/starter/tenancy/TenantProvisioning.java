package vn.lienthong.starter.tenancy;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Prepares this service for a tenant: database, indexes, then each {@link TenantSetup}. Repeatable at any time. */
@Hidden
@RestController
public class TenantProvisioning {

    private static final Logger log = LoggerFactory.getLogger(TenantProvisioning.class);

    private final MongoTemplate template;
    private final Indexes indexes;
    private final List<TenantSetup> setups;

    TenantProvisioning(MongoTemplate template, Indexes indexes, List<TenantSetup> setups) {
        this.template = template;
        this.indexes = indexes;
        this.setups = setups;
    }

    /** @param name the province as people write it, e.g. {@code Tỉnh Quảng Ninh} */
    record Provision(@NotBlank @Size(max = 100) String name) {}

    @PutMapping("/internal/tenants/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable String id, @Valid @RequestBody Provision request) {
        provision(new TenantId(id), request.name());
    }

    public void provision(TenantId tenant, String name) {
        TenantScope.inTenant(tenant, () -> {
            indexes.createOfTenant(template);
            setups.forEach(setup -> setup.setUp(tenant));
            template.save(new TenantRecord(tenant.value(), name));
            log.atInfo().addKeyValue("name", name).log("tenant provisioned");
        });
    }
}
