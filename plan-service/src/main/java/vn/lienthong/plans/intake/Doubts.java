package vn.lienthong.plans.intake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the doubts of one reading, each once. */
final class Doubts {

    /** More would hide the ones that matter; the last one then says that there are more. */
    private static final int MOST = 100;

    private final Set<Doubt> doubts = new LinkedHashSet<>();

    void aboutField(String field, String message) {
        doubts.add(new Doubt(null, field, message));
    }

    void aboutNode(String node, String message) {
        doubts.add(new Doubt(node, null, message));
    }

    List<Doubt> all() {
        if (doubts.size() <= MOST) {
            return List.copyOf(doubts);
        }
        var first = new ArrayList<>(doubts.stream().limit(MOST - 1).toList());
        first.add(new Doubt(
                null,
                "outline",
                "Còn %d điểm khác cần xem; văn bản có nhiều chỗ khó đọc, nên đối chiếu toàn văn."
                        .formatted(doubts.size() - first.size())));
        return List.copyOf(first);
    }
}
