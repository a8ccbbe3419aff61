# Le tableau de bord des rapports DMARC : jours, sources, suites données, conseils.
dashboard-aligned = DMARC réussi
dashboard-let-in = échec, mais remis
dashboard-quarantined = échec, en quarantaine
dashboard-rejected = échec, rejetés
dashboard-by-day = Par jour (UTC), avec la politique publiée
dashboard-by-source = Par adresse IP
dashboard-day = jour
dashboard-numbers = Les nombres
dashboard-details = Alignement de DKIM et de SPF, résultats bruts
dashboard-spoken = { $title }. { $bars }
dashboard-bar = { $label } : { $parts }
dashboard-bar-noted = { $label }, { $note } : { $parts }
