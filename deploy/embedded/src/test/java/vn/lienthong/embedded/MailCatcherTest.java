package vn.lienthong.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCatcherTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T01:15:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void keepsAMailWithItsVietnameseTextAndTheAddressesItWasSentTo() throws Exception {
        try (MailCatcher catcher = MailCatcher.start(folder, 0, 0, CLOCK)) {
            send(
                    catcher,
                    "Kế hoạch năm 2026 bị trả lại",
                    "Lý do: thiếu căn cứ Nghị định số 72/2015/NĐ-CP",
                    "hieu-truong@truong.example");

            assertThat(catcher.mails()).singleElement().satisfies(mail -> {
                assertThat(mail.subject()).isEqualTo("Kế hoạch năm 2026 bị trả lại");
                assertThat(mail.text()).contains("Lý do: thiếu căn cứ Nghị định số 72/2015/NĐ-CP");
                assertThat(mail.to()).containsExactly("hieu-truong@truong.example");
                assertThat(mail.at()).isEqualTo(CLOCK.instant());
            });
        }
    }

    @Test
    void mailsSurviveARestartNewestFirst() throws Exception {
        try (MailCatcher catcher = MailCatcher.start(folder, 0, 0, CLOCK)) {
            send(catcher, "Thư thứ nhất", "một", "a@truong.example");
            send(catcher, "Thư thứ hai", "hai", "a@truong.example");
        }
        try (MailCatcher catcher = MailCatcher.start(folder, 0, 0, CLOCK)) {
            send(catcher, "Thư thứ ba", "ba", "a@truong.example");

            assertThat(catcher.mails())
                    .extracting(CaughtMail::subject)
                    .containsExactly("Thư thứ ba", "Thư thứ hai", "Thư thứ nhất");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3).allMatch(file -> file.toString().endsWith(".eml"));
        }
    }

    @Test
    void whatAMailSaysIsShownAndNeverRun() throws Exception {
        try (MailCatcher catcher = MailCatcher.start(folder, 0, 0, CLOCK)) {
            send(catcher, "<script>alert(1)</script>", "<img src=x onerror=alert(2)> & \"chữ\"", "a@truong.example");
            String id = catcher.mails().getFirst().id();

            HttpResponse<String> list = get(catcher, "/");
            HttpResponse<String> one = get(catcher, "/mails/" + id);

            assertThat(list.body())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "/mails/" + id, "a@truong.example")
                    .doesNotContain("<script");
            assertThat(one.body())
                    .contains("&lt;img src=x onerror=alert(2)&gt; &amp; &quot;chữ&quot;")
                    .doesNotContain("<img");
            assertThat(one.headers().firstValue("Content-Security-Policy"))
                    .get()
                    .asString()
                    .contains("default-src 'none'");
        }
    }

    @Test
    void listsMailsAsJsonForOneAddressOrAll() throws Exception {
        try (MailCatcher catcher = MailCatcher.start(folder, 0, 0, CLOCK)) {
            send(catcher, "Cho A", "a", "a@truong.example");
            send(catcher, "Cho B", "b", "b@truong.example");

            assertThat(get(catcher, "/api/mails").body()).contains("Cho A", "Cho B");
            assertThat(get(catcher, "/api/mails?to=b@truong.example").body())
                    .contains("\"subject\":\"Cho B\"")
                    .doesNotContain("Cho A");
        }
    }

    @Test
    void saysWhenThereIsNothing() throws Exception {
        try (MailCatcher catcher = MailCatcher.start(folder, 0, 0, CLOCK)) {
            assertThat(get(catcher, "/").body()).contains("Hệ thống chưa gửi thư nào.");
            assertThat(get(catcher, "/api/mails").body()).isEqualTo("[]");
            assertThat(get(catcher, "/mails/..%2f..%2fetc%2fpasswd").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void refusesAMailThatItCannotStore() throws Exception {
        try (MailCatcher catcher = MailCatcher.start(folder.resolve("mails"), 0, 0, CLOCK)) {
            Files.delete(folder.resolve("mails"));

            assertThatThrownBy(() -> send(catcher, "Không lưu được", "x", "a@truong.example"))
                    .isInstanceOf(MessagingException.class)
                    .hasMessageContaining("452");
            assertThat(catcher.mails()).isEmpty();
        }
    }

    @Test
    void aTakenPortIsNamed() {
        try (MailCatcher catcher = MailCatcher.start(folder, 0, 0, CLOCK)) {
            for (List<Integer> ports : List.of(List.of(catcher.smtpPort(), 0), List.of(0, catcher.pagePort()))) {
                assertThatThrownBy(() -> MailCatcher.start(folder, ports.get(0), ports.get(1), CLOCK))
                        .isInstanceOfSatisfying(
                                StorageUnavailable.class,
                                e -> assertThat(e.reason()).isEqualTo(StorageUnavailable.Reason.PORT_TAKEN));
            }
        }
    }

    private static void send(MailCatcher catcher, String subject, String text, String to) throws MessagingException {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", String.valueOf(catcher.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("khong-tra-loi@lienthong.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        Transport.send(message);
    }

    private static HttpResponse<String> get(MailCatcher catcher, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + catcher.pagePort() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
