package vn.lienthong.starter.tenancy;

/** Somebody reached for a province's data outside a province's scope: a defect, never a user's mistake. */
public class NoTenantBound extends IllegalStateException {

    NoTenantBound() {
        super("no tenant is bound to this scope; use TenantScope.inTenant");
    }
}
