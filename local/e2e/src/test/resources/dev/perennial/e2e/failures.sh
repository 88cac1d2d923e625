# An order comes with an amount that nobody understands, fails for good, and is corrected.
ada=$(sign_up failures@example.com)
put "$(event failures@example.com PurchaseCompleted purchase-F-1 '{"orderId":"F-1","total":{"amount":"much","currency":"EUR"}}')"
settle
same "the letter tells why" InvalidEvent "$(letters failures | jq -r '.letter.responsePayload.errorType' | sed 's/.*\.//')"

again failures
settle
same "what is still wrong comes back" 1 "$(letters_in failures)"

# As if the function had been mended: the same letter, with an event that it understands.
letter=$(aws sqs receive-message --queue-url "$(queue_url failures)" --output json | jq -c '.Messages[0]')
aws sqs send-message --queue-url "$(queue_url failures)" --output text --query MessageId --message-body \
  "$(jq -c '.Body | fromjson | .requestPayload.detail.data.total.amount = 1000' <<<"$letter")"
aws sqs delete-message --queue-url "$(queue_url failures)" --receipt-handle "$(jq -r .ReceiptHandle <<<"$letter")"
again failures
settle
same "the order counts" "1 10.00" "$(record "$ada" '[orders.N, spent.M.EUR.S]' | tr '\t' ' ')"
same "the queue is empty" 0 "$(letters_in failures)"
