package vn.lienthong.starter.http;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.lienthong.starter.time.VietnamTime;

/**
 * The keys of a day. Only one try of a request is under way at a time, as far as that can be known; where it can not (a
 * process died, the database was away), trying again is safe because the thing's id follows from the key.
 */
class RememberedKeys {

    private static final Logger log = LoggerFactory.getLogger(RememberedKeys.class);

    /** How long others wait for a try of a process that says no more. This process knows its own tries. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int DUPLICATE_KEY = 11000;

    private final MongoTemplate template;
    private final int perDay;
    private final InstantSource time;

    private final String process = UUID.randomUUID().toString();
    private final AtomicLong tries = new AtomicLong();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** @param perDay most new keys of an account a day */
    RememberedKeys(MongoTemplate template, int perDay, InstantSource time) {
        this.template = template;
        this.perDay = perDay;
        this.time = time;
    }

    /** What a request with a key may do. */
    sealed interface Claim {

        /** Take effect, then {@link #ended}. Only the first try can know that a refusal leaves nothing behind. */
        record Ours(IdempotencyKey key, String id, String holder, boolean first) implements Claim {}

        /** Be answered from what it made. */
        record Answered(IdempotencyRecord record) implements Claim {}

        record UnderWay() implements Claim {}

        record OfAnotherRequest() implements Claim {}

        /** @param pause until the account may use new keys */
        record Exhausted(Duration pause) implements Claim {}
    }

    Claim claim(String account, String key, Fingerprint fingerprint) {
        var holder = process + "." + tries.incrementAndGet();
        underWay.add(holder);
        var ours = false;
        try {
            var claim = claim(account, key, fingerprint, holder);
            ours = claim instanceof Claim.Ours;
            return claim;
        } finally {
            if (!ours) {
                underWay.remove(holder);
            }
        }
    }

    private Claim claim(String account, String key, Fingerprint fingerprint, String holder) {
        // As MongoDB stores it, in milliseconds: the id of what the request makes follows from it.
        var now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        var fresh = new IdempotencyRecord(
                account + "|" + key, fingerprint.value(), 0, holder, now.plus(LEASE), now.plus(KEPT), null, null);
        try {
            template.insert(fresh);
        } catch (DuplicateKeyException used) {
            var known = template.findById(fresh.id(), IdempotencyRecord.class);
            // Absent: the first try was refused meanwhile and gave its key back.
            return known == null ? new Claim.UnderWay() : again(known, fingerprint, holder, now);
        }
        if (countToday(account, now) > perDay) {
            collection().deleteOne(held(fresh.id(), holder));
            return new Claim.Exhausted(Duration.between(now, tomorrow(now)));
        }
        return new Claim.Ours(fresh.key(), fresh.id(), holder, true);
    }

    private Claim again(IdempotencyRecord known, Fingerprint fingerprint, String holder, Instant now) {
        if (!fingerprint.is(known.fingerprint())) {
            return new Claim.OfAnotherRequest();
        }
        if (!known.isUnderWay()) {
            return new Claim.Answered(known);
        }
        return isGivenUp(known, now) && takeOver(known, holder, now)
                ? new Claim.Ours(known.key(), known.id(), holder, false)
                : new Claim.UnderWay();
    }

    private boolean isGivenUp(IdempotencyRecord known, Instant now) {
        return known.holder() != null && known.holder().startsWith(process + ".")
                ? !underWay.contains(known.holder())
                : !known.leaseUntil().isAfter(now);
    }

    /** One of those who ask again may go on. */
    private boolean takeOver(IdempotencyRecord abandoned, String holder, Instant now) {
        return collection()
                        .updateOne(
                                Filters.and(
                                        Filters.eq("_id", abandoned.id()),
                                        Filters.eq("holder", abandoned.holder()),
                                        Filters.eq("status", 0)),
                                Updates.combine(
                                        Updates.set("holder", holder),
                                        Updates.set("leaseUntil", Date.from(now.plus(LEASE)))))
                        .getModifiedCount()
                == 1;
    }

    private int countToday(String account, Instant now) {
        var today = account + "#" + LocalDate.ofInstant(now, VietnamTime.ZONE);
        var one = Updates.combine(
                Updates.inc("used", 1),
                Updates.setOnInsert("status", 0),
                Updates.setOnInsert("fingerprint", ""),
                Updates.setOnInsert("expiresAt", Date.from(now.plus(KEPT))));
        var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        try {
            return used(collection().findOneAndUpdate(Filters.eq("_id", today), one, options));
        } catch (MongoException anotherBegan) {
            if (anotherBegan.getCode() != DUPLICATE_KEY) {
                throw anotherBegan;
            }
            return used(collection().findOneAndUpdate(Filters.eq("_id", today), one, options));
        }
    }

    private static int used(@Nullable Document counter) {
        return counter == null ? 0 : counter.getInteger("used", 0);
    }

    private static Instant tomorrow(Instant now) {
        return LocalDate.ofInstant(now, VietnamTime.ZONE)
                .plusDays(1)
                .atStartOfDay(VietnamTime.ZONE)
                .toInstant();
    }

    /**
     * Writes down how the try ended. The answer stands whether or not that succeeds: until it is written the key counts
     * as used and given up, and whoever asks again is answered from what was made.
     *
     * @param status of the answer; 500 and above, or an exception, says nothing of what took effect
     */
    void ended(Claim.Ours claim, int status) {
        try {
            if (status < 400) {
                collection().updateOne(held(claim.id(), claim.holder()), Updates.set("status", status));
            } else if (status < 500 && claim.first()) {
                // Refused with nothing left behind: the same key may come with the same or a mended request.
                collection().deleteOne(held(claim.id(), claim.holder()));
            } else {
                collection()
                        .updateOne(
                                held(claim.id(), claim.holder()), Updates.set("leaseUntil", Date.from(time.instant())));
            }
        } catch (RuntimeException unwritten) {
            log.atWarn().setCause(unwritten).addKeyValue("status", status).log("end of a request not written down");
        } finally {
            underWay.remove(claim.holder());
        }
    }

    /** Whoever was so slow that another took over writes nothing over the other's outcome. */
    private static Bson held(String id, String holder) {
        return Filters.and(Filters.eq("_id", id), Filters.eq("holder", holder));
    }

    private MongoCollection<Document> collection() {
        return template.getCollection("idempotency");
    }
}
