package vn.lienthong.starter.events;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What the driver sends to the database. */
@TestConfiguration
class CountedCommands {

    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    /** @param collection the one that it is about, if any */
    record Sent(String database, String command, String collection) {}

    @Bean
    MongoClientSettingsBuilderCustomizer listening() {
        return settings -> settings.addCommandListener(new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                sent.add(new Sent(event.getDatabaseName(), event.getCommandName(), collection(event)));
            }
        });
    }

    private static String collection(CommandStartedEvent event) {
        BsonDocument command = event.getCommand();
        var name = command.get(event.getCommandName());
        return name != null && name.isString() ? name.asString().getValue() : "";
    }

    void reset() {
        sent.clear();
    }

    List<String> on(String collection) {
        return sent.stream()
                .filter(each -> each.collection().equals(collection))
                .map(Sent::command)
                .toList();
    }

    List<Sent> all() {
        return List.copyOf(sent);
    }
}
