package dev.perennial.domain.values;

/** Where a customer stands in the lifecycle; the thresholds between the stages are the playbook's. */
public enum Stage {
    /** Known, but neither signed up nor bought. */
    LEAD,
    /** Signed up and not yet bought. */
    ONBOARDING,
    /** Has bought. */
    ACTIVE,
    /** Buys often. */
    LOYAL,
    /** Loyal, and recommends us. */
    ADVOCATE,
    /** Silent for longer than is usual. */
    AT_RISK,
    /** Silent for so long that we count them as gone. */
    DORMANT
}
