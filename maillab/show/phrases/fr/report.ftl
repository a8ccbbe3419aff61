# Les rapports DMARC : ce que les serveurs de réception disent au propriétaire d'un domaine.
report-title = Rapport DMARC de { $reporter } sur { $domain }, du { $begin } au { $end } (UTC) : { $count } { $count-form ->
        [zero] message
        [one] message
       *[many] messages
    }
report-policy = politique publiée : { $policy }
report-id = identifiant
report-from = envoyé par
report-published = politique publiée
report-error = erreur signalée
report-source = adresse IP
report-messages = messages
report-action = suite donnée
report-dkim = DKIM aligné
report-spf = SPF aligné
report-author = domaine du From
report-results = résultats bruts
report-rest = … et encore { $count } lignes
report-odd = Ce que ce rapport a d'irrégulier
error-report-empty = Le rapport { $id } ne parle d'aucun message : il n'y a rien à envoyer.
    .expected = au moins une ligne de messages

# Où un rapport a le droit d'aller.
report-destinations = Où envoyer les rapports sur { $domain } ? Étiquette { $tag }= de son enregistrement : { $count-form ->
        [zero] aucune adresse retenue
        [one] une adresse retenue
       *[many] { $count } adresses retenues
    }
report-registry = psd=y : { $domain } est un suffixe public. Un rapport d'échec livrerait à son registre les messages d'autrui : aucun n'est donc envoyé
report-unwanted = { $domain } ne demande rien par { $tag }= : aucun rapport n'est envoyé
report-destination = Adresse « { $uri } »{ $outcome ->
        [accepted] {""} : les rapports partent vers { $address }
        [deferred] {""} : on ne sait pas encore, rien ne part aujourd'hui
       *[ignored] {""} : aucun rapport n'y part
    }
report-scheme = Seul le courrier (mailto:) est pris en charge, pas « { $scheme }: »
report-malformed = « { $address } » n'est pas une adresse de courriel utilisable
report-limit-ignored = La limite de taille « !{ $limit } » est une ancienne syntaxe, on n'en tient plus compte
report-too-big = Le rapport pèse { $size } octets, plus que la limite « !{ $limit } » de cette adresse
report-own = { $place ->
        [same] L'adresse est au domaine lui-même, { $host } : pas d'autre accord à demander
       *[other] { $host } et { $domain } relèvent de la même organisation : pas d'autre accord à demander
    }
report-authorization = Adresse d'une autre organisation : accepte-t-elle ces rapports ? Question au DNS ({ $name } TXT) : { $dns ->
        [NOERROR] { $count-form ->
            [zero] des textes, mais aucun qui commence par v=DMARC1
            [one] oui, « { $record } »
           *[many] oui, { $count } enregistrements, dont « { $record } »
        }
        [NODATA] ce nom existe, mais sans TXT
        [NXDOMAIN] ce nom n'existe pas
        [TIMEOUT] pas de réponse
        [SERVFAIL] le serveur n'a pas su répondre (SERVFAIL)
        [REFUSED] le serveur a refusé de répondre (REFUSED)
       *[MALFORMED] ce nom est trop long pour le DNS
    }
report-unauthorized = Sans accord publié par { $host } sous { $name }, rien ne part : sinon, n'importe qui pourrait faire inonder un inconnu de rapports sur { $domain }
report-override = { $host } préfère recevoir ces rapports à { $address }, une adresse du même hôte : c'est permis
report-override-elsewhere = L'accord de { $host } renvoie vers « { $uri } », qui n'est pas une adresse de courriel de cet hôte : ni l'une ni l'autre adresse ne sert
report-trouble = Le DNS ne donne pas de réponse utilisable pour { $name } : on réessaiera plus tard

# Ce qu'un rapport reçu a d'irrégulier, sans empêcher de le lire.
report-odd-encoding = Des octets ne sont pas de l'UTF-8, contrairement à ce qu'annonce le document : chacun est remplacé par �
report-odd-namespace = Espace de noms XML inattendu : « { $found } ». Le rapport est lu comme s'il était le bon
report-odd-missing = L'élément <{ $element }> manque ou est vide{ $count-form ->
        [one] {""}
       *[many] {""} ({ $count } fois)
    }
report-odd-number = <{ $element }> devrait être un nombre, on y lit « { $found } »{ $count-form ->
        [one] {""}
       *[many] {""} ({ $count } fois)
    }
report-odd-word = <{ $element }> porte une valeur que le format ne connaît pas : « { $found } »{ $count-form ->
        [one] {""}
       *[many] {""} ({ $count } fois)
    }

error-report-too-big = Ce fichier est trop gros pour être un rapport DMARC.
    .expected = { $limit } octets au plus
error-report-bomb = Une fois décompressé, ce fichier dépasserait { $limit } octets : c'est une bombe de décompression, elle n'a pas été ouverte jusqu'au bout.
    .expected = un rapport de quelques kilo-octets ou mégaoctets
    .fix = ne pas l'ouvrir avec un autre outil ; prévenir son expéditeur s'il est connu
error-report-broken = L'archive { $kind } est abîmée ou illisible.
    .expected = une archive { $kind } complète, sans mot de passe
error-report-none = Il n'y a là aucun rapport DMARC.
    .expected = un fichier .xml, .xml.gz ou .zip, ou un courriel qui en porte un en pièce jointe
error-report-xml = Ce XML est mal formé, ligne { $line }, colonne { $column }.
    .expected = un document XML bien formé
    .fix = demander à l'expéditeur de corriger son outil : deviner le sens d'un rapport cassé, c'est risquer de se tromper
error-report-doctype = Ce XML déclare un type de document (<!DOCTYPE …>). Un rapport DMARC n'en a pas besoin, et c'est ainsi qu'une bombe XML ou un vol de fichiers commence : il est refusé.
    .expected = un document sans <!DOCTYPE>
error-report-encoding = Ce XML annonce un codage de caractères que maillab ne lit pas.
    .expected = UTF-8, UTF-16, ISO-8859-… ou windows-125…
error-report-elements = Ce XML a trop d'éléments ou des éléments trop imbriqués pour un rapport DMARC.
    .expected = { $depth } niveaux et { $count } éléments au plus
error-report-root = Ce document XML n'est pas un rapport DMARC : sa racine est <{ $found }>.
    .expected = <feedback>
error-report-domain = Ce rapport ne dit pas de quel domaine il parle : rien de ce qu'il compte ne peut servir.
    .expected = <policy_published> avec un élément <domain>

# Beaucoup de rapports d'un coup d'œil.
report-set = { $count } { $count-form ->
        [zero] rapport DMARC
        [one] rapport DMARC
       *[many] rapports DMARC
    }{ $repeated-form ->
        [zero] {""}
        [one] , sans compter un doublon
       *[many] , sans compter { $repeated } doublons
    }
report-refused = Un rapport reçu est inutilisable :
report-begin = du (UTC)
report-reporter = rapporteur
report-domain = domaine
report-aligned = DMARC réussi
report-totals = Courrier au nom de { $domain }, du { $begin } au { $end } (UTC) : { $count } { $count-form ->
        [zero] message
        [one] message
       *[many] messages
    }, { $aligned } avec DMARC réussi
report-nothing = Aucun message dans ces rapports
report-quarantined = quarantaine
report-rejected = refusés

# Ce que les rapports conseillent.
error-report-unproven = Rien ne prouve que ce rapport sur { $domain } vient de { $reporter } : n'importe qui peut en écrire un faux.
    .expected = un message pour lequel DMARC a réussi, au nom de { $reporter }
    .fix = regarder l'Authentication-Results que votre serveur a ajouté à ce message
error-report-number = Il n'y a pas de rapport n° { $found }.
    .expected = un numéro de 0 à { $count } non compris

advice-reports-none = Aucun rapport : on ne sait rien de qui écrit au nom du domaine
    .fix = Publier rua=mailto:… dans l'enregistrement DMARC, puis attendre un jour au moins.
advice-reports-spf-alone = { $subject } passe par SPF seul, jamais par DKIM ({ $messages } { $messages-form ->
        [one] message
       *[many] messages
    }) : ce courrier échouera dès qu'il sera transféré
    .fix = Faire signer ce serveur par DKIM au nom de { $domain }.
advice-reports-broken-signature = { $subject } est à vous et signe au nom de { $domain }, mais la signature ne se vérifie pas ({ $count } sur { $messages })
    .fix = Comparer la clé publiée et celle du serveur ; chercher ce qui modifie le message après la signature.
advice-reports-other-name = { $subject } est à vous, et SPF y réussit pour un autre nom que { $domain } : rien n'est aligné ({ $count } sur { $messages })
    .fix = Le faire signer par DKIM avec d={ $domain }, ou utiliser une adresse d'enveloppe (MAIL FROM) de { $domain }.
advice-reports-not-authorized = { $subject } est à vous, mais ni SPF ni DKIM ne le dit ({ $count } sur { $messages }) : serveur oublié ?
    .fix = L'autoriser par SPF, et le faire signer par DKIM.
advice-reports-indirect = { $subject } transmet du courrier signé au nom de { $domain }, dont { $count } sur { $messages } { $count-form ->
        [one] échoue
       *[many] échouent
    } : sans doute un transfert ou une liste de diffusion qui modifie les messages
    .fix = Ne rien publier de plus ; vérifier que toutes vos sources signent : c'est ce qui résiste le mieux.
advice-reports-unknown = { $subject } écrit au nom de { $domain } sans preuve ({ $count } sur { $messages }) : à vous, ou un imposteur ?
    .fix = Chercher à qui est cette adresse, puis nommer toutes les vôtres : own=["192.0.2.0/24", …].
advice-reports-stranger = { $subject } n'est pas une de vos adresses et écrit au nom de { $domain } sans preuve : { $count } { $count-form ->
        [one] message qu'une politique stricte écarterait
       *[many] messages qu'une politique stricte écarterait
    }
advice-reports-blocked = { $ladder ->
        [top] p={ $policy } est déjà trop : { $count } { $count-form ->
            [one] message légitime échoue, et risque le refus
           *[many] messages légitimes échouent, et risquent le refus
        }
       *[steps] N'allez pas plus loin que p={ $policy } : { $count } { $count-form ->
            [one] message légitime échoue
           *[many] messages légitimes échouent
        } encore, et une politique plus stricte { $count-form ->
            [one] le bloquerait
           *[many] les bloquerait
        }
    }
    .fix = Corriger d'abord les sources signalées en erreur, puis relire les rapports suivants.
advice-reports-undecided = Restez à p={ $policy } : { $count } { $count-form ->
        [one] message vient
       *[many] messages viennent
    } de sources dont on ne sait pas si elles sont à vous
advice-reports-too-soon = Trop tôt pour durcir p={ $policy } : les rapports couvrent { $days } { $days-form ->
        [zero] jour
        [one] jour
       *[many] jours
    }, il en faudrait { $enough } pour que le courrier hebdomadaire soit passé
advice-reports-done = { $domain } publie p=reject sans période d'essai, et aucune de vos sources n'échoue : continuez de lire les rapports
advice-reports-next = Aucune de vos sources n'échoue ({ $messages } { $messages-form ->
        [zero] message rapporté
        [one] message rapporté
       *[many] messages rapportés
    } en tout) : l'étape suivante est p={ $policy }{ $trial ->
        [full] , appliqué à tous les messages qui échouent
        [testing] , d'abord à l'essai (t=y)
       *[other] , d'abord sur { $trial } % des messages (pct)
    }
error-advice-network = « { $found } » n'est ni une adresse IP ni un réseau.
    .expected = 192.0.2.25, 192.0.2.0/24 ou 2001:db8::/32

# Dans le monde simulé.
journal-report-sent = Rapport DMARC ({ $tag }) sur { $domain } envoyé à { $recipients }
journal-report-withheld = Rapport DMARC ({ $tag }) sur { $domain } non envoyé : aucune adresse ne peut le recevoir
