package dev.perennial.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final String SMALL = """
        Parameters:
          Prefix: {Type: String, Default: ""}
          Rate: {Type: Number, Default: 14}
          Origins: {Type: CommaDelimitedList, Default: "a, b"}
        Conditions:
          Prefixed: !Not [!Equals [!Ref Prefix, ""]]
          Never: !And [!Condition Prefixed, !Equals [a, b]]
        Globals:
          Function:
            Timeout: 7
            Environment: {Variables: {SHARED: yes it is}}
        Resources:
          Bus:
            Type: AWS::Events::EventBus
            Properties: {Name: !Sub "${Prefix}bus"}
          Things:
            Type: AWS::DynamoDB::Table
            Properties:
              TableName: !Join ["", [!Ref Prefix, things]]
          Queue:
            Type: AWS::SQS::Queue
          Absent:
            Type: AWS::SQS::Queue
            Condition: Never
          Work:
            Type: AWS::Serverless::Function
            Properties:
              FunctionName: !Sub ${Prefix}work
              Handler: com.example.Work::handleRequest
              Environment:
                Variables:
                  BUS: !Ref Bus
                  QUEUE: !Ref Queue
                  RATE: !Ref Rate
                  SECOND: !Select [1, !Ref Origins]
                  ALIAS: !Ref Work.Alias
                  LITERAL: !Sub "${!NotMe} ${Things.Arn}"
                  OPTIONAL: !If [Prefixed, here, !Ref "AWS::NoValue"]
              AutoPublishAlias: live
              EventInvokeConfig:
                MaximumRetryAttempts: 1
                DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt Queue.Arn}}
              Events:
                Post: {Type: HttpApi, Properties: {Method: post, Path: "/things/{id}", Auth: {Authorizer: AWS_IAM}}}
                Fact:
                  Type: EventBridgeRule
                  Properties: {EventBusName: !Ref Bus, Pattern: {detail-type: [Fact]}}
                Stream:
                  Type: DynamoDB
                  Properties: {Stream: !GetAtt Things.StreamArn, BatchSize: 3, TumblingWindowInSeconds: 60, FunctionResponseTypes: [ReportBatchItemFailures]}
                Message: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn, ScalingConfig: {MaximumConcurrency: 2}}}
                Hourly: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 hour), Input: '{"a":1}'}}
        """;

    private final Template template = Template.parse(SMALL, Setting.example());

    @Test
    void intrinsicFunctionsAreResolvedInTheEnvironment() {
        Map<String, String> environment = template.functions().getFirst().environment();

        assertThat(environment)
                .containsEntry("SHARED", "yes it is")
                .containsEntry("BUS", "bus")
                .containsEntry("QUEUE", "http://localhost:4566/000000000000/perennial-Queue")
                .containsEntry("RATE", "14")
                .containsEntry("SECOND", "b")
                .containsEntry("ALIAS", "arn:aws:lambda:eu-central-1:000000000000:function:work:live")
                .containsEntry("LITERAL", "${NotMe} arn:aws:dynamodb:eu-central-1:000000000000:table/things")
                .doesNotContainKey("OPTIONAL");
    }

    @Test
    void parametersOverrideDefaults() {
        Template prefixed = Template.parse(SMALL, Setting.example(Map.of("Prefix", "test-")));

        assertThat(prefixed.buses()).containsExactly("test-bus");
        assertThat(prefixed.tables()).extracting(Resource::name).containsExactly("test-things");
        assertThat(prefixed.functions().getFirst().environment()).containsEntry("OPTIONAL", "here");
    }

    @Test
    void aResourceWhoseConditionFailsIsAbsent() {
        assertThat(template.queues()).extracting(Resource::logicalId).containsExactly("Queue");
    }

    @Test
    void functionsInheritGlobalsAndStateTheirFailureDestination() {
        Function work = template.functions().getFirst();

        assertThat(work.timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(work.handlerClass()).isEqualTo("com.example.Work");
        assertThat(work.maximumRetries()).isEqualTo(1);
        assertThat(work.onFailure()).hasValue("arn:aws:sqs:eu-central-1:000000000000:perennial-Queue");
    }

    @Test
    void everythingThatStartsAFunctionIsFound() {
        assertThat(template.routes()).containsExactly(new Route("POST", "/things/{id}", "work", true));
        assertThat(template.rules()).hasSize(1);
        assertThat(template.rules().getFirst().bus()).isEqualTo("bus");
        assertThat(template.rules().getFirst().pattern()).isEqualTo("{\"detail-type\":[\"Fact\"]}");
        assertThat(template.streamSources()).singleElement().satisfies(stream -> {
            assertThat(stream.table()).isEqualTo("things");
            assertThat(stream.batchSize()).isEqualTo(3);
            assertThat(stream.tumblingWindowSeconds()).isEqualTo(60);
            assertThat(stream.reportsItemFailures()).isTrue();
        });
        assertThat(template.queueSources())
                .containsExactly(new QueueSource("WorkMessage", "work", "perennial-Queue", 10, false, 2));
        assertThat(template.schedules())
                .containsExactly(new Schedule("WorkHourly", "work", "rate(1 hour)", "{\"a\":1}"));
    }

    @Test
    void oneNameWithTwoValuesIsRefused() {
        String two = """
            Resources:
              A: {Type: AWS::Serverless::Function, Properties: {Environment: {Variables: {X: one}}}}
              B: {Type: AWS::Serverless::Function, Properties: {Environment: {Variables: {X: two}}}}
            """;

        assertThatThrownBy(() -> Template.parse(two, Setting.example()).environmentOfAll())
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("X is 'two' in B but 'one'");
    }

    @Test
    void anUnknownReferenceIsNamed() {
        String dangling = "Resources: {A: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Nowhere}}}";

        assertThatThrownBy(() -> Template.parse(dangling, Setting.example()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("Nowhere");
    }

    @Test
    void thePerennialTemplateIsUnderstood() {
        Template perennial = Template.read(
                Path.of("../../template.yaml"),
                Setting.example(Map.of(
                        "SenderAddress", "hello@example.com",
                        "SenderIdentity", "example.com",
                        "PostalAddress", "1 Example Street",
                        "PublicBaseUrl", "http://localhost:8080")));

        assertThat(perennial.tables())
                .extracting(Resource::name)
                .containsExactlyInAnyOrder("customers", "timeline", "emails", "metrics", "models", "broadcasts");
        assertThat(perennial.environmentOfAll()).containsKeys("CUSTOMERS_TABLE", "BUS_NAME");
        assertThat(perennial.routes()).isNotEmpty();
        assertThat(perennial.rules()).isNotEmpty();
    }
}
