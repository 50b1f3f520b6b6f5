package vn.lienthong.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows the caught mails: {@code /} the list, {@code /mails/{id}} one mail, {@code /api/mails} all of them as JSON
 * ({@code ?to=} only those to one address). What a mail says is escaped: nothing in it is ever run.
 */
final class MailPages implements AutoCloseable {

    private static final String MAIL = "/mails/";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy", Locale.ROOT).withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final String STYLE = """
            body{font:14px/1.5 "Be Vietnam Pro",system-ui,sans-serif;margin:24px auto;max-width:960px;padding:0 16px;color:#1f2933}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:6px 8px;border-bottom:1px solid #d9e2ec;vertical-align:top}
            pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f5f7fa;padding:16px;font:inherit}dt{color:#52606d}dd{margin:0 0 8px}
            """;

    private final MailFolder folder;
    private final HttpServer server;
    private final JsonMapper json = JsonMapper.builder().build();

    private MailPages(MailFolder folder, HttpServer server) {
        this.folder = folder;
        this.server = server;
    }

    static MailPages start(MailFolder folder, int port) {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new StorageUnavailable(StorageUnavailable.Reason.PORT_TAKEN, "127.0.0.1:" + port, e);
        }
        MailPages pages = new MailPages(folder, server);
        server.createContext("/", pages::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return pages;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", "Trang này chỉ để xem.");
            } else if (path.equals("/")) {
                send(exchange, 200, "text/html", list());
            } else if (path.equals("/api/mails")) {
                send(
                        exchange,
                        200,
                        "application/json",
                        json.writeValueAsString(shown(recipient(exchange))
                                .map(MailPages::asJson)
                                .toList()));
            } else {
                Optional<CaughtMail> mail =
                        path.startsWith(MAIL) ? folder.find(path.substring(MAIL.length())) : Optional.empty();
                if (mail.isPresent()) {
                    send(exchange, 200, "text/html", one(mail.get()));
                } else {
                    send(
                            exchange,
                            404,
                            "text/html",
                            page("Không có thư này", "<p><a href=\"/\">Danh sách thư</a></p>"));
                }
            }
        }
    }

    private java.util.stream.Stream<CaughtMail> shown(@Nullable String recipient) {
        return folder.mails().stream()
                .filter(mail -> recipient == null || mail.to().contains(recipient));
    }

    private static @Nullable String recipient(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        return query != null && query.startsWith("to=") ? query.substring("to=".length()) : null;
    }

    private static Map<String, @Nullable Object> asJson(CaughtMail mail) {
        Map<String, @Nullable Object> fields = new java.util.LinkedHashMap<>();
        fields.put("id", mail.id());
        fields.put("at", mail.at().toString());
        fields.put("from", mail.from());
        fields.put("to", mail.to());
        fields.put("subject", mail.subject());
        fields.put("text", mail.text());
        fields.put("html", mail.html());
        return fields;
    }

    private String list() {
        List<CaughtMail> mails = folder.mails();
        if (mails.isEmpty()) {
            return page("Hộp thư thử nghiệm", "<p>Hệ thống chưa gửi thư nào.</p>");
        }
        String rows = mails.stream()
                .map(mail -> "<tr><td>%s</td><td>%s</td><td><a href=\"/mails/%s\">%s</a></td></tr>"
                        .formatted(
                                time(mail.at()),
                                escape(String.join(", ", mail.to())),
                                escape(mail.id()),
                                escape(subject(mail))))
                .collect(Collectors.joining("\n"));
        return page(
                "Hộp thư thử nghiệm",
                "<p>%d thư hệ thống đã gửi; không thư nào rời khỏi máy này.</p>".formatted(mails.size())
                        + "<table><thead><tr><th>Lúc</th><th>Gửi tới</th><th>Tiêu đề</th></tr></thead><tbody>"
                        + rows
                        + "</tbody></table>");
    }

    private static String one(CaughtMail mail) {
        return page(
                subject(mail),
                "<p><a href=\"/\">← Danh sách thư</a></p><dl><dt>Lúc</dt><dd>%s</dd><dt>Từ</dt><dd>%s</dd><dt>Gửi tới</dt><dd>%s</dd></dl><pre>%s</pre>"
                        .formatted(
                                time(mail.at()),
                                escape(mail.from() == null ? "" : mail.from()),
                                escape(String.join(", ", mail.to())),
                                escape(mail.text())));
    }

    private static String subject(CaughtMail mail) {
        String subject = mail.subject();
        return subject == null || subject.isBlank() ? "(không có tiêu đề)" : subject;
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
                <title>%s</title><style>%s</style></head><body><h1>%s</h1>%s</body></html>
                """.formatted(escape(title), STYLE, escape(title), body);
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
