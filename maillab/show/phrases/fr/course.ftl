# La construction du cours et l'espace de travail.
course-differs = { $file } diffère de sa source : lancez « maillab build » et relisez la différence
course-stray = { $file } n'a pas de source dans course/ : supprimez-le, ou écrivez sa source
course-fails = { $file } : le notebook ne s'exécute pas jusqu'au bout ({ $cell }) ; corrigez sa source
course-untranslated = { $file } : la cellule « { $cell } » n'a pas de jumelle dans l'autre langue ; le français vient d'abord, l'anglais juste après, avec le même rôle et les mêmes titres
course-part = { $file } : il manque la partie « { $cell } » que toute leçon contient
course-questions = { $file } : moins de trois questions ont leur réponse repliée en { $cell } ; attendu : trois fois <details>
course-unchecked = { $file } : la réponse « { $cell } » n'est suivie d'aucune cellule check ; ajoutez-en une que l'étudiant puisse lancer
course-predicted = { $file } : la prédiction « { $cell } » n'est pas vide ; écrivez predict avec la clé de la cellule et trois points
course-unrevealed = { $file } : la prédiction « { $cell } » n'est suivie d'aucun reveal de la même clé
course-long = { $file } : la cellule « { $cell } » a plus de huit lignes de code ; ce qui est plus long va dans le paquet
course-doubled = { $file } : la cellule « { $cell } » a la clé d'une cellule précédente ; donnez-lui la sienne
course-tasks = { $file } : { $cell } tâches ; un exercice en a de 6 à 10
course-unanswerable = { $file } : la réponse « { $cell } » n'a pas de cellule stub, pas de check de même clé, ou pas de gives
course-wrong-answers = { $file } : la réponse « { $cell } » a moins de trois erreurs typiques (role="wrong")
course-shared-name = { $file } : la réponse « { $cell } » est portée par un nom (gives) qui porte déjà celle d'une autre tâche
course-unmarked = { $file } : la réponse « { $cell } » n'a pas de cellule mark
course-unhidden = { $file } : la réponse « { $cell } » n'a pas de note cachée (hidden) et ne dit pas pourquoi (nohidden), ou dit pourquoi et en a une
course-mark = { $file } : la note « { $cell } » n'a pas de points, ou ne nomme pas sa tâche (of)
course-address =
    maillab s'ouvre à l'adresse : { $url }
    Laissez ce terminal ouvert ; Ctrl-C, deux fois, arrête tout.
error-course-cell = La cellule { $position } de { $file } a un langage ou un rôle inconnu.
    .expected = lang fr ou en ; role parmi { $roles }, avec une clé key
error-course-encoding = Le fichier { $file } n'est pas de l'UTF-8.
    .expected = une source de leçon en UTF-8
    .fix = l'enregistrer en UTF-8 dans votre éditeur
error-course-sources = Le dossier { $found } ne contient aucune source de leçon.
    .expected = des fichiers 01_nom.py, que seul le dépôt de maillab contient
    .fix = lancer la commande depuis une copie du dépôt (git clone)
error-course-failed = La leçon { $lesson } ne s'exécute pas jusqu'au bout : elle s'arrête à la cellule « { $cell } ».
    .expected = une leçon dont chaque cellule s'exécute
    .fix = corriger la cellule dans course/lessons
error-course-lesson = Il n'y a pas de leçon « { $found } ».{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = une de ces leçons : { $known }
error-course-port = { $found } n'est pas un numéro de port.
    .expected = un nombre entre 1 et 65535
error-course-taken = Le port { $found } est déjà pris sur cette machine.
    .expected = un port sur lequel rien n'écoute
    .fix = en choisir un autre, ou n'en pas donner : le premier libre sera pris
error-course-empty = Le dossier { $found } ne contient aucune leçon.
    .expected = les leçons construites du cours
    .fix = python -m maillab build, dans une copie du dépôt (git clone)
error-course-builder = Pour faire le paquet des étudiants, il manque { $found }.
    .expected = une installation complète de maillab
    .fix = python -m pip install { $found }, dans l'environnement de maillab, ou « make lab » de nouveau
error-course-unwritable = Le fichier { $file } ne peut pas être enregistré : { $why ->
        [missing] son dossier n'existe pas
        [folder] un dossier porte ce nom
        [no-folder] une partie de son chemin n'est pas un dossier
        [forbidden] vous n'avez pas le droit d'écrire ici
        [full] le disque est plein
       *[system] le système le refuse
    }.
    .expected = un dossier où vous avez le droit d'écrire, sur un disque qui a de la place
error-course-notebook = La leçon notebooks/{ $file } ne se lit pas : ce n'est pas un notebook.
    .expected = un notebook tel que le dépôt le contient
    .fix = git checkout notebooks
error-course-percent = La source { $file } ne se lit pas : un en-tête de cellule est mal formé.
    .expected = des cellules au format percent de jupytext, par exemple # %% [markdown] lang="fr"
