# Prédire avant, comparer après.
predict-noted = Prédiction « { $question } » notée : { $expected }
predict-empty = Prédiction « { $question } » : rien de noté pour l'instant. Remplacez ... par votre idée avant de continuer.
# Ce qu'une prédiction peut dire au lieu du mot trouvé, entre virgules.
predict-also = { $word ->
        [pass] réussi, réussite, succès, passe
        [fail] échec, échoue, échoué
        [softfail] échec probable
        [none] rien, aucun
        [neutral] neutre
        [temperror] erreur temporaire
        [permerror] erreur permanente
        [accept] accepté, accepter
        [reject] rejeté, rejet, rejeter, refusé, refus, refuser
        [refused] refusé, refus, rejeté
        [quarantine] quarantaine, mis en quarantaine, mettre en quarantaine
        [quarantined] quarantaine, mis en quarantaine
        [discard] supprimé, supprimer
        [discarded] supprimé
        [defer] remis à plus tard, remettre à plus tard
        [delivered] remis, livré
        [bounced] renvoyé, avis d'échec
        [waiting] en attente
        [True] oui, vrai
        [False] non, faux
       *[other] { $word }
    }
reveal-right = « { $question } » : { $found }, comme vous l'aviez prédit. Sauriez-vous dire quelle étape a décidé ?
reveal-wrong = « { $question } » : { $found }, et non { $expected }. Cherchez l'étape qui a décidé : c'est elle qui explique l'écart.
reveal-empty = « { $question } » : { $found } (vous n'aviez rien prédit).
reveal-near = « { $question } » : { $found }. Vous n'avez rien prédit sous ce nom ; vouliez-vous dire « { $near } » ?
