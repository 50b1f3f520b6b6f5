package vn.lienthong.notifications.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import vn.lienthong.starter.http.Cursor;
import vn.lienthong.starter.http.Page;

/** The inboxes of the current tenant. */
@Repository
public class Notices {

    private final MongoTemplate template;

    Notices(MongoTemplate template) {
        this.template = template;
    }

    /** @return whether it is new; {@code false} when the same event has come before */
    boolean add(Notice notice) {
        try {
            template.insert(notice);
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    /** Newest first. */
    Page<Notice> of(String account, boolean unreadOnly, @Nullable Cursor after, int limit) {
        var criteria = Criteria.where("account").is(account);
        if (unreadOnly) {
            criteria = criteria.and("readAt").isNull();
        }
        if (after != null) {
            var at = after.instant();
            criteria = criteria.orOperator(
                    Criteria.where("at").lt(at),
                    Criteria.where("at").is(at).and("_id").lt(after.id()));
        }
        var found = template.find(
                Query.query(criteria)
                        .with(Sort.by(Sort.Order.desc("at"), Sort.Order.desc("_id")))
                        .limit(limit + 1),
                Notice.class);
        return Page.of(found, limit, last -> new Cursor(last.at().toString(), last.id()));
    }

    long unread(String account) {
        return template.count(
                Query.query(Criteria.where("account").is(account).and("readAt").isNull()), Notice.class);
    }

    /** @return whether the account has such a notice */
    boolean read(String account, String id, Instant at) {
        var mine = Criteria.where("_id").is(id).and("account").is(account);
        if (!template.exists(Query.query(mine), Notice.class)) {
            return false;
        }
        template.updateFirst(
                Query.query(Criteria.where("_id")
                        .is(id)
                        .and("account")
                        .is(account)
                        .and("readAt")
                        .isNull()),
                Update.update("readAt", at),
                Notice.class);
        return true;
    }

    void readAll(String account, Instant at) {
        template.updateMulti(
                Query.query(Criteria.where("account").is(account).and("readAt").isNull()),
                Update.update("readAt", at),
                Notice.class);
    }

    /** Notices whose e-mail is due. */
    public List<Notice> dueForMail(Instant now, int limit) {
        return template.find(
                Query.query(Criteria.where("mail.state")
                                .is(Notice.MailState.WAITING)
                                .and("mail.next")
                                .lte(now))
                        .with(Sort.by("mail.next"))
                        .limit(limit),
                Notice.class);
    }

    /**
     * Takes a notice for sending: counts the attempt and keeps others away until {@code next}.
     *
     * @return whether it is ours; {@code false} when somebody else took it or it is no longer waiting
     */
    public boolean takeForMail(Notice notice, Instant next) {
        return template.updateFirst(
                                Query.query(Criteria.where("_id")
                                        .is(notice.id())
                                        .and("mail.state")
                                        .is(Notice.MailState.WAITING)
                                        .and("mail.attempts")
                                        .is(notice.mail().attempts())),
                                new Update().inc("mail.attempts", 1).set("mail.next", next),
                                Notice.class)
                        .getModifiedCount()
                == 1;
    }

    public void mailed(Notice notice, Notice.MailState outcome) {
        template.updateFirst(
                Query.query(Criteria.where("_id").is(notice.id())), Update.update("mail.state", outcome), Notice.class);
    }

    public long waitingForMail() {
        return template.count(Query.query(Criteria.where("mail.state").is(Notice.MailState.WAITING)), Notice.class);
    }
}
