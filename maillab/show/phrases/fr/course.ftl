# La construction du cours et l'espace de travail.
course-differs = notebooks/{ $file } diffère de sa source : lancez « maillab build » et relisez la différence
course-untranslated = { $file } : la cellule « { $cell } » n'a pas de jumelle dans l'autre langue
course-unchecked = { $file } : la réponse « { $cell } » n'est suivie d'aucune cellule check
course-unrevealed = { $file } : la prédiction « { $cell } » n'est suivie d'aucun reveal
course-long = { $file } : la cellule « { $cell } » a plus de huit lignes de code
course-doubled = { $file } : deux cellules ont l'identifiant de « { $cell } »
course-address = maillab est ouvert à l'adresse : { $url }
error-course-cell = La cellule { $position } de { $file } a un langage ou un rôle inconnu.
    .expected = lang fr ou en ; role parmi { $roles }, avec une clé key
error-course-failed = La leçon { $lesson } ne s'exécute pas jusqu'au bout.
    .expected = une leçon dont chaque cellule s'exécute
error-course-lesson = Il n'y a pas de leçon « { $found } ».{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = une de ces leçons : { $known }
error-course-port = { $found } n'est pas un numéro de port.
    .expected = un nombre entre 1 et 65535
error-course-empty = Le dossier { $found } ne contient aucune leçon.
    .expected = les leçons construites du cours
    .fix = python -m maillab build
