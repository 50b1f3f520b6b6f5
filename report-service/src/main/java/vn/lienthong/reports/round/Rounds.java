package vn.lienthong.reports.round;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.ListCrudRepository;
import vn.lienthong.reports.form.Period;
import vn.lienthong.reports.unit.UnitKind;

/** The rounds of the current tenant. */
public interface Rounds extends ListCrudRepository<Round, String> {

    /** All rounds without their rosters. */
    @Query(value = "{}", fields = "{ 'obliged': 0, 'outbox': 0 }")
    List<Overview> overviews();

    @Query(value = "{ '_id': ?0 }", fields = "{ 'obliged': 0, 'outbox': 0 }")
    Optional<Overview> overview(String id);

    @Query(value = "{ '_id': { '$in': ?0 } }", fields = "{ 'obliged': 0, 'outbox': 0 }")
    List<Overview> overviews(Collection<String> ids);

    /** Rounds whose opening a crash may have interrupted. */
    @Query("{ 'state._class': '" + RoundState.Opening.ALIAS + "' }")
    List<Round> opening();

    /** A round without its roster, which is long. */
    record Overview(
            String id,
            long version,
            String form,
            String formName,
            Period period,
            LocalDate rosterDate,
            Map<UnitKind, LocalDate> dueDates,
            int rosterSize,
            RoundState state) {

        public String name() {
            return period.title();
        }

        public Ref ref() {
            return new Ref(id, name());
        }

        public boolean isClosed() {
            return state instanceof RoundState.Closed;
        }
    }
}
