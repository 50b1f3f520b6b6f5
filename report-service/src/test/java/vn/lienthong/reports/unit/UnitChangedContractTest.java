package vn.lienthong.reports.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file is what plan-service, notification-service and the gateway build on. */
class UnitChangedContractTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void theSnapshotHasTheAgreedShape() throws IOException {
        Unit unit = Unit.register("mam-non", "MN-01", DongTrieu.PRESCHOOL.description(), DongTrieu.NOW);

        assertThat(unit.outbox().waiting()).containsExactly(UnitChanged.TYPE);
        assertThat(JSON.readTree(unit.outbox().waitingData().getFirst())).isEqualTo(agreed());
    }

    private static JsonNode agreed() throws IOException {
        try (InputStream file = UnitChangedContractTest.class.getResourceAsStream("/contracts/unit.changed.v1.json")) {
            return JSON.readTree(file);
        }
    }
}
