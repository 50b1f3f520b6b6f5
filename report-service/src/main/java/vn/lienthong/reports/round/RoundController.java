package vn.lienthong.reports.round;

import static java.util.Comparator.comparing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.reports.form.Period;
import vn.lienthong.reports.form.Window;
import vn.lienthong.reports.unit.UnitKind;
import vn.lienthong.starter.http.Cursor;
import vn.lienthong.starter.http.ETags;
import vn.lienthong.starter.http.IdempotencyKey;
import vn.lienthong.starter.http.Idempotent;
import vn.lienthong.starter.http.IfMatch;
import vn.lienthong.starter.http.Page;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.http.Problems.FieldError;
import vn.lienthong.starter.http.Refuses;
import vn.lienthong.starter.http.Versioned;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.text.Line;

@RestController
@RequestMapping("/api/reports/rounds")
@Tag(name = "Kỳ báo cáo")
class RoundController {

    private static final int NAMED_AT_MOST = 20;

    private final Rounds rounds;
    private final OpenRound openRound;
    private final CloseRound closeRound;
    private final RoundKeepers keepers;

    RoundController(Rounds rounds, OpenRound openRound, CloseRound closeRound, RoundKeepers keepers) {
        this.rounds = rounds;
        this.openRound = openRound;
        this.closeRound = closeRound;
        this.keepers = keepers;
    }

    record PeriodInput(Period.Type type, int year, int half) {}

    record OpenRequest(
            @Line String formId,
            PeriodInput period,
            @Nullable Map<UnitKind, LocalDate> dueDates) {}

    record RoundView(
            String id,
            long version,
            Ref form,
            String name,
            Period period,
            Window window,
            Map<UnitKind, LocalDate> dueDates,
            Phase state,
            Instant openedAt,
            @Nullable Instant closedAt,
            int rosterSize) {

        static RoundView of(Rounds.Overview round) {
            @Nullable Instant closedAt = round.state() instanceof RoundState.Closed closed ? closed.at() : null;
            Instant openedAt = switch (round.state()) {
                case RoundState.Opening opening -> opening.since();
                case RoundState.Open open -> open.at();
                case RoundState.Closed closed -> closed.openedAt();
            };
            return new RoundView(
                    round.id(),
                    round.version(),
                    new Ref(round.form(), round.formName()),
                    round.name(),
                    round.period(),
                    Window.of(round.period()),
                    round.dueDates(),
                    closedAt == null ? Phase.OPEN : Phase.CLOSED,
                    openedAt,
                    closedAt,
                    round.rosterSize());
        }

        static RoundView of(Round round) {
            return of(new Rounds.Overview(
                    round.id(),
                    round.version(),
                    round.form(),
                    round.formName(),
                    round.period(),
                    round.rosterDate(),
                    round.dueDates(),
                    round.rosterSize(),
                    round.state()));
        }
    }

    enum Phase {
        OPEN,
        CLOSED
    }

    @PostMapping
    @Idempotent
    @Refuses(
            status = 409,
            types = {"round-exists", "import-running"})
    @Refuses(
            status = 422,
            types = {"unprocessable", "unrouted-units"})
    @Operation(
            summary = "Mở kỳ báo cáo",
            description =
                    "Chốt danh sách phải nộp và tuyến báo cáo theo cây đơn vị của ngày mở, rồi giao báo cáo cho từng"
                            + " đơn vị. Mức nào không nêu hạn thì theo hạn của biểu mẫu. Quản trị của tỉnh; người duyệt hoặc lãnh"
                            + " đạo của Sở.")
    @ApiResponse(
            responseCode = "201",
            description = "Đã mở",
            content = @Content(schema = @Schema(implementation = RoundView.class)))
    ResponseEntity<?> open(@RequestBody OpenRequest request, IdempotencyKey key, Caller caller) {
        if (!keepers.include(caller)) {
            return Problems.forbidden();
        }
        PeriodInput period = request.period();
        if (period.half() < 1 || period.half() > 2) {
            return unprocessable(
                    "Nửa năm là 1 hoặc 2.", new FieldError("/period/half", "Chọn 1 (6 tháng đầu) hoặc 2."));
        }
        if (period.year() < 2000 || period.year() > 2100) {
            return unprocessable(
                    "Năm của kỳ báo cáo không hợp lệ.", new FieldError("/period/year", "Nhập năm từ 2000 đến 2100."));
        }
        Opening opening = openRound.open(new OpenRound.Command(
                key.id().toString(),
                request.formId(),
                new Period(period.type(), period.year(), period.half()),
                request.dueDates() == null ? Map.of() : request.dueDates()));
        return switch (opening) {
            case Opening.Opened(var round) ->
                ResponseEntity.created(URI.create("/api/reports/rounds/" + round.id()))
                        .eTag(ETags.of(round.version()))
                        .body(RoundView.of(round));
            case Opening.AlreadyThere(var id, var name) ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        "round-exists",
                        "Kỳ “%s” của biểu mẫu này đã được mở (mã kỳ %s). Mở kỳ đó để xem.".formatted(name, id));
            case Opening.UnknownForm _ ->
                unprocessable(
                        "Không có biểu mẫu này.",
                        new FieldError("/formId", "Chọn một biểu mẫu trong danh mục biểu mẫu đã công bố."));
            case Opening.WrongCadence _ ->
                unprocessable(
                        "Biểu mẫu này không dùng cho loại kỳ đã chọn.",
                        new FieldError("/period/type", "Chọn loại kỳ đúng với biểu mẫu."));
            case Opening.DueDateBeforeWindow(var level) ->
                unprocessable(
                        "Hạn nộp sớm hơn ngày bắt đầu lấy số liệu của kỳ.",
                        new FieldError("/dueDates/" + level, "Chọn ngày trong hoặc sau kỳ lấy số liệu."));
            case Opening.DueDatesOutOfOrder(var level) ->
                unprocessable(
                        "Hạn của cấp trên sớm hơn hạn của cấp dưới.",
                        new FieldError("/dueDates/" + level, "Chọn ngày không sớm hơn hạn của cấp dưới."));
            case Opening.DueDateTooFar(var level) ->
                unprocessable(
                        "Hạn nộp muộn hơn một năm. Kiểm tra lại năm đã nhập.",
                        new FieldError("/dueDates/" + level, "Chọn ngày trong vòng một năm."));
            case Opening.NotBegun(var from) ->
                unprocessable(
                        "Kỳ này lấy số liệu từ ngày %1$td/%1$tm/%1$tY, chưa mở được.".formatted(from),
                        new FieldError("/period", "Chọn kỳ đã bắt đầu lấy số liệu."));
            case Opening.TreeChanging _ ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        "import-running",
                        "Danh sách đơn vị đang được nhập. Mở kỳ sau khi nhập xong.");
            case Opening.Unrouted(var units) ->
                Problems.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "unrouted-units",
                        "Có %d đơn vị phải nộp nhưng chưa có tuyến báo cáo vào ngày mở kỳ. Bổ sung tuyến báo cáo, rồi mở lại."
                                .formatted(units.size()),
                        units.stream()
                                .limit(NAMED_AT_MOST)
                                .map(unit -> new FieldError("/units/" + unit.id(), unit.name()))
                                .toList());
            case Opening.NobodyObliged _ ->
                unprocessable("Chưa có đơn vị nào phải nộp biểu mẫu này. Nhập danh sách đơn vị trước khi mở kỳ.");
        };
    }

    @GetMapping
    @Operation(summary = "Các kỳ báo cáo", description = "Kỳ gần nhất trước.")
    Page<RoundView> list(
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        @Nullable Cursor after = Cursor.decode(cursor);
        Predicate<Rounds.Overview> rest = after == null
                ? _ -> true
                : round -> (order(round) + round.id()).compareTo(after.key() + after.id()) < 0;
        List<Rounds.Overview> ordered = rounds.overviews().stream()
                .filter(rest)
                .sorted(comparing(RoundController::order)
                        .thenComparing(Rounds.Overview::id)
                        .reversed())
                .limit(limit + 1L)
                .toList();
        return Page.of(ordered, limit, round -> new Cursor(order(round), round.id()))
                .map(RoundView::of);
    }

    private static String order(Rounds.Overview round) {
        return round.period().year() + "-" + round.period().half() + "|";
    }

    @GetMapping("/{id}")
    @Versioned
    @Operation(summary = "Một kỳ báo cáo")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RoundView.class)))
    ResponseEntity<?> one(@PathVariable String id) {
        return rounds.overview(id)
                .<ResponseEntity<?>>map(round ->
                        ResponseEntity.ok().eTag(ETags.of(round.version())).body(RoundView.of(round)))
                .orElseGet(Problems::notFound);
    }

    @PostMapping("/{id}/close")
    @Refuses(status = 409, types = "wrong-state")
    @Operation(
            summary = "Khóa kỳ báo cáo",
            description = "Sau khi khóa, không đơn vị nào sửa, nộp hoặc bị trả lại nữa; báo cáo đã nộp vẫn duyệt được.")
    @ApiResponse(
            responseCode = "200",
            description = "Đã khóa",
            content = @Content(schema = @Schema(implementation = RoundView.class)))
    ResponseEntity<?> close(@PathVariable String id, @IfMatch long version, Caller caller) {
        if (!keepers.include(caller)) {
            return rounds.existsById(id) ? Problems.forbidden() : Problems.notFound();
        }
        return switch (closeRound.close(id, version, caller)) {
            case CloseRound.Outcome.Closed(var round) ->
                ResponseEntity.ok().eTag(ETags.of(round.version())).body(RoundView.of(round));
            case CloseRound.Outcome.StillOpening _ ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        "wrong-state",
                        "Kỳ này đang được giao cho các đơn vị. Thử khóa lại sau ít giây.");
            case CloseRound.Outcome.AlreadyClosed _ ->
                Problems.problem(HttpStatus.CONFLICT, "wrong-state", "Kỳ này đã khóa trước đó.");
            case CloseRound.Outcome.Stale _ -> Problems.staleVersion();
            case CloseRound.Outcome.Unknown _ -> Problems.notFound();
        };
    }

    private static ResponseEntity<?> unprocessable(String detail, FieldError... errors) {
        return Problems.problem(HttpStatus.UNPROCESSABLE_CONTENT, "unprocessable", detail, List.of(errors));
    }
}
