"""Creates template.yaml on an emulator.

    deploy.py EMULATOR TEMPLATE STACK ENDPOINT TABLES SECRETS MAILS Name=Value...

The template is translated by SAM's own translator, as CloudFormation does it. Then what the emulator cannot do is taken
out, and the function of every rule and schedule is replaced by a queue, from which the carrier takes the events: no emulator
reaches a function that runs as a process of this machine. What CloudFormation does not make there, but the functions need, is made by
the service's own API; so are the two things that a person makes before the first deployment, the signing secret and
the sender's identity. DynamoDB, Secrets Manager and SES may be at other endpoints than the rest. AWS Emulator's CloudFormation
knows a fifth of what there is: there each resource is made by its own service. The answer is one line of JSON that says all this.
"""

import base64
import collections
import json
import os
import re
import sys
import time

import boto3

from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

SERVICES = {
    "AWS::DynamoDB::Table",
    "AWS::Events::EventBus",
    "AWS::Events::Rule",
    "AWS::SQS::Queue",
    "AWS::SQS::QueuePolicy",
}

# Characters that a call of CloudFormation takes as a template.
LONGEST = 51200

# What calls a function asynchronously.
CARRIED = {"AWS::Events::Rule", "AWS::Scheduler::Schedule"}


# What MiniStack's CloudFormation does not know, and what would have to reach a function.
BEYOND = ("AWS::Lambda::", "AWS::ApiGatewayV2::", "AWS::Events::Archive", "AWS::Logs::QueryDefinition")


def kept(emulator, resource):
    """Whether the emulator makes this resource."""
    if emulator != "ministack":
        return resource["Type"] in SERVICES
    calculates = resource["Type"] == "AWS::CloudWatch::Alarm" and "Metrics" in resource["Properties"]
    return not (calculates or resource["Type"].startswith(BEYOND))


def translated(path):
    with open(path, encoding="utf-8") as file:
        template = yaml_parse(file)
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            # The translator demands an address in S3; nothing is read from it.
            resource["Properties"]["CodeUri"] = "s3://packages/" + resource["Properties"]["CodeUri"]
    parameters = {
        name: parameter.get("Default", "none") for name, parameter in template.get("Parameters", {}).items()
    }
    return Translator({}, Parser()).translate(template, parameters)


def references(node):
    """Every name that this part of the template refers to."""
    if isinstance(node, list):
        for element in node:
            yield from references(element)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "Ref":
                yield value
            elif key == "Fn::GetAtt":
                yield value[0] if isinstance(value, list) else value.split(".")[0]
            elif key == "Fn::Sub":
                text = value[0] if isinstance(value, list) else value
                yield from (part.split("}")[0].split(".")[0] for part in text.split("${")[1:])
            else:
                yield from references(value)


def with_names(names, node):
    """The same with references replaced by the names that they mean."""
    if isinstance(node, list):
        return [with_names(names, element) for element in node]
    if not isinstance(node, dict):
        return node
    if set(node) == {"Ref"}:
        return names.get(node["Ref"], node)
    if set(node) == {"Fn::GetAtt"} and isinstance(node["Fn::GetAtt"], list):
        return names.get(".".join(node["Fn::GetAtt"]), node)
    if set(node) == {"Fn::Sub"} and isinstance(node["Fn::Sub"], str):
        text = node["Fn::Sub"]
        for name, meant in names.items():
            text = text.replace("${" + name + "}", meant["Fn::Sub"] if isinstance(meant, dict) else meant)
        return {"Fn::Sub": text}
    return {key: with_names(names, value) for key, value in node.items()}


def meanings(everything, lost):
    """What references mean that the emulator gets wrong, or that lead to what was taken out."""
    names = {
        name: resource["Properties"]["Name"]
        for name, resource in everything.items()
        if resource["Type"] in ("AWS::Events::EventBus", "AWS::SES::ConfigurationSet", "AWS::ApiGatewayV2::Api")
        and "Name" in resource["Properties"]
    }
    for name, resource in lost.items():
        if resource["Type"] == "AWS::Lambda::Function":
            function = resource["Properties"]["FunctionName"]
            text = function["Fn::Sub"] if isinstance(function, dict) else function
            arn = "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:" + text
            names[name] = function
            names[name + ".Arn"] = {"Fn::Sub": arn}
            names[name + "Aliaslive"] = {"Fn::Sub": arn + ":live"}
    return names


def deployable(emulator, path):
    """The template that CloudFormation gets, and what was taken out of it by logical id."""
    template = translated(path)
    everything = template["Resources"]
    made = {name: resource for name, resource in everything.items() if kept(emulator, resource)}
    for name, source in list(made.items()):
        queue = {"Fn::GetAtt": ["To" + name, "Arn"]}
        if source["Type"] == "AWS::Events::Rule":
            source["Properties"]["Targets"] = [{"Id": "carrier", "Arn": queue}]
        elif source["Type"] == "AWS::Scheduler::Schedule":
            source["Properties"]["Target"]["Arn"] = queue
        else:
            continue
        made["To" + name] = {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "to-" + name}}
    lost = {name: resource for name, resource in everything.items() if name not in made}
    names = meanings(everything, lost)
    outputs = with_names(names, template.get("Outputs", {}))
    return {
        "Parameters": template["Parameters"],
        **({"Conditions": template["Conditions"]} if emulator == "ministack" else {}),
        "Resources": with_names(names, made),
        "Outputs": {name: output for name, output in outputs.items() if not set(lost) & set(references(output))},
    }, lost


def value(parameters, node):
    """A name out of the template: text, Ref or Sub of parameters."""
    if isinstance(node, str):
        return node
    if "Ref" in node:
        return parameters[node["Ref"]]
    text = node["Fn::Sub"]
    for name, given in parameters.items():
        text = text.replace("${" + name + "}", given)
    return text


def stored(cloud, text):
    """Where a template lies that is too long for the call itself."""
    store = cloud("s3")
    store.create_bucket(Bucket="templates", CreateBucketConfiguration={"LocationConstraint": store.meta.region_name})
    store.put_object(Bucket="templates", Key="template.json", Body=text)
    return store.generate_presigned_url("get_object", Params={"Bucket": "templates", "Key": "template.json"}).split("?")[0]


def create(cloud, stack, template, parameters):
    formation = cloud("cloudformation")
    text = json.dumps(template)
    formation.create_stack(
        StackName=stack,
        **({"TemplateBody": text} if len(text) <= LONGEST else {"TemplateURL": stored(cloud, text)}),
        Capabilities=["CAPABILITY_IAM"],
        Parameters=[{"ParameterKey": name, "ParameterValue": text} for name, text in parameters.items()],
    )
    for _ in range(240):
        state = formation.describe_stacks(StackName=stack)["Stacks"][0]
        if not state["StackStatus"].endswith("IN_PROGRESS"):
            break
        time.sleep(0.5)
    if state["StackStatus"] != "CREATE_COMPLETE":
        sys.exit("the stack is " + state["StackStatus"] + ": " + state.get("StackStatusReason", "no reason given"))


def archive(events, parameters, template, properties):
    """The archive of a bus, by EventBridge's own API."""
    bus = template["Resources"][properties["SourceArn"]["Fn::GetAtt"][0]]["Properties"]["Name"]
    events.create_archive(
        ArchiveName=value(parameters, properties["ArchiveName"]),
        EventSourceArn=events.describe_event_bus(Name=value(parameters, bus))["Arn"],
        RetentionDays=int(value(parameters, properties["RetentionDays"])),
        EventPattern=json.dumps(properties["EventPattern"]),
    )


def left_out(template, lost):
    """The types of resources that were not made, with a word where some of them were."""
    made = collections.Counter(resource["Type"] for resource in template["Resources"].values())
    for kind, count in sorted(collections.Counter(resource["Type"] for resource in lost.values()).items()):
        yield f"{kind} ({count} of {count + made[kind]})" if made[kind] else kind


def split(template):
    """The tables, and the rest, as two templates."""
    for wanted in (True, False):
        resources = template["Resources"].items()
        yield {
            "Parameters": template["Parameters"],
            "Resources": {
                name: resource for name, resource in resources if (resource["Type"] == "AWS::DynamoDB::Table") == wanted
            },
        }


class OneByOne:
    """Makes each resource by its own service, in an order in which each finds what it refers to."""

    def __init__(self, cloud, tables, template, parameters, stack):
        self.cloud, self.tables, self.template = cloud, tables, template
        self.meant = {
            **parameters,
            "AWS::Region": os.environ["AWS_DEFAULT_REGION"],
            "AWS::AccountId": cloud("sts").get_caller_identity()["Account"],
            "AWS::Partition": "aws",
            "AWS::StackName": stack,
        }
        self.queues = {}

    def plain(self, node):
        """A property without references."""
        if isinstance(node, list):
            return [self.plain(element) for element in node]
        if not isinstance(node, dict):
            return node
        if set(node) == {"Ref"}:
            return self.queues[node["Ref"]] if node["Ref"] in self.queues else self.meant[node["Ref"]]
        if set(node) == {"Fn::GetAtt"}:
            name, attribute = node["Fn::GetAtt"]
            if attribute != "Arn":
                sys.exit(f"{name}.{attribute} is not known here")
            return self.arn(name)
        if set(node) == {"Fn::Sub"}:
            return re.sub(r"\$\{([^}]+)\}", lambda found: self.meant[found.group(1)], node["Fn::Sub"])
        return {key: self.plain(value) for key, value in node.items()}

    def arn(self, queue):
        name = self.plain(self.template["Resources"][queue]["Properties"]["QueueName"])
        return ":".join(["arn:aws:sqs", self.meant["AWS::Region"], self.meant["AWS::AccountId"], name])

    def of(self, kind):
        for name, resource in self.template["Resources"].items():
            if resource["Type"] == kind:
                yield name, resource["Properties"]

    def make(self):
        for _, table in self.of("AWS::DynamoDB::Table"):
            self.table(self.plain(table))
        sqs = self.cloud("sqs")
        # Those that others hand their letters to come first.
        for name, queue in sorted(self.of("AWS::SQS::Queue"), key=lambda it: "RedrivePolicy" in it[1]):
            properties = self.plain(queue)
            url = sqs.create_queue(QueueName=properties.pop("QueueName"), Attributes=texts(properties))["QueueUrl"]
            self.queues[name] = url
        for _, policy in self.of("AWS::SQS::QueuePolicy"):
            properties = self.plain(policy)
            for url in properties["Queues"]:
                sqs.set_queue_attributes(QueueUrl=url, Attributes=texts({"Policy": properties["PolicyDocument"]}))
        events = self.cloud("events")
        for _, bus in self.of("AWS::Events::EventBus"):
            events.create_event_bus(Name=self.plain(bus["Name"]))
        for name, rule in self.of("AWS::Events::Rule"):
            properties = self.plain(rule)
            place = {"EventBusName": properties["EventBusName"]}
            events.put_rule(Name=name, EventPattern=json.dumps(properties["EventPattern"]), **place)
            failed = events.put_targets(Rule=name, Targets=properties["Targets"], **place)
            if failed["FailedEntryCount"]:
                sys.exit(f"the rule {name} has no target: {failed['FailedEntries']}")

    def table(self, properties):
        dynamodb = self.tables("dynamodb")
        later = {
            name: properties.pop(name)
            for name in ("TimeToLiveSpecification", "PointInTimeRecoverySpecification", "Tags")
            if name in properties
        }
        if "StreamSpecification" in properties:
            properties["StreamSpecification"]["StreamEnabled"] = True
        if "SSESpecification" in properties:
            properties["SSESpecification"] = {"Enabled": properties["SSESpecification"]["SSEEnabled"]}
        dynamodb.create_table(**properties)
        dynamodb.get_waiter("table_exists").wait(TableName=properties["TableName"])
        if "TimeToLiveSpecification" in later:
            dynamodb.update_time_to_live(
                TableName=properties["TableName"], TimeToLiveSpecification=later["TimeToLiveSpecification"]
            )


def texts(attributes):
    """Attributes of a queue, as SQS takes them."""
    return {
        name: json.dumps(value) if isinstance(value, (dict, bool)) else str(value) for name, value in attributes.items()
    }


def main(emulator, path, stack, endpoint, tables_endpoint, secrets_endpoint, mails_endpoint, *given):
    def cloud(service):
        return boto3.client(service, endpoint_url=endpoint)

    def tables(service):
        return boto3.client(service, endpoint_url=tables_endpoint)

    template, lost = deployable(emulator, path)
    parameters = {
        name: str(parameter["Default"]) for name, parameter in template["Parameters"].items() if "Default" in parameter
    }
    parameters.update(pair.split("=", 1) for pair in given)
    if emulator == "aws-emulator":
        OneByOne(cloud, tables, template, parameters, stack).make()
    elif tables_endpoint == endpoint:
        create(cloud, stack, template, parameters)
    else:
        of_tables, rest = split(template)
        create(tables, stack, of_tables, parameters)
        create(cloud, stack, rest, parameters)

    mail = boto3.client("sesv2", endpoint_url=mails_endpoint)
    for name, resource in list(lost.items()):
        if resource["Type"] == "AWS::SES::ConfigurationSet":
            mail.create_configuration_set(ConfigurationSetName=value(parameters, resource["Properties"]["Name"]))
        elif resource["Type"] == "AWS::Events::Archive" and emulator == "ministack":
            archive(cloud("events"), parameters, template, resource["Properties"])
        else:
            continue
        del lost[name]
    mail.create_email_identity(EmailIdentity=parameters["SenderIdentity"])
    webhook = "whsec_" + base64.b64encode(os.urandom(32)).decode()
    link = base64.b64encode(os.urandom(32)).decode()
    boto3.client("secretsmanager", endpoint_url=secrets_endpoint).create_secret(
        Name=parameters["SigningSecretName"], SecretString=json.dumps({"webhooks": [webhook], "links": [link]})
    )
    carried = [name for name, resource in template["Resources"].items() if resource["Type"] in CARRIED]
    print(
        json.dumps(
            {
                "account": cloud("sts").get_caller_identity()["Account"],
                "signingSecret": webhook,
                "created": len(template["Resources"]) - len(carried),
                "queues": {name: "to-" + name for name in carried},
                "leftOut": list(left_out(template, lost)),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
