# Les questions reçues à propos d'une zone, et ce que les résolveurs en retiennent.
queries-title = { $count-form ->
        [zero] Aucune question reçue à propos de { $zone }
        [one] Une question reçue à propos de { $zone }
       *[many] { $count } questions reçues à propos de { $zone }
    }
queries-memory = { $count-form ->
        [zero] Les résolveurs n'en retiennent rien le { $at }
        [one] Les résolveurs en retiennent une réponse le { $at }
       *[many] Les résolveurs en retiennent { $count } réponses le { $at }
    }
queries-rest = { $count-form ->
        [one] Une ligne plus ancienne n'est pas montrée.
       *[many] { $count } lignes plus anciennes ne sont pas montrées.
    }
queries-time = heure
queries-asker = qui demande
queries-server = à qui
queries-question = question
queries-answer = réponse
queries-source = prise où
queries-ttl = TTL
queries-resolver = résolveur
queries-name = nom
queries-type = type
queries-left = encore
queries-from-authority = dans la zone
queries-from-cache = en mémoire
queries-from-resolver = demandée plus loin
queries-every = tous
queries-absent = absence ({ $outcome })
queries-seconds = { $count } s
