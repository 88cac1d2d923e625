# Twenty newcomers whose addresses do not exist.
for n in $(seq 20); do
  curl -s -o /dev/null "$HTTP/v1/signups" -H 'content-type: application/json' \
    -d "{\"email\":\"bounce+$n@simulator.amazonses.com\",\"locale\":\"en\",\"consent\":{\"marketing\":true,\"textVersion\":\"2026-01\"}}"
done
settle
same "sending is paused" PAUSED "$(sending_state | cut -f 1)"
same "and says why" "20 came back" "$(sending_state | grep -o '20 came back')"

ada=$(sign_up paused@example.com)
same "a mail waits, and says why" "POSTPONED sending is paused:" "$(mail_row "$ada" welcome | cut -d ' ' -f 1-4)"
same "the alarm's metric has seen it" 1 "$(grep -c '{"paused":{"mails":1}}' "$FUNCTION_LOG")"
later PT10M
same "and goes on waiting" "0 2" "$(mails_to paused@example.com) $(grep -c '{"paused":{"mails":1}}' "$FUNCTION_LOG")"

resume_sending
later PT10M
same "sending goes on" ON "$(sending_state | cut -f 1)"
same "the mail is sent" DELIVERED "$(mail_row "$ada" welcome)"
same "once" 1 "$(mails_to paused@example.com)"
