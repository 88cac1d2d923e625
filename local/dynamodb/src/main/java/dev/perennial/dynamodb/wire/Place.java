package dev.perennial.dynamodb.wire;

/** The region and the account that ARNs name. */
public record Place(String region, String account) {
    public String table(String table) {
        return "arn:aws:dynamodb:" + region + ":" + account + ":table/" + table;
    }
}
