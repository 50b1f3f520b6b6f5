package vn.lienthong.gateway.routing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Events of a service until one side ends them. A service that breaks off is an end like any other: the page asks for a new
 * stream.
 */
final class LiveStream extends FilterInputStream {

    private volatile boolean ended;

    LiveStream(InputStream events) {
        super(events);
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** What arrives after the end is not handed on. */
    @Override
    public int read(byte[] target, int offset, int length) {
        try {
            var read = super.read(target, offset, length);
            return ended ? -1 : read;
        } catch (IOException broken) {
            return -1;
        }
    }

    /** Whoever is reading, on another thread, is at the end at once. */
    @Override
    public void close() {
        ended = true;
        try {
            super.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
