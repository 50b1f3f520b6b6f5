package vn.lienthong.plans.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One replacement in one passage, {@code [start, end)} in UTF-16 code units. */
record TextEdit(String passage, int start, int end, String replacement) {

    Optional<PlanContent> on(PlanContent content) {
        boolean fits = content.passages().stream()
                .anyMatch(candidate -> candidate.id().equals(passage) && Runs.contains(candidate.text(), start, end));
        if (!fits) {
            return Optional.empty();
        }
        if (passage.equals("title")) {
            return Optional.of(content.withTitle(inText(content.title())));
        }
        if (content.node(passage).isPresent()) {
            return Optional.of(
                    content.withNodes(in(content.legalBases()), in(content.preamble()), in(content.outline())));
        }
        var annexes = new ArrayList<Annex>();
        for (Annex annex : content.annexes()) {
            annexes.add(new AnnexText(annex).with(passage, this::inText).orElse(annex));
        }
        return Optional.of(content.withAnnexes(annexes));
    }

    private String inText(String text) {
        return text.substring(0, start) + replacement + text.substring(end);
    }

    private List<Node> in(List<Node> nodes) {
        return nodes.stream().map(this::in).toList();
    }

    private Node in(Node node) {
        Node below = node.withChildren(in(node.children()));
        return node.id().equals(passage) ? below.withRuns(Runs.replace(node.runs(), start, end, replacement)) : below;
    }
}
