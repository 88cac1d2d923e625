# The tables are copied at some moment, as a restoration would give them; a record is damaged later.
copy() { # copy TABLE
  aws dynamodb describe-table --table-name "$1" --output json | jq -c --arg to "$1-restored" \
    '.Table | {TableName: $to, KeySchema, BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: ([.KeySchema[].AttributeName] as $keys | [.AttributeDefinitions[] | select(.AttributeName as $a | $keys | index($a))])}' |
    { read -r shape; aws dynamodb create-table --cli-input-json "$shape" >/dev/null; }
  aws dynamodb scan --table-name "$1" --output json | jq -c --arg to "$1-restored" \
    '[.Items[] | {PutRequest: {Item: .}}] | range(0; length; 10) as $n | {($to): .[$n:$n + 10]}' |
    while read -r rows; do aws dynamodb batch-write-item --request-items "$rows" --output text </dev/null; done
}
ada=$(sign_up restore@example.com)
for n in 1 2 3; do order restore@example.com "P-$n"; done
copy customers
copy timeline

for n in 4 5; do order restore@example.com "P-$n"; done
good=$(record "$ada" '[orders.N, spent.M.EUR.S, stage.S]' | tr '\t' ' ')
mails=$(mails_to restore@example.com)
aws dynamodb update-item --table-name customers --key "{\"customerId\":{\"S\":\"$ada\"}}" --update-expression 'SET orders = :n' \
  --expression-attribute-values '{":n":{"N":"900"}}'
settle
same "the record is damaged" 900 "$(record "$ada" orders.N)"

put_back "$ada"
settle
same "it is as it was" 3 "$(record "$ada" orders.N)"
same "so is its story" 3 "$(story "$ada" | jq '[.Items[] | select(.eventId.S | startswith("purchase-P-"))] | length')"
for n in 1 2 3 4 5; do order restore@example.com "P-$n" >/dev/null; done
same "what came since is there again" "$good" "$(record "$ada" '[orders.N, spent.M.EUR.S, stage.S]' | tr '\t' ' ')"
same "and no mail was sent twice" "$mails" "$(mails_to restore@example.com)"
aws dynamodb delete-table --table-name customers-restored >/dev/null
aws dynamodb delete-table --table-name timeline-restored >/dev/null
