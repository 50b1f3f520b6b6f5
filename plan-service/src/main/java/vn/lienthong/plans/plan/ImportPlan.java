package vn.lienthong.plans.plan;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.plans.content.ContentProblem;
import vn.lienthong.plans.intake.PlanFiles;
import vn.lienthong.plans.intake.Reading;
import vn.lienthong.starter.http.ReceivedBody;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.security.Role;
import vn.lienthong.starter.text.TypedText;

/** Turns an uploaded file into a draft of the caller's unit. The file itself is not kept. */
@Component
class ImportPlan {

    static final String METER = "lienthong.plans.imports";

    private static final int FILE_NAME = 255;

    private final Plans plans;
    private final PlanDesk desk;
    private final PlanChecks checks;
    private final PlanFiles files;
    private final MeterRegistry meters;

    ImportPlan(Plans plans, PlanDesk desk, PlanChecks checks, PlanFiles files, MeterRegistry meters) {
        this.plans = plans;
        this.desk = desk;
        this.checks = checks;
        this.files = files;
        this.meters = meters;
    }

    /**
     * @param id of the plan, so that a repeated request finds what was made
     * @param year null: the year that the text tells, else the current one
     * @param noStateSecret the uploader's declaration that the file holds no state secret
     */
    record Command(
            PlanId id,
            Caller caller,
            String fileName,
            @Nullable Integer year,
            boolean noStateSecret) {}

    sealed interface Importing {

        record Imported(Plan plan) implements Importing {}

        record NotAllowed() implements Importing {}

        record UnknownUnit() implements Importing {}

        /** Nothing is read before somebody answers for the file. */
        record DeclarationRequired() implements Importing {}

        /** The file was not read. */
        record Unreadable(Reading.Refusal why) implements Importing {}

        /** The file was read but holds more than a plan can. */
        record BeyondLimits(List<Gap> gaps) implements Importing {}
    }

    /** What an earlier try of the same request made; the file need not be read again. */
    Optional<Importing> already(Command command) {
        return plans.findById(command.id().value()).map(Importing.Imported::new);
    }

    /** What can be said before the file has been received. */
    Optional<Importing> refusedUnread(Command command) {
        if (!command.caller().hasAny(Role.EDITOR, Role.HEAD)) {
            return Optional.of(counted(new Importing.NotAllowed()));
        }
        if (!command.noStateSecret()) {
            return Optional.of(counted(new Importing.DeclarationRequired()));
        }
        if (desk.scene(command.caller()).isEmpty()) {
            return Optional.of(counted(new Importing.UnknownUnit()));
        }
        return Optional.empty();
    }

    Importing take(Command command, ReceivedBody file) {
        return refusedUnread(command).or(() -> already(command)).orElseGet(() -> counted(read(command, file)));
    }

    private Importing read(Command command, ReceivedBody file) {
        return switch (files.read(file, command.fileName())) {
            case Reading.Refusal refusal -> new Importing.Unreadable(refusal);
            case Reading.Draft draft -> keep(command, file, draft);
        };
    }

    private Importing keep(Command command, ReceivedBody file, Reading.Draft draft) {
        List<ContentProblem> problems = draft.content().problems("/content");
        if (!problems.isEmpty()) {
            return new Importing.BeyondLimits(problems.stream()
                    .map(problem -> new Gap(problem.pointer(), problem.detail()))
                    .toList());
        }
        PlanDesk.Scene scene = desk.scene(command.caller()).orElse(null);
        if (scene == null) {
            return new Importing.UnknownUnit();
        }
        int year = Optional.ofNullable(command.year())
                .or(() -> Optional.ofNullable(draft.year()))
                .orElse(scene.today().getYear());
        String unit = scene.actor().unit().id();
        var plan = Plan.imported(
                command.id(),
                year,
                draft.content(),
                draft.doubts(),
                checks.of(draft.content(), unit, scene.tree(), scene.today()),
                new Source(fileName(command.fileName()), file.size(), file.sha256()),
                scene.actor(),
                scene.now());
        return new Importing.Imported(plans.addOnce(plan));
    }

    private Importing counted(Importing importing) {
        String outcome = switch (importing) {
            case Importing.Imported _ -> "imported";
            case Importing.NotAllowed _ -> "not-allowed";
            case Importing.UnknownUnit _ -> "unknown-unit";
            case Importing.DeclarationRequired _ -> "declaration-required";
            case Importing.BeyondLimits _ -> "beyond-limits";
            case Importing.Unreadable(var why) -> why.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
        meters.counter(METER, "outcome", outcome).increment();
        return importing;
    }

    /** The last part of a path, in one line. */
    private static String fileName(String sent) {
        String name = TypedText.line(
                TypedText.cleaned(sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)));
        return name.length() <= FILE_NAME ? name : name.substring(name.length() - FILE_NAME);
    }
}
