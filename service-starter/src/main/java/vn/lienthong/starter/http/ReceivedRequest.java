package vn.lienthong.starter.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The request with its body read ahead. */
final class ReceivedRequest extends HttpServletRequestWrapper {

    private final ReceivedBody body;
    private @Nullable ServletInputStream in;

    ReceivedRequest(HttpServletRequest request, ReceivedBody body) {
        super(request);
        this.body = body;
        request.setAttribute(ReceivedBody.ATTRIBUTE, body);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        var open = in;
        if (open == null) {
            open = new ReceivedStream(body.open());
            in = open;
        }
        return open;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class ReceivedStream extends ServletInputStream {

        private final InputStream bytes;
        private boolean ended;

        private ReceivedStream(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            var read = bytes.read();
            ended = read < 0;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = bytes.read(target, offset, length);
            ended = read < 0;
            return read;
        }

        @Override
        public boolean isFinished() {
            return ended;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body is read blocking");
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
