# As if SES had reported that the welcome came back for good; the mailbox is mended later.
ada=$(sign_up unsuppress@example.com)
aws dynamodb update-item --table-name customers --key "{\"customerId\":{\"S\":\"$ada\"}}" --update-expression 'SET suppressed = :s' \
  --expression-attribute-values '{":s":{"M":{"at":{"S":"2026-01-01T00:00:00Z"},"address":{"S":"unsuppress@example.com"},
    "because":{"S":"mail to the address bounced for good: Permanent/General"}}}}'
settle
order unsuppress@example.com N-1
same "no mail goes there" "SUPPRESSED address suppressed:" "$(mail_row "$ada" thank-you.N-1 | cut -d ' ' -f 1-3)"

mails unsuppress "$ada" --by Grace --because "the mailbox is mended"
settle
same "the timeline says who and why" 1 "$(story "$ada" | jq '[.Items[].decisions.L[]?.S | select(. == "because readmitted by Grace: the mailbox is mended")] | length')"
order unsuppress@example.com N-2
same "mail goes there again" "$ARRIVED" "$(mail_row "$ada" thank-you.N-2)"
same "a second time changes nothing" 1 "$(mails unsuppress "$ada" --by Alan --because "again" >/dev/null; echo $?)"
