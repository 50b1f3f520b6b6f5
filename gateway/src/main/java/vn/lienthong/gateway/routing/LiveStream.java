package vn.lienthong.gateway.routing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Events of a service, as long as the session holds: it ends at the first event that arrives after. The service sends a ping
 * every 15 seconds. A service that breaks off ends it as well, and the page asks for a new one.
 */
final class LiveStream extends FilterInputStream {

    private final BooleanSupplier holds;
    private final Duration every;
    private long looked = System.nanoTime();

    LiveStream(InputStream events, BooleanSupplier holds, Duration every) {
        super(events);
        this.holds = holds;
        this.every = every;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        try {
            var read = super.read(target, offset, length);
            return read < 0 || ended() ? -1 : read;
        } catch (IOException broken) {
            return -1;
        }
    }

    private boolean ended() {
        if (System.nanoTime() - looked < every.toNanos()) {
            return false;
        }
        looked = System.nanoTime();
        return !holds.getAsBoolean();
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
