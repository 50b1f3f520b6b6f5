package vn.lienthong.gateway.tenant;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All tenants. */
public interface TenantDirectory extends Repository<Tenant, String> {

    Optional<Tenant> findById(String id);

    List<Tenant> findAll();

    List<Tenant> findAllById(Iterable<String> ids);

    Tenant save(Tenant tenant);
}
