package dev.perennial.checks.permissions;

/**
 * An action on a resource.
 *
 * @param action such as {@code dynamodb:PutItem}
 * @param resource its ARN, or {@code *} where the action has no resource to name
 */
record Permission(String action, String resource) implements Comparable<Permission> {
    @Override
    public int compareTo(Permission other) {
        int byResource = resource.compareTo(other.resource);
        return byResource != 0 ? byResource : action.compareTo(other.action);
    }

    /** {@code dynamodb:PutItem on table/customers}. */
    @Override
    public String toString() {
        return action + " on " + resource.replaceFirst("^arn:(?:[^:]*:){4}", "");
    }
}
