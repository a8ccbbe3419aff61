# La correction : les copies trouvées, lues, greffées ; pourquoi l'une n'est pas notée.
error-copies-folder = { $why ->
        [file] { $found } n'est pas un dossier.
        [packed] { $found } est une archive : décompressez-la, et donnez le dossier.
       *[missing] Le dossier { $found } n'existe pas.
    }
    .expected = un dossier qui contient les copies : un dossier par étudiant, le téléchargement de Moodle décompressé, ou des notebooks au nom des étudiants
error-copies-none = Le dossier { $found } ne contient aucune copie{ $packed ->
        [none] .
       *[other] , mais une archive à décompresser : { $packed }.
    }
    .expected = un dossier par étudiant, le téléchargement de Moodle décompressé, ou des notebooks au nom des étudiants
error-copy-missing = Aucun notebook { $exercise } n'a été rendu.
    .expected = un notebook { $exercise }.ipynb dans le dossier de l'étudiant
error-copy-packed = Le notebook n'a pas été rendu lui-même, mais dans une archive : { $found }.
    .expected = le notebook, dans le dossier de l'étudiant
    .fix = décompressez l'archive dans ce dossier, puis relancez la correction
error-copy-doubled = Plusieurs copies différentes ont été rendues.
    .expected = une seule copie par étudiant
    .fix = gardez la bonne, puis relancez la correction
error-copy-crowded = Le dossier rendu contient plus de { $limit } fichiers.
    .expected = un dossier qui contient la copie, sans environnement Python ni autre projet
error-copy-link = La copie est un lien, ou n'est pas un fichier ordinaire.
    .expected = le fichier lui-même : un lien n'est jamais suivi
error-copy-unreadable = La copie ne peut pas être lue : { $why ->
        [missing] elle n'existe plus
        [folder] c'est un dossier
        [no-folder] une partie de son chemin n'est pas un dossier
        [forbidden] le système l'interdit
       *[system] le système le refuse
    }.
    .expected = un fichier que vous avez le droit de lire
error-copy-size = La copie dépasse { $limit } Mo.
    .expected = un notebook sans sorties énormes
    .fix = l'étudiant efface les sorties (menu Édition), enregistre, et rend la copie de nouveau
error-copy-empty = Le fichier rendu est vide.
    .expected = un notebook enregistré
error-copy-encoding = Le fichier rendu n'est pas du texte UTF-8.
    .expected = un notebook tel que Jupyter l'enregistre
error-copy-conflict = La copie contient les marques d'un conflit de fusion (<<<<<<<).
    .expected = un notebook dont le conflit est résolu
error-copy-truncated = La copie est coupée : la fin du fichier manque.
    .expected = un notebook entier
error-copy-json = Le fichier rendu n'est pas un notebook lisible.
    .expected = un notebook tel que Jupyter l'enregistre, en JSON
error-copy-not-notebook = Le fichier rendu n'est pas un notebook.
    .expected = un notebook tel que Jupyter l'enregistre, avec ses cellules
error-copy-format = La copie est enregistrée dans un ancien format de notebook ({ $found }).
    .expected = le format 4, que Jupyter écrit depuis 2015
    .fix = ouvrez-la dans Jupyter et enregistrez-la de nouveau
error-copy-foreign = Le notebook rendu n'est pas l'exercice { $exercise }{ $found ->
        [none] {""}
       *[other] {" "}mais { $found }
    }.
    .expected = une copie de { $exercise }
error-copy-version = La copie vient d'une autre version de l'exercice ({ $found }, cours { $course }).
    .expected = une de ces versions : { $known }
    .fix = donnez avec --course le dossier de cette version
error-grade-course = Il n'y a aucun corrigé dans { $found }.
    .expected = un dossier solutions/fr ou solutions/en, avec des notebooks ex….ipynb exécutés
    .fix = donnez avec --course le dossier d'une copie du dépôt
error-grade-which = Il manque l'exercice à noter.
    .expected = --exercise, avec un de ces noms ou son numéro : { $known }
error-grade-exercise = Il n'y a pas d'exercice « { $found } ».{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = un de ces exercices : { $known }
error-grade-reference = Le corrigé { $file } ne peut pas servir.
    .expected = un notebook construit par « maillab build », avec ses cellules identity, setup, answer et mark
error-grade-unexecuted = Le corrigé { $file } n'a pas été exécuté : sa cellule de note { $found } n'a pas de sortie.
    .expected = un notebook construit par « maillab build », avec ses sorties
error-grade-judge = La correction s'est arrêtée : pytest a échoué (code { $exit }).
    .expected = une installation complète de maillab
    .fix = lancez « maillab doctor », puis de nouveau la correction : ce qui est déjà noté ne l'est pas deux fois
graft-deleted = { $key } : la cellule de réponse a disparu.
graft-duplicated = { $key } : la cellule de réponse existe en { $found } exemplaires différents ; le premier qui est rempli a été noté.
graft-retyped = { $key } : la cellule de réponse est devenue une cellule « { $found } » ; elle a été notée comme du code.
graft-relabelled = { $key } : la cellule de réponse a perdu une partie de ses étiquettes ; elle a été retrouvée par ce qui en reste.
graft-tagged = { $key } : la cellule de réponse porte des étiquettes ajoutées ({ $found }), sans effet sur la note.
graft-silencer = { $key } : la réponse contient la marque { $found }, sans effet sur la note.
graft-check-edited = { $key } : la cellule de vérification a été modifiée, sans effet sur la note.
graft-unstamped = La copie a perdu sa version : elle a été notée avec la version actuelle de l'exercice.
graft-identity-missing = Aucun identifiant n'a été donné : la copie a été notée dans le monde par défaut.
graft-identity-unreadable = L'identifiant est illisible : la copie a été notée dans le monde par défaut.
graft-identity-long = L'identifiant est trop long ({ $found }…) : la copie a été notée dans le monde par défaut.
error-sheet-file = Le tableau { $found } ne peut pas être lu : { $why ->
        [missing] il n'existe pas
        [folder] c'est un dossier
        [no-folder] une partie de son chemin n'est pas un dossier
        [forbidden] vous n'en avez pas le droit
       *[system] le système le refuse
    }.
    .expected = un fichier CSV que vous pouvez lire
error-sheet-table = Le fichier { $file } n'est pas un tableau{ $why ->
        [empty] {" "}: il est vide
        [binary] {" "}: ce n'est pas du texte
        [notebook] {" "}: c'est un notebook
        [size] {" "}: il dépasse 10 Mo
        [titles] {" "}: deux de ses colonnes ont le même titre
       *[lines] {" "}: ses lignes ne se lisent pas
    }.
    .expected = un fichier CSV : une ligne de titres, tous différents, puis une ligne par personne, séparés par des virgules, des points-virgules ou des tabulations
    .fix = dans le tableur, « Enregistrer sous », format CSV
error-roster-titles = Le fichier { $file } n'est pas une liste de classe : aucun de ses titres ne dit qui est qui ({ $found }).
    .expected = une première ligne de titres, dont un identifiant, un numéro, un nom ou une adresse de courriel
    .fix = donnez la liste des participants ou le formulaire d'évaluation que Moodle exporte, ou ajoutez la ligne de titres
error-roster-empty = La liste de classe { $file } n'a que des titres.
    .expected = une ligne par personne sous la ligne de titres
error-roster-doubled = Dans { $file }, deux personnes ont « { $found } » dans la colonne « { $title } ».
    .expected = une ligne par personne, et de quoi la distinguer des autres
    .fix = ôtez la ligne en trop, ou corrigez l'identifiant
error-manual-columns = Le tableau { $file } n'a pas toutes ses colonnes.
    .expected = student, mark, points, comment
error-manual-mark = Il n'y a pas de note « { $found } » (ligne « { $student } »).{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = une de ces notes : { $known }
error-manual-points = « { $found } » n'est pas un nombre de points.
    .expected = un nombre positif ou nul
error-manual-several = Plusieurs copies s'appellent « { $found } ».
    .expected = ce qui n'est qu'à l'une d'elles : { $known }
error-manual-student = Personne ne s'appelle « { $found } ».{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = le nom d'une copie, tel que grades.csv le donne : { $known }
roster-unknown = L'identifiant déclaré ({ $found }) n'est pas dans la liste de la classe.
roster-other = L'identifiant déclaré ({ $found }) est celui d'une autre personne de la classe.
roster-doubled = Une autre copie est de la même personne de la classe ({ $found }).
roster-stranger = { $found } n'est pas dans la liste de la classe.
score-told = { $key } : { $told }
score-hidden = { $key } : la réponse ne tient pas avec d'autres données.
score-differs = { $key } : la réponse n'a pas l'effet attendu.
score-manual = { $key } : points donnés par l'enseignant.
score-raised = { $key } : la réponse ne peut pas être essayée.
score-too-long = { $key } : la réponse prend trop de temps à essayer.
score-died = { $key } : la réponse ne peut pas être essayée.
score-cell-raised = { $key } : la cellule de réponse s'arrête sur une erreur ({ $error }).{ $error ->
    [NameError] {" "}Seules les cellules de réponse sont reprises : définissez-y tout ce qu'elle emploie.
   *[other] {""}
}
score-cell-too-long = { $key } : la cellule de réponse prend trop de temps.
score-cell-killed = { $key } : la cellule de réponse met fin au programme.
score-cell-too-large = { $key } : la réponse est trop grande.
score-cell-garbled = { $key } : la réponse ne peut pas être lue.
score-cell-not-run = { $key } : la copie a pris trop de temps avant cette réponse.
error-copy-unjudged = La copie n'a pas pu être jugée.
    .expected = un exercice qui commence dans le monde de l'étudiant
    .fix = relancez la correction : ce qui est déjà noté ne l'est pas deux fois
error-grade-option = La valeur donnée pour --{ $option } ne convient pas.
    .expected = { $option ->
        [scale] un nombre positif, comme 20
        [rounding] un pas positif, comme 0.25, ou 0 pour ne pas arrondir
        [workers] un nombre de processus, de 1 à 64
        [cell-limit] des secondes, jusqu'à une heure
        [copy-limit] des secondes, jusqu'à dix heures
        [decimal] le point ou la virgule
        [separator] un seul caractère, qui n'est pas celui des décimales
       *[id-column] un titre de colonne de la liste de la classe
    }
error-grade-scale = Le formulaire d'évaluation de Moodle note sur { $found }, et --scale sur { $scale }.
    .expected = le même maximum : Moodle ignore sans le dire une note qui le dépasse
    .fix = --scale { $found }
grade-answered = réponses { $done }/{ $total } : { $student }
grade-judged = notes { $done }/{ $total } : { $student }
error-grade-secret = Le secret { $found } ne peut pas servir : { $why ->
        [missing] il n'existe pas
        [folder] c'est un dossier
        [forbidden] vous n'avez pas le droit de le lire
        [empty] il est vide
       *[system] il ne se lit pas comme du texte
    }.
    .expected = un fichier de texte, que les étudiants n'ont pas
grade-refused = { $student } : { $why }
grade-left-out = Pas dans { $file }, car on ne sait pas à qui revient la note : { $students }.
grade-done = { $exercise } : { $marked } copies notées sur { $total }.
grade-no-secret = Sans --secret, ce que tirent les notes cachées peut être refait par qui a maillab : donnez un fichier que les étudiants n'ont pas.
