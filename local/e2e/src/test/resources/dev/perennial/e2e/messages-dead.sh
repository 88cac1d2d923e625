# The secret is broken; mails cannot be written, and are given up.
ada=$(sign_up messages@example.com)
whole=$(keys)
later PT10M
put_keys 'not JSON' >/dev/null
put "$(event messages@example.com PurchaseCompleted purchase-M-1 '{"orderId":"M-1","total":{"amount":1000,"currency":"EUR"}}')"
settle
same "the mail was given up" thank-you.M-1 "$(letters messages-dead | jq -r '.letter.sendKey')"

put_keys "$whole" >/dev/null
mails_again
for _ in 1 2 3 4 5 6 7 8 9 10; do settle; [ "$(letters_in messages-dead)" = 0 ] && break; sleep 0.5; done
settle
same "the mail is sent" "$ARRIVED" "$(mail_row "$ada" thank-you.M-1)"
same "the queue is empty" 0 "$(letters_in messages-dead)"
