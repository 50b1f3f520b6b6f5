package vn.lienthong.plans.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.plans.content.Annex;
import vn.lienthong.plans.content.Node;
import vn.lienthong.plans.content.NodeKind;
import vn.lienthong.plans.content.Task;
import vn.lienthong.plans.content.Window;
import vn.lienthong.plans.content.WindowKind;
import vn.lienthong.starter.text.VietnameseText;

/** Finds the tasks: items with an action in the sections that give tasks, with the time and units written beside them. */
final class TaskFinder {

    private static final Pattern GIVES_TASKS = Pattern.compile(
            "\\b(?:nhiem vu|giai phap|noi dung|hoat dong|bien phap|to chuc thuc hien|phan cong|trach nhiem|trong tam|cong viec)\\b");
    private static final Pattern GIVES_NONE =
            Pattern.compile("\\b(?:muc dich|yeu cau|muc tieu|kinh phi|che do bao cao|dac diem|tinh hinh|quan diem)\\b");
    private static final Pattern ORGANISATION = Pattern.compile("\\b(?:to chuc thuc hien|phan cong|trach nhiem)\\b");
    private static final Pattern UNIT = Pattern.compile(
            "^(?:doi voi |cac |cap |dong chi ){0,8}(?:lanh dao|ban|hieu truong|pho|to|bo phan|giao vien|can bo|nhan vien|phong|so|truong|nha truong|co so|don vi|doan|cong doan|van phong|chuyen vien|ubnd|uy ban|hoi|chi bo|lien doi|tong phu trach|ke toan|van thu|hoc sinh|cha me|thu vien|trung tam|xa|phuong|dac khu)\\b.*");
    private static final Pattern ACTION = Pattern.compile(
            "\\b(?:tuyen truyen|phoi hop|thuc hien|to chuc|xay dung|trien khai|quan triet|pho bien|day manh|tang cuong|tiep tuc|gioi thieu|cung cap|theo doi|dau tranh|phan bac|tham gia|bao cao|nop|gan|long ghep|giao|ra soat|cap nhat|dang tai|kiem tra|giam sat|bo tri|cu|huong dan|truyen thong|tham muu|ban hanh|quang ba|thong tin|tong hop|don doc|chu dong|kip thoi|duy tri|bao dam|dam bao|nang cao|phat dong|phat huy|van dong|chi dao|phan cong|ho tro|lap|de xuat|tap huan|boi duong|giai thich|tiep nhan|xu ly|trang bi|tiep don|giao luu|dang|mo|viet|gui|thanh lap|chuan bi|so ket|tong ket)\\b");
    private static final Pattern NO_ACTION =
            Pattern.compile("^(?:viec|cac hoat dong|cong tac)\\b.*\\b(?:phai|duoc|can)\\b.*");
    private static final int ACTION_WITHIN_WORDS = 14;
    private static final int TITLE_CHARACTERS = 300;
    private static final int MOST_UNITS = 30;
    private static final Pattern SENTENCE = Pattern.compile("(?s)^.*?[.!?](?=\\s+\\p{Lu})");
    private static final Pattern TIME =
            Pattern.compile("(?iU)^(?:thời gian(?: thực hiện| hoàn thành)?|thời hạn|tiến độ)\\s*:\\s*(?<text>.*)$");
    private static final Pattern LEADS = Pattern.compile(
            "(?iU)^(?:đơn vị |bộ phận |người )?(?:chủ trì|phụ trách|thực hiện)(?: thực hiện)?\\s*:\\s*(?<text>.*)$");
    private static final Pattern COORDINATORS =
            Pattern.compile("(?iU)^(?:đơn vị |bộ phận )?phối hợp(?: thực hiện)?\\s*:\\s*(?<text>.*)$");

    private final Ids ids;
    private final Doubts doubts;
    private final WindowReader windows;
    private final @Nullable LocalDate notBefore;

    TaskFinder(Ids ids, Doubts doubts, @Nullable Integer year, @Nullable LocalDate notBefore) {
        this.ids = ids;
        this.doubts = doubts;
        this.windows = new WindowReader(year);
        this.notBefore = notBefore;
    }

    List<Task> in(List<Node> outline) {
        return outline.stream().flatMap(node -> inSection(node).stream()).toList();
    }

    private List<Task> inSection(Node section) {
        String heading = VietnameseText.fold(section.text());
        boolean group = section.kind() == NodeKind.PART
                || section.children().stream().anyMatch(child -> child.kind() == NodeKind.SECTION);
        if (group) {
            return in(section.children());
        }
        if (section.kind() != NodeKind.SECTION && section.kind() != NodeKind.CLAUSE
                || !GIVES_TASKS.matcher(heading).find()
                || GIVES_NONE.matcher(heading).find()) {
            return List.of();
        }
        boolean organisation = ORGANISATION.matcher(heading).find();
        return section.children().stream()
                .flatMap(child -> inItem(child, organisation, List.of()).stream())
                .toList();
    }

    private List<Task> inItem(Node item, boolean organisation, List<String> leads) {
        if (item.kind() == NodeKind.PARAGRAPH) {
            return List.of();
        }
        List<String> responsible = organisation ? unit(item).map(List::of).orElse(leads) : leads;
        List<Task> below = item.children().stream()
                .flatMap(child -> inItem(child, organisation, responsible).stream())
                .toList();
        if (!below.isEmpty()) {
            return below;
        }
        return acts(item.text()) ? List.of(task(item, leads)) : List.of();
    }

    /** "Đối với lãnh đạo trường", "Các cơ sở giáo dục": a heading that names who is to act. */
    private static Optional<String> unit(Node item) {
        String text = Trailing.without(item.text(), ".:;");
        boolean heading = item.kind() != NodeKind.BULLET && !item.children().isEmpty() && text.length() <= 150;
        if (!heading || !UNIT.matcher(VietnameseText.fold(text)).matches()) {
            return Optional.empty();
        }
        String name = text.replaceFirst("(?iU)^đối với\\s+", "");
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }

    private static boolean acts(String text) {
        String folded = VietnameseText.fold(text);
        String[] words = folded.split(" ");
        String beginning = String.join(" ", Arrays.copyOf(words, Math.min(words.length, ACTION_WITHIN_WORDS)));
        return ACTION.matcher(beginning).find() && !NO_ACTION.matcher(beginning).matches();
    }

    private Task task(Node node, List<String> inherited) {
        String time = labelled(node, TIME).orElse("");
        List<String> leads = labelled(node, LEADS).map(TaskFinder::units).orElse(inherited);
        List<String> coordinators =
                labelled(node, COORDINATORS).map(TaskFinder::units).orElse(List.of());
        WindowReader.Read read = time.isEmpty()
                ? windows.inSentence(sentence(node.text())).orElse(new WindowReader.Read(Window.NONE, null))
                : windows.read(time);
        if (read.doubt() != null) {
            doubts.aboutNode(node.id(), read.doubt());
        }
        checkTime(node.id(), read.window());
        return new Task(ids.task(), node.id(), title(node.text()), leads, coordinators, read.window());
    }

    private static Optional<String> labelled(Node node, Pattern label) {
        return node.children().stream()
                .map(child -> label.matcher(child.text()))
                .filter(Matcher::matches)
                .map(matcher -> Trailing.without(matcher.group("text"), ".;,"))
                .findFirst();
    }

    private void checkTime(String node, Window window) {
        LocalDate end = window.to();
        if (end != null && notBefore != null && end.isBefore(notBefore)) {
            doubts.aboutNode(
                    node,
                    "Thời gian “%s” kết thúc trước ngày %s của văn bản hoặc căn cứ; xem lại."
                            .formatted(window.text(), DateWords.print(notBefore)));
        }
    }

    private static String sentence(String text) {
        Matcher sentence = SENTENCE.matcher(text);
        return sentence.find() ? sentence.group() : text;
    }

    /** The first sentence; the node keeps the whole text. */
    private static String title(String text) {
        String title = Trailing.without(sentence(text), ".;:,");
        if (title.length() <= TITLE_CHARACTERS) {
            return title;
        }
        int cut = Math.max(title.lastIndexOf(';', TITLE_CHARACTERS), title.lastIndexOf(',', TITLE_CHARACTERS));
        if (cut < TITLE_CHARACTERS / 3) {
            cut = Math.max(title.lastIndexOf(' ', TITLE_CHARACTERS), 1);
        }
        return title.substring(0, cut).strip() + "…";
    }

    /** Tasks from the rows of a table that has a column for them and one for who or when. */
    List<Task> in(Annex annex) {
        int what = column(annex.columns(), "nhiem vu|noi dung|cong viec|hoat dong");
        int lead = column(annex.columns(), "chu tri|phu trach|don vi thuc hien|bo phan thuc hien|nguoi thuc hien");
        int with = column(annex.columns(), "phoi hop");
        int when = column(annex.columns(), "thoi gian|thoi han|hoan thanh|tien do");
        if (what < 0 || lead < 0 && when < 0) {
            return List.of();
        }
        var tasks = new ArrayList<Task>();
        for (int i = 0; i < annex.rows().size(); i++) {
            List<String> row = annex.rows().get(i);
            if (row.size() <= what
                    || row.get(what).isBlank()
                    || Stream.of(lead, with, when).allMatch(c -> cell(row, c).isBlank()) && !numbered(row)) {
                continue;
            }
            WindowReader.Read read = windows.read(cell(row, when));
            if (read.doubt() != null) {
                doubts.aboutNode(annex.id(), "Dòng %d: %s".formatted(i + 1, read.doubt()));
            }
            if (read.window().kind() != WindowKind.NONE) {
                checkTime(annex.id(), read.window());
            }
            String title = row.get(what).replace('\n', ' ').strip();
            tasks.add(new Task(ids.task(), null, title, units(cell(row, lead)), units(cell(row, with)), read.window()));
        }
        return tasks;
    }

    private static boolean numbered(List<String> row) {
        return row.getFirst().matches("\\d+\\s*[.)]?");
    }

    private static int column(List<String> columns, String words) {
        Pattern pattern = Pattern.compile("\\b(?:" + words + ")\\b");
        for (int i = 0; i < columns.size(); i++) {
            if (pattern.matcher(VietnameseText.fold(columns.get(i))).find()) {
                return i;
            }
        }
        return -1;
    }

    private static String cell(List<String> row, int column) {
        return column < 0 || column >= row.size() ? "" : row.get(column);
    }

    private static List<String> units(String text) {
        return Arrays.stream(text.split("[;\n]"))
                .map(unit -> unit.strip()
                        .replaceFirst("^[-–+•]\\s*", "")
                        .replaceFirst("[.,]$", "")
                        .strip())
                .filter(unit -> !unit.isEmpty())
                .map(unit -> unit.length() <= TITLE_CHARACTERS ? unit : unit.substring(0, TITLE_CHARACTERS) + "…")
                .limit(MOST_UNITS)
                .toList();
    }
}
