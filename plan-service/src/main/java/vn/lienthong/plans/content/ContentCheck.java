package vn.lienthong.plans.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what forbids storing a content. The limits keep one plan far below MongoDB's 16 MB document and the citation
 * check within its request size; they are several times the largest real plan we know.
 */
final class ContentCheck {

    static final int NODES = 2_000;
    static final int DEPTH = 8;
    static final int NODE_CHARACTERS = 20_000;
    static final int RUNS_PER_NODE = 500;
    static final int ALL_CHARACTERS = 1_000_000;
    static final int LINE_CHARACTERS = 1_000;
    static final int MARK_CHARACTERS = 40;
    static final int ID_CHARACTERS = 64;
    static final int TASKS = 1_000;
    static final int UNITS_PER_TASK = 50;
    static final int DEADLINES = 200;
    static final int RECIPIENTS = 200;
    static final int ANNEXES = 20;
    static final int COLUMNS = 30;
    static final int CELLS = 10_000;

    private static final int REPORTED = 100;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final String ONE_LINE = "\n\r\t";

    private final PlanContent content;
    private final String root;
    private final List<ContentProblem> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> nodeIds = new HashSet<>();
    private long characters;
    private int nodes;

    ContentCheck(PlanContent content, String root) {
        this.content = content;
        this.root = root;
    }

    List<ContentProblem> problems() {
        line("/superiorName", content.superiorName());
        line("/issuerName", content.issuerName());
        line("/place", content.place());
        line("/numberText", content.numberText());
        line("/documentType", content.documentType());
        line("/title", content.title());
        nodes("/legalBases", content.legalBases(), 1);
        nodes("/preamble", content.preamble(), 1);
        nodes("/outline", content.outline(), 1);
        if (nodes > NODES) {
            add("/outline", "Kế hoạch có %d đoạn; tối đa là %d.".formatted(nodes, NODES));
        }
        tasks();
        deadlines();
        recipients();
        signature();
        annexes();
        if (characters > ALL_CHARACTERS) {
            add("", "Kế hoạch dài %d ký tự; tối đa là %d.".formatted(characters, ALL_CHARACTERS));
        }
        return problems.stream().limit(REPORTED).toList();
    }

    private void nodes(String pointer, List<Node> list, int depth) {
        if (depth > DEPTH) {
            if (!list.isEmpty()) {
                add(pointer, "Đề mục lồng nhau quá %d cấp.".formatted(DEPTH));
            }
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            Node node = list.get(i);
            String at = pointer + "/" + i;
            nodes++;
            id(at + "/id", node.id());
            nodeIds.add(node.id());
            shortText(at + "/number", node.number(), MARK_CHARACTERS, ONE_LINE);
            count(at + "/runs", node.runs().size(), RUNS_PER_NODE, "đoạn định dạng");
            shortText(at + "/runs", node.text(), NODE_CHARACTERS, "");
            nodes(at + "/children", node.children(), depth + 1);
        }
    }

    private void tasks() {
        count("/tasks", content.tasks().size(), TASKS, "nhiệm vụ");
        for (int i = 0; i < content.tasks().size(); i++) {
            Task task = content.tasks().get(i);
            String at = "/tasks/" + i;
            id(at + "/id", task.id());
            existing(at + "/node", task.node());
            shortText(at + "/title", task.title(), NODE_CHARACTERS, "");
            lines(at + "/leads", task.leads());
            lines(at + "/coordinators", task.coordinators());
            line(at + "/window/text", task.window().text());
            if (!task.window().ordered()) {
                add(at + "/window/to", "Ngày kết thúc đứng trước ngày bắt đầu.");
            }
        }
    }

    private void lines(String pointer, List<String> values) {
        count(pointer, values.size(), UNITS_PER_TASK, "đơn vị");
        for (int i = 0; i < values.size(); i++) {
            line(pointer + "/" + i, values.get(i));
        }
    }

    private void deadlines() {
        count("/deadlines", content.deadlines().size(), DEADLINES, "thời hạn");
        for (int i = 0; i < content.deadlines().size(); i++) {
            Deadline deadline = content.deadlines().get(i);
            String at = "/deadlines/" + i;
            id(at + "/id", deadline.id());
            existing(at + "/node", deadline.node());
            shortText(at + "/what", deadline.what(), NODE_CHARACTERS, "");
            line(at + "/text", deadline.text());
        }
    }

    private void recipients() {
        count("/recipients", content.recipients().size(), RECIPIENTS, "nơi nhận");
        for (int i = 0; i < content.recipients().size(); i++) {
            Recipient recipient = content.recipients().get(i);
            String at = "/recipients/" + i;
            id(at + "/id", recipient.id());
            line(at + "/name", recipient.name());
            line(at + "/purpose", recipient.purpose());
        }
    }

    private void signature() {
        Signature signature = content.signature();
        if (signature == null) {
            return;
        }
        line("/signature/authority", signature.authority());
        line("/signature/authorityTitle", signature.authorityTitle());
        shortText("/signature/title", signature.title(), LINE_CHARACTERS, "\r\t");
        line("/signature/name", signature.name());
    }

    private void annexes() {
        count("/annexes", content.annexes().size(), ANNEXES, "phụ lục");
        int cells = 0;
        for (int i = 0; i < content.annexes().size(); i++) {
            Annex annex = content.annexes().get(i);
            String at = "/annexes/" + i;
            id(at + "/id", annex.id());
            shortText(at + "/title", annex.title(), LINE_CHARACTERS, "");
            shortText(at + "/reference", annex.reference(), LINE_CHARACTERS, "");
            count(at + "/columns", annex.columns().size(), COLUMNS, "cột");
            for (int column = 0; column < annex.columns().size(); column++) {
                shortText(at + "/columns/" + column, annex.columns().get(column), NODE_CHARACTERS, "");
            }
            for (int row = 0; row < annex.rows().size(); row++) {
                List<String> values = annex.rows().get(row);
                String rowAt = at + "/rows/" + row;
                count(rowAt, values.size(), COLUMNS, "ô");
                for (int column = 0; column < values.size(); column++) {
                    shortText(rowAt + "/" + column, values.get(column), NODE_CHARACTERS, "");
                    cells++;
                }
            }
        }
        if (cells > CELLS) {
            add("/annexes", "Các phụ lục có %d ô; tối đa là %d.".formatted(cells, CELLS));
        }
    }

    private void id(String pointer, String id) {
        if (id.length() > ID_CHARACTERS || !ID.matcher(id).matches()) {
            add(pointer, "Mã phải gồm 1–%d chữ cái không dấu, chữ số, dấu chấm, gạch.".formatted(ID_CHARACTERS));
        } else if (!ids.add(id)) {
            add(pointer, "Mã “%s” đã dùng ở chỗ khác trong kế hoạch.".formatted(id));
        }
    }

    private void existing(String pointer, @Nullable String node) {
        if (node != null && !nodeIds.contains(node)) {
            add(pointer, "Không có đoạn nào mang mã này.");
        }
    }

    private void line(String pointer, @Nullable String text) {
        shortText(pointer, text, LINE_CHARACTERS, ONE_LINE);
    }

    private void shortText(String pointer, @Nullable String text, int limit, String forbidden) {
        if (text == null) {
            return;
        }
        characters += text.length();
        if (text.length() > limit) {
            add(pointer, "Dài %d ký tự; tối đa là %d.".formatted(text.length(), limit));
        }
        if (text.chars().anyMatch(c -> isStray((char) c) || forbidden.indexOf(c) >= 0)) {
            add(pointer, "Có ký tự điều khiển hoặc dấu xuống dòng không được phép.");
        }
    }

    private static boolean isStray(char c) {
        return c < ' ' && c != '\n' && c != '\t' || c == '\u007F' || c == '\uFFFE' || c == '\uFFFF';
    }

    private void count(String pointer, int size, int limit, String what) {
        if (size > limit) {
            add(pointer, "Có %d %s; tối đa là %d.".formatted(size, what, limit));
        }
    }

    private void add(String pointer, String detail) {
        if (problems.size() < REPORTED) {
            problems.add(new ContentProblem(root + pointer, detail));
        }
    }
}
