# Ce que le récepteur fait de ce qu'il a trouvé.

policy-no-author = L'auteur ne peut pas être déterminé : le message est refusé
policy-undecided = Le DNS n'a pas permis de conclure, aucune politique ne s'applique donc. Profil « { $profile } » : { $outcome ->
        [accept] le message est accepté
       *[defer] l'expéditeur est prié de réessayer plus tard
    }
policy-nothing-to-apply = DMARC ne dit pas « fail », il n'y a donc pas de politique à appliquer : le message est accepté
policy-enforce = Profil « enforce » : { $policy ->
        [none] { $domain } ne demande rien (« none »), le message est accepté malgré l'échec
        [reject] la politique « reject » de { $domain } est appliquée telle quelle. C'est plus sévère que la RFC 9989, qui interdit de refuser pour cette seule raison
       *[other] la politique « { $policy } » de { $domain } est appliquée telle quelle
    }
policy-rfc9989 = Profil « rfc9989 » : { $policy ->
        [none] { $domain } ne demande rien (« none »), le message est accepté malgré l'échec
        [reject] { $domain } demande « reject », mais cela ne suffit pas, à lui seul, pour refuser le message : il est mis en quarantaine
       *[other] la politique « { $policy } » de { $domain } est appliquée
    }
policy-monitor = Profil « monitor » : la politique « { $policy } » de { $domain } est notée sans être appliquée, le message est accepté
policy-trusted-sealer = Politique locale : l'échec DMARC demeure, mais { $sealer }, scelleur à qui ce récepteur fait confiance, répond du message. La politique « { $policy } » de { $domain } n'est pas appliquée, le message est accepté
