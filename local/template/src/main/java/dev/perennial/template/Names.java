package dev.perennial.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** What {@code Ref} and {@code GetAtt} give for each kind of resource: names, ARNs, URLs. */
final class Names {
    private static final List<String> NAME_PROPERTIES = List.of(
            "FunctionName",
            "TableName",
            "QueueName",
            "TopicName",
            "LogGroupName",
            "AlarmName",
            "RoleName",
            "EmailIdentity",
            "Name");

    private final ObjectNode template;
    private final Setting setting;
    private final Intrinsics intrinsics;

    Names(ObjectNode template, Setting setting, Intrinsics intrinsics) {
        this.template = template;
        this.setting = setting;
        this.intrinsics = intrinsics;
    }

    /** The physical name: as declared, else built from the stack's name. */
    String physical(String logicalId) {
        JsonNode properties = resource(logicalId).path("Properties");
        for (String property : NAME_PROPERTIES) {
            if (properties.has(property)) {
                return intrinsics.text(properties.get(property));
            }
        }
        return setting.stackName() + "-" + logicalId;
    }

    /** SAM makes {@code <Function>.Alias} and {@code <Function>.Version}, which are referenced by {@code Ref}. */
    boolean isGenerated(String name) {
        int dot = name.indexOf('.');
        return dot > 0
                && (name.endsWith(".Alias") || name.endsWith(".Version"))
                && type(name.substring(0, dot)).equals("AWS::Serverless::Function");
    }

    String ref(String name) {
        if (name.startsWith("AWS::")) {
            return pseudoParameter(name);
        }
        if (isGenerated(name)) {
            String function = name.substring(0, name.indexOf('.'));
            JsonNode alias = resource(function).path("Properties").path("AutoPublishAlias");
            return attribute(function, "Arn") + ":" + (alias.isMissingNode() ? "live" : intrinsics.text(alias));
        }
        String physical = physical(name);
        return switch (type(name)) {
            case "AWS::SQS::Queue" -> queueUrl(physical);
            case "AWS::SNS::Topic", "AWS::SecretsManager::Secret" -> attribute(name, "Arn");
            default -> physical;
        };
    }

    private String pseudoParameter(String name) {
        return switch (name) {
            case "AWS::Region" -> setting.region();
            case "AWS::AccountId" -> setting.account();
            case "AWS::Partition" -> "aws";
            case "AWS::StackName" -> setting.stackName();
            case "AWS::StackId" -> arn("cloudformation", "stack/" + setting.stackName() + "/local");
            case "AWS::URLSuffix" -> "amazonaws.com";
            default -> throw new TemplateException("There is no pseudo parameter " + name);
        };
    }

    String attribute(String logicalId, String attribute) {
        String name = physical(logicalId);
        String type = type(logicalId);
        return switch (attribute) {
            case "Arn", "TopicArn", "FunctionArn", "Id" -> arn(type, name, logicalId);
            case "StreamArn" -> arn(type, name, logicalId) + "/stream/local";
            case "QueueUrl" -> queueUrl(name);
            case "QueueName", "Name", "TableName", "TopicName" -> name;
            case "ApiEndpoint" -> "https://" + name + ".execute-api." + setting.region() + ".amazonaws.com";
            default -> name + "." + attribute;
        };
    }

    private String arn(String type, String name, String logicalId) {
        return switch (type) {
            case "AWS::DynamoDB::Table", "AWS::Serverless::SimpleTable" -> arn("dynamodb", "table/" + name);
            case "AWS::SQS::Queue" -> arn("sqs", name);
            case "AWS::SNS::Topic" -> arn("sns", name);
            case "AWS::Events::EventBus" -> arn("events", "event-bus/" + name);
            case "AWS::Events::Rule" -> arn("events", "rule/" + name);
            case "AWS::Serverless::Function", "AWS::Lambda::Function" -> arn("lambda", "function:" + name);
            case "AWS::SecretsManager::Secret" -> arn("secretsmanager", "secret:" + name + "-local1");
            case "AWS::Logs::LogGroup" -> arn("logs", "log-group:" + name + ":*");
            case "AWS::IAM::Role" -> "arn:aws:iam::" + setting.account() + ":role/" + name;
            case "AWS::KMS::Key" -> arn("kms", "key/" + name);
            case "AWS::SES::ConfigurationSet" -> arn("ses", "configuration-set/" + name);
            case "AWS::SES::EmailIdentity" -> arn("ses", "identity/" + name);
            default -> arn(type.replace("AWS::", "").replace("::", "-").toLowerCase(Locale.ROOT), logicalId);
        };
    }

    private String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + setting.region() + ":" + setting.account() + ":" + rest;
    }

    private String queueUrl(String name) {
        return setting.queueUrlBase() + "/" + setting.account() + "/" + name;
    }

    private String type(String logicalId) {
        return resource(logicalId).path("Type").asText();
    }

    private JsonNode resource(String logicalId) {
        JsonNode resource = template.path("Resources").path(logicalId);
        if (resource.isMissingNode()) {
            throw new TemplateException("There is no parameter or resource '" + logicalId + "'");
        }
        return resource;
    }
}
