# DMARC, pas à pas : découverte de la politique, alignement, décision.
dmarc-check = DMARC pour l'auteur @{ $domain } (règles { $rules })
dmarc-query = Politique demandée au DNS : { $name } TXT ({ $dns }, { $count } enregistrement DMARC) { $record }
dmarc-several-records = { $name } porte { $count } enregistrements DMARC : tous sont écartés
dmarc-policy-record = Politique trouvée sous { $domain } : { $record }
dmarc-no-record = Aucun enregistrement DMARC : rien à appliquer
dmarc-bad-record = L'enregistrement de { $domain } n'a pas de politique utilisable : { $record }
dmarc-org-domain = Domaine organisationnel de { $domain } : { $org_domain }
dmarc-nothing-passed = Aucune identité n'a réussi SPF ou DKIM : rien ne peut être aligné
dmarc-alignment = Alignement de l'auteur { $author } (organisation { $author_org })
dmarc-aligned = { $method } a réussi pour { $identity }, aligné avec { $author } (mode { $mode })
dmarc-unaligned = { $method } a réussi pour { $identity }, mais ce n'est pas l'organisation de { $author } (mode { $mode })
dmarc-undecided = { $method } n'a pas pu conclure pour { $identity } : panne DNS
dmarc-dns-trouble = Le DNS ne répond pas pour { $name } : on ne peut pas savoir, erreur temporaire
dmarc-policy = Le propriétaire demande « { $policy } » pour ce message (étiquette { $tag }, enregistrement de { $domain })
dmarc-testing = t=y : politique en essai, un cran moins sévère
dmarc-sampling = pct={ $pct } : ce message est hors de l'échantillon, un cran moins sévère
error-dmarc-rules = maillab ne connaît pas les règles DMARC « { $found } ».
    .expected = rfc9989 ou rfc7489
