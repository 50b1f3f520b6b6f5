package vn.lienthong.starter.security;

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
    SERVICE
}
