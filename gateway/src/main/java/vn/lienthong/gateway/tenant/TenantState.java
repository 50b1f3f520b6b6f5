package vn.lienthong.gateway.tenant;

import java.time.Instant;
import org.springframework.data.annotation.TypeAlias;

/** Whether the people of a tenant may work. */
sealed interface TenantState {

    @TypeAlias("active")
    record Active() implements TenantState {}

    /** @param by account of the operator */
    @TypeAlias("suspended")
    record Suspended(Instant at, String by) implements TenantState {}
}
