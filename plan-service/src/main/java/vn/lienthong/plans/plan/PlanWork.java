package vn.lienthong.plans.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.lienthong.plans.plan.PlanState.Accepted;
import vn.lienthong.plans.plan.PlanState.Draft;
import vn.lienthong.plans.plan.PlanState.Issued;
import vn.lienthong.plans.plan.PlanState.Returned;
import vn.lienthong.plans.plan.PlanState.Submitted;
import vn.lienthong.plans.plan.PlanState.Type;
import vn.lienthong.plans.plan.WorkController.Counts;
import vn.lienthong.plans.plan.WorkController.Folder;
import vn.lienthong.plans.plan.WorkController.Item;
import vn.lienthong.plans.plan.WorkController.Kind;
import vn.lienthong.plans.plan.WorkController.Work;
import vn.lienthong.plans.unit.UnitRef;
import vn.lienthong.plans.unit.UnitTree;
import vn.lienthong.plans.unit.Units;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.security.Role;

/** Sorts the plans that wait for the caller into folders: returned first, then the own drafts, then what is to review. */
@Component
class PlanWork {

    private static final int AT_MOST = 200;
    private static final List<Type> OPEN = List.of(Type.DRAFT, Type.ISSUED, Type.SUBMITTED, Type.RETURNED);

    private final PlanList list;
    private final PlanDesk desk;
    private final Units units;

    PlanWork(PlanList list, PlanDesk desk, Units units) {
        this.list = list;
        this.desk = desk;
        this.units = units;
    }

    Work of(Caller caller) {
        UnitTree tree = units.tree();
        var items = new ArrayList<Item>();
        if (caller.hasAny(Role.EDITOR, Role.HEAD)) {
            boolean submits = tree.superior(caller.unit(), desk.today()).isPresent();
            list.of(Set.of(caller.unit()), OPEN, AT_MOST).stream()
                    .flatMap(row -> own(row, caller, submits).stream())
                    .forEach(items::add);
        }
        long toReview = 0;
        if (caller.has(Role.REVIEWER)) {
            Set<String> reviewed = tree.reviewedBy(caller.unit(), desk.today());
            toReview = list.count(reviewed, List.of(Type.SUBMITTED));
            list.longestWaiting(reviewed, AT_MOST).stream()
                    .map(row -> toReview(row, tree))
                    .forEach(items::add);
        }
        items.sort(Comparator.comparing(Item::folder));
        return new Work(
                List.copyOf(items),
                new Counts(
                        count(items, Folder.RETURNED), count(items, Folder.DUE), toReview, count(items, Folder.SENT)));
    }

    private static long count(List<Item> items, Folder folder) {
        return items.stream().filter(item -> item.folder() == folder).count();
    }

    private static Optional<Item> own(PlanRow row, Caller caller, boolean submits) {
        return switch (row.state()) {
            case Draft(var _, var _, var answers)
            when answers != null -> Optional.of(item(row, Folder.RETURNED, row.title(), returned(answers), "Sửa tiếp"));
            case Draft _ ->
                Optional.of(item(
                        row,
                        Folder.DUE,
                        row.title(),
                        "Dự thảo năm %d, chưa ban hành%s.".formatted(row.year(), findings(row)),
                        caller.has(Role.HEAD) ? "Xem và ban hành" : "Soạn tiếp"));
            case Issued _
            when submits && caller.has(Role.HEAD) ->
                Optional.of(item(
                        row, Folder.DUE, row.title(), "Đã ban hành số %s, chưa nộp.".formatted(number(row)), "Nộp"));
            case Issued _ -> Optional.empty();
            case Returned back -> Optional.of(item(row, Folder.RETURNED, row.title(), returned(back), "Sửa tiếp"));
            case Submitted sent ->
                Optional.of(item(
                        row,
                        Folder.SENT,
                        row.title(),
                        "Đã nộp cho %s, chờ duyệt.".formatted(sent.superior().name()),
                        "Xem"));
            case Accepted _ -> Optional.empty();
        };
    }

    private Item toReview(PlanRow row, UnitTree tree) {
        UnitRef unit = PlanView.unit(row.unit(), tree, desk.today());
        String title = "%s: %s".formatted(unit.name(), row.title());
        String revised = row.revision() > 1 ? ", bản thay thế lần %d".formatted(row.revision() - 1) : "";
        String detail = "Kế hoạch số %s%s%s.".formatted(number(row), revised, findings(row));
        return item(row, Folder.TO_REVIEW, title, detail, "Xem và duyệt");
    }

    private static Item item(PlanRow row, Folder folder, String title, String detail, String action) {
        String named = title.isBlank() ? "Kế hoạch năm %d chưa có trích yếu".formatted(row.year()) : title;
        return new Item(
                row.id(),
                folder,
                Kind.PLAN,
                named,
                detail,
                null,
                row.state().at(),
                false,
                "/ke-hoach/" + row.id(),
                action);
    }

    private static String returned(Returned returned) {
        return "%s trả lại: “%s”".formatted(returned.superior().name(), returned.reason());
    }

    private static String number(PlanRow row) {
        return row.issuance() == null ? "" : row.issuance().number().text();
    }

    private static String findings(PlanRow row) {
        return Stream.of(
                        row.check().errors() == 0
                                ? ""
                                : "%d viện dẫn sai".formatted(row.check().errors()),
                        row.check().warnings() == 0
                                ? ""
                                : "%d viện dẫn cần xem".formatted(row.check().warnings()))
                .filter(text -> !text.isEmpty())
                .map(text -> ", " + text)
                .reduce("", String::concat);
    }
}
