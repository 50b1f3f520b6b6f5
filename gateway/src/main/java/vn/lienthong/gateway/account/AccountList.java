package vn.lienthong.gateway.account;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.starter.http.Cursor;
import vn.lienthong.starter.http.Page;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.tenancy.TenantId;

/** Accounts of a tenant by sign-in name, as far as the caller keeps them. */
@Component
class AccountList {

    private final MongoTemplate database;

    AccountList(MongoTemplate database) {
        this.database = database;
    }

    /** @param start first letters of the sign-in name; absent: all */
    Page<Account> page(SignedIn caller, TenantId tenant, @Nullable String start, @Nullable Cursor after, int limit) {
        var criteria = Criteria.where("tenant").is(tenant.value());
        if (caller.has(Role.OPERATOR)) {
            criteria = criteria.and("roles").is(Role.TENANT_ADMIN.name());
        }
        var names = Criteria.where("username");
        if (start != null && !start.isBlank()) {
            names = names.regex("^" + Pattern.quote(start.strip().toLowerCase(java.util.Locale.ROOT)));
            criteria = criteria.andOperator(names);
        }
        if (after != null) {
            criteria = criteria.and("username").gt(after.key());
        }
        var found =
                database.find(Query.query(criteria).with(Sort.by("username")).limit(limit + 1), Account.class);
        return Page.of(found, limit, last -> new Cursor(last.username(), last.id()));
    }
}
