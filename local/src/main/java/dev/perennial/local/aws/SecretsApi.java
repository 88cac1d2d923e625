package dev.perennial.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.local.http.HttpAnswer;
import java.util.Set;
import java.util.TreeSet;

/** Secrets Manager: the one secret, under each name by which the template's functions ask for it. */
public final class SecretsApi {
    private final Secrets secrets;
    private final Set<String> names;
    private final String arnPrefix;

    /**
     * A service that answers to these names.
     *
     * @param arnPrefix for example {@code arn:aws:secretsmanager:eu-central-1:000000000000:secret:}
     */
    public SecretsApi(Secrets secrets, Set<String> names, String arnPrefix) {
        this.secrets = secrets;
        this.names = Set.copyOf(names);
        this.arnPrefix = arnPrefix;
    }

    HttpAnswer answer(String operation, JsonNode request) {
        if (operation.equals("ListSecrets")) {
            return AwsEndpoint.ok(list());
        }
        String id = request.path("SecretId").asText();
        String name = id.startsWith(arnPrefix) ? id.substring(arnPrefix.length()) : id;
        if (!names.contains(name)) {
            return AwsEndpoint.error(
                    400, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
        }
        ObjectNode answer =
                Json.object().put("ARN", arnPrefix + name).put("Name", name).put("VersionId", "local");
        answer.putArray("VersionStages").add("AWSCURRENT");
        return switch (operation) {
            case "GetSecretValue" -> AwsEndpoint.ok(answer.put("SecretString", secrets.text()));
            case "PutSecretValue" -> {
                secrets.put(request.path("SecretString").asText());
                yield AwsEndpoint.ok(answer);
            }
            default ->
                AwsEndpoint.error(400, "UnknownOperationException", "The local cloud does not know " + operation);
        };
    }

    private ObjectNode list() {
        ObjectNode answer = Json.object();
        var secrets = answer.putArray("SecretList");
        new TreeSet<>(names)
                .forEach(
                        name -> secrets.addObject().put("ARN", arnPrefix + name).put("Name", name));
        return answer;
    }
}
