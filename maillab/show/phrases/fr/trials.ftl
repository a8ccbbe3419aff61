# Les essais du microscope DKIM : ce que chaque retouche casse.
trial-title = Une retouche, et la signature de { $domain } (sélecteur { $selector }) tient-elle ?
trial-anew = Chaque essai est signé de nouveau, avec une clé du laboratoire, sous les deux formes canoniques ; mêmes d=, s= et h=. Puis le message est retouché et vérifié pour de bon.
trial-column = retouche
trial-form = forme canonique
trial-case = { $change } — { $form }
trial-chosen = Une retouche choisie
trial-change = { $change ->
        [trailing-space] une espace au bout d'une ligne du corps
        [empty-line] une ligne vide à la fin du corps
        [body-letter] une lettre du corps
        [appended] une ligne ajoutée au corps, sans l=
        [appended-beyond] une ligne ajoutée au corps, sous l=
        [field-letter] une lettre de { $field }
        [refolded] { $field } replié autrement
        [reordered] deux champs échangés
        [field-above] un second { $field }, au-dessus
       *[field-below] un second { $field }, en dessous
    }
trial-verdict = { $broken ->
        [nothing] bh= et b= tiennent
        [body] bh= casse : le corps haché n'est plus le même
        [header] b= casse : ce que l'en-tête signe n'est plus le même
       *[both] bh= et b= cassent tous les deux
    }. Le vérificateur répond { $result }{ $reason ->
        [none] {""}
       *[other] {" "}({ $reason })
    }.
trial-ask = Changer un caractère, puis vérifier pour de bon
trial-piece = dans
trial-line = ligne { $number } : { $words }
trial-row = ligne { $number }
trial-at = caractère n°
trial-by = devient
trial-send = Vérifier
trial-picks = Le message, caractère par caractère
trial-pick = Cliquez sur un caractère, ou allez-y avec les flèches puis Entrée ; écrivez ensuite ce qu'il devient.
trial-end = au bout : ajouter un caractère
trial-space = espace
trial-tab = tabulation
trial-cr = CR
trial-lf = LF
error-ask = On ne peut poser aucune question à cet objet ({ $found }).
    .expected = un arbre SPF tiré du DNS, ou l'inspection d'une signature DKIM
    .fix = ask(lab.spf_tree("entite.fr"))
