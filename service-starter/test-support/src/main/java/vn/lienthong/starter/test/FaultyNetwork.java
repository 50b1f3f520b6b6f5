package vn.lienthong.starter.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A network to a server that can be spoilt: connections freeze, break, answer late or lose one answer. It begins healthy.
 * Nothing of it knows MongoDB but {@link #loseNextAnswerTo}, which looks for words in a request.
 */
public final class FaultyNetwork implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private enum State {
        HEALTHY,
        FROZEN,
        BROKEN
    }

    private final InetSocketAddress target;
    private final ServerSocket listener;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private State state = State.HEALTHY;
    private long delayMillis;
    private @Nullable List<String> lost;

    private FaultyNetwork(InetSocketAddress target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    }

    /** Leads to this server from a port of its own. */
    public static FaultyNetwork to(String host, int port) {
        try {
            var network = new FaultyNetwork(new InetSocketAddress(host, port));
            Thread.ofVirtual().name("faulty-network").start(network::accept);
            return network;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** On the loopback address. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Nothing gets through any more, as with a server that hangs: connections stay and new ones open. */
    public void freeze() {
        become(State.FROZEN, 0);
    }

    /** All connections break, and new ones too as soon as they open. */
    public void drop() {
        become(State.BROKEN, 0);
        connections.forEach(Connection::close);
    }

    /** What the server says arrives this much later. */
    public void delayAnswers(long millis) {
        become(State.HEALTHY, millis);
    }

    /** What was held back goes on. */
    public void heal() {
        become(State.HEALTHY, 0);
    }

    /** The next request with all these words reaches the server, and its connection breaks before the answer is back. */
    public void loseNextAnswerTo(String... words) {
        lock.lock();
        try {
            lost = List.of(words);
        } finally {
            lock.unlock();
        }
    }

    private void become(State next, long delay) {
        lock.lock();
        try {
            state = next;
            delayMillis = delay;
            lost = null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var connection = new Connection(listener.accept());
                connections.add(connection);
                Thread.ofVirtual().name("faulty-network").start(connection::open);
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        drop();
    }

    private final class Connection {

        private final Socket client;
        private final Socket server = new Socket();
        private volatile boolean answerIsLost;

        private Connection(Socket client) {
            this.client = client;
        }

        private void open() {
            try {
                if (!waitWhileFrozen()) {
                    close();
                    return;
                }
                server.connect(target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
            } catch (IOException | InterruptedException failed) {
                close();
                return;
            }
            Thread.ofVirtual().name("faulty-network").start(() -> pump(client, server, true));
            pump(server, client, false);
        }

        private void pump(Socket from, Socket to, boolean request) {
            try {
                var chunk = new byte[CHUNK];
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (var read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    if (!waitWhileFrozen()) {
                        break;
                    }
                    if (request) {
                        answerIsLost = answerIsLost || isToBeLost(chunk, read);
                    } else if (answerIsLost) {
                        break;
                    } else {
                        waitDelay();
                    }
                    out.write(chunk, 0, read);
                    out.flush();
                }
            } catch (IOException | InterruptedException broken) {
                // The other side learns it by the close below.
            } finally {
                close();
            }
        }

        private void close() {
            connections.remove(this);
            for (var socket : List.of(client, server)) {
                try {
                    socket.close();
                } catch (IOException closed) {
                    // It is of no use any more, which is what was wanted.
                }
            }
        }
    }

    /** @return whether the connection may go on */
    private boolean waitWhileFrozen() throws InterruptedException {
        lock.lock();
        try {
            while (state == State.FROZEN) {
                changed.await();
            }
            return state == State.HEALTHY;
        } finally {
            lock.unlock();
        }
    }

    private void waitDelay() throws InterruptedException {
        lock.lock();
        try {
            var left = TimeUnit.MILLISECONDS.toNanos(delayMillis);
            while (left > 0 && delayMillis > 0 && state == State.HEALTHY) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isToBeLost(byte[] chunk, int length) {
        lock.lock();
        try {
            var words = lost;
            if (words == null) {
                return false;
            }
            var text = new String(chunk, 0, length, StandardCharsets.ISO_8859_1);
            if (!words.stream().allMatch(text::contains)) {
                return false;
            }
            lost = null;
            return true;
        } finally {
            lock.unlock();
        }
    }
}
