# Ce que l'examen d'une clé DKIM publiée trouve, et comment y remédier (RFC 6376 §3.6.1).
lint-dkim-none = Rien n'est publié à { $subject } : aucune signature de ce sélecteur ne sera vérifiée (permerror)
    .fix = { $dns ->
        [NXDOMAIN] Ce nom n'existe pas : vérifier le sélecteur, puis y publier la clé.
       *[other] Ce nom existe, mais sans TXT : y publier la clé.
    }
lint-dkim-several-records = { $subject } publie { $count } textes, et l'ordre du DNS n'est pas sûr : chaque vérificateur choisira le sien
    .fix = N'en garder qu'un par sélecteur.
lint-dkim-wildcard = Tout sélecteur a une réponse, même inventé, à cause de { $name } : une clé oubliée là vaut pour tous
    .fix = Publier chaque clé à son propre nom, et retirer l'astérisque.
lint-dkim-tags = La liste est mal écrite à « { $found } » : la clé est inutilisable (permerror)
    .fix = Écrire des couples nom=valeur, séparés par des points-virgules, chaque nom une seule fois.
lint-dkim-version = « { $found } » : si la version est donnée, elle est la première et s'écrit exactement « v=DKIM1 » ; la clé est inutilisable (permerror)
    .fix = Commencer par « v=DKIM1 ».
lint-dkim-no-key = Il n'y a pas de « p= », donc pas de clé : le texte est inutilisable (permerror)
    .fix = Publier le texte entier que le serveur qui signe a donné.
lint-dkim-unreadable = « { $found } » n'est pas une clé qui puisse être lue (permerror)
    .fix = Écrire le base64 seul : sans lignes « BEGIN » et « END », sans guillemets, et du type annoncé par « k= ».
lint-dkim-key-type = « { $found } » : aucun vérificateur ne connaît ce type de clé (permerror)
    .fix = Écrire rsa ou ed25519 : il n'y a que ces deux types.
lint-dkim-letter-case = « { $found } » : DKIM distingue majuscules et minuscules, ce mot n'est donc pas « { $meant } », et la clé est inutilisable (permerror)
    .fix = L'écrire en minuscules : « { $meant } ».
lint-dkim-service = « { $found } » réserve la clé à un autre service que le courrier (permerror)
    .fix = Retirer « s= », ou écrire « s=email ».
lint-dkim-hash = « { $found } » exclut sha256, le seul hachage encore admis : toutes les signatures échouent (permerror)
    .fix = Écrire « h=sha256 », ou retirer cette étiquette.
lint-dkim-too-short = Une clé RSA de { $bits } bits est trop facile à casser : aucun vérificateur ne doit l'accepter (permerror)
    .fix = Faire une clé de 2048 bits, sous un nouveau sélecteur.
lint-dkim-short = Une clé RSA de { $bits } bits passe encore, mais 2048 sont recommandés
    .fix = Faire une clé de 2048 bits, sous un nouveau sélecteur, puis retirer l'ancienne.
lint-dkim-long = Une clé RSA de { $bits } bits dépasse ce que les vérificateurs doivent savoir lire (4096)
    .fix = Se contenter de 2048 bits, ou d'une clé ed25519, bien plus courte.
lint-dkim-testing = « { $found } » dit que la clé est à l'essai : bien des destinataires traiteront un échec comme une absence de signature
    .fix = Retirer « y » une fois l'essai fini.
lint-dkim-idle-flag = « { $found } » : DKIM distingue majuscules et minuscules, et ne connaît que « y » et « s ». En majuscule, la mention reste sans effet
    .fix = L'écrire en minuscule si elle est voulue, sinon la retirer.
lint-dkim-revoked = La clé est révoquée : « p= » est vide, et les signatures faites avec elle échouent
    .fix = Si c'est voulu, le laisser ainsi le temps que les anciens messages arrivent.
lint-dkim-sha1 = « { $found } » admet encore SHA-1, que les vérificateurs doivent refuser
    .fix = Ne laisser que sha256.
lint-dkim-strict = « { $found } » : l'identité « i= » des signatures devra appartenir exactement au domaine « d= », et non à un sous-domaine
    .fix = Le laisser si les signatures n'ont pas de « i= » en sous-domaine.
lint-dkim-no-version = La version manque ; c'est permis, mais la donner distingue la clé d'un autre texte
    .fix = Commencer par « v=DKIM1 ».
lint-dkim-unknown-tag = « { $found } » n'est pas connu : les vérificateurs l'ignorent
    .fix = Le retirer.
