package vn.lienthong.plans.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.plans.content.Node;
import vn.lienthong.plans.content.NodeKind;
import vn.lienthong.plans.content.Run;

/** Builds the tree of the body from the marks of its paragraphs. */
final class OutlineReader {

    /** A node deeper than this is hung to the deepest allowed one; its mark still shows its place. */
    private static final int DEEPEST = 7;

    private static final int PIECE = 18_000;
    private static final Pattern CLOSING = Pattern.compile("(?sU)(?:^Trên đây là\\b.*|.*\\./\\.)$");
    private static final Pattern BELONGS_TO_ITEM = Pattern.compile(
            "(?iU)^(?:thời gian|thời hạn|tiến độ|(?:đơn vị |bộ phận |người )?(?:chủ trì|phối hợp|phụ trách|thực hiện)|địa điểm|kinh phí|sản phẩm)[^:]{0,30}:.*");

    /** A node under construction. */
    private static final class Branch {
        final @Nullable Mark mark;
        final List<Run> runs;
        final String id;
        final List<Branch> children = new ArrayList<>();

        Branch(String id, @Nullable Mark mark, List<Run> runs) {
            this.id = id;
            this.mark = mark;
            this.runs = runs;
        }

        int rank() {
            return mark == null ? -1 : mark.rank();
        }

        Node node() {
            return new Node(
                    id,
                    mark == null ? NodeKind.PARAGRAPH : mark.kind(),
                    mark == null ? null : mark.number(),
                    runs,
                    children.stream().map(Branch::node).toList());
        }
    }

    private final Ids ids;
    private final Doubts doubts;
    private final Branch root = new Branch("", null, List.of());
    private final Deque<Branch> path = new ArrayDeque<>();

    OutlineReader(Ids ids, Doubts doubts) {
        this.ids = ids;
        this.doubts = doubts;
    }

    List<Node> read(List<Line> paragraphs) {
        path.push(root);
        for (Line paragraph : paragraphs) {
            Optional<Mark> mark = Mark.of(paragraph.text());
            if (mark.isPresent()) {
                item(mark.get(), paragraph.from(mark.get().end()));
            } else {
                text(paragraph);
            }
        }
        checkSeries(root);
        return root.children.stream().map(Branch::node).toList();
    }

    private void item(Mark mark, Line text) {
        while (path.size() > 1 && path.element().rank() >= mark.rank()) {
            path.pop();
        }
        while (path.size() > DEEPEST) {
            path.pop();
        }
        var pieces = pieces(text);
        var branch = new Branch(ids.node(), mark, pieces.getFirst().runs());
        path.element().children.add(branch);
        path.push(branch);
        addRest(branch, pieces);
        checkText(branch, text.text());
    }

    private void text(Line text) {
        boolean closing = CLOSING.matcher(text.text()).matches();
        if (closing) {
            while (path.size() > 1) {
                path.pop();
            }
        } else if (!BELONGS_TO_ITEM.matcher(text.text()).matches()) {
            while (path.size() > 1 && path.element().rank() >= Mark.BULLET_RANK) {
                path.pop();
            }
        }
        var pieces = pieces(text);
        var branch = new Branch(ids.node(), null, pieces.getFirst().runs());
        path.element().children.add(branch);
        addRest(path.element(), pieces);
        checkText(branch, text.text());
    }

    private void addRest(Branch parent, List<Line> pieces) {
        for (Line piece : pieces.subList(1, pieces.size())) {
            parent.children.add(new Branch(ids.node(), null, piece.runs()));
        }
    }

    /** Cuts a text that is too long for one node at spaces. */
    private static List<Line> pieces(Line text) {
        var pieces = new ArrayList<Line>();
        Line rest = text;
        while (rest.length() > PIECE) {
            int space = rest.text().lastIndexOf(' ', PIECE);
            int cut = space > PIECE / 2 ? space : PIECE;
            pieces.add(rest.part(0, cut));
            rest = rest.from(cut);
        }
        pieces.add(rest);
        return pieces;
    }

    private void checkText(Branch branch, String text) {
        if (text.isBlank()) {
            doubts.aboutNode(branch.id, "Mục chỉ có số thứ tự, không có chữ; có thể mất nội dung.");
        } else if (text.codePointCount(0, text.length()) == 1) {
            doubts.aboutNode(branch.id, "Chữ “%s” đứng một mình; có thể là chữ thừa.".formatted(text));
        }
    }

    /** A series that jumps (1, 3) has lost an item, or a mark was misread. */
    private void checkSeries(Branch parent) {
        Map<Integer, Integer> last = new HashMap<>();
        for (Branch child : parent.children) {
            Mark mark = child.mark;
            if (mark != null && mark.ordinal() > 0) {
                int expected = last.getOrDefault(mark.rank(), 0) + 1;
                if (mark.ordinal() != expected) {
                    doubts.aboutNode(
                            child.id,
                            "Số thứ tự “%s” không liền với mục trước; có thể thiếu mục hoặc đánh số nhầm."
                                    .formatted(mark.number()));
                }
                last.put(mark.rank(), mark.ordinal());
            }
            checkSeries(child);
        }
    }
}
