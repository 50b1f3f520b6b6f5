package vn.lienthong.notifications.account;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import vn.lienthong.starter.security.Role;

/** The accounts of the current tenant, as far as the gateway has told. */
@Repository
public class Accounts {

    private final MongoTemplate template;

    Accounts(MongoTemplate template) {
        this.template = template;
    }

    /** Active accounts of a unit that have at least one of the roles. */
    public List<Account> of(String unit, Set<Role> roles) {
        return template
                .find(Query.query(Criteria.where("unit").is(unit).and("active").is(true)), Account.class)
                .stream()
                .filter(account -> account.hasAnyOf(roles))
                .toList();
    }

    /** Takes in a snapshot unless a newer one is there. Events may come twice and late. */
    void keep(Account account) {
        var document = new Document();
        template.getConverter().write(account, document);
        try {
            template.getCollection("accounts")
                    .replaceOne(
                            Filters.and(Filters.eq("_id", account.id()), Filters.lt("seen", account.seen())),
                            document,
                            new ReplaceOptions().upsert(true));
        } catch (com.mongodb.MongoWriteException | DuplicateKeyException newerIsThere) {
            if (newerIsThere instanceof com.mongodb.MongoWriteException write
                    && write.getError().getCode() != 11000) {
                throw write;
            }
        }
    }
}
