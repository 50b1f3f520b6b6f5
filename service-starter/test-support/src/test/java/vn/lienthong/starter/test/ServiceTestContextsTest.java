package vn.lienthong.starter.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.library.Library;

@SpringBootTest(
        classes = Library.class,
        properties = {
            "spring.application.name=library",
            "spring.mongodb.database=books${lienthong.tenancy.database-suffix}"
        })
@AutoConfigureMockMvc
@MongoDatabase
class ServiceTestContextsTest {

    private static final TestCaller HEAD = TestTokens.as("quang-ninh", "hieu-truong", "truong-1", "HEAD");

    @Autowired
    private MockMvc mvc;

    @Value("${spring.mongodb.database}")
    private String database;

    @Test
    void aRequestCarriesAVerifiedTokenAndTheApplicationItsOwnDatabase() throws Exception {
        mvc.perform(get("/api/books/7").with(HEAD))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.title").value("Tập 7"))
                .andExpect(jsonPath("$.tenant").value("quang-ninh"))
                .andExpect(jsonPath("$.account").value("hieu-truong"))
                .andExpect(jsonPath("$.unit").value("truong-1"));

        assertThat(TestMongo.get()
                        .client()
                        .getDatabase(database)
                        .getCollection("books")
                        .countDocuments(new org.bson.Document("_id", "7")))
                .isEqualTo(1);
    }

    @Test
    void noTokenAnExpiredAForgedOrAnotherServicesTokenIsRefused() throws Exception {
        mvc.perform(get("/api/books/7")).andExpect(status().isUnauthorized());
        for (String token : new String[] {
            TestTokens.expired(HEAD, "library"), TestTokens.forged(HEAD, "library"), HEAD.token("plan-service")
        }) {
            mvc.perform(get("/api/books/7").header("Authorization", "Bearer " + token))
                    .andExpect(status().isUnauthorized());
        }
    }

    @Test
    void aServiceGetsATokenOfItsOwn() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(TestTokens.tokenUri()))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header(
                                    "Authorization",
                                    "Basic " + Base64.getEncoder().encodeToString("plan-service:x".getBytes()))
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "grant_type=client_credentials&audience=library&tenant=hai-phong"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            String token = JsonMapper.shared()
                    .readTree(answer.body())
                    .get("access_token")
                    .asString();

            mvc.perform(get("/api/books/8").header("Authorization", "Bearer " + token))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.tenant").value("hai-phong"))
                    .andExpect(jsonPath("$.account").value("plan-service"));
        }
    }
}
