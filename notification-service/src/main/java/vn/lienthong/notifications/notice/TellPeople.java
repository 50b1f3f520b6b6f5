package vn.lienthong.notifications.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.lienthong.notifications.account.Account;
import vn.lienthong.notifications.account.Accounts;
import vn.lienthong.starter.events.EventHandler;
import vn.lienthong.starter.events.IncomingEvent;

/** Puts what happened into the inboxes of those it concerns. Repeating it adds nothing. */
@Component
class TellPeople implements EventHandler {

    /** After an outage, or when earlier years are entered, nobody wants yesterday's hundred mails. */
    private static final Duration OLD_NEWS = Duration.ofDays(2);

    private final Accounts accounts;
    private final Notices notices;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    TellPeople(Accounts accounts, Notices notices, ApplicationEventPublisher publisher, Clock clock) {
        this.accounts = accounts;
        this.notices = notices;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Happening.TYPES;
    }

    /** A notice is kept under the ids of its event and its reader. */
    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public void on(IncomingEvent event) {
        var happening = Happening.of(event);
        if (happening == null) {
            return;
        }
        for (var account : accounts.of(happening.unit(), happening.roles())) {
            var notice = notice(event, happening, account);
            if (notices.add(notice)) {
                publisher.publishEvent(new NoticeAdded(notice));
            }
        }
    }

    private Notice notice(IncomingEvent event, Happening happening, Account account) {
        var mailed = !account.email().isBlank()
                && event.time().isAfter(clock.instant().minus(OLD_NEWS));
        return new Notice(
                (event.id() + "~" + account.id()).replace('/', '~'),
                account.id(),
                event.type().replaceFirst("\\.v\\d+$", ""),
                happening.title(),
                happening.body(),
                happening.link(),
                event.time(),
                null,
                new Notice.Mail(
                        mailed ? Notice.MailState.WAITING : Notice.MailState.NONE, account.email(), 0, event.time()));
    }
}
