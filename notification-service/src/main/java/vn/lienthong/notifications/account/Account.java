package vn.lienthong.notifications.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import vn.lienthong.starter.security.Role;

/**
 * Somebody who can be told.
 *
 * @param unit absent for an administrator of the whole province
 * @param seen version of the account at the gateway; an older snapshot never replaces a newer one
 */
@Document("accounts")
public record Account(
        @Id String id,
        @Field("seen") long seen,
        @Indexed @Nullable String unit,
        String title,
        String email,
        Set<Role> roles,
        boolean active) {

    boolean hasAnyOf(Set<Role> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }
}
