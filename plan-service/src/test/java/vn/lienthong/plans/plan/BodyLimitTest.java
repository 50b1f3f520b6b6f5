package vn.lienthong.plans.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class BodyLimitTest {

    private final BodyLimit limit = new BodyLimit(JsonMapper.builder().build());

    @Test
    void aBodyThatHidesItsLengthIsReadUpToTheLimitOnly() {
        assertThatThrownBy(() -> limit.doFilter(
                        chunked("/api/plans/1", BodyLimit.MOST_BYTES + 1),
                        new MockHttpServletResponse(),
                        (request, response) -> request.getInputStream().readAllBytes()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aBodyWithinTheLimitIsReadWhole() throws Exception {
        limit.doFilter(
                chunked("/api/plans/1", BodyLimit.MOST_BYTES),
                new MockHttpServletResponse(),
                (request, response) ->
                        assertThat(request.getInputStream().readAllBytes()).hasSize(BodyLimit.MOST_BYTES));
    }

    @Test
    void anUploadHasItsOwnLimit() throws Exception {
        limit.doFilter(
                chunked("/api/plans/imports", BodyLimit.MOST_BYTES + 1),
                new MockHttpServletResponse(),
                (request, response) ->
                        assertThat(request.getInputStream().readAllBytes()).hasSize(BodyLimit.MOST_BYTES + 1));
    }

    private static MockHttpServletRequest chunked(String path, int bytes) {
        var request = new MockHttpServletRequest("PUT", path) {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContent(new byte[bytes]);
        return request;
    }
}
