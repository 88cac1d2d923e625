package dev.perennial.local;

import dev.perennial.template.Resource;
import dev.perennial.template.Template;
import java.util.List;
import java.util.Set;

/** Which kinds of resources this machine plays, and which are knowingly left to AWS. */
final class Kinds {
    private static final Set<String> SERVED = Set.of(
            "AWS::DynamoDB::Table",
            "AWS::Events::EventBus",
            "AWS::SecretsManager::Secret",
            "AWS::Serverless::Function",
            "AWS::Serverless::HttpApi",
            "AWS::SES::ConfigurationSet",
            "AWS::SES::ConfigurationSetEventDestination",
            "AWS::SQS::Queue");

    /** Who may do what, and who looks on: without them the product does the same. */
    private static final Set<String> LEFT_TO_AWS = Set.of(
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::Events::Archive",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::Role",
            "AWS::Logs::LogGroup",
            "AWS::Logs::MetricFilter",
            "AWS::Logs::QueryDefinition",
            "AWS::SNS::Subscription",
            "AWS::SNS::Topic",
            "AWS::SQS::QueuePolicy");

    private Kinds() {}

    /** Kinds that the template has and nobody here has thought of. */
    static List<String> unknown(Template template) {
        return template.resources().stream()
                .map(Resource::type)
                .distinct()
                .filter(type -> !SERVED.contains(type) && !LEFT_TO_AWS.contains(type))
                .toList();
    }
}
