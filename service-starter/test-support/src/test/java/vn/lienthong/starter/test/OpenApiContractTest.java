package vn.lienthong.starter.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiContractTest {

    private static final String SERVED = """
            {"openapi":"3.1.0","servers":[{"url":"http://localhost:51234"}],
             "paths":{"/api/plans/{id}":{"get":{"responses":{"200":{"description":"OK"}}}}}}""";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("openapi.json");
    }

    @Test
    void writesTheContractSortedAndWithoutServers() throws IOException {
        OpenApiContract.verify(SERVED, file, true);

        assertThat(Files.readString(file)).isEqualTo("""
                        {
                          "openapi" : "3.1.0",
                          "paths" : {
                            "/api/plans/{id}" : {
                              "get" : {
                                "responses" : {
                                  "200" : {
                                    "description" : "OK"
                                  }
                                }
                              }
                            }
                          }
                        }
                        """);
    }

    @Test
    void acceptsTheSameApiFromAnotherPort() {
        OpenApiContract.verify(SERVED, file, true);

        assertThatCode(() -> OpenApiContract.verify(SERVED.replace("51234", "8101"), file, false))
                .doesNotThrowAnyException();
    }

    @Test
    void namesWhatIsGoneWhatIsNewAndWhatIsDifferent() {
        OpenApiContract.verify(SERVED, file, true);
        String changed = SERVED.replace("\"OK\"", "\"Created\"")
                .replace("/api/plans/{id}\":{\"get", "/api/plans/{id}\":{\"put\":{},\"get");

        assertThatThrownBy(() -> OpenApiContract.verify(changed, file, false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("~ /paths/~1api~1plans~1{id}/get/responses/200/description  \"OK\" → \"Created\"")
                .hasMessageContaining("+ /paths/~1api~1plans~1{id}/put  {}")
                .hasMessageContaining("-Dopenapi.write=true");
        assertThatThrownBy(() -> OpenApiContract.verify("{\"openapi\":\"3.1.0\"}", file, false))
                .hasMessageContaining("- /paths");
    }

    @Test
    void saysHowToWriteAMissingContract() {
        assertThatThrownBy(() -> OpenApiContract.verify(SERVED, file, false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("openapi.json is missing; write it with -Dopenapi.write=true");
    }
}
