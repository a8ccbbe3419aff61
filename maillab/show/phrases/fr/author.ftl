# L'auteur du message, lu dans le champ From par la grammaire.
author-unreadable = Qui est l'auteur ? { $reason ->
        [white-space-first] La première ligne commence par un blanc, comme la suite d'un champ qui n'existe pas : bien des logiciels y voient déjà le corps, From compris. On trouve « { $found } »
        [no-from] Le message n'a pas de champ From, et aucun autre champ ne le remplace
        [several-from] Il y a plusieurs champs From : chaque logiciel pourrait en montrer un autre. On trouve « { $found } »
        [malformed-field-name] Une ligne ressemble à From sans en avoir la forme exacte : certains logiciels la liraient, d'autres non. On trouve « { $found } »
        [not-utf-8] From contient des octets qui ne sont pas de l'UTF-8. On trouve « { $found } »
        [group] From nomme un groupe, et un groupe n'est pas un auteur. On trouve « { $found } »
        [no-mailbox] From ne contient aucune adresse{ $blank ->
            [yes] {""} : il est vide
           *[no] . On trouve « { $found } »
        }
        [encoded-word-in-address] Un mot encodé (=?…?=) est mêlé à l'adresse, où il est interdit : un logiciel qui le décoderait montrerait un autre auteur. On trouve « { $found } »
        [malformed-domain] Ce qui suit @ n'est pas un nom de domaine. On trouve « { $found } »
        [address-literal] L'adresse finit par une adresse IP : elle n'appartient à aucun domaine. On trouve « { $found } »
        [several-domains] Les auteurs appartiennent à plusieurs domaines, et DMARC n'en vérifie qu'un. On trouve « { $found } »
       *[malformed-from] From ne suit pas la grammaire : deux logiciels pourraient y lire deux auteurs. On trouve « { $found } »
    }
