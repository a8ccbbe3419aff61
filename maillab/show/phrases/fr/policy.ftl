# Ce que le receveur fait de ce qu'il a trouvé.
policy-no-author = L'auteur ne peut pas être déterminé : le message est refusé
policy-undecided = Panne DNS : la politique ne peut pas s'appliquer, profil { $profile }
policy-nothing-to-apply = Aucune politique à appliquer : le message est accepté
policy-enforce = Profil « enforce » : la politique « { $policy } » de { $domain } est appliquée telle quelle (plus strict que la RFC 9989)
policy-rfc9989 = Profil « rfc9989 » : p=reject seul ne suffit pas pour refuser ; politique « { $policy } » de { $domain }
policy-monitor = Profil « monitor » : la politique « { $policy } » de { $domain } est seulement observée
policy-trusted-sealer = Politique locale : l'échec DMARC demeure, mais { $sealer }, scelleur que ce récepteur croit, répond du message. La politique « { $policy } » de { $domain } n'est pas appliquée, le message est accepté
