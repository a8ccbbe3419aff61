# Constats : ce qui ne va pas, ou pourrait aller mieux, et le texte qui y remédie.
advice-title = { $subject } : { $count-form ->
        [zero] rien à redire
        [one] un constat
       *[many] { $count } constats
    }
advice-empty = (texte vide)
advice-finding = Constat
advice-error = erreur
advice-warning = avertissement
advice-note = remarque
advice-use = À écrire à la place :
advice-use-at = À publier, { $place } :
