# Verifying a scenario or a message.
verdict-title = Message { $id }: { $disposition }
verdict-reply = reply
verdict-results = results
note-line-ends = Note: the file's LF line ends were read as CRLF, as on the network.
note-no-client-ip = Note: without --client-ip SPF has nothing to check and is "none".
error-file = The file { $found } cannot be read ({ $why }).
    .expected = a file that exists and can be opened
error-scenario = The scenario is wrong at { $place }.
    .expected = { $shape }
error-scenario-json = { $file } is not JSON, at line { $line }.
    .expected = a JSON scenario, or an .eml message with --zone
dialogue-title = { $client } speaks to { $server }, port { $port }
