# Ce qui survit à quel chemin, et les listes de diffusion.
survival-title = Ce qui survit à quel chemin
survival-note = Chaque case vient d'un message réellement envoyé dans ce monde. monpartenaire.fr publie SPF, signe et demande p=reject ; le serveur de Bob vérifie et applique. SPF, DMARC, ARC et la décision sont ceux du message signé en « relaxed ».
survival-way = chemin
survival-spf = SPF
survival-spf-aligned = SPF aligné
survival-dkim-simple = DKIM simple
survival-dkim-relaxed = DKIM relaxed
survival-dkim-length = DKIM avec l=
survival-dkim-list = DKIM de la liste
survival-dmarc = DMARC
survival-arc = ARC
survival-disposition = décision
survival-from = From à l'arrivée
survival-aligned = oui
survival-not-aligned = non

way-direct = directement
way-forward = transfert simple
way-srs = transfert avec SRS
way-list = liste qui ne change rien
way-footer = liste, pied de page
way-tag-and-footer = liste, étiquette et pied de page
way-from-rewritten = même liste, From réécrit
way-signed-again = même liste, avec sa signature
way-sealed = même liste, avec un sceau ARC
way-sealed-and-trusted = même liste, avec un sceau ARC que le récepteur croit

list-title = Liste { $address } : { $count } { $count-form ->
        [zero] membre
        [one] membre
       *[many] membres
    }
list-bounces = { $count } { $count-form ->
        [zero] avis d'échec
        [one] avis d'échec
       *[many] avis d'échec
    }
