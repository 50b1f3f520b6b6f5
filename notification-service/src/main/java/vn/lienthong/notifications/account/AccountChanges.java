package vn.lienthong.notifications.account;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.starter.events.EventHandler;
import vn.lienthong.starter.events.IncomingEvent;
import vn.lienthong.starter.security.Role;

@Component
class AccountChanges implements EventHandler {

    private final Accounts accounts;

    AccountChanges(Accounts accounts) {
        this.accounts = accounts;
    }

    record Snapshot(
            String id,
            long version,
            String title,
            String email,
            @Nullable String unit,
            List<String> roles,
            boolean active) {}

    @Override
    public Set<String> types() {
        return Set.of("account.changed.v1");
    }

    /** An older snapshot never replaces a newer one. */
    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public void on(IncomingEvent event) {
        var now = event.as(Snapshot.class);
        accounts.keep(new Account(
                now.id(), now.version(), now.unit(), now.title(), now.email(), Role.named(now.roles()), now.active()));
    }
}
