# L'exécution des copies : ce qui sort d'un processus d'étudiant, et ce qui l'isole.
error-answer-size = La réponse est trop grande.
    .expected = au plus { $limit } ko pour une réponse
error-answer-depth = La réponse contient trop de listes ou de dictionnaires les uns dans les autres.
    .expected = au plus { $limit } niveaux
error-answer-garbled = La réponse revenue de la copie est illisible.
    .expected = des données : textes, nombres, octets, listes, dictionnaires, messages
error-sandbox-start = Le processus qui doit exécuter les copies ne démarre pas.
    .expected = un Python qui démarre, seul et isolé
    .fix = maillab doctor dit ce qui manque
isolation-bubblewrap = Les copies s'exécutent dans bubblewrap : sans réseau, sans autre fichier que Python et maillab.
isolation-landlock = Les copies s'exécutent sous Landlock : sans connexion, sans lire d'autre fichier que Python et maillab. { $lack ->
    [missing] Il manque bubblewrap, qui isole mieux (sous Debian : apt install bubblewrap).
   *[refused] bubblewrap, qui isole mieux, ne démarre pas sur cette machine.
}
isolation-limits = Attention : les copies ne sont PAS isolées. Seuls le temps et la mémoire sont limités ; une copie peut lire vos fichiers et utiliser le réseau. { $lack ->
    [system] Seul Linux sait isoler les copies : notez-les sous Linux, ou dans une machine virtuelle.
    [missing] Installez bubblewrap (sous Debian : apt install bubblewrap).
   *[refused] bubblewrap ne démarre pas sur cette machine.
}
