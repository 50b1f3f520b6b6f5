package vn.lienthong.starter.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a MongoDB server; which one, no test knows: {@code TEST_MONGODB_URI}, else Docker, else a
 * {@code mongod} on the PATH, else the embedded server.
 *
 * <p>A Spring test context gets {@code spring.mongodb.uri} and {@code lienthong.tenancy.database-suffix}, so that every
 * context has databases of its own. A test without Spring takes a {@link TestMongo} as a parameter. All databases are
 * dropped when the run is over.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MongoExtension.class)
public @interface MongoDatabase {}
