package vn.lienthong.plans.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import vn.lienthong.plans.content.Annex;
import vn.lienthong.plans.content.Node;
import vn.lienthong.plans.content.Passage;
import vn.lienthong.plans.content.PlanContent;

/** The remarks of one return. */
record PinnedComments(List<Comment> comments) {

    /** The remarks that point to no place of the text. */
    List<Gap> astray(PlanContent content) {
        Set<String> places = new HashSet<>();
        content.passages().stream().map(Passage::id).forEach(places::add);
        content.nodes().map(Node::id).forEach(places::add);
        content.annexes().stream().map(Annex::id).forEach(places::add);
        return IntStream.range(0, comments.size())
                .filter(i -> !places.contains(comments.get(i).node()))
                .mapToObj(i -> new Gap(
                        "/comments/" + i + "/node",
                        "Kế hoạch không có đoạn này. Gắn nhận xét vào một đoạn của bản đang xem."))
                .toList();
    }
}
