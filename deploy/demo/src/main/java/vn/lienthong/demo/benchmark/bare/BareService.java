package vn.lienthong.demo.benchmark.bare;

import java.util.Map;
import org.bson.Document;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Spring MVC and Spring Data with nothing around them: no identity, no tenant, no rule, no event. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
public class BareService {

    private final MongoTemplate mongo;

    BareService(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Serves until its process is ended. */
    public static void start(String mongodb, String database, int port) {
        var application = new SpringApplication(BareService.class);
        application.setDefaultProperties(Map.of(
                "spring.mongodb.uri",
                mongodb,
                "spring.mongodb.database",
                database,
                "server.port",
                port,
                "server.address",
                "127.0.0.1",
                "spring.threads.virtual.enabled",
                true,
                "spring.main.banner-mode",
                "off",
                "logging.level.root",
                "WARN"));
        application.run();
    }

    @PostMapping("/reports")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> insert(@RequestBody Map<String, Object> report) {
        var stored = mongo.insert(new Document(report), "reports");
        return Map.of("id", String.valueOf(stored.get("_id")));
    }

    /** Takes everything away that the measurement left. */
    @DeleteMapping("/reports")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop() {
        mongo.getDb().drop();
    }
}
