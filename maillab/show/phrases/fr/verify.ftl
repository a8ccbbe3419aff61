# La vérification d'un scénario ou d'un message.
verdict-title = Message { $id } : { $disposition }
verdict-reply = réponse
verdict-results = Résultats
note-line-ends = Note : les fins de ligne LF du fichier ont été lues comme CRLF, comme sur le réseau.
note-no-client-ip = Note : sans --client-ip, SPF ne peut rien vérifier et vaut « none ».
note-unknown-key = Note : la clé « { $key } » est inconnue et n'a pas été lue.{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
note-options-unused = Note : { $options } n'a pas servi, car un scénario donne lui-même ses zones et ses enveloppes.
session-refused = Le message a été refusé dans la session SMTP, avant toute vérification : { $reply }
error-file = Le fichier { $found } ne peut pas être lu : { $why ->
        [missing] il n'existe pas
        [folder] c'est un dossier
        [no-folder] une partie de son chemin n'est pas un dossier
        [forbidden] vous n'en avez pas le droit
        [empty] il est vide
       *[system] le système le refuse
    }.
    .expected = un fichier que l'on peut lire : un scénario JSON, un message .eml, ou une zone pour --zone
verify-nothing = Le scénario n'a aucun message : il n'y a rien à juger. Mettez-en au moins un dans sa liste « messages ».
error-zone-is-message = { $found } est un message, et --zone attend le fichier d'une zone.
    .expected = maillab verify message.eml --zone noms.zone
    .fix = donner d'abord le message, puis --zone et le fichier de la zone
error-scenario = { $missing ->
        [true] Il manque { $place } au scénario.
       *[false] Le scénario ne va pas à l'endroit { $place }.
    }
    .expected = { $shape ->
        [object] un objet : {"{"}"clé": valeur, …{"}"}
        [zones] un objet : {"{"}"nom": [["type", "valeur"], …], …{"}"}
        [messages] une liste de messages
        [domains] une liste de noms de domaine
        [domain] un nom de domaine, comme mx.receiver.example
        [choice] l'un de : { $known }
        [bits] un nombre de bits de 1024, que tout vérificateur demande, à 4096
        [truth] true ou false
        [now] un nombre de secondes depuis 1970, de 0 à { $latest }
        [address] une adresse IPv4 ou IPv6, ou null si personne ne la connaît
        [base64] du base64 : A-Z, a-z, 0-9, + et /, complété par des = jusqu'à un multiple de quatre
        [raw] le message, un texte dont chaque ligne finit par CRLF (\r\n en JSON), ou raw_base64 à sa place
       *[text] un texte
    }
error-scenario-json = { $mistake ->
        [twice] Dans le JSON de { $file }, un objet contient deux fois la même clé.
        [number] Dans le JSON de { $file }, une valeur n'est pas un nombre que JSON permette.
        [deep] Dans le JSON de { $file }, trop de listes ou d'objets sont emboîtés.
       *[syntax] { $file } n'est pas du JSON : la lecture s'arrête à la ligne { $line }, caractère { $column }.
    }
    .expected = { $mistake ->
        [twice] des clés toutes différentes : de deux valeurs, une seule serait lue
        [number] un nombre fini, écrit en chiffres, de taille raisonnable
        [deep] la forme d'un scénario : zones et messages
       *[syntax] du JSON : des guillemets doubles, une virgule entre deux éléments et aucune après le dernier ; ou un message .eml avec --zone
    }
dialogue-title = { $client } parle à { $server }, port { $port }
