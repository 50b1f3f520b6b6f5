package vn.lienthong.plans.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.plans.FixedDay;
import vn.lienthong.plans.PlanServiceTest;
import vn.lienthong.plans.Province;
import vn.lienthong.starter.events.IncomingEvent;
import vn.lienthong.starter.tenancy.TenantScope;

@PlanServiceTest
class UnitProjectionTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Units units;

    @Autowired
    MongoTemplate template;

    Province province;

    @BeforeEach
    void open() throws Exception {
        province = Province.open(mvc);
    }

    @Test
    void aNewerSnapshotTakesThePlaceOfAnOlderOne() throws Exception {
        province.unit(Province.SCHOOL, 2, "SCHOOL", "Trường Tiểu học Bình Minh", Province.OTHER_COMMUNE);

        assertThat(nameOfSchool()).contains("Trường Tiểu học Bình Minh");
        assertThat(superiorOfSchool()).contains(Province.OTHER_COMMUNE);
    }

    @Test
    void anOlderSnapshotThatComesLateChangesNothing() throws Exception {
        province.unit(Province.SCHOOL, 5, "SCHOOL", "Tên mới", Province.OTHER_COMMUNE);
        province.unit(Province.SCHOOL, 4, "SCHOOL", "Tên cũ", Province.COMMUNE);

        assertThat(nameOfSchool()).contains("Tên mới");
        assertThat(superiorOfSchool()).contains(Province.OTHER_COMMUNE);
    }

    @Test
    void theSameSnapshotTwiceIsOneUnit() throws Exception {
        province.unit(Province.SCHOOL, 5, "SCHOOL", "Tên mới", Province.COMMUNE);
        province.unit(Province.SCHOOL, 5, "SCHOOL", "Tên mới", Province.COMMUNE);

        assertThat(nameOfSchool()).contains("Tên mới");
        long count = TenantScope.inTenant(
                province.id(),
                () -> template.findAll(Unit.class).stream()
                        .filter(unit -> unit.id().equals(Province.SCHOOL))
                        .count());
        assertThat(count).isEqualTo(1);
    }

    @Test
    void snapshotsOfOneProvinceAreNotInAnother() throws Exception {
        Province other = Province.open(mvc);
        province.unit("chi-mot-noi", 1, "SCHOOL", "Trường chỉ ở một tỉnh", Province.COMMUNE);

        Optional<UnitRef> elsewhere =
                TenantScope.inTenant(other.id(), () -> units.tree().find("chi-mot-noi", FixedDay.TODAY));
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void aSuperiorOfAKindThatOnlyANewerReleaseKnowsHasNoAuthority() {
        var told = new IncomingEvent(
                "unit.changed.v1/x/9",
                "/report-service",
                UnitProjection.UNIT_CHANGED,
                "x",
                Instant.parse("2026-06-12T03:00:00Z"),
                province.id(),
                9,
                JsonMapper.shared().readTree("""
                        {"id": "x", "version": 9, "kind": "SCHOOL", "names": [], "routes": [],
                         "superiors": [{"type": "SPONSORING", "unit": "ngoai"}, {"type": "ADMINISTRATIVE", "unit": "xa"}]}
                        """));
        assertThat(told.as(Unit.class).authoritiesOn(FixedDay.TODAY)).containsExactly("xa");
    }

    private Optional<String> nameOfSchool() {
        return TenantScope.inTenant(
                province.id(),
                () -> units.tree().find(Province.SCHOOL, FixedDay.TODAY).map(UnitRef::name));
    }

    private Optional<String> superiorOfSchool() {
        return TenantScope.inTenant(
                province.id(),
                () -> units.tree().superior(Province.SCHOOL, FixedDay.TODAY).map(UnitRef::id));
    }
}
