#!/usr/bin/env bash
# MiniStack 1.5.33 (PyPI, an emulator of AWS): EventBridge Scheduler hands a schedule's input on as it was written. AWS puts the
# moment for <aws.scheduler.scheduled-time> in a target's Input; here a function that reads it gets no time.
# Seen: a schedule with Input {"time":"<aws.scheduler.scheduled-time>"} sends {"time":"<aws.scheduler.scheduled-time>"} to its queue.
set -euo pipefail
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip install -q --disable-pip-version-check 'ministack==1.5.33' 'boto3==1.43.11'
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export AWS_ENDPOINT_URL=http://127.0.0.1:$port AWS_DEFAULT_REGION=eu-central-1 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
HOME=$folder BIND_HOST=127.0.0.1 GATEWAY_PORT=$port SFTP_ENABLED=0 IOT_MTLS_ENABLED=0 tools/bin/ministack >log 2>&1 &
server=$!
cat >finding.py <<'PYTHON'
import datetime, json, sys, time, urllib.request
import boto3, os

for _ in range(120):
    try:
        urllib.request.urlopen(os.environ["AWS_ENDPOINT_URL"] + "/_ministack/health").read()
        break
    except OSError:
        time.sleep(0.5)
queues = boto3.client("sqs")
queue = queues.create_queue(QueueName="queue")["QueueUrl"]
arn = queues.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=3)
boto3.client("scheduler").create_schedule(
    Name="schedule",
    ScheduleExpression=soon.strftime("at(%Y-%m-%dT%H:%M:%S)"),
    FlexibleTimeWindow={"Mode": "OFF"},
    Target={
        "Arn": arn,
        "RoleArn": "arn:aws:iam::000000000000:role/role",
        "Input": json.dumps({"time": "<aws.scheduler.scheduled-time>"}),
    },
)
for _ in range(30):
    messages = queues.receive_message(QueueUrl=queue, WaitTimeSeconds=2).get("Messages", [])
    if messages:
        break
print("the queue got:", messages[0]["Body"] if messages else "nothing")
seen = bool(messages) and json.loads(messages[0]["Body"]) == {"time": "<aws.scheduler.scheduled-time>"}
print("as found" if seen else "this has changed")
sys.exit(0 if seen else 1)
PYTHON
tools/bin/python finding.py
