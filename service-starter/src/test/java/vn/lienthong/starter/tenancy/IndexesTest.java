package vn.lienthong.starter.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import vn.lienthong.starter.test.MongoDatabase;
import vn.lienthong.starter.test.TestMongo;

@MongoDatabase
class IndexesTest {

    @Test
    void anIndexOverManyDocumentsMayTakeLongerThanARequest(TestMongo mongo) {
        var requests = new SimpleMongoClientDatabaseFactory(mongo.client(), "db" + mongo.newSuffix());
        var indexes = new MongoTemplate(new Indexes.Patient(requests));

        Long timeout =
                indexes.execute("letters", (MongoCollection<Document> letters) -> letters.getTimeout(TimeUnit.MINUTES));

        assertThat(timeout).isEqualTo(Indexes.Patient.LONGEST.toMinutes());
    }
}
