package dev.perennial.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.local.Json;
import dev.perennial.local.http.HttpAnswer;
import java.util.Set;

/**
 * Secrets Manager: the one secret, under each name by which the template's functions ask for it.
 */
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
        if (!operation.equals("GetSecretValue")) {
            return AwsEndpoint.error(
                    400, "UnknownOperationException", "The local cloud does not know " + operation);
        }
        String id = request.path("SecretId").asText();
        String name = id.startsWith(arnPrefix) ? id.substring(arnPrefix.length()) : id;
        if (!names.contains(name)) {
            return AwsEndpoint.error(
                    400,
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret.");
        }
        var answer =
                Json.object()
                        .put("ARN", arnPrefix + name)
                        .put("Name", name)
                        .put("SecretString", secrets.json())
                        .put("VersionId", "local");
        answer.putArray("VersionStages").add("AWSCURRENT");
        return AwsEndpoint.ok(answer);
    }
}
