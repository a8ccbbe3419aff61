# A journey, moment by moment.
journey-submitted = { $host } writes the message
journey-lookup = { $host } asks the DNS where to hand it over
journey-spf = { $host } checks SPF
journey-dkim = { $host } checks DKIM
journey-arc = { $host } checks ARC
journey-dmarc = { $host } checks DMARC
journey-decision = { $host } answers
journey-event = What comes next at { $host }
journey-tries = { $host } tries to hand the message over
journey-verdict = Summary
journey-hidden = What follows is hidden, as is each outcome: choose first, then show the delivery itself.
journey-left-out = … and { $count } more such events in between
journey-ask-spf = What will SPF say?
journey-ask-dkim = What will DKIM say?
journey-ask-arc = What will ARC say?
journey-ask-dmarc = What will DMARC say?
journey-ask-server = What will { $host } do with this message?
