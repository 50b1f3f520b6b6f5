package vn.lienthong.plans.content;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One numbered or unnumbered piece of the plan's text with the pieces below it.
 *
 * @param id unique in the plan, stable over edits; comments, tasks and citations point to it
 * @param number the mark as it is printed before the text: "Phần I", "I.", "1.", "1.1.", "a)", "-", "+"; null without one
 * @param runs the text without the mark
 */
public record Node(String id, NodeKind kind, @Nullable String number, List<Run> runs, List<Node> children) {

    public Node {
        id = id == null ? "" : id;
        kind = kind == null ? NodeKind.PARAGRAPH : kind;
        runs = runs == null ? List.of() : List.copyOf(runs);
        children = children == null ? List.of() : List.copyOf(children);
    }

    public static Node paragraph(String id, String text) {
        return new Node(id, NodeKind.PARAGRAPH, null, List.of(Run.plain(text)), List.of());
    }

    /** The text without the mark; offsets of citations and corrections count in it. */
    public String text() {
        return Runs.text(runs);
    }

    /** This node and everything below it, in reading order. */
    public Stream<Node> subtree() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Node::subtree));
    }

    Node withRuns(List<Run> changed) {
        return new Node(id, kind, number, changed, children);
    }

    Node withChildren(List<Node> changed) {
        return new Node(id, kind, number, runs, changed);
    }
}
