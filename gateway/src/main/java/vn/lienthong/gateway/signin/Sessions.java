package vn.lienthong.gateway.signin;

import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mongodb.spring.session.MongoIndexedSessionRepository;
import org.mongodb.spring.session.MongoSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.SessionRepository;
import vn.lienthong.starter.tenancy.DatabaseTrouble;

/**
 * Sessions in MongoDB that end when they are told to. The stored repository writes a session back whole whenever a request
 * ends; a request still under way, such as a live stream, would so bring back a session that was signed out meanwhile. Here
 * a session is written once, when it begins; later requests only move its expiry, and only if it is still there.
 *
 * <p>What a session holds is therefore fixed at its beginning.
 */
class Sessions implements SessionRepository<MongoSession> {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    /** Held in memory only: marks a session that was read from the database, and when it was last written there. */
    private static final String STORED = "stored";

    /** Writing more often than this would cost a write per request and tell nothing. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final MongoIndexedSessionRepository stored;
    private final MongoOperations database;
    private final Duration longest;
    private final int perAccount;
    /** Not the domain's clock, which may be set to another year; sessions may not. */
    private final InstantSource time = InstantSource.system();

    Sessions(MongoIndexedSessionRepository stored, MongoOperations database, SignInProperties properties) {
        this.stored = stored;
        this.database = database;
        this.longest = properties.longest();
        this.perAccount = properties.sessionsPerAccount();
    }

    @Override
    public MongoSession createSession() {
        return stored.createSession();
    }

    @Override
    public void save(MongoSession session) {
        Long written = session.getAttribute(STORED);
        if (written == null) {
            stored.save(session);
            unlessInTrouble(() -> endOldest(session));
            session.setAttribute(STORED, session.getLastAccessedTime().toEpochMilli());
            return;
        }
        var accessed = session.getLastAccessedTime();
        if (accessed.toEpochMilli() - written < GRAIN.toMillis()) {
            return;
        }
        // The answer is ready by now: it is not to be thrown away because the expiry moves a minute later.
        unlessInTrouble(() -> {
            database.updateFirst(
                    byId(session.getId()),
                    new Update()
                            .set("accessed", Date.from(accessed))
                            .set("expireAt", Date.from(accessed.plus(session.getMaxInactiveInterval()))),
                    MongoIndexedSessionRepository.DEFAULT_COLLECTION_NAME);
            session.setAttribute(STORED, accessed.toEpochMilli());
        });
    }

    private static void unlessInTrouble(Runnable write) {
        try {
            write.run();
        } catch (RuntimeException failed) {
            if (!DatabaseTrouble.in(failed)) {
                throw failed;
            }
            log.atWarn().setCause(failed).log("session not written back");
        }
    }

    @Override
    public @Nullable MongoSession findById(String id) {
        var session = stored.findById(id);
        if (session == null) {
            return null;
        }
        if (session.getCreationTime().plus(longest).isBefore(time.instant())) {
            unlessInTrouble(() -> deleteById(id));
            return null;
        }
        session.setAttribute(STORED, session.getLastAccessedTime().toEpochMilli());
        return session;
    }

    @Override
    public void deleteById(String id) {
        // By id alone: the stored repository deletes the document it has just read and misses one that moved meanwhile.
        // As one document, which the driver tries again after an election; what Spring Data sends could be many.
        database.getCollection(MongoIndexedSessionRepository.DEFAULT_COLLECTION_NAME)
                .deleteOne(Filters.eq("_id", id));
    }

    /** Who signs in again and again, on ever new devices or by a script, keeps the newest sessions. */
    private void endOldest(MongoSession begun) {
        if (!(begun.getAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME)
                instanceof String account)) {
            return;
        }
        var beyond = Query.query(Criteria.where("principal").is(account))
                .with(Sort.by(Sort.Direction.DESC, "created"))
                .skip(perAccount);
        beyond.fields().include("_id");
        var ids = database.find(beyond, Document.class, MongoIndexedSessionRepository.DEFAULT_COLLECTION_NAME).stream()
                .map(session -> session.get("_id"))
                .toList();
        if (!ids.isEmpty()) {
            database.remove(
                    Query.query(Criteria.where("_id").in(ids)), MongoIndexedSessionRepository.DEFAULT_COLLECTION_NAME);
        }
    }

    /** Those of the sessions that are still there, without counting as their use. One query. */
    Set<String> alive(Collection<String> ids) {
        var now = time.instant();
        var there = Query.query(Criteria.where("_id")
                .in(ids)
                .and("expireAt")
                .gt(Date.from(now))
                .and("created")
                .gt(Date.from(now.minus(longest))));
        there.fields().include("_id");
        return database.find(there, Document.class, MongoIndexedSessionRepository.DEFAULT_COLLECTION_NAME).stream()
                .map(session -> session.getString("_id"))
                .collect(Collectors.toSet());
    }

    /** Removes what is over. Nothing depends on it but space: an expired session is refused wherever it is met. */
    long sweep() {
        return database.remove(
                        Query.query(Criteria.where("expireAt").lt(Date.from(time.instant()))),
                        MongoIndexedSessionRepository.DEFAULT_COLLECTION_NAME)
                .getDeletedCount();
    }

    private static Query byId(String id) {
        return Query.query(Criteria.where("_id").is(id));
    }
}
