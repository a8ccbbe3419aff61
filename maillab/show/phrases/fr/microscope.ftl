# Le microscope DKIM : ce qu'une signature couvre, octet par octet.
microscope-title = Au microscope : la signature de { $domain } (sélecteur { $selector }, { $algorithm })
microscope-blanks = Les blancs se voient : · est une espace, → une tabulation, ←↓ une fin de ligne (CR et LF, deux octets). La forme canonique ne sert qu'au calcul, le message n'est pas modifié.
microscope-header = En-tête, sous la forme canonique « { $form } » : { $octets } octets, que b= signe
microscope-body = Corps, sous la forme canonique « { $form } » : { $raw } octets en chemin, { $canonical } sous cette forme, dont { $hashed } hachés
microscope-piece = champ ou ligne
microscope-raw = en chemin
microscope-place = champ n° { $place } de l'en-tête
microscope-own = la signature elle-même
microscope-unsigned = Hors de la signature, donc modifiables sans qu'elle le voie : { $fields }
microscope-beyond = ✂ l= s'arrête au { $length }e octet : la suite n'est pas hachée.
microscope-more = Il y en a { $count } de plus, qui ne sont pas montrés.
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
microscope-form = { $form }{ $used ->
        [yes] {" "}✓ haché
       *[no] {""}
    }
microscope-same = identique
microscope-effect = { $effect ->
        [case] nom en minuscules
        [fold] repli défait
        [blanks] blancs réduits
        [emptied] b= vidé
        [unended] sans fin de ligne
        [ended] fin de ligne ajoutée
       *[dropped] ligne vide de la fin, retirée
    }
microscope-struck = Sous une forme canonique, ce qui est barré est retiré avant le hachage, ce qui est souligné a été changé ; = dit que rien ne change, ≠ dit en un mot ce qui change, ✓ quelle forme est hachée.
microscope-oversigned = Nommés une fois de plus par h=, exprès, alors qu'il n'y a pas ou plus de tel champ : { $fields }. En ajouter un casserait la signature.
microscope-header-octets = Octet par octet : ce que b= signe de l'en-tête
microscope-body-octets = Octet par octet : ce que bh= hache du corps
octets-more = Les { $count } octets suivants ne sont pas montrés.
