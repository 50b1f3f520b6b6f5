package vn.lienthong.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** A service that a test lets speak when it wants: WireMock answers at once or not at all. */
public final class LiveService {

    private static final HttpHandler DONE = exchange -> {
        try (exchange) {
            exchange.sendResponseHeaders(204, -1);
        }
    };

    private final HttpServer server;
    private volatile HttpHandler behaviour = DONE;

    private LiveService(HttpServer server) {
        this.server = server;
    }

    public static LiveService start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            var service = new LiveService(server);
            server.createContext("/", service::handle);
            server.start();
            return service;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        behaviour.handle(exchange);
    }

    /** Answers 204 to everything, as after provisioning. */
    public void reset() {
        behaviour = DONE;
    }

    public void behave(HttpHandler next) {
        behaviour = next;
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
