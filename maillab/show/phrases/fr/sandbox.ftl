# L'exécution des copies : ce qui sort d'un processus d'étudiant, et ce qui l'isole.
error-answer-size = La réponse est trop grande.
    .expected = au plus { $limit } ko pour une réponse
error-answer-depth = La réponse contient trop de listes ou de dictionnaires les uns dans les autres.
    .expected = au plus { $limit } niveaux
error-answer-garbled = La réponse revenue de la copie est illisible.
    .expected = des données : textes, nombres, octets, listes, dictionnaires, messages
