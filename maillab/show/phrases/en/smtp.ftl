# SMTP: what a server answers, and what a local bridge accepts.
error-smtp-reply-syntax = "{ $found }" is not an SMTP reply.
    .expected = a code of three digits, a space (or a hyphen if more lines follow), text, CRLF
error-smtp-reply-codes = The lines of one SMTP reply do not have the same code.
    .expected = the code { $first } on every line of the reply
error-smtp-reply-long = A line of an SMTP reply never ends.
    .expected = { $limit } octets a line at most; the standard allows 512
error-smtp-reply-lines = An SMTP reply never ends.
    .expected = { $limit } lines at most
error-live-address = The bridge does not listen on "{ $found }": nothing may leave this machine.
    .expected = 127.0.0.1 or ::1
error-live-port = Port { $found } cannot be opened.
    .expected = a free port, above 1023 for an ordinary user
    .fix = choose another port, or 0 to let the system give one
