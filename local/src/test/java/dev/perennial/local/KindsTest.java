package dev.perennial.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.template.Setting;
import dev.perennial.template.Template;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KindsTest {
    @Test
    void everyKindOfResourceOfOurTemplateIsPlayedOrKnowinglyLeftToAws() {
        Template ours = Template.read(
                Path.of("../template.yaml"),
                Setting.example(Map.of(
                        "SenderAddress", "hello@example.com",
                        "SenderIdentity", "example.com",
                        "PostalAddress", "Example Ltd, 1 Example Street",
                        "PublicBaseUrl", "http://localhost:8080",
                        "AlarmAddress", "ops@example.com")));
        assertThat(Kinds.unknown(ours)).isEmpty();
    }

    @Test
    void anotherKindIsNamed() {
        Template other = Template.parse("Resources: {Queue: {Type: AWS::Kinesis::Stream}}", Setting.example());
        assertThat(Kinds.unknown(other)).containsExactly("AWS::Kinesis::Stream");
    }
}
