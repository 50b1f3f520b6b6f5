package vn.lienthong.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.mongodb.spring.session.MongoSession;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import vn.lienthong.gateway.RunningGateway;

class SessionsTest extends RunningGateway {

    @Autowired
    private Sessions sessions;

    @Autowired
    private MongoTemplate database;

    @Test
    void requestUnderWayDoesNotBringBackASessionThatWasEnded() {
        var begun = begin();
        var underWay = sessions.findById(begun.getId());
        underWay.setLastAccessedTime(Instant.now().plus(Duration.ofMinutes(2)));

        sessions.deleteById(begun.getId());
        sessions.save(underWay);

        assertThat(sessions.findById(begun.getId())).isNull();
    }

    @Test
    void useMovesTheExpiry() {
        var begun = begin();
        var used = sessions.findById(begun.getId());
        var later = Instant.now().plus(Duration.ofMinutes(2));

        used.setLastAccessedTime(later);
        sessions.save(used);

        assertThat(sessions.findById(begun.getId()).getLastAccessedTime().toEpochMilli())
                .isEqualTo(later.toEpochMilli());
    }

    @Test
    void expiredSessionIsRefusedThoughNothingHasRemovedIt() {
        var begun = begin();
        change(begun, "expireAt", Instant.now().minusSeconds(1));

        assertThat(sessions.findById(begun.getId())).isNull();
    }

    @Test
    void sessionInUseEndsAllTheSameAfterTheLongestTime() {
        var begun = begin();
        change(begun, "created", Instant.now().minus(Duration.ofHours(13)));

        assertThat(sessions.findById(begun.getId())).isNull();
    }

    @Test
    void sweepRemovesWhatIsOverAndNothingElse() {
        var over = begin();
        var alive = begin();
        change(over, "expireAt", Instant.now().minusSeconds(1));

        assertThat(sessions.sweep()).isPositive();

        assertThat(database.getCollection("sessions").countDocuments(new org.bson.Document("_id", over.getId())))
                .isZero();
        assertThat(sessions.findById(alive.getId())).isNotNull();
    }

    private MongoSession begin() {
        var session = sessions.createSession();
        session.setAttribute(SessionContext.ACCOUNT, "tai-khoan");
        sessions.save(session);
        assertThat(session.getId()).hasSize(64);
        return session;
    }

    private void change(MongoSession session, String field, Instant value) {
        var changed = database.updateFirst(
                Query.query(Criteria.where("_id").is(session.getId())),
                Update.update(field, Date.from(value)),
                "sessions");
        assertThat(changed.getModifiedCount()).isEqualTo(1);
    }
}
