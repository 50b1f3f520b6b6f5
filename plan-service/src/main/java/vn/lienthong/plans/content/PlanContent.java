package vn.lienthong.plans.content;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a plan says. Immutable; stored and sent as it is.
 *
 * @param superiorName printed superior (Decree 30/2020, box 2); empty when the plan prints none
 * @param numberText number and symbol as written ("31/KH-THBA"); null before numbering
 * @param preamble the opening after the legal bases, up to "… như sau:", and nothing of the outline
 */
public record PlanContent(
        String superiorName,
        String issuerName,
        String place,
        @Nullable LocalDate date,
        @Nullable String numberText,
        String documentType,
        String title,
        List<Node> legalBases,
        List<Node> preamble,
        List<Node> outline,
        List<Task> tasks,
        List<Deadline> deadlines,
        List<Recipient> recipients,
        @Nullable Signature signature,
        List<Annex> annexes) {

    public static final String PLAN = "KẾ HOẠCH";

    /** Nodes of one plan at most. */
    public static final int MOST_NODES = ContentCheck.NODES;

    public PlanContent {
        superiorName = superiorName == null ? "" : superiorName;
        issuerName = issuerName == null ? "" : issuerName;
        place = place == null ? "" : place;
        documentType = documentType == null || documentType.isBlank() ? PLAN : documentType;
        title = title == null ? "" : title;
        legalBases = legalBases == null ? List.of() : List.copyOf(legalBases);
        preamble = preamble == null ? List.of() : List.copyOf(preamble);
        outline = outline == null ? List.of() : List.copyOf(outline);
        tasks = tasks == null ? List.of() : List.copyOf(tasks);
        deadlines = deadlines == null ? List.of() : List.copyOf(deadlines);
        recipients = recipients == null ? List.of() : List.copyOf(recipients);
        annexes = annexes == null ? List.of() : List.copyOf(annexes);
    }

    /** An empty plan of that title, issued by that unit. */
    public static PlanContent blank(String title, String superiorName, String issuerName) {
        return new PlanContent(
                superiorName,
                issuerName,
                "",
                null,
                null,
                PLAN,
                title,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of());
    }

    /** Every node in reading order: legal bases, preamble, outline. */
    public Stream<Node> nodes() {
        return Stream.of(legalBases, preamble, outline).flatMap(List::stream).flatMap(Node::subtree);
    }

    public Optional<Node> node(String id) {
        return nodes().filter(node -> node.id().equals(id)).findFirst();
    }

    /** Every non-blank passage in reading order: title, legal bases, preamble, outline, annexes. */
    public List<Passage> passages() {
        var passages = new ArrayList<Passage>();
        passages.add(new Passage("title", title));
        nodes().forEach(node -> passages.add(new Passage(node.id(), node.text())));
        for (Annex annex : annexes) {
            passages.addAll(new AnnexText(annex).passages());
        }
        passages.removeIf(passage -> passage.text().isBlank());
        return List.copyOf(passages);
    }

    /**
     * The same content with {@code [start, end)} (UTF-16 code units) of one passage replaced; bold and italic of the rest
     * stay. Empty when there is no such passage or the range does not lie inside its text.
     */
    public Optional<PlanContent> withText(String passage, int start, int end, String replacement) {
        return new TextEdit(passage, start, end, replacement).on(this);
    }

    public PlanContent withTitle(String changed) {
        return new PlanContent(
                superiorName,
                issuerName,
                place,
                date,
                numberText,
                documentType,
                changed,
                legalBases,
                preamble,
                outline,
                tasks,
                deadlines,
                recipients,
                signature,
                annexes);
    }

    /** What forbids storing this content, as JSON pointers below {@code root} ("" or "/content"); empty when nothing. */
    public List<ContentProblem> problems(String root) {
        return new ContentCheck(this, root).problems();
    }

    PlanContent withNodes(List<Node> bases, List<Node> opening, List<Node> body) {
        return new PlanContent(
                superiorName,
                issuerName,
                place,
                date,
                numberText,
                documentType,
                title,
                bases,
                opening,
                body,
                tasks,
                deadlines,
                recipients,
                signature,
                annexes);
    }

    PlanContent withAnnexes(List<Annex> changed) {
        return new PlanContent(
                superiorName,
                issuerName,
                place,
                date,
                numberText,
                documentType,
                title,
                legalBases,
                preamble,
                outline,
                tasks,
                deadlines,
                recipients,
                signature,
                changed);
    }
}
