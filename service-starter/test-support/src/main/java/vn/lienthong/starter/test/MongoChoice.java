package vn.lienthong.starter.test;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;
import vn.lienthong.embedded.EmbeddedDatabase;

/** Which server a run uses, decided once, in this order: given by address, Docker, {@code mongod}, embedded. */
sealed interface MongoChoice {

    /** What a run says it ran on. */
    enum Kind {
        GIVEN,
        CONTAINER,
        LOCAL_PROCESS,
        EMBEDDED
    }

    /** A server that answers. */
    record Running(Kind kind, String uri, Runnable stop) implements AutoCloseable {
        @Override
        public void close() {
            stop.run();
        }
    }

    Running start();

    static MongoChoice ofThisMachine() {
        return of(System.getenv(), MongoChoice::dockerAnswers);
    }

    /** @param docker asked only when nothing before it decides: looking for Docker takes a second */
    static MongoChoice of(Map<String, String> environment, BooleanSupplier docker) {
        String given = environment.get("TEST_MONGODB_URI");
        if (given != null && !given.isBlank()) {
            return new Given(given);
        }
        if (docker.getAsBoolean()) {
            return new Container();
        }
        return mongod(environment.getOrDefault("PATH", ""))
                .<MongoChoice>map(LocalProcess::new)
                .orElseGet(Embedded::new);
    }

    /** Somebody's server, left as it was found. */
    record Given(String uri) implements MongoChoice {
        @Override
        public Running start() {
            return new Running(Kind.GIVEN, uri, () -> {});
        }
    }

    record Container() implements MongoChoice {
        private static final String IMAGE = "mongo:8.0";

        @Override
        public Running start() {
            MongoDBContainer container = new MongoDBContainer(IMAGE).withReplicaSet();
            container.start();
            return new Running(Kind.CONTAINER, container.getConnectionString(), container::stop);
        }
    }

    record LocalProcess(Path program) implements MongoChoice {
        @Override
        public Running start() {
            return MongodProcess.start(program);
        }
    }

    record Embedded() implements MongoChoice {
        @Override
        public Running start() {
            EmbeddedDatabase database = EmbeddedDatabase.inMemory();
            return new Running(Kind.EMBEDDED, database.uri(), database::close);
        }
    }

    private static Optional<Path> mongod(String path) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Testcontainers searches long and loudly; without a socket or an address there is nothing to find. */
    private static boolean dockerAnswers() {
        boolean possible = System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"))
                || Files.exists(Path.of(System.getProperty("user.home"), ".testcontainers.properties"));
        return possible && DockerClientFactory.instance().isDockerAvailable();
    }
}
