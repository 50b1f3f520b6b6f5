package vn.lienthong.starter.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;

class DatabaseTroubleTest {

    private static final ServerAddress SERVER = new ServerAddress("db.example");
    private static final WriteConcernError UNCONFIRMED =
            new WriteConcernError(64, "WriteConcernTimeout", "waiting for replication timed out", new BsonDocument());

    static Stream<Arguments> trouble() {
        var elections = IntStream.of(10107, 13435, 13436, 189, 91, 11600, 11602, 50, 64, 100, 112)
                .mapToObj(code -> argumentSet("code " + code, refused(code)));
        return Stream.concat(
                elections,
                Stream.of(
                        argumentSet("not primary", new MongoNotPrimaryException(answer(10107), SERVER)),
                        argumentSet("recovering", new MongoNodeIsRecoveringException(answer(91), SERVER)),
                        argumentSet("operation time-out", new MongoOperationTimeoutException("10 s")),
                        argumentSet("server selection", new MongoTimeoutException("no server in 30 s")),
                        argumentSet("pool exhausted", new MongoTimeoutException("waiting for a connection")),
                        argumentSet("server's own limit", new MongoExecutionTimeoutException(50, "limit")),
                        argumentSet("cut", new MongoSocketReadException("cut", SERVER, new IOException("reset"))),
                        argumentSet(
                                "silent",
                                new MongoSocketReadTimeoutException("silent", SERVER, new IOException("time-out"))),
                        argumentSet("stopping", new MongoInterruptedException("stopping", new InterruptedException())),
                        argumentSet("unconfirmed", new MongoWriteConcernException(UNCONFIRMED, SERVER)),
                        argumentSet("unconfirmed of many", bulk(UNCONFIRMED)),
                        argumentSet("one of many refused in an election", bulk(null, 11602)),
                        argumentSet("write refused in an election", write(10107)),
                        argumentSet("labelled retryable", labelled("RetryableWriteError"))));
    }

    static Stream<Arguments> noTrouble() {
        return Stream.of(
                argumentSet("duplicate", write(11000)),
                argumentSet(
                        "duplicate, old way",
                        new DuplicateKeyException(answer(11000), SERVER, WriteConcernResult.unacknowledged())),
                argumentSet("duplicates of many", bulk(null, 11000, 11000)),
                argumentSet("document too large", write(10334)),
                argumentSet("document too large for the driver", new BsonMaximumSizeExceededException("17 MB")),
                argumentSet("bad query", refused(2)),
                argumentSet("document invalid", write(121)),
                argumentSet("unknown stage", refused(40324)));
    }

    @ParameterizedTest
    @MethodSource("trouble")
    void whatPassesIsTroubleBareAndTranslatedAndInside(RuntimeException failure) {
        assertThat(DatabaseTrouble.in(failure)).isTrue();
        assertThat(DatabaseTrouble.in(translated(failure))).isTrue();
        assertThat(DatabaseTrouble.in(new IllegalStateException(translated(failure))))
                .isTrue();
        assertThat(DatabaseTrouble.in(new UncategorizedMongoDbException("?", failure)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("noTrouble")
    void whatWouldBeRefusedAgainIsNot(RuntimeException failure) {
        assertThat(DatabaseTrouble.in(failure)).isFalse();
        assertThat(DatabaseTrouble.in(translated(failure))).isFalse();
        assertThat(DatabaseTrouble.in(new UncategorizedMongoDbException("?", failure)))
                .isFalse();
    }

    @Test
    void springsOwnWordsCountWhereTheDriverSaidNothing() {
        assertThat(DatabaseTrouble.in(new DataAccessResourceFailureException("away")))
                .isTrue();
        assertThat(DatabaseTrouble.in(new QueryTimeoutException("late"))).isTrue();

        assertThat(DatabaseTrouble.in(new OptimisticLockingFailureException("stale")))
                .isFalse();
        assertThat(DatabaseTrouble.in(new DataIntegrityViolationException("invalid")))
                .isFalse();
        assertThat(DatabaseTrouble.in(new InvalidDataAccessApiUsageException("wrong")))
                .isFalse();
        assertThat(DatabaseTrouble.in(new IncorrectResultSizeDataAccessException(1)))
                .isFalse();
    }

    @Test
    void otherFailuresAreNot() {
        assertThat(DatabaseTrouble.in(null)).isFalse();
        assertThat(DatabaseTrouble.in(new IOException("the caller hung up"))).isFalse();
        assertThat(DatabaseTrouble.in(new IllegalStateException(new NullPointerException())))
                .isFalse();
    }

    @Test
    void causesThatGoRoundInACircleEnd() {
        var first = new IllegalStateException("first");
        var second = new IllegalStateException("second", first);
        first.initCause(second);

        assertThat(DatabaseTrouble.in(first)).isFalse();
    }

    private static RuntimeException translated(RuntimeException failure) {
        var translated = MongoExceptionTranslator.DEFAULT_EXCEPTION_TRANSLATOR.translateExceptionIfPossible(failure);
        return translated == null ? failure : translated;
    }

    private static MongoServerException refused(int code) {
        return new MongoCommandException(answer(code), SERVER);
    }

    private static BsonDocument answer(int code) {
        return new BsonDocument("ok", new BsonInt32(0))
                .append("code", new BsonInt32(code))
                .append("errmsg", new BsonString("refused"));
    }

    private static MongoException labelled(String label) {
        return new MongoCommandException(
                answer(96).append("errorLabels", new BsonArray(List.of(new BsonString(label)))), SERVER);
    }

    private static MongoWriteException write(int code) {
        return new MongoWriteException(new WriteError(code, "refused", new BsonDocument()), SERVER, Set.of());
    }

    private static MongoBulkWriteException bulk(@Nullable WriteConcernError unconfirmed, int... codes) {
        var errors = IntStream.of(codes)
                .mapToObj(code -> new BulkWriteError(code, "refused", new BsonDocument(), 0))
                .toList();
        return new MongoBulkWriteException(BulkWriteResult.unacknowledged(), errors, unconfirmed, SERVER, Set.of());
    }
}
