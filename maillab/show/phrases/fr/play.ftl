# Les vues qui bougent : leurs commandes, les prédictions.
play-controls = Avancer pas à pas
play-first = Première étape
play-back = Étape précédente
play-play = Lecture
play-pause = Pause
play-forward = Étape suivante
play-last = Dernière étape
play-jump = Aller à l'étape
play-speed = Vitesse
play-right = C'est bien ce que vous aviez prédit.
play-wrong = Ce n'est pas ce que vous aviez prédit. Cherchez pourquoi ci-dessous.
form-still = Vue enregistrée : exécutez la cellule pour retrouver le formulaire.
