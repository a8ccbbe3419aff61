# Les étiquettes sous la phrase d'une erreur, et les erreurs communes.
error-label-found = trouvé
error-label-expected = attendu
error-label-fix = remède
error-label-rule = règle

error-language = maillab ne parle pas la langue « { $found } ».
    .expected = une langue parmi : { $languages }
    .fix = use_language("fr")
