# What a replay does: the very events come again, in another order, soon and after months.
first=$(sign_up replay@example.com)
events=$({
  for n in $(seq 1 14); do event replay@example.com PurchaseCompleted "purchase-R-$n" "{\"orderId\":\"R-$n\",\"total\":{\"amount\":1000,\"currency\":\"EUR\"}}"; done
  event replay@example.com PurchaseRefunded refund-RR-1 '{"refundId":"RR-1","orderId":"R-1","amount":{"amount":300,"currency":"EUR"}}'
  event replay@example.com ComplaintRaised complaint-C-1 '{"complaintId":"C-1","text":"The tea was cold."}'
} | jq -sc .)
replay() { # replay ORDER
  local from
  for from in 0 4 8 12; do
    aws events put-events --output text --query FailedEntryCount --entries "$(jq -c "$1 | .[$from:$from + 4]" <<<"$events")" >/dev/null
    settle
  done
}
replay .
orders=$(record "$first" '[orders.N, spent.M.EUR.S]' | tr '\t' ' ')
same "fourteen orders, one refund" "14 137.00" "$orders"
mails=$(mails_to replay@example.com)
rows=$(story "$first" | jq '.Items | length')

replay reverse
same "again at once: nothing counts twice" "$orders" "$(record "$first" '[orders.N, spent.M.EUR.S]' | tr '\t' ' ')"
same "again at once: no mail, no row" "$mails $rows" "$(mails_to replay@example.com) $(story "$first" | jq '.Items | length')"
order replay@example.com R-15
later PT26H
mails=$(mails_to replay@example.com)
replay reverse
same "again after a day: nothing counts twice" "15 147.00 $mails" "$(record "$first" '[orders.N, spent.M.EUR.S]' | tr '\t' ' ') $(mails_to replay@example.com)"
