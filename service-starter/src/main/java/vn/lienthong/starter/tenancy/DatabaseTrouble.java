package vn.lienthong.starter.tenancy;

import com.mongodb.ClientBulkWriteException;
import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoStalePrimaryException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.WriteConcernException;
import com.mongodb.WriteError;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.mongodb.TransientClientSessionException;
import org.springframework.data.mongodb.TransientMongoDbException;

/**
 * Tells a database that cannot serve now from a request that it rightly refuses. The first is answered with 503 and a
 * time to try again; a duplicate, a stale version, an invalid document or a wrong query stays what it is.
 */
public final class DatabaseTrouble {

    /**
     * Answers of a server that would be others a while later: elections and shutdowns (91, 189, 10107, 11600, 11602,
     * 13435, 13436, 10058), network between its nodes (6, 7, 89, 9001, 202, 317, 279), its own time limits (24, 50, 262,
     * 11601), write concerns not met (64, 79, 100), conflicts and routing (46, 63, 112, 133, 134, 150, 175, 234, 237),
     * credentials (11, 13, 18, 391, 8000), overload and a full disk (462, 14031).
     *
     * @see <a href="https://www.mongodb.com/docs/manual/reference/error-codes/">error codes of the server</a>
     */
    private static final Set<Integer> PASSING = Set.of(
            6, 7, 11, 13, 18, 24, 46, 50, 63, 64, 79, 89, 91, 100, 112, 133, 134, 150, 175, 189, 202, 234, 237, 262,
            279, 317, 391, 462, 8000, 9001, 10058, 10107, 11600, 11601, 11602, 13435, 13436, 14031);

    private static final Set<String> PASSING_LABELS = Set.of(
            "RetryableWriteError",
            "RetryableError",
            "SystemOverloadedError",
            MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL,
            MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL);

    private DatabaseTrouble() {}

    /** Whether the failure, or one of its causes, says that the database cannot serve at present. */
    public static boolean in(@Nullable Throwable failure) {
        var seen = new HashSet<Throwable>();
        var fromDriver = false;
        DataAccessException translated = null;
        for (var cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof MongoException driver) {
                if (passes(driver)) {
                    return true;
                }
                fromDriver = true;
            } else if (translated == null && cause instanceof DataAccessException access) {
                translated = access;
            }
        }
        // The driver knows better than the translation, which files an election under "uncategorized".
        return !fromDriver && translated != null && passes(translated);
    }

    private static boolean passes(MongoException failure) {
        return switch (failure) {
            case DuplicateKeyException duplicate -> false;
            case MongoSocketException socket -> true;
            case MongoTimeoutException timeout -> true;
            case MongoExecutionTimeoutException timeout -> true;
            case MongoConnectionPoolClearedException cleared -> true;
            case MongoServerUnavailableException unavailable -> true;
            case MongoStalePrimaryException stale -> true;
            case MongoInterruptedException stopping -> true;
            case MongoSecurityException credentials -> true;
            case MongoCursorNotFoundException lost -> true;
            case MongoWriteConcernException unconfirmed -> true;
            case WriteConcernException unconfirmed -> true;
            case MongoBulkWriteException bulk ->
                bulk.getWriteConcernError() != null
                        || bulk.getWriteErrors().stream().anyMatch(DatabaseTrouble::passes);
            case ClientBulkWriteException bulk ->
                !bulk.getWriteConcernErrors().isEmpty()
                        || bulk.getWriteErrors().values().stream().anyMatch(DatabaseTrouble::passes);
            default ->
                PASSING.contains(failure.getCode())
                        || failure.getErrorLabels().stream().anyMatch(PASSING_LABELS::contains);
        };
    }

    private static boolean passes(WriteError error) {
        return PASSING.contains(error.getCode());
    }

    /** Without a word of the driver: what Spring Data raises by itself, and what tests raise in its place. */
    private static boolean passes(DataAccessException failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessResourceException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof QueryTimeoutException
                || failure instanceof PessimisticLockingFailureException
                || failure instanceof PermissionDeniedDataAccessException
                || failure instanceof TransientMongoDbException
                || failure instanceof TransientClientSessionException;
    }
}
