package vn.lienthong.starter.tenancy;

/** A service's own part in provisioning a tenant, e.g. storing the forms every province starts with. */
public interface TenantSetup {

    /** Runs in the tenant's scope, after the indexes exist. It may run any number of times. */
    void setUp(TenantId tenant);
}
