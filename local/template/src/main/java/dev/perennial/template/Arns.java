package dev.perennial.template;

/** Takes ARNs apart. */
public final class Arns {
    private Arns() {}

    /** {@code arn:aws:sqs:region:account:name} → {@code name}; also for rules' and buses' last part. */
    public static String lastPart(String arn) {
        String rest = arn.substring(arn.lastIndexOf(':') + 1);
        return rest.substring(rest.lastIndexOf('/') + 1);
    }

    /** The function's name in {@code arn:aws:lambda:region:account:function:name[:alias]} or in a bare name. */
    public static String functionName(String arn) {
        String[] parts = arn.split(":", -1);
        return parts.length >= 7 ? parts[6] : arn;
    }

    /** The table's name in a table's or a stream's ARN. */
    public static String tableName(String arn) {
        String[] parts = arn.split("/", -1);
        return parts.length > 1 ? parts[1] : arn;
    }
}
