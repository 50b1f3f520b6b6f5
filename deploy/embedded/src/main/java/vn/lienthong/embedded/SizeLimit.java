package vn.lienthong.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Refuses documents that a real server would not take. The library asks every index whether it agrees before it changes
 * anything, which is the one place to say no without leaving half of a change behind; as an index this one holds nothing.
 */
final class SizeLimit extends EmptyIndex<Object> {

    /** Bytes; the limit for what users store, as of every version of MongoDB. */
    static final int MOST_BYTES = BsonConstants.MAX_BSON_OBJECT_SIZE;

    static final String NAME = "size limit";

    private static final int TOO_LARGE = 10334;
    /** Of a letter in UTF-8. */
    private static final int MOST_BYTES_OF_CHAR = 3;
    /** Type, terminator and length of a value, and any value of fixed size. */
    private static final int FIXED = 24;

    SizeLimit() {
        super(NAME, List.of());
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        check(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        check(after);
    }

    private static void check(Document document) {
        // Encoding costs as much as storing; most documents are far from the limit, which a glance tells.
        if (atMost(document) <= MOST_BYTES) {
            return;
        }
        var encoded = Unpooled.buffer();
        try {
            BsonEncoder.encodeDocument(document, encoded);
            var size = encoded.writerIndex();
            if (size > MOST_BYTES) {
                throw new MongoServerError(
                        TOO_LARGE,
                        "BSONObjectTooLarge",
                        "BSONObj size: %d (0x%X) is invalid. Size must be between 0 and %d(16MB)"
                                .formatted(size, size, MOST_BYTES));
            }
        } finally {
            encoded.release();
        }
    }

    private static long atMost(Object value) {
        return switch (value) {
            case String text -> FIXED + (long) MOST_BYTES_OF_CHAR * text.length();
            case Map<?, ?> document -> {
                long sum = FIXED;
                for (var field : document.entrySet()) {
                    sum += atMost(field.getKey()) + (field.getValue() == null ? FIXED : atMost(field.getValue()));
                }
                yield sum;
            }
            case Collection<?> list -> {
                long sum = FIXED;
                for (var each : list) {
                    sum += FIXED + (each == null ? FIXED : atMost(each));
                }
                yield sum;
            }
            case byte[] bytes -> FIXED + bytes.length;
            case BinData binary -> FIXED + binary.getData().length;
            case Number number -> FIXED;
            case Boolean flag -> FIXED;
            default -> FIXED + (long) MOST_BYTES_OF_CHAR * value.toString().length();
        };
    }
}
