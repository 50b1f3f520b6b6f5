package vn.lienthong.gateway.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All accounts of all tenants. */
public interface AccountDirectory extends Repository<Account, String> {

    Optional<Account> findById(String id);

    Optional<Account> findByTenantAndUsername(String tenant, String username);

    /** Those of the accounts that there are, in one query. */
    List<AccountStanding> findByIdIn(Collection<String> ids);

    Account save(Account account);
}
