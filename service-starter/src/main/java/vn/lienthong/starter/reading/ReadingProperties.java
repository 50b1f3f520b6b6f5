package vn.lienthong.starter.reading;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is read at the same time, and how much one file may cost. See docs/adr/0007-reading-budget.md.
 *
 * @param capacity memory that all readings under way may take together; one tenant's at most half of it. It comes on top
 *     of the service's own heap
 * @param heap memory for the contents of one file in a process of its own; half of {@code capacity} at most
 * @param cpu processor time for one file
 * @param time longest reading of one file, whatever else the machine does meanwhile
 * @param answer largest outcome that is taken over from the process
 * @param patience longest wait for a turn
 * @param waiting how many wait at most
 * @param waitingOfTenant how many of one tenant wait at most
 * @param cache file with the classes of the reading process, which lets it start in half the time; made when it is
 *     missing. Without a name it lasts as long as the service's process
 */
@ConfigurationProperties("lienthong.reading")
public record ReadingProperties(
        @DefaultValue("288MB") DataSize capacity,
        @DefaultValue("144MB") DataSize heap,
        @DefaultValue("10s") Duration cpu,
        @DefaultValue("30s") Duration time,
        @DefaultValue("16MB") DataSize answer,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("64") int waiting,
        @DefaultValue("16") int waitingOfTenant,
        @Nullable Path cache) {

    public ReadingProperties {
        if (heap.toMegabytes() < 32 || heap.toBytes() > capacity.toBytes() / 2) {
            throw new IllegalArgumentException(
                    "lienthong.reading.heap must be 32 MB at least and half of lienthong.reading.capacity at most");
        }
        if (!cpu.isPositive() || !time.isPositive() || patience.isNegative() || answer.toBytes() < 1) {
            throw new IllegalArgumentException("lienthong.reading: cpu, time and answer must be positive");
        }
        if (waiting < 0 || waitingOfTenant < 0) {
            throw new IllegalArgumentException("lienthong.reading: waiting must not be negative");
        }
    }
}
