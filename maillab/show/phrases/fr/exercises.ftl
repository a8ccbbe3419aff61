# Ce que disent les exercices, quel que soit leur sujet.
exercise-world = { $whose ->
    [none] Votre monde (sans identifiant : celui de qui apprend seul)
   *[other] Le monde de « { $whose } »
}
exercise-name = nom
exercise-value = valeur
exercise-holds = { $key } : juste.
exercise-effect = { $name } : { $value }
exercise-nothing-later = La correction regarde les mêmes effets.
exercise-no-hint = { $key } : aucun indice pour l'instant. Lancez d'abord la cellule check ; un essai manqué ouvre un indice.
exercise-hint = { $key }, indice { $number } :
exercise-hint-open = Un indice est ouvert : hint("{ $key }")

exercise-unanswered = Rien n'est répondu ici.
    .expected = votre réponse à la place des points de suspension
    .fix = écrivez-la dans la cellule au-dessus, lancez cette cellule, puis celle-ci
exercise-incomplete = Il reste un cas sans réponse.
    .expected = une réponse à la place de chaque « ... »
    .fix = complétez celui-là, puis relancez les deux cellules
exercise-kind = La réponse n'est pas du type attendu.
    .expected = { $wanted ->
        [text] un texte, entre guillemets : "…"
        [number] un nombre entier, sans guillemets
        [truth] True ou False
        [message] un message, tel que lab.write(…) ou forge.direct_spoof(…) en fait
        [octets] des octets : b"…"
        [texts] une liste de textes : ["…", "…"]
        [records] une liste d'enregistrements : [("nom", "TXT", "valeur"), …]
        [counts] un nombre entier pour chaque cas, sans guillemets
        [contents] des octets pour chaque cas : { "{" }"…": b"…"{ "}" }
        [settings] un dictionnaire de réglages : { "{" }"nom": valeur{ "}" }
       *[answers] un dictionnaire : une réponse pour chaque cas
    }
exercise-choice = Ce mot n'est pas un des choix.
    .expected = un de ces mots : { $known }

error-exercise-unknown = Il n'y a pas d'exercice « { $found } ».{ $nearest ->
        [none] { "" }
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = un de ceux-ci : { $known }
error-exercise-task = Cet exercice n'a pas de tâche « { $found } ».{ $nearest ->
        [none] { "" }
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = une de celles-ci : { $known }
error-exercise-given = Ce monde ne donne rien sous le nom « { $found } ».{ $nearest ->
        [none] { "" }
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = un de ces noms : { $known }
error-exercise-values = La tâche { $key } attend { $count-form ->
        [one] une seule valeur
       *[many] { $count } valeurs
    }.
    .expected = la cellule check telle qu'elle était
    .fix = remettez-la : les variables de la réponse, entre les parenthèses

# Ce qui s'est passé, en un mot.
word-right = juste
word-true = oui
word-false = non
word-yes = oui
word-no = non
word-own = à vous
word-other = quelqu'un d'autre
word-delivered = remis
word-known = connus
word-asked = comme demandé
word-always = toujours
word-kept = tenu
word-refused = refusé
word-accepted = acceptés
word-ignored = sans accord
word-steps = une à une
word-next = la bonne
word-aligned = aligné
word-taken = remis
word-alike = assez proche
word-attacker = à l'attaquant
word-minutes = minutes
word-match = terme qui correspond
