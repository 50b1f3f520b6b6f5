package vn.lienthong.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * An SMTP server that delivers nothing: every mail becomes a file in a folder before it is accepted, and can be read on a
 * small page. Bound to the loopback address alone.
 */
public final class MailCatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailCatcher.class);
    private static final int MOST_BYTES = 20 << 20;

    private final MailFolder folder;
    private final SMTPServer smtp;
    private final MailPages pages;
    private final AtomicBoolean closed = new AtomicBoolean();

    private MailCatcher(MailFolder folder, int smtpPort, int pagePort) {
        this.folder = folder;
        this.pages = MailPages.start(folder, pagePort);
        this.smtp = SMTPServer.port(smtpPort)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("Lien Thong mail catcher")
                .maxMessageSize(MOST_BYTES)
                .messageHandlerFactory(context -> new Delivery(folder))
                .build();
        try {
            smtp.start();
        } catch (RuntimeException e) {
            pages.close();
            throw new StorageUnavailable(StorageUnavailable.Reason.PORT_TAKEN, "127.0.0.1:" + smtpPort, e);
        }
    }

    /**
     * Starts catching.
     *
     * @param folder where the mails of earlier runs are and new ones go
     * @param smtpPort 0: a free one
     * @param pagePort 0: a free one
     */
    public static MailCatcher start(Path folder, int smtpPort, int pagePort, Clock clock) {
        return new MailCatcher(MailFolder.open(folder, clock), smtpPort, pagePort);
    }

    public int smtpPort() {
        return smtp.getPortAllocated();
    }

    public int pagePort() {
        return pages.port();
    }

    /** Newest first. */
    public List<CaughtMail> mails() {
        return folder.mails();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            smtp.stop();
            pages.close();
        }
    }

    /** One mail on its way in. */
    private static final class Delivery implements MessageHandler {

        private final MailFolder folder;
        private final List<String> recipients = new ArrayList<>();

        Delivery(MailFolder folder) {
            this.folder = folder;
        }

        @Override
        public void from(String from) {}

        @Override
        public void recipient(String recipient) {
            recipients.add(recipient);
        }

        @Override
        public @Nullable String data(InputStream data) throws RejectException, IOException {
            byte[] mail = data.readAllBytes();
            try {
                folder.add(mail, recipients);
                return null;
            } catch (IOException | UncheckedIOException e) {
                LOG.atError().setCause(e).log("could not store a mail");
                throw new RejectException(452, "insufficient storage");
            }
        }

        @Override
        public void done() {}
    }
}
