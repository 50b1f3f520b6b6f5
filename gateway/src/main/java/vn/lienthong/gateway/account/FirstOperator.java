package vn.lienthong.gateway.account;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.lienthong.gateway.audit.AuditAction;
import vn.lienthong.gateway.audit.AuditTrail;
import vn.lienthong.gateway.tenant.OperatorsTenant;
import vn.lienthong.gateway.tenant.Tenant;
import vn.lienthong.starter.security.Role;

/** Somebody has to create the first tenant: the first start makes an operator with the password of the environment. */
@Component
class FirstOperator implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstOperator.class);

    private final AccountDirectory accounts;
    private final OperatorsTenant operators;
    private final OperatorProperties properties;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final Clock clock;

    FirstOperator(
            AccountDirectory accounts,
            OperatorsTenant operators,
            OperatorProperties properties,
            Passwords passwords,
            AuditTrail audit,
            Clock clock) {
        this.accounts = accounts;
        this.operators = operators;
        this.properties = properties;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        operators.ensureExists();
        if (accounts.findByTenantAndUsername(Tenant.OPERATORS.value(), properties.username())
                .isPresent()) {
            return;
        }
        if (properties.password().length() < Passwords.SHORTEST) {
            throw new IllegalStateException(
                    "There is no operator account yet: start once with OPERATOR_PASSWORD of at least "
                            + Passwords.SHORTEST + " characters.");
        }
        var details = new AccountDetails(
                properties.username(), properties.title(), properties.email(), null, Set.of(Role.OPERATOR));
        try {
            var account = accounts.save(Account.create(
                    UUID.randomUUID().toString(),
                    Tenant.OPERATORS,
                    details,
                    passwords.hash(properties.password(), ""),
                    clock.instant()));
            audit.add(
                    Tenant.OPERATORS,
                    AuditAction.ACCOUNT_CREATED,
                    null,
                    account.id(),
                    null,
                    Map.of("username", account.username(), "roles", Role.OPERATOR.name()));
            log.atInfo().addKeyValue("username", account.username()).log("first operator created");
        } catch (DuplicateKeyException another) {
            // Another replica was first.
        } catch (PasswordsBusy stopping) {
            throw new IllegalStateException("stopped before there was an operator", stopping);
        }
    }
}
