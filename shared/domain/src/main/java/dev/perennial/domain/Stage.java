package dev.perennial.domain;

/** The lifecycle stage of a customer. */
public enum Stage {
    LEAD,
    ONBOARDING,
    ACTIVE,
    LOYAL,
    ADVOCATE,
    AT_RISK,
    DORMANT
}
