# Le microscope DKIM : ce qu'une signature couvre, octet par octet.
microscope-title = Au microscope : la signature de { $domain } (sélecteur { $selector }, { $algorithm })
microscope-blanks = Les blancs se voient : · est une espace, → une tabulation, ←↓ une fin de ligne (CR et LF, deux octets). La forme canonique ne sert qu'au calcul, le message n'est pas modifié.
microscope-header = En-tête, sous la forme canonique « { $form } » : { $octets } octets, que b= signe
microscope-body = Corps, sous la forme canonique « { $form } » : { $raw } octets en chemin, { $canonical } sous cette forme, dont { $hashed } hachés
microscope-piece = champ ou ligne
microscope-raw = en chemin
microscope-hashed = haché
microscope-remark = remarque
microscope-place = champ n° { $place } de l'en-tête
microscope-absent = pas d'autre champ { $name } : h= le nomme une fois de plus, exprès, pour qu'en ajouter un casse la signature
microscope-own = la signature elle-même, b= vidé, sans fin de ligne
microscope-unsigned = Hors de la signature, donc modifiables sans qu'elle le voie : { $fields }
microscope-dropped = ligne vide de la fin : retirée
microscope-beyond = ✂ l= s'arrête au { $length }e octet : la suite n'est pas hachée
microscope-more = et encore { $count }, qui ne sont pas montrés
microscope-hash = Hachage du corps : la signature annonce bh={ $signed }, on calcule { $computed } : { $comparison ->
        [same] c'est le même corps
       *[different] ce n'est pas le même corps
    }
microscope-compared = Deux messages sous la signature de { $domain } (sélecteur { $selector })
microscope-before = premier
microscope-nothing = (rien)
microscope-after = second
microscope-header-change = En-tête : { $change ->
        [none] rien n'a changé
        [unseen] il diffère à partir de l'octet { $place }, mais pas dans ce qui est signé : le champ n'est pas couvert, ou la forme canonique « { $form } » efface la retouche. b= tient toujours
       *[seen] ce qui est signé diffère à partir de l'octet { $place } : le b= du premier ne tient plus
    }
microscope-body-change = Corps : { $change ->
        [none] rien n'a changé
        [unseen] il diffère à partir de l'octet { $place }, mais pas dans ce qui est haché : la forme canonique « { $form } » efface la retouche, ou l= ne va pas si loin. bh= tient toujours
       *[seen] ce qui est haché diffère à partir de l'octet { $place } : le bh= du premier ne tient plus
    }
microscope-drawn-selection = Le champ que chaque nom de h= a pris, en partant du bas
microscope-drawn-header = en-tête
microscope-drawn-nothing = plus aucun : en ajouter un casserait b=
microscope-drawn-length = l={ $length } : { $hashed } octets du corps sont hachés, { $free } sont libres, chacun peut les changer
