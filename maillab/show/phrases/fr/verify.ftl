# La vérification d'un scénario ou d'un message.
verdict-title = Message { $id } : { $disposition }
verdict-reply = réponse
verdict-results = résultats
note-line-ends = Note : les fins de ligne LF du fichier ont été lues comme CRLF, comme sur le réseau.
note-no-client-ip = Note : sans --client-ip, SPF ne peut rien vérifier et vaut « none ».
error-file = Le fichier { $found } ne peut pas être lu ({ $why }).
    .expected = un fichier qui existe et que l'on peut ouvrir
error-scenario = Le scénario ne va pas à l'endroit { $place }.
    .expected = { $shape }
error-scenario-json = { $file } n'est pas du JSON, à la ligne { $line }.
    .expected = un scénario JSON, ou un message .eml avec --zone
dialogue-title = { $client } parle à { $server }, port { $port }
