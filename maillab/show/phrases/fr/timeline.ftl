# La chronologie : le journal par périodes, que l'on filtre.
timeline-line = Chronologie : { $count } { $count-form ->
        [zero] événement
        [one] événement
       *[many] événements
    }
timeline-span = À partir de { $begin } : { $count } { $count-form ->
        [one] événement
       *[many] événements
    }
timeline-more = … et { $count } événements plus récents : « between » choisit une autre période.
timeline-strip = Les événements sur l'axe du temps, du { $begin } au { $end } (UTC)
timeline-by-span = Période
timeline-by-host = Machine
timeline-by-protocol = Protocole
timeline-by-mail = Message
timeline-every-span = toute la durée
timeline-every-host = toutes les machines
timeline-every-protocol = tous les protocoles
timeline-every-mail = tous les messages
timeline-smtp = SMTP
timeline-dns = DNS
timeline-flow = pare-feu
timeline-mail = messages
timeline-report = rapports
filter-controls = Filtres et zoom
filter-narrow = Zoomer sur une période
filter-widen = Voir toute la durée
filter-earlier = Période précédente
filter-later = Période suivante
filter-shown = événements montrés
