package vn.lienthong.gateway.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.starter.events.Event;
import vn.lienthong.starter.events.EventTypes;

/** {@code account.changed.v1}: the whole account as others may know it. */
@EventTypes("account.changed.v1")
record AccountChanged(
        String id,
        long version,
        String username,
        String title,
        String email,
        @Nullable String unit,
        List<String> roles,
        boolean active)
        implements Event {

    @Override
    @JsonIgnore
    public String type() {
        return "account.changed.v1";
    }

    @Override
    @JsonIgnore
    public String subject() {
        return id;
    }
}
