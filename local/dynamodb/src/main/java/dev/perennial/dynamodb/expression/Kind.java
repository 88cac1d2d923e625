package dev.perennial.dynamodb.expression;

import dev.perennial.dynamodb.wire.ServiceException;

/** What an expression is for; its name is that of the request's member. */
public enum Kind {
    CONDITION("ConditionExpression"),
    FILTER("FilterExpression"),
    KEY_CONDITION("KeyConditionExpression"),
    PROJECTION("ProjectionExpression"),
    UPDATE("UpdateExpression");

    private final String member;

    Kind(String member) {
        this.member = member;
    }

    public String member() {
        return member;
    }

    /** An error about an expression of this kind. */
    public ServiceException invalid(String why) {
        return ServiceException.validation("Invalid " + member + ": " + why);
    }
}
