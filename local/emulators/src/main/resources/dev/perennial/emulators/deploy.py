"""Creates template.yaml on an emulator.

    deploy.py TEMPLATE ENDPOINT DATA_ENDPOINT STACK Name=Value...

The template is translated by SAM's own translator, as CloudFormation does it. Then what the emulators cannot do is taken
out, and every rule's function is replaced by a queue, from which the carrier takes the events: no emulator reaches
a function that runs as a process of this machine. What CloudFormation does not make there, but the functions need, is made by
the service's own API; so are the two things that a person makes before the first deployment, the signing secret and
the sender's identity. DynamoDB and SES may be at another endpoint than the rest. The answer is one line of JSON that says all this.
"""

import base64
import json
import os
import sys
import time

import boto3

from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

KEPT = {
    "AWS::DynamoDB::Table",
    "AWS::Events::EventBus",
    "AWS::Events::Rule",
    "AWS::SQS::Queue",
    "AWS::SQS::QueuePolicy",
}


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
    if isinstance(node, dict):
        if set(node) == {"Ref"} and node["Ref"] in names:
            return names[node["Ref"]]
        return {key: with_names(names, value) for key, value in node.items()}
    return node


def deployable(path):
    """The template that CloudFormation gets, and what was taken out of it by logical id."""
    template = translated(path)
    everything = template["Resources"]
    kept = {name: resource for name, resource in everything.items() if resource["Type"] in KEPT}
    for name, rule in list(kept.items()):
        if rule["Type"] == "AWS::Events::Rule":
            kept["To" + name] = {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "to-" + name}}
            rule["Properties"]["Targets"] = [{"Id": "carrier", "Arn": {"Fn::GetAtt": ["To" + name, "Arn"]}}]
    lost = {name: resource for name, resource in everything.items() if name not in kept}
    names = {
        name: resource["Properties"]["Name"]
        for name, resource in everything.items()
        if resource["Type"] in ("AWS::Events::EventBus", "AWS::SES::ConfigurationSet")
    }
    outputs = with_names(names, template.get("Outputs", {}))
    return {
        "Parameters": template["Parameters"],
        "Resources": with_names(names, kept),
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


def create(cloud, stack, template, parameters):
    formation = cloud("cloudformation")
    formation.create_stack(
        StackName=stack,
        TemplateBody=json.dumps(template),
        Parameters=[{"ParameterKey": name, "ParameterValue": text} for name, text in parameters.items()],
    )
    for _ in range(240):
        state = formation.describe_stacks(StackName=stack)["Stacks"][0]
        if not state["StackStatus"].endswith("IN_PROGRESS"):
            break
        time.sleep(0.5)
    if state["StackStatus"] != "CREATE_COMPLETE":
        sys.exit("the stack is " + state["StackStatus"] + ": " + state.get("StackStatusReason", "no reason given"))


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


def main(path, endpoint, data_endpoint, stack, *given):
    def cloud(service):
        return boto3.client(service, endpoint_url=endpoint)

    def data(service):
        return boto3.client(service, endpoint_url=data_endpoint)

    template, lost = deployable(path)
    parameters = {
        name: str(parameter["Default"]) for name, parameter in template["Parameters"].items() if "Default" in parameter
    }
    parameters.update(pair.split("=", 1) for pair in given)
    if data_endpoint == endpoint:
        create(cloud, stack, template, parameters)
    else:
        tables, rest = split(template)
        create(data, stack, tables, parameters)
        create(cloud, stack, rest, parameters)

    mail = data("sesv2")
    for resource in lost.values():
        if resource["Type"] == "AWS::SES::ConfigurationSet":
            mail.create_configuration_set(ConfigurationSetName=value(parameters, resource["Properties"]["Name"]))
    mail.create_email_identity(EmailIdentity=parameters["SenderIdentity"])
    webhook = "whsec_" + base64.b64encode(os.urandom(32)).decode()
    link = base64.b64encode(os.urandom(32)).decode()
    cloud("secretsmanager").create_secret(
        Name=parameters["SigningSecretName"], SecretString=json.dumps({"webhooks": [webhook], "links": [link]})
    )
    rules = [name for name, resource in template["Resources"].items() if resource["Type"] == "AWS::Events::Rule"]
    print(
        json.dumps(
            {
                "account": cloud("sts").get_caller_identity()["Account"],
                "signingSecret": webhook,
                "created": len(template["Resources"]) - len(rules),
                "rules": {name: "to-" + name for name in rules},
                "leftOut": sorted({resource["Type"] for resource in lost.values()}),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
