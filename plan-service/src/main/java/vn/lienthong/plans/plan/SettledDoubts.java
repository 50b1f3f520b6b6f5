package vn.lienthong.plans.plan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.lienthong.plans.content.Annex;
import vn.lienthong.plans.content.PlanContent;
import vn.lienthong.plans.intake.Doubt;

/** A doubt of the import is settled when its author has changed the place that it was about. */
final class SettledDoubts {

    private static final Map<String, Function<PlanContent, @Nullable Object>> FIELDS = Map.ofEntries(
            Map.entry("superiorName", PlanContent::superiorName),
            Map.entry("issuerName", PlanContent::issuerName),
            Map.entry("place", PlanContent::place),
            Map.entry("date", PlanContent::date),
            Map.entry("numberText", PlanContent::numberText),
            Map.entry("documentType", PlanContent::documentType),
            Map.entry("title", PlanContent::title),
            Map.entry("legalBases", PlanContent::legalBases),
            Map.entry("preamble", PlanContent::preamble),
            Map.entry("outline", PlanContent::outline),
            Map.entry("tasks", PlanContent::tasks),
            Map.entry("deadlines", PlanContent::deadlines),
            Map.entry("recipients", PlanContent::recipients),
            Map.entry("signature", PlanContent::signature),
            Map.entry("annexes", PlanContent::annexes));

    private SettledDoubts() {}

    /** The doubts that the change leaves open. */
    static List<Doubt> open(List<Doubt> doubts, PlanContent before, PlanContent after) {
        return doubts.stream().filter(doubt -> isOpen(doubt, before, after)).toList();
    }

    private static boolean isOpen(Doubt doubt, PlanContent before, PlanContent after) {
        String node = doubt.node();
        if (node != null) {
            return place(before, node).equals(place(after, node))
                    && place(after, node).isPresent();
        }
        Function<PlanContent, @Nullable Object> field = doubt.field() == null ? null : FIELDS.get(doubt.field());
        return field == null || Objects.equals(field.apply(before), field.apply(after));
    }

    /** A node by its own mark and words, an annex as a whole. */
    private static Optional<?> place(PlanContent content, String id) {
        Optional<?> node = content.node(id).map(found -> List.of(String.valueOf(found.number()), found.text()));
        return node.isPresent()
                ? node
                : content.annexes().stream()
                        .filter(annex -> annex.id().equals(id))
                        .findFirst()
                        .map(Annex::toString);
    }
}
