# The timeline is away while an order is written; the relay gives the record up.
ada=$(sign_up streams@example.com)
shape=$(aws dynamodb describe-table --table-name timeline --output json |
  jq -c '.Table | {TableName, AttributeDefinitions, KeySchema, BillingMode: "PAY_PER_REQUEST",
    GlobalSecondaryIndexes: [.GlobalSecondaryIndexes[] | {IndexName, KeySchema, Projection}]}')
aws dynamodb delete-table --table-name timeline >/dev/null
order streams@example.com S-1
aws dynamodb create-table --cli-input-json "$shape" >/dev/null
same "the relay gave up" relay "$(letters streams-dead | jq -r '.letter.requestContext.functionArn' | sed 's/.*function:\([a-z]*\).*/\1/' | sort -u)"
same "the mail is not sent" None "$(mail_row "$ada" thank-you.S-1)"

stream_again
settle
same "the story is told" "1" "$(story "$ada" | jq '[.Items[] | select(.eventId.S == "purchase-S-1")] | length')"
same "the mail is sent" "$ARRIVED" "$(mail_row "$ada" thank-you.S-1)"
same "the queue is empty" 0 "$(letters_in streams-dead)"
