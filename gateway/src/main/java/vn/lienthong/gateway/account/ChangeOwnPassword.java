package vn.lienthong.gateway.account;

import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.gateway.audit.AuditAction;
import vn.lienthong.gateway.audit.AuditTrail;
import vn.lienthong.gateway.caller.SignedIn;

/** A person takes a new password; every session made with the old one is over. */
@Component
class ChangeOwnPassword {

    private final AccountDirectory accounts;
    private final Passwords passwords;
    private final PasswordThrottle throttle;
    private final AuditTrail audit;

    ChangeOwnPassword(AccountDirectory accounts, Passwords passwords, PasswordThrottle throttle, AuditTrail audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
    }

    sealed interface Outcome {
        record Changed() implements Outcome {}

        record WrongPassword() implements Outcome {}

        record Throttled(Duration pause) implements Outcome {}

        record Busy(PasswordsBusy why) implements Outcome {}
    }

    Outcome change(SignedIn caller, String current, String wanted, String address) {
        var account = accounts.findById(caller.account()).orElse(null);
        if (account == null) {
            return new Outcome.WrongPassword();
        }
        // An unattended screen is no place to guess at leisure.
        var name = account.tenant() + "/" + account.username();
        var pause = throttle.take(name, address);
        if (pause.isPresent()) {
            return new Outcome.Throttled(pause.get());
        }
        try {
            if (!passwords.matches(current, account, address)) {
                audit.add(
                        account.tenant(),
                        AuditAction.PASSWORD_REFUSED,
                        caller.account(),
                        account.id(),
                        address,
                        Map.of());
                return new Outcome.WrongPassword();
            }
            throttle.right(name, address);
            account.changePassword(passwords.hash(wanted, address));
        } catch (PasswordsBusy busy) {
            throttle.giveBack(name, address);
            return new Outcome.Busy(busy);
        }
        accounts.save(account);
        audit.add(account.tenant(), AuditAction.PASSWORD_CHANGED, caller.account(), account.id(), address, Map.of());
        return new Outcome.Changed();
    }
}
