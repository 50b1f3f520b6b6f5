package vn.lienthong.plans;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.starter.test.OpenApiFuzz;

@PlanServiceTest
class OpenApiFuzzTest {

    @LocalServerPort
    int port;

    @Value("${lienthong.tenancy.database-suffix}")
    String suffix;

    @Autowired
    MockMvc mvc;

    @Test
    void nothingOddThatIsSentBreaksTheServiceOrStaysInIt() throws Exception {
        var province = Province.open(mvc);
        var person = province.caller("fuzz", Province.SCHOOL, "Hiệu trưởng", "EDITOR", "HEAD", "REVIEWER");
        String plan = JsonPath.read(
                mvc.perform(post("/api/plans")
                                .with(person)
                                .header("Idempotency-Key", "fuzzed-plan")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"year\": 2026, \"title\": \"Công tác thông tin đối ngoại\"}"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.id");

        OpenApiFuzz.of(port, suffix)
                .as(() -> Map.of("Authorization", "Bearer " + person.token("plan-service")))
                .given("/api/plans/{id}", plan)
                .run();
    }
}
