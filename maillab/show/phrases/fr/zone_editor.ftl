# Le formulaire d'une zone : ce qu'il montre, ce qu'il demande, ce qui vient d'y être fait.
zone-editor-title = Zone { $origin } telle qu'elle est publiée : { $count-form ->
        [zero] aucun enregistrement
        [one] un enregistrement
       *[many] { $count } enregistrements
    }
zone-editor-number = n°
zone-editor-how = Ce formulaire s'ouvre dans un notebook dont le noyau tourne. En Python : lab.dns.publish(nom, type, valeur), replace(…) et withdraw(nom, type).
zone-editor-would = Serait publié :
zone-editor-fine = Rien à redire.
zone-editor-published = Publié : { $record }
zone-editor-changed = Changé : { $record }
zone-editor-withdrawn = Retiré : { $record }
zone-editor-undone = Dernier changement annulé ; la zone contient { $count } { $count-form ->
        [one] enregistrement
       *[many] enregistrements
    }.
zone-editor-loaded = Fichier de zone chargé ; la zone contient { $count } { $count-form ->
        [one] enregistrement
       *[many] enregistrements
    }.
zone-editor-flushed = { $count-form ->
        [zero] Les résolveurs n'avaient rien en mémoire.
        [one] Les résolveurs ont oublié une réponse.
       *[many] Les résolveurs ont oublié { $count } réponses.
    } L'horloge n'a pas bougé.
zone-editor-waited = L'horloge est passée de { $start } à { $end } ; { $count-form ->
        [zero] rien ne s'est passé
        [one] il s'est passé une chose
       *[many] il s'est passé { $count } choses
    }, et { $over-form ->
        [zero] aucune réponse retenue n'est arrivée à échéance
        [one] une réponse retenue est arrivée à échéance
       *[many] { $over } réponses retenues sont arrivées à échéance
    }.
zone-editor-remembered = { $resolver } garde encore l'ancienne réponse : elle sera donnée pendant { $count } s. Attendez, ou videz les mémoires.
zone-editor-absent = { $resolver } se souvient qu'il n'y avait rien : cette absence sera donnée pendant { $count } s encore. Attendez, ou videz les mémoires.
