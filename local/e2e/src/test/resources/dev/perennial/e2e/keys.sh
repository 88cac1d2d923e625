# A back end signs with the old key, then with the new one.
hex() { printf %s "${1#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \n'; }
signed() { # signed KEY, prints the status
  local body="{\"customer\":{\"email\":\"keys@example.com\"},\"kind\":\"login\"}" id=msg_$RANDOM$RANDOM at
  at=$(curl -s "$HTTP/local/clock" | value epochSecond)
  curl -s -o /dev/null -w '%{http_code}' "$HTTP/v1/activities" -H 'content-type: application/json' -H "webhook-id: $id" \
    -H "webhook-timestamp: $at" -d "$body" -H "webhook-signature: v1,$(printf %s "$id.$at.$body" |
      openssl dgst -sha256 -mac HMAC -macopt "hexkey:$(hex "$1")" -binary | openssl base64 -A)"
}
whole=$(keys)
old=$(keys | jq -r '.webhooks[0]')
same "before" 202 "$(signed "$old")"

new_keys >/dev/null
new=$(keys | jq -r '.webhooks[0]')
later PT1M
same "the old key goes on" 202 "$(signed "$old")"
same "the new one as well" 202 "$(signed "$new")"

drop_webhook_key >/dev/null
later PT6M
same "the old one is gone" 401 "$(signed "$old")"
same "the new one stays" 202 "$(signed "$new")"
settle

# For the other rehearsals.
put_keys "$whole" >/dev/null
later PT6M
