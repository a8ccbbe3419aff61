# Les pages que l'on garde : lab.export(…), maillab verify --format html.
page-contents = Sommaire
page-theme = Couleurs :
page-theme-system = comme le système
page-theme-light = claires
page-theme-dark = sombres
page-verify = Ce que maillab a vérifié : { $count-form ->
        [zero] aucun message
        [one] un message
       *[many] { $count } messages
    }
page-seen = Le message
page-signatures = Les signatures DKIM, octet par octet
page-spf = L'enregistrement SPF, en arbre
page-alignment = Les domaines et leur alignement
page-rest = { $count-form ->
        [one] Un autre message a été vérifié
       *[many] { $count } autres messages ont été vérifiés
    } : seuls les premiers montrent toutes leurs vues.
export-messages = Les messages, moment par moment
export-message = { $id } · { $title } · « { $subject } »
export-message-bare = { $id } · { $title }
export-rest = { $count-form ->
        [one] Un message plus ancien n'est pas raconté ici.
       *[many] { $count } messages plus anciens ne sont pas racontés ici.
    }
export-zones = Les zones DNS
export-journal = Le journal
export-reports = Les rapports DMARC
error-save = Le fichier { $found } n'a pas pu être écrit : { $why ->
        [missing] son dossier n'existe pas, ou son nom n'est pas celui d'un fichier
        [folder] c'est un dossier
        [no-folder] une partie de son chemin n'est pas un dossier
        [forbidden] vous n'en avez pas le droit
        [full] le disque est plein
       *[system] le système le refuse
    }.
    .expected = un nom de fichier dans un dossier qui existe, où l'on peut écrire
    .fix = un nom sans dossier, comme "run.html", est celui d'un fichier du dossier courant
