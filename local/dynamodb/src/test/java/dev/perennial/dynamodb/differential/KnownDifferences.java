package dev.perennial.dynamodb.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Where the others are known to answer differently; docs/emulators.md says how. */
final class KnownDifferences {
    /** What a request that DynamoDB refuses has in it, or one whose paths may lead nowhere. */
    private static final List<Pattern> FLAWS = List.of(
            Pattern.compile("nonsense\\(|[:#]nothing|status = |n = \"|n == |n < :set|absent|n, n\"|SET n n"),
            Pattern.compile("SET id|SET n = :n, n|SET n = :n SET|ADD t :t|DELETE n :n"),
            Pattern.compile("(SET|REMOVE) (l\\[0]|m\\.k)"),
            Pattern.compile("\"(place = |id > :t|id = :n|id = :t AND n)"),
            Pattern.compile("\"id\":\\{\"(N\"|S\":\"\")|\"due\":\\{\"N\"|\"odd\""),
            Pattern.compile("\\[(\"[a-c1]+\"),\\1]"),
            Pattern.compile("\"TableName\":\"rows\",(\"ConsistentRead\":[a-z]+,)?\"Key\":\\{\"id\":\\{[^}]*}}"),
            Pattern.compile("\"TableName\":\"things\",(\"ConsistentRead\":[a-z]+,)?\"Key\":\\{\"id\":\\{[^}]*},"),
            Pattern.compile("\"things\":\\{\"Keys\":\\[.*\"place\""),
            Pattern.compile("\"Item\":\\{\"id\":\\{[^}]*}(?!,\"place\")"),
            Pattern.compile("\"TableName\":\"nothing\""),
            // One item twice.
            Pattern.compile("(\\{\"id\":\\{[^}]*},\"place\":\\{[^}]*}).*\\1"),
            Pattern.compile("\"rows\":\\[.*\"Key\":\\{\"id\":\\{[^}]*}}"));

    /** Python's errors, which moto gives as reasons. */
    private static final Pattern PYTHON = Pattern.compile("TypeError|ValueError|InvalidOperation");

    private KnownDifferences() {}

    /**
     * A server of theirs that fails; or a request with a flaw, which the engine refuses as DynamoDB does, and which
     * they carry out, or refuse for another reason; or a new item's key among what an update has changed.
     */
    static boolean explain(Requests.Request request, String ours, String theirs) {
        if (theirs.startsWith("500") || PYTHON.matcher(theirs).find()) {
            return true;
        }
        String members = request.members().toString();
        if (ours.startsWith("400")) {
            return hasUnusedValue(request.members())
                    || FLAWS.stream().anyMatch(flaw -> flaw.matcher(members).find());
        }
        return members.contains("\"UPDATED_NEW\"") && withoutKey(theirs).equals(withoutKey(ours));
    }

    private static String withoutKey(String answer) {
        return answer.replaceAll("\"(id|place)\":\\{\"[SN]\":\"[^\"]*\"},?", "")
                .replace(",}", "}")
                .replace("{\"Attributes\":{}}", "{}");
    }

    private static boolean hasUnusedValue(JsonNode request) {
        StringBuilder expressions = new StringBuilder();
        for (Map.Entry<String, JsonNode> member : request.properties()) {
            if (member.getKey().endsWith("Expression")) {
                expressions.append(member.getValue().asText()).append(' ');
            }
        }
        boolean unused = request.path("ExpressionAttributeValues").properties().stream()
                .anyMatch(value -> !Pattern.compile(value.getKey() + "\\b")
                        .matcher(expressions)
                        .find());
        return unused
                || request.path("TransactItems")
                        .valueStream()
                        .flatMap(JsonNode::valueStream)
                        .anyMatch(KnownDifferences::hasUnusedValue);
    }
}
