package vn.lienthong.plans.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.lienthong.starter.security.Caller;
import vn.lienthong.starter.text.Line;
import vn.lienthong.starter.text.VietnameseText;

/** Signs and numbers a draft. */
@Component
class IssuePlan {

    /** Decree 30/2020, article 13. */
    private static final Set<String> AUTHORITIES = Set.of("TM.", "Q.", "KT.", "TL.", "TUQ.");

    private static final int LINE = 200;

    private final Plans plans;
    private final PlanDesk desk;
    private final PlanChecks checks;

    IssuePlan(Plans plans, PlanDesk desk, PlanChecks checks) {
        this.plans = plans;
        this.desk = desk;
        this.checks = checks;
    }

    record Command(PlanId plan, long seenVersion, Caller caller, Signing signing) {}

    /** What the head entered; anything may be missing. */
    record Signing(
            @Line @Nullable String number,
            @Line @Nullable String symbol,
            @Line @Nullable String place,
            @Nullable LocalDate date,
            @Line @Nullable String authority,
            @Line @Nullable String signatoryTitle,
            @Line @Nullable String signatoryName) {}

    Issuing issue(Command command) {
        return desk.change(
                command.plan(),
                command.seenVersion(),
                command.caller(),
                Act.ISSUE,
                Issuing.Refused::new,
                (plan, scene) -> issue(plan, command.signing(), scene));
    }

    private Issuing issue(Plan plan, Signing signing, PlanDesk.Scene scene) {
        List<Gap> gaps = gaps(signing, scene.today());
        if (!gaps.isEmpty()) {
            return new Issuing.Incomplete(gaps);
        }
        Issuance issuance = issuance(signing);
        Optional<Issuing.NumberTaken> taken = taken(plan, issuance);
        if (taken.isPresent()) {
            return taken.get();
        }
        var check = checks.of(issuance.on(plan.content()), plan.unit(), scene.tree(), scene.today());
        Issuing issuing = plan.issue(issuance, check, scene.actor(), scene.now());
        if (!(issuing instanceof Issuing.Issued)) {
            return issuing;
        }
        try {
            return new Issuing.Issued(plans.save(plan));
        } catch (DuplicateKeyException takenMeanwhile) {
            // The unique index decides between two heads signing at the same moment.
            return taken(plan, issuance).orElseThrow(() -> takenMeanwhile);
        }
    }

    private Optional<Issuing.NumberTaken> taken(Plan plan, Issuance issuance) {
        int year = issuance.date().getYear();
        return plans.findByNumbers(issuance.number().key(plan.unit(), year))
                .map(holder -> new Issuing.NumberTaken(
                        issuance.number(),
                        year,
                        new Issuing.Holder(holder.id().value(), holder.title(), holder.revision())));
    }

    private static List<Gap> gaps(Signing signing, LocalDate today) {
        var gaps = new ArrayList<Gap>();
        if (!PlanNumber.NUMBER.matcher(tidy(signing.number())).matches()) {
            gaps.add(new Gap("/number", "Nhập số văn bản: từ 1 đến 99999, chỉ gồm chữ số."));
        }
        if (!PlanNumber.isSymbol(PlanNumber.tidy(tidy(signing.symbol())))) {
            gaps.add(new Gap("/symbol", "Nhập ký hiệu gồm chữ tắt nối bằng gạch ngang, ví dụ KH-THAD."));
        }
        if (!isLine(signing.place())) {
            gaps.add(new Gap("/place", "Nhập địa danh nơi ban hành, tối đa %d ký tự.".formatted(LINE)));
        }
        if (signing.date() == null) {
            gaps.add(new Gap("/date", "Nhập ngày ban hành."));
        } else if (signing.date().isAfter(today)) {
            gaps.add(new Gap("/date", "Ngày ban hành không được sau hôm nay."));
        }
        String authority = authority(signing.authority());
        if (authority != null && !AUTHORITIES.contains(authority)) {
            gaps.add(new Gap("/authority", "Thẩm quyền ký là TM., Q., KT., TL., TUQ. hoặc để trống."));
        }
        if (!isLine(signing.signatoryTitle())) {
            gaps.add(new Gap("/signatoryTitle", "Nhập chức vụ người ký, tối đa %d ký tự.".formatted(LINE)));
        }
        if (tidy(signing.signatoryName()).length() > LINE) {
            gaps.add(new Gap("/signatoryName", "Họ tên người ký tối đa %d ký tự.".formatted(LINE)));
        }
        return gaps;
    }

    private static Issuance issuance(Signing signing) {
        String name = tidy(signing.signatoryName());
        return new Issuance(
                PlanNumber.of(tidy(signing.number()), tidy(signing.symbol())),
                tidy(signing.place()),
                Objects.requireNonNull(signing.date()),
                authority(signing.authority()),
                tidy(signing.signatoryTitle()),
                name.isEmpty() ? null : name);
    }

    /** "kt" and "KT" are meant as "KT.". */
    private static @Nullable String authority(@Nullable String entered) {
        String bare = tidy(entered).toUpperCase(java.util.Locale.ROOT);
        return bare.isEmpty() ? null : bare.endsWith(".") ? bare : bare + ".";
    }

    private static boolean isLine(@Nullable String text) {
        String tidy = tidy(text);
        return !tidy.isEmpty() && tidy.length() <= LINE && tidy.lines().count() == 1;
    }

    private static String tidy(@Nullable String text) {
        return text == null ? "" : VietnameseText.nfc(text);
    }
}
