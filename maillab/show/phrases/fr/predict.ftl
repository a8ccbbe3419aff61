# Prédire avant, comparer après.
predict-noted = Prédiction « { $question } » notée : { $expected }
predict-empty = Prédiction « { $question } » : rien de noté pour l'instant. Remplacez ... par votre idée avant de continuer.
reveal-right = « { $question } » : { $found }, comme vous l'aviez prédit. Sauriez-vous dire quelle étape a décidé ?
reveal-wrong = « { $question } » : { $found }, et non { $expected }. Cherchez l'étape qui a décidé : c'est elle qui explique l'écart.
reveal-empty = « { $question } » : { $found } (vous n'aviez rien prédit).
reveal-near = « { $question } » : { $found }. Vous n'avez rien prédit sous ce nom ; vouliez-vous dire « { $near } » ?
