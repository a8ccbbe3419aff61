# DKIM, pas à pas : les vérifications de la RFC 6376 §6.1, dans l'ordre.
dkim-check = Signature DKIM de { $domain } (sélecteur { $selector }, algorithme { $algorithm })
dkim-readable = Les étiquettes de la signature sont lisibles ; { $domain } prend la responsabilité du message
dkim-future = Signature datée du futur : t={ $timestamp } alors qu'il est { $now } (une horloge déréglée ?) ; on le note, cela ne décide de rien
dkim-key-query = Clé publique demandée au DNS : { $name } TXT → { $record }
dkim-body = Corps du message : { $octets } octets hachés (mise en forme { $canonicalization }), { $unsigned } non signés
dkim-header = Champs signés (mise en forme { $canonicalization }) : { $fields }
dkim-testing-key = La clé est en test (t=y) : un échec compte comme une absence de signature
dkim-syntax = La signature est mal écrite : { $found }
dkim-version = Version inconnue : { $found } au lieu de v=1
dkim-missing-tag = Il manque une étiquette obligatoire : { $found }
dkim-domain-mismatch = L'identité i= n'appartient pas au domaine d= : { $found }
dkim-from-not-signed = Le champ From n'est pas signé : { $found }
dkim-expired = La signature a expiré : { $found }
dkim-algorithm = Algorithme refusé : { $found } (SHA-1 est interdit depuis la RFC 8301)
dkim-key-unavailable = Le DNS ne répond pas pour { $found } : erreur temporaire
dkim-no-key = Aucune clé n'est publiée sous { $found }
dkim-key-syntax = L'enregistrement de clé est mal écrit : { $found }
dkim-key-hash = La clé n'admet pas ce hachage : { $found }
dkim-key-revoked = La clé a été révoquée ({ $found } vide)
dkim-key-type = La clé n'est pas du type de la signature : { $found }
dkim-key-too-short = La clé RSA est trop courte : { $found } bits
dkim-key-strict-domain = La clé exige i= égal à d= (t=s) : { $found }
dkim-key-service = La clé n'est pas faite pour le courrier : { $found }
dkim-body-hash = Le hachage du corps ne correspond pas (« body hash did not verify ») : le corps a changé depuis la signature ({ $found })
dkim-signature = La signature ne correspond pas (« signature did not verify ») : un champ signé a changé, ou la clé n'est pas la bonne ({ $found })
dkim-testing = Clé en test, échec sans effet ({ $found })
error-dkim-from = Une signature DKIM doit couvrir From ; les champs donnés sont : { $found }
    .expected = « from » parmi les champs à signer
error-dkim-canonicalization = « { $found } » n'est pas une mise en forme DKIM.
    .expected = relaxed ou simple
error-dkim-key-kind = Il n'y a pas de clé de type « { $found } ».
    .expected = rsa ou ed25519
error-dkim-key-file = Ce fichier ne contient pas de clé privée utilisable : il commence par « { $found } ».
    .expected = une clé privée RSA ou Ed25519 au format PEM, sans mot de passe
