package vn.lienthong.reports.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantProvisioning;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.test.MongoDatabase;

/** Units as they are stored, and the trees kept of them in memory. */
@SpringBootTest
@MongoDatabase
class UnitsTest {

    private static final TenantId TENANT = new TenantId("quang-ninh");

    @Autowired
    Units units;

    @Autowired
    UnitTrees trees;

    @Autowired
    TenantProvisioning provisioning;

    @BeforeEach
    void theProvince() {
        provisioning.provision(TENANT, "Tỉnh Quảng Ninh");
        TenantScope.inTenant(TENANT, () -> {
            units.deleteAll();
            DongTrieu.copies().forEach(units::save);
        });
    }

    @Test
    void aUnitIsReadAsItWasStored() {
        TenantScope.inTenant(TENANT, () -> {
            for (Unit unit : DongTrieu.ALL) {
                Unit read = units.findById(unit.id()).orElseThrow();
                assertThat(read.description()).isEqualTo(unit.description());
                assertThat(read.code()).isEqualTo(unit.code());
            }
        });
    }

    @Test
    void theVersionThatIsToldIsTheVersionThatIsStored() {
        TenantScope.inTenant(TENANT, () -> {
            Unit unit = units.findById("mam-non").orElseThrow();
            unit.revise(renamed(unit, "Trường Mầm non Hoa Mai"), DongTrieu.NOW);
            Unit stored = units.save(unit);

            var told = JsonMapper.builder()
                    .build()
                    .readTree(stored.outbox().waitingData().getLast());
            assertThat(told.get("version").asLong()).isEqualTo(stored.version()).isEqualTo(1);
        });
    }

    @Test
    void twoWhoChangeAUnitAtOnceDoNotOverwriteEachOther() {
        TenantScope.inTenant(TENANT, () -> {
            Unit mine = units.findById("mam-non").orElseThrow();
            Unit yours = units.findById("mam-non").orElseThrow();
            mine.revise(renamed(mine, "Trường Mầm non Một"), DongTrieu.NOW);
            yours.revise(renamed(yours, "Trường Mầm non Hai"), DongTrieu.NOW);
            units.save(mine);

            assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> units.save(yours));
        });
    }

    @Test
    void codeAndFirstDayTogetherDoNotRepeat() {
        TenantScope.inTenant(TENANT, () -> {
            Unit same = Unit.register(
                    "another-id", DongTrieu.COMMUNE.code(), DongTrieu.COMMUNE.description(), DongTrieu.NOW);

            assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> units.save(same));
        });
    }

    @Test
    void aReusedCodeIsAnotherUnit() {
        TenantScope.inTenant(TENANT, () -> {
            units.save(DongTrieu.unit(
                    "cu",
                    DongTrieu.COMMUNE.code(),
                    "Phường cũ",
                    UnitKind.COMMUNE_OFFICE,
                    null,
                    DongTrieu.LONG_AGO,
                    DongTrieu.REFORM,
                    List.of(),
                    List.of()));

            assertThat(units.findByCode(DongTrieu.COMMUNE.code()))
                    .extracting(Unit::id)
                    .containsExactlyInAnyOrder("cu", "phuong");
        });
    }

    @Test
    void aChangeIsSeenInTheTreeAtOnce() {
        TenantScope.inTenant(TENANT, () -> {
            assertThat(trees.on(DongTrieu.REFORM).nameOn("mam-non")).isEqualTo("Trường Mầm non Hoa Sen");
            Unit unit = units.findById("mam-non").orElseThrow();
            unit.revise(renamed(unit, "Trường Mầm non Hoa Mai"), DongTrieu.NOW);
            units.save(unit);

            assertThat(trees.on(DongTrieu.REFORM).nameOn("mam-non")).isEqualTo("Trường Mầm non Hoa Mai");
        });
    }

    @Test
    void aChangeByAnotherReplicaIsSeenSoon() {
        AtomicLong nanos = new AtomicLong();
        Ticker ticker = nanos::get;
        UnitTrees elsewhere = new UnitTrees(units, Clock.systemUTC(), ticker);
        TenantScope.inTenant(TENANT, () -> {
            assertThat(elsewhere.on(DongTrieu.REFORM).nameOn("mam-non")).isEqualTo("Trường Mầm non Hoa Sen");
            Unit unit = units.findById("mam-non").orElseThrow();
            unit.revise(renamed(unit, "Trường Mầm non Hoa Mai"), DongTrieu.NOW);
            units.save(unit);

            assertThat(elsewhere.on(DongTrieu.REFORM).nameOn("mam-non")).isEqualTo("Trường Mầm non Hoa Sen");
            assertThat(elsewhere.freshOn(DongTrieu.REFORM).nameOn("mam-non")).isEqualTo("Trường Mầm non Hoa Mai");
            nanos.addAndGet(UnitTrees.STALE_AT_MOST.plus(Duration.ofMillis(1)).toNanos());
            assertThat(elsewhere.on(DongTrieu.REFORM).nameOn("mam-non")).isEqualTo("Trường Mầm non Hoa Mai");
        });
    }

    @Test
    void theTreeOfADateIsMadeOnce() {
        TenantScope.inTenant(
                TENANT, () -> assertThat(trees.on(DongTrieu.REFORM)).isSameAs(trees.on(DongTrieu.REFORM)));
    }

    @Test
    void eachProvinceHasItsOwnTree() {
        TenantId other = new TenantId("hai-phong");
        provisioning.provision(other, "Thành phố Hải Phòng");
        TenantScope.inTenant(
                TENANT,
                () -> assertThat(trees.on(DongTrieu.REFORM).contains("so")).isTrue());

        TenantScope.inTenant(
                other, () -> assertThat(trees.on(DongTrieu.REFORM).units()).isEmpty());
    }

    private static UnitDescription renamed(Unit unit, String name) {
        return new UnitDescription(
                unit.life(),
                List.of(new DatedName(name, unit.life().from(), unit.life().to())),
                unit.kind(),
                unit.schoolLevel(),
                unit.superiors(),
                unit.routes());
    }
}
