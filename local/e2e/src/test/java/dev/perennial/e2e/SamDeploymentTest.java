package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class SamDeploymentTest {
    @Test
    void whatComesBeforeTheDeploymentIsThere() {
        assumeTrue(
                Set.of("moto", "ministack").contains(Cloud.name()),
                "it wants an AWS that holds secrets and identities");
        String name = UUID.randomUUID().toString();
        SamDeployment deployment =
                new SamDeployment(LocalCloud.on(Cloud.name()).awsEndpoint(), name, name + ".example.com");
        deployment.meantByTheSdk();

        deployment.prepare();

        try (SecretsManagerClient secrets = AwsCloud.client(SecretsManagerClient.builder());
                SesV2Client ses = AwsCloud.client(SesV2Client.builder())) {
            assertThat(secrets.getSecretValue(get -> get.secretId(name)).secretString())
                    .matches("\\{\"webhooks\":\\[\"whsec_[A-Za-z0-9+/]{43}=\"],\"links\":\\[\"[A-Za-z0-9+/]{43}=\"]}");
            assertThat(ses.getEmailIdentity(get -> get.emailIdentity(deployment.identity()))
                            .identityTypeAsString())
                    .isEqualTo("DOMAIN");
        }
        assertThat(deployment.command())
                .contains("SigningSecretName=" + name, "SenderIdentity=" + name + ".example.com");
    }
}
