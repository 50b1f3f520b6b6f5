package vn.lienthong.starter.test;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;

/**
 * The MongoDB server of this run, one per JVM.
 *
 * <p>Runs may share a server: every database name ends with a suffix of this run, and what ends with it is dropped when the
 * JVM stops.
 */
public final class TestMongo {

    /** One on first use; the JVM initialises it once. */
    private static final class Holder {
        static final TestMongo INSTANCE = start();
    }

    private final MongoChoice.Running server;
    private final MongoClient client;
    private final String run = "_t" + new BigInteger(30, new SecureRandom()).toString(36);
    private final AtomicInteger contexts = new AtomicInteger();

    private TestMongo(MongoChoice.Running server) {
        this.server = server;
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.uri()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(20, TimeUnit.SECONDS))
                .build());
    }

    public static TestMongo get() {
        return Holder.INSTANCE;
    }

    private static TestMongo start() {
        TestMongo mongo = new TestMongo(MongoChoice.ofThisMachine().start());
        // After the application contexts are closed, so that none of them writes anything again.
        SpringApplication.getShutdownHandlers().add(mongo::stop);
        return mongo;
    }

    public String uri() {
        return server.uri();
    }

    /** A way to the server that a test can spoil. */
    public FaultyNetwork faultyNetwork() {
        var server = new ConnectionString(uri()).getHosts().getFirst();
        var parts = server.split(":");
        return FaultyNetwork.to(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : 27017);
    }

    /** The server's address through that network, without the way around it that a replica set would tell. */
    public String uri(FaultyNetwork network) {
        var through = uri().replaceFirst("(?<=//|@)[^/@?]+(?=/|\\?|$)", "localhost:" + network.port())
                .replaceAll("(?<=[?&])replicaSet=[^&]*&?", "");
        return through + (through.contains("?") ? "&" : through.endsWith("/") ? "?" : "/?") + "directConnection=true";
    }

    /** Whether it is the embedded server, which lacks some of what a real one has. */
    public boolean isEmbedded() {
        return server.kind() == MongoChoice.Kind.EMBEDDED;
    }

    public MongoClient client() {
        return client;
    }

    /** A suffix that no other context of this run and no other run uses; a database name that ends with it is dropped at the end. */
    public String newSuffix() {
        return "_" + contexts.incrementAndGet() + run;
    }

    /** A database of this run alone, for tests without Spring. */
    public MongoDatabase newDatabase() {
        return client.getDatabase("db" + newSuffix());
    }

    private void stop() {
        try (client;
                server) {
            dropDatabasesOfThisRun();
        }
    }

    void dropDatabasesOfThisRun() {
        for (String name : client.listDatabaseNames()) {
            if (name.endsWith(run)) {
                client.getDatabase(name).drop();
            }
        }
    }

    @Override
    public String toString() {
        return server.kind() + " " + new ConnectionString(server.uri()).getHosts();
    }
}
