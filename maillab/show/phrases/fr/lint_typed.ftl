# Constats sur un enregistrement qu'on est en train d'écrire, avant de le publier.
lint-typed-doubled = { $subject } porte deux fois le nom de la zone { $origin }
    .fix = Écrire le nom une fois ; un nom court est complété par la zone.
lint-typed-completed = « { $typed } » est un nom court : la zone le complète en { $subject }
    .fix = Rien à changer si c'est le nom voulu ; un point final dit qu'un nom est entier.
lint-typed-ttl-shared = Les { $count } enregistrements de ce nom et de ce type partagent un seul TTL : il devient { $ttl } s pour tous
    .fix = Choisir le TTL qui convient à tous.
lint-typed-ttl-long = Un TTL de { $ttl } s dépasse une journée : une erreur publiée restera aussi longtemps dans les mémoires
    .fix = Le baisser avant un changement, par exemple à 300 s, et le remonter ensuite.
lint-typed-null-mx = Ce MX est nul : { $subject } ne recevra aucun message, et un autre MX à côté n'aurait pas de sens
    .fix = Retirer les autres MX de ce nom, ou nommer le serveur qui reçoit.
lint-typed-key-place = Ce texte est une clé DKIM, et { $subject } n'est pas un nom où on la cherche
    .fix = La publier sous le sélecteur de la signature (s=), devant « _domainkey. ».
lint-typed-no-target = { $subject } { $type } mène à { $target }, qui n'existe pas{ $nearest ->
        [none] {""}
       *[other] {" "}: vouliez-vous dire { $nearest } ?
    }
    .fix = Corriger le nom, ou publier d'abord l'adresse du serveur.
lint-typed-no-address = { $subject } { $type } mène à { $target }, qui n'a pas d'adresse
    .fix = Publier son enregistrement A ou AAAA.
lint-typed-alias = { $subject } { $type } mène à { $target }, qui n'est qu'un alias (CNAME) : la norme l'interdit
    .fix = Nommer directement le serveur vers lequel mène l'alias.
