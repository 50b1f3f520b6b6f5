package vn.lienthong.embedded;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mails caught so far: one {@code .eml} file each, complete on disk before it is accepted. */
final class MailFolder {

    private static final Logger LOG = LoggerFactory.getLogger(MailFolder.class);

    private static final String ENDING = ".eml";
    private static final String RECIPIENTS_HEADER = "X-Caught-For: ";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("\\d{8}-\\d{6}-\\d{3}-\\d{6}");

    private final Path folder;
    private final Clock clock;
    private final ConcurrentSkipListMap<String, CaughtMail> mails =
            new ConcurrentSkipListMap<>(Comparator.reverseOrder());
    private int last;

    private MailFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    static MailFolder open(Path folder, Clock clock) {
        MailFolder opened = new MailFolder(folder, clock);
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                files.sorted().forEach(opened::load);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return opened;
    }

    private void load(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(ENDING)) {
            return;
        }
        String id = name.substring(0, name.length() - ENDING.length());
        if (!ID.matcher(id).matches()) {
            return;
        }
        try {
            mails.put(id, read(id, Files.readAllBytes(file)));
            last = Math.max(last, Integer.parseInt(id.substring(id.length() - 6)));
        } catch (IOException | MessagingException e) {
            LOG.atWarn().setCause(e).addKeyValue("file", name).log("left out a mail that cannot be read");
        }
    }

    List<CaughtMail> mails() {
        return List.copyOf(mails.values());
    }

    Optional<CaughtMail> find(String id) {
        return Optional.ofNullable(mails.get(id));
    }

    synchronized void add(byte[] mail, List<String> recipients) throws IOException {
        int number = last + 1;
        String id = "%s-%06d".formatted(NAME.format(clock.instant()), number);
        byte[] stored = withRecipients(mail, recipients);
        Path partial = folder.resolve(id + ".part");
        try (FileChannel channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(stored);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(partial, folder.resolve(id + ENDING), StandardCopyOption.ATOMIC_MOVE);
        last = number;
        try {
            mails.put(id, read(id, stored));
        } catch (MessagingException e) {
            LOG.atWarn().setCause(e).addKeyValue("id", id).log("kept a mail that cannot be shown");
        }
    }

    /** The envelope's recipients are not part of a mail; they go in front of it as a header of our own. */
    private static byte[] withRecipients(byte[] mail, List<String> recipients) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write((RECIPIENTS_HEADER + String.join(", ", recipients) + "\r\n").getBytes(StandardCharsets.UTF_8));
        all.write(mail);
        return all.toByteArray();
    }

    private static CaughtMail read(String id, byte[] bytes) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        String recipients = message.getHeader("X-Caught-For", null);
        Address[] from = message.getFrom();
        String text = find(message, "text/plain");
        String html = find(message, "text/html");
        String readable = text != null ? text : html != null ? html : "";
        return new CaughtMail(
                id,
                instant(id),
                from == null || from.length == 0 ? null : readable(from[0]),
                recipients == null
                        ? List.of()
                        : Arrays.stream(recipients.split(",", -1))
                                .map(String::strip)
                                .toList(),
                message.getSubject(),
                readable,
                html);
    }

    private static String readable(Address address) {
        return address instanceof InternetAddress internet ? internet.toUnicodeString() : address.toString();
    }

    private static Instant instant(String id) {
        return NAME.parse(id.substring(0, id.length() - 7), Instant::from);
    }

    private static @Nullable String find(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && part.getContent() instanceof String text) {
            return text;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = find(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
