package vn.lienthong.notifications.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.notifications.notice.Notice;
import vn.lienthong.notifications.notice.NoticeAdded;
import vn.lienthong.notifications.notice.Notices;
import vn.lienthong.starter.tenancy.TenantLanes;
import vn.lienthong.starter.tenancy.TenantSchedule;
import vn.lienthong.starter.tenancy.TenantScope;

/**
 * Mails each notice. The notice itself remembers whether that is done, so nothing is lost when the mail server or this
 * process is down. SMTP cannot promise more than at least once: should the process die between the server's answer and our
 * note of it, the mail goes again under the same Message-ID, by which mail systems drop the double.
 */
@Component
class Mailing implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Mailing.class);
    private static final int ATTEMPTS = 12;
    private static final int BATCH = 200;
    /** Connections to the mail server. */
    private static final int AT_ONCE = 4;

    private static final int AT_ONCE_PER_TENANT = 2;

    private final Notices notices;
    private final JavaMailSender sender;
    private final MailProperties properties;
    private final TenantSchedule schedule;
    private final MeterRegistry meters;
    private final Clock clock;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final TenantLanes lanes = new TenantLanes(AT_ONCE, AT_ONCE_PER_TENANT, BATCH, executor);
    /** Not a number while a province could not be asked: a part is not the whole. */
    private volatile double waiting = Double.NaN;

    Mailing(
            Notices notices,
            JavaMailSender sender,
            MailProperties properties,
            TenantSchedule schedule,
            MeterRegistry meters,
            Clock clock) {
        this.notices = notices;
        this.sender = sender;
        this.properties = properties;
        this.schedule = schedule;
        this.meters = meters;
        this.clock = clock;
        Gauge.builder("lienthong.mail.waiting", this, mailing -> mailing.waiting)
                .description("Notices whose e-mail has not been handed to the mail server")
                .register(meters);
    }

    @EventListener
    void on(NoticeAdded added) {
        if (added.notice().mail().state() != Notice.MailState.WAITING) {
            return;
        }
        var tenant = TenantScope.current();
        // What finds no room is left to the sweep.
        lanes.submit(tenant, () -> TenantScope.inTenant(tenant, () -> send(added.notice())));
    }

    /** What an outage left behind. */
    @Scheduled(fixedDelayString = "${lienthong.mail.sweep:15s}", initialDelayString = "5s")
    void sweep() {
        var counted = schedule.ask("mail-waiting", Duration.ofMinutes(1), notices::waitingForMail);
        waiting = counted.isComplete()
                ? counted.byTenant().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()
                : Double.NaN;
        schedule.everyTenant("mail", Duration.ofMinutes(10), () -> {
            var tenant = TenantScope.current();
            if (!lanes.isIdle(tenant)) {
                // Those before are not through yet; more of them would only wait behind.
                return;
            }
            for (var notice : notices.dueForMail(clock.instant(), BATCH)) {
                lanes.submit(tenant, () -> TenantScope.inTenant(tenant, () -> send(notice)));
            }
        });
    }

    /** Taken only when its turn has come: what waits in line is still anybody's. */
    private void send(Notice notice) {
        var attempt = notice.mail().attempts();
        // Doubling from half a minute: about a day over all attempts.
        var pause = Duration.ofSeconds(30L << Math.min(attempt, ATTEMPTS));
        if (!notices.takeForMail(notice, clock.instant().plus(pause))) {
            return;
        }
        try {
            sender.send(message(notice));
            notices.mailed(notice, Notice.MailState.SENT);
            count("sent");
        } catch (MailException | MessagingException failure) {
            if (attempt + 1 >= ATTEMPTS) {
                notices.mailed(notice, Notice.MailState.FAILED);
                count("failed");
            } else {
                count("retried");
            }
            log.atWarn()
                    .addKeyValue("notice", notice.id())
                    .addKeyValue("attempt", attempt + 1)
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log("mail not sent");
        }
    }

    private MimeMessage message(Notice notice) throws MessagingException {
        var mime = sender.createMimeMessage();
        var helper = new MimeMessageHelper(mime, "UTF-8");
        helper.setFrom(properties.from());
        helper.setTo(notice.mail().to());
        helper.setSubject(notice.title());
        helper.setText(notice.body() + "\n\nMở trong Liên Thông: "
                + properties.portal().resolve(notice.link()) + "\n\nThư tự động, không cần trả lời.\n");
        return new SameId(mime, messageId(notice));
    }

    private String messageId(Notice notice) {
        var local = (TenantScope.current().value() + "." + notice.id()).replaceAll("[^A-Za-z0-9.~-]", "_");
        return "<" + local + "@" + properties.from().substring(properties.from().indexOf('@') + 1) + ">";
    }

    private void count(String outcome) {
        meters.counter("lienthong.mail.attempts", "outcome", outcome).increment();
    }

    @Override
    public void destroy() {
        executor.shutdown();
    }

    /** A message that keeps its own Message-ID; the library would make a new one for each attempt. */
    private static final class SameId extends MimeMessage {

        private final String id;

        private SameId(MimeMessage source, String id) throws MessagingException {
            super(source);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
