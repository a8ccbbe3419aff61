# Les barres du travail qui dure.
progress-ways = Trajets
progress-days = Jours simulés
progress-messages = Messages
progress-notebooks = Notebooks
