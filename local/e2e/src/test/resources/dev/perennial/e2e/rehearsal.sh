# What the rehearsals share; the functions of docs/tour.md and docs/operating.md are there already.

# Each call of the AWS command line is a fork of one that has started already, where that can be: starting it takes a second.
if [ -n "${AWS_READY:-}" ]; then
  aws() { "$AWS_PYTHON" -I -S "$AWS_READY" "$AWS_SOCKET" -- --endpoint-url "$(place "$1")" "$@"; }
else
  aws() { command aws --endpoint-url "$(place "$1")" "$@"; }
fi
place() { # place SERVICE, prints where it answers: some services have a place of their own
  case $1 in
    lambda) echo "${AWS_ENDPOINT_URL_LAMBDA:-$AWS_ENDPOINT_URL}" ;;
    dynamodb*) echo "${AWS_ENDPOINT_URL_DYNAMODB:-$AWS_ENDPOINT_URL}" ;;
    *) echo "$AWS_ENDPOINT_URL" ;;
  esac
}

same() { # same WHAT EXPECTED ACTUAL
  if [ "$2" = "$3" ]; then echo "$1: as it should be"; else echo "$1: should be '$2', but it is '$3'"; fi
}
date() { curl -s "$HTTP/local/clock" | value now | sed -E 's/\.[0-9]+Z/Z/'; }  # other rehearsals have moved it
later() { # later SPAN; where the time cannot be moved, a minute is waited for, and nothing longer
  if [ -n "$MOVABLE_CLOCK" ]; then
    curl -s -o /dev/null "$HTTP/local/clock" -H 'content-type: application/json' -d "{\"advance\":\"$1\"}"
  elif [ "$1" = PT1M ]; then
    sleep 61
  else
    echo "$1 later: should be moved to, but it is not to be had here"
  fi
}
letters_in() {
  aws sqs get-queue-attributes --queue-url "$(queue_url "$1")" --attribute-names ApproximateNumberOfMessages \
    --query Attributes.ApproximateNumberOfMessages --output text
}
sign_up() { # sign_up ADDRESS, prints the id
  curl -s "$HTTP/v1/signups" -H 'content-type: application/json' \
    -d "{\"email\":\"$1\",\"name\":\"Ada\",\"locale\":\"en\",\"consent\":{\"marketing\":true,\"textVersion\":\"2026-01\"}}" | value customerId
  settle
}
order() { # order ADDRESS ORDER_ID, in minor units 1000
  post /v1/purchases "{\"orderId\":\"$2\",\"customer\":{\"email\":\"$1\"},\"total\":{\"amount\":1000,\"currency\":\"EUR\"}}"
}
record() { # record CUSTOMER_ID PATHS
  aws dynamodb get-item --table-name customers --key "{\"customerId\":{\"S\":\"$1\"}}" --query "Item.$2" --output text
}
story() { # story CUSTOMER_ID
  aws dynamodb query --table-name timeline --key-condition-expression 'customerId = :c' \
    --expression-attribute-values "{\":c\":{\"S\":\"$1\"}}" --output json
}
mail_row() { # mail_row CUSTOMER_ID SEND_KEY [PATHS], prints status and reason unless told otherwise
  aws dynamodb get-item --table-name emails --key "{\"customerId\":{\"S\":\"$1\"},\"sendKey\":{\"S\":\"$2\"}}" \
    --query "Item.${3:-[status.S, because.S || '']}" --output text | tr '\t' ' ' | sed 's/ *$//'
}
mails() { "$JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$CLASS_PATH" dev.perennial.commandline.Main mails "$@" --local "$HTTP"; }
mails_to() { curl -s "$HTTP/local/inbox" | jq --arg to "$1" '[.[] | select(.to | index($to))] | length'; }
event() { # event ADDRESS TYPE ID DATA, prints an entry for put-events
  jq -nc --arg address "$1" --arg type "$2" --arg id "$3" --argjson data "$4" --arg at "$(curl -s "$HTTP/local/clock" | value now)" \
    '{EventBusName: "perennial", Source: "perennial.rehearsal", DetailType: $type,
      Detail: ({eventId: $id, occurredAt: $at, customer: {email: $address}, data: $data} | tojson)}'
}
put() { aws events put-events --output text --query FailedEntryCount --entries "[$1]"; }
