package vn.lienthong.starter.security;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What a person or machine may do in their unit. */
public enum Role {
    /** Drafts plans and reports. */
    EDITOR,
    /** Signs, issues and submits. */
    HEAD,
    /** Returns or accepts what units below submitted. */
    REVIEWER,
    /** Keeps the catalogue of legal documents. */
    CATALOGUE_CLERK,
    /** Keeps the province's units, accounts and rounds. */
    TENANT_ADMIN,
    /** Reads everything of the province, changes nothing. */
    AUDITOR,
    /** Runs the platform; sees no province's content. */
    OPERATOR,
    /** Another service of the system. */
    SERVICE;

    /** The roles with these names. A name that only a newer release knows gives nothing and hurts nothing. */
    public static Set<Role> named(Collection<String> names) {
        var roles = EnumSet.noneOf(Role.class);
        for (var role : values()) {
            if (names.contains(role.name())) {
                roles.add(role);
            }
        }
        return roles;
    }
}
