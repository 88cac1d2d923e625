package dev.perennial.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * The steps of docs/deploying.md, done to an emulated AWS.
 *
 * @param endpoint where the emulated AWS answers; anybody is let in
 * @param secretName of the secret that is made
 * @param identity domain that mails come from
 */
record SamDeployment(URI endpoint, String secretName, String identity) {
    private static final Map<String, String> ANYBODY = Map.of(
            "AWS_REGION", "eu-central-1",
            "AWS_DEFAULT_REGION", "eu-central-1",
            "AWS_ACCESS_KEY_ID", "test",
            "AWS_SECRET_ACCESS_KEY", "test");

    /** Clients of the SDK that are told nothing else speak to this AWS from now on. */
    void meantByTheSdk() {
        System.setProperty("aws.endpointUrl", endpoint.toString());
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    /** Steps 1 and 2: the identity, and the secret with new keys. */
    void prepare() {
        try (SesV2Client ses = AwsCloud.client(SesV2Client.builder())) {
            ses.createEmailIdentity(create -> create.emailIdentity(identity));
        }
        try (SecretsManagerClient secrets = AwsCloud.client(SecretsManagerClient.builder())) {
            secrets.createSecret(create -> create.name(secretName)
                    .secretString("{\"webhooks\":[\"whsec_%s\"],\"links\":[\"%s\"]}".formatted(key(), key())));
        }
    }

    private static String key() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** Step 3, by the real SAM CLI. */
    List<String> command() {
        return List.of(
                "sam",
                "deploy",
                "--stack-name",
                "perennial",
                "--resolve-s3",
                "--no-confirm-changeset",
                "--no-fail-on-empty-changeset",
                "--capabilities",
                "CAPABILITY_IAM",
                "--parameter-overrides",
                "SenderAddress=hello@" + identity,
                "SenderIdentity=" + identity,
                "PostalAddress='Example Ltd, 1 Example Street, 12345 Example Town'",
                "PublicBaseUrl=https://customers." + identity,
                "SigningSecretName=" + secretName);
    }

    /** @throws IllegalStateException when the stack is not there in the end; SAM has said why */
    void deploy() {
        ProcessBuilder sam = new ProcessBuilder(command())
                .directory(LocalCloud.TEMPLATE.resolveSibling("").toFile())
                .inheritIO();
        // It may never mean the real AWS.
        sam.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        sam.environment().putAll(environment());
        try {
            int code = sam.start().waitFor();
            if (code != 0) {
                throw new IllegalStateException("sam deploy ended with " + code);
            }
        } catch (IOException cannotRun) {
            throw new UncheckedIOException(cannotRun);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>(ANYBODY);
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        environment.put("SAM_CLI_TELEMETRY", "0");
        return environment;
    }
}
