package vn.lienthong.starter.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

@vn.lienthong.starter.test.MongoDatabase
class TestMongoTest {

    @Test
    void everyDatabaseIsNewAndAllAreDroppedAtTheEnd(TestMongo mongo) {
        MongoDatabase one = mongo.newDatabase();
        MongoDatabase other = mongo.newDatabase();
        one.getCollection("plans").insertOne(new Document("_id", 1));
        other.getCollection("plans").insertOne(new Document("_id", 1));
        MongoDatabase strangers = mongo.client().getDatabase("somebody_elses");
        strangers.getCollection("plans").insertOne(new Document("_id", 1));

        try {
            mongo.dropDatabasesOfThisRun();

            List<String> left = mongo.client().listDatabaseNames().into(new ArrayList<>());
            assertThat(left).contains("somebody_elses").doesNotContain(one.getName(), other.getName());
        } finally {
            strangers.drop();
        }
    }

    @Test
    void theBudgetCountsCollectionsAndIndexes(TestMongo mongo) {
        MongoDatabase database = mongo.newDatabase();
        database.getCollection("plans").createIndex(Indexes.ascending("unit", "year"));
        database.getCollection("plans").createIndex(Indexes.ascending("state"));
        database.createCollection("inbox");

        IndexBudget budget = IndexBudget.of(mongo.client(), database.getName());

        assertThat(budget.indexes()).containsEntry("plans", 3).containsEntry("inbox", 1);
        assertThat(budget.total()).isEqualTo(6);
        budget.assertAtMost(6);
        assertThatThrownBy(() -> budget.assertAtMost(5))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("plans=3");
    }
}
