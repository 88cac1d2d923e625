# As if SES had taken two mails and its answer had been lost.
ada=$(sign_up unknown@example.com)
order unknown@example.com U-1
before=$(mails_to unknown@example.com)
for key in welcome thank-you.U-1; do
  aws dynamodb update-item --table-name emails --key "{\"customerId\":{\"S\":\"$ada\"},\"sendKey\":{\"S\":\"$key\"}}" \
    --update-expression 'SET #s = :u' --expression-attribute-names '{"#s":"status"}' --expression-attribute-values '{":u":{"S":"UNKNOWN"}}'
done
settle
same "both are listed" "thank-you.U-1 welcome" "$(unknown_mails | grep "$ada" | cut -f 2 | sort | xargs)"

drop_mail "$ada" welcome
same "one is dropped" SUPPRESSED "$(mail_row "$ada" welcome)"
release_mail "$ada" thank-you.U-1 '{"orderId":"U-1"}' >/dev/null
settle
same "the other is sent" DELIVERED "$(mail_row "$ada" thank-you.U-1)"
same "once more" $((before + 1)) "$(mails_to unknown@example.com)"
release_mail "$ada" welcome 2>&1 | grep -o ConditionalCheckFailedException | head -n 1
settle
same "what is settled is left alone" SUPPRESSED "$(mail_row "$ada" welcome)"
same "nothing is listed" "" "$(unknown_mails | grep "$ada")"
