package vn.lienthong.gateway.account;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All accounts of all tenants. */
public interface AccountDirectory extends Repository<Account, String> {

    Optional<Account> findById(String id);

    Optional<Account> findByTenantAndUsername(String tenant, String username);

    Account save(Account account);
}
