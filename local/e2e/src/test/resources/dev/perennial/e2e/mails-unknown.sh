# As if SES had taken two mails and its answer had been lost.
ada=$(sign_up unknown@example.com)
order unknown@example.com U-1
before=$(mails_to unknown@example.com)
for key in welcome thank-you.U-1; do
  aws dynamodb update-item --table-name emails --key "{\"customerId\":{\"S\":\"$ada\"},\"sendKey\":{\"S\":\"$key\"}}" \
    --update-expression 'SET #s = :u' --expression-attribute-names '{"#s":"status"}' --expression-attribute-values '{":u":{"S":"UNKNOWN"}}'
done
settle
same "both are listed" "thank-you.U-1 welcome" "$(mails | grep "$ada" | cut -f 2 | sort | xargs)"

mails drop "$ada" welcome --by Grace --because "not worth a second copy"
same "one is dropped, and says by whom and why" "SUPPRESSED dropped by Grace: not worth a second copy" "$(mail_row "$ada" welcome)"
mails release "$ada" thank-you.U-1 --data '{"orderId":"U-1"}' --by Grace --because "she asked for it"
same "the other waits" "POSTPONED released by Grace: she asked for it" "$(mail_row "$ada" thank-you.U-1)"
later PT1M
settle
same "it is sent" "$ARRIVED" "$(mail_row "$ada" thank-you.U-1)"
same "once more" $((before + 1)) "$(mails_to unknown@example.com)"
same "its row says who let it go" "by Grace: she asked for it" "$(mail_row "$ada" thank-you.U-1 released.S)"
same "so does the timeline" 2 "$(story "$ada" | jq '[.Items[].decisions.L[]?.S | select(contains(" by Grace: "))] | length')"
same "what is settled is left alone" 1 "$(mails release "$ada" welcome --by Alan --because "by mistake" >/dev/null; echo $?)"
same "and stays as it was" "SUPPRESSED dropped by Grace: not worth a second copy" "$(mail_row "$ada" welcome)"
same "nothing is listed" "" "$(mails | grep "$ada")"
