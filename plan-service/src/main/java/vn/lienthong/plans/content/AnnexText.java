package vn.lienthong.plans.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The citable texts of an annex, each under an id derived from its place. */
record AnnexText(Annex annex) {

    List<Passage> passages() {
        var passages = new ArrayList<Passage>();
        passages.add(new Passage(annex.id() + "/title", annex.title()));
        if (annex.reference() != null) {
            passages.add(new Passage(annex.id() + "/reference", annex.reference()));
        }
        for (int row = 0; row < annex.rows().size(); row++) {
            List<String> cells = annex.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                passages.add(new Passage(cellId(row, column), cells.get(column)));
            }
        }
        return passages;
    }

    /** The annex with that passage changed; empty when the passage is not one of this annex. */
    Optional<Annex> with(String passage, UnaryOperator<String> change) {
        if (passages().stream().noneMatch(candidate -> candidate.id().equals(passage))) {
            return Optional.empty();
        }
        String title = passage.equals(annex.id() + "/title") ? change.apply(annex.title()) : annex.title();
        String reference = annex.reference();
        if (reference != null && passage.equals(annex.id() + "/reference")) {
            reference = change.apply(reference);
        }
        var rows = new ArrayList<List<String>>();
        for (int row = 0; row < annex.rows().size(); row++) {
            var cells = new ArrayList<>(annex.rows().get(row));
            for (int column = 0; column < cells.size(); column++) {
                if (passage.equals(cellId(row, column))) {
                    cells.set(column, change.apply(cells.get(column)));
                }
            }
            rows.add(cells);
        }
        return Optional.of(new Annex(annex.id(), title, reference, annex.columns(), rows));
    }

    private String cellId(int row, int column) {
        return annex.id() + "/" + row + "/" + column;
    }
}
