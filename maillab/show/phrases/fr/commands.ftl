# La ligne de commande : ce que fait chaque commande, ses options, ses erreurs.
help-maillab = maillab COMMANDE [options] : un laboratoire de sécurité du courrier.
help-more = « maillab COMMANDE --help » décrit les options d'une commande.
command-lab = ouvrir JupyterLab sur vos copies des leçons
command-demo = le cas d'usage du cours, raconté pas à pas
command-verify = ce que valent SPF, DKIM et DMARC pour un scénario ou un message .eml
command-build = construire les notebooks à partir de course/
command-check-course = échouer si les notebooks diffèrent de course/
command-reset = refaire une copie neuve d'une leçon ; l'ancienne est gardée à côté
command-pack = faire le zip des étudiants : leçons, exercices, guide et maillab, sans les solutions
command-grade = corriger un exercice : tableaux et pages, d'après les copies d'une classe
command-doctor = dire ce qui manque dans l'installation, et comment y remédier
option-lang = la langue des phrases (fr par défaut)
option-browser = le navigateur à ouvrir ; none n'en ouvre aucun et donne l'adresse
option-port = le port de JupyterLab ; par défaut, le premier libre
option-file = un scénario JSON (voir docs/scenario.fr.md) ou un message .eml
option-format = la forme du résultat (text par défaut)
option-rules = la version de DMARC qui décide (rfc9989 par défaut)
option-zone = pour un .eml : un fichier de zone DNS ; peut être répété
option-client-ip = pour un .eml : l'adresse du serveur qui apporte le message
option-helo = pour un .eml : le nom qu'il se donne
option-mail-from = pour un .eml : l'expéditeur de l'enveloppe
option-now = l'heure simulée, en secondes depuis 1970
option-folder = un dossier de notebooks à ouvrir tel quel ; par défaut, vos copies du cours
option-out = le fichier ou le dossier à écrire
option-lesson = le nom de la leçon, ou son numéro
option-copies = le dossier des copies : un dossier par étudiant, ou le téléchargement de Moodle
option-exercise = le nom de l'exercice, ou son numéro
option-students = la liste de la classe, ou le formulaire d'évaluation de Moodle
option-secret = un fichier dont le texte tire les notes cachées au sort
option-course = un dossier qui contient les corrigés ; peut être répété, une version par dossier
option-scale = la note la plus haute (20 par défaut)
option-rounding = le pas de l'arrondi (0.25 par défaut, 0 n'arrondit rien)
option-workers = combien de copies à la fois (2 par défaut)
option-cell-limit = le temps qu'une cellule peut prendre (20 par défaut)
option-copy-limit = le temps qu'une copie peut prendre (120 par défaut)
option-separator = ce qui sépare les colonnes de moodle.csv (la virgule par défaut)
option-decimal = ce qui sépare les décimales dans moodle.csv (le point par défaut)
option-id-column = fait de moodle.csv un tableau pour le carnet de notes, où cette colonne dit de qui est la note
option-tables = grades.csv pour les programmes (plain, par défaut) ou pour Excel : BOM, et en français points-virgules et virgule décimale
error-command-none = Il manque une commande.
    .expected = maillab suivi de : { $known }
    .fix = maillab --help
error-command-unknown = Il n'y a pas de commande « { $found } ».{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = l'une de : { $known }
    .fix = maillab --help
error-command-option = La commande { $command } n'a pas d'option « { $found } ».{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = l'une de : { $known }
    .fix = maillab { $command } --help
error-command-no-value = L'option { $option } n'est suivie d'aucune valeur.
    .expected = { $option } et sa valeur, séparées par une espace ou par =
    .fix = maillab { $command } --help
error-command-value = La valeur donnée pour { $option } ne convient pas.
    .expected = { $kind ->
        [choice] l'un de : { $known }
        [whole] un nombre entier, en chiffres
        [number] un nombre
        [path] un chemin de fichier
       *[text] un texte
    }
error-command-argument = Il manque { $argument } à la commande { $command }.
    .expected = maillab { $command } { $argument }
    .fix = maillab { $command } --help
error-command-excess = La commande { $command } a reçu un argument de trop.
    .expected = rien de plus ; un nom qui contient des espaces s'écrit entre guillemets
    .fix = maillab { $command } --help
error-command-output = Le résultat n'a pas pu être écrit : { $why ->
        [full] le disque est plein
       *[system] la sortie le refuse
    }.
    .expected = une sortie qui accepte d'être écrite
    .fix = envoyer le résultat ailleurs, puis relancer la commande
error-command-system = Le système refuse l'accès à { $found } : { $why ->
        [missing] il n'existe pas
        [folder] c'est un dossier
        [no-folder] une partie de son chemin n'est pas un dossier
        [forbidden] vous n'en avez pas le droit
        [full] le disque est plein
       *[system] l'opération a échoué
    }.
    .expected = un fichier accessible, sur un disque qui a de la place
