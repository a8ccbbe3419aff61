# La carte d'alignement : les noms d'un message, leurs organisations, strict et souple.
alignment-title = Alignement avec { $domain }, le domaine du champ From ({ $rules })
alignment-role = nom
alignment-domain = domaine
alignment-org = organisation
alignment-by = organisation trouvée ainsi
alignment-result = contrôle
alignment-relaxed = souple (r)
alignment-strict = strict (s)
alignment-note = En gras : le domaine organisationnel. Souple : la même organisation suffit. Strict : les noms doivent être égaux. { $record ->
        [none] Aucune politique DMARC ne s'applique : rien n'est en vigueur.
       *[record] Le cas ouvert est celui que le propriétaire a publié.
    }
alignment-variant = aspf={ $aspf }, adkim={ $adkim } : { $sign } { $outcome }{ $force ->
        [yes] {""} — en vigueur
        [none] {""} si une politique s'appliquait
       *[no] {""}
    }
alignment-found = { $by ->
        [psd-n] marche dans l'arbre : un enregistrement dit psd=n
        [below-psd-y] marche dans l'arbre : juste sous un suffixe public (psd=y)
        [fewest-labels] marche dans l'arbre : le nom le plus court qui publie DMARC
        [nothing-found] marche dans l'arbre : rien de publié, donc le nom lui-même
        [suffix-list] liste des suffixes publics
       *[hidden] le DNS n'a rien donné d'utilisable
    }
