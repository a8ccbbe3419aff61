# Exercice 04 : DKIM.
ex04-q1-name = Le vérificateur ne trouve aucune clé.
    .expected = un enregistrement au nom que le sélecteur et le domaine désignent ensemble
    .fix = quel nom le serveur de Bob demandait-il au DNS, dans la leçon 04 ?
ex04-q1-syntax = Le vérificateur trouve un enregistrement, mais n'y lit pas de clé.
    .expected = des étiquettes séparées par des points-virgules, et le type de clé quand ce n'est pas RSA
ex04-q1-pass = Le vérificateur a trouvé la clé, et refuse la signature : { $signature }.
    .expected = pass : la clé que votre serveur emploie, telle quelle
ex04-q1-trial = La signature passe, mais la clé se dit à l'essai : un échec n'y compterait pas.
    .expected = une clé en service
    .fix = une étiquette de trop annonce l'essai
ex04-q1-hint1 = Le nom se compose du sélecteur, d'une étiquette fixe qui commence par un tiret bas, et du domaine.
ex04-q1-hint2 = sélecteur._domainkey.domaine, et « v=DKIM1; k=…; p=… » : k= vaut rsa quand on ne l'écrit pas.
ex04-q1-later = À la correction, un autre message signé arrive.
ex04-q2-missing = Une des deux valeurs manque.
    .expected = une valeur pour simple et une pour relaxed, sous ces noms
ex04-q2-raw = Une des valeurs est le hachage du corps tel qu'il voyage.
    .expected = le hachage du corps mis en forme : les deux formes changent la fin du corps
ex04-q2-swapped = Une valeur est celle de l'autre forme.
    .expected = simple ne touche qu'à la fin du corps ; relaxed touche aussi aux blancs des lignes
ex04-q2-lines = Le bon texte, mais avec des fins de ligne d'un seul octet.
    .expected = CRLF, deux octets, à chaque fin de ligne : c'est ainsi que le message voyage
ex04-q2-end = Il manque la fin de la dernière ligne.
    .expected = un corps qui n'est pas vide finit par un CRLF et un seul
ex04-q2-begin = Les blancs du début de la première ligne ont disparu.
    .expected = une suite de blancs devient une espace, même en début de ligne ; en fin de ligne, elle disparaît
ex04-q2-simple = La valeur pour simple n'est pas celle-là.
    .expected = les lignes vides de la fin retirées, rien d'autre ; une ligne de blancs n'est pas vide pour simple
ex04-q2-relaxed = La valeur pour relaxed n'est pas celle-là.
    .expected = d'abord les blancs de chaque ligne, puis les lignes devenues vides à la fin
ex04-q2-hint1 = Écrivez le corps mis en forme dans une variable, regardez-le avec repr, et hachez-le avec ex.bh.
ex04-q2-hint2 = simple : ex.body.rstrip(b"\r\n") + b"\r\n". Pour relaxed, la leçon 04 a trois lignes ; pensez à la toute dernière ligne, qui peut n'être que blancs.
ex04-q3-missing = Une des quatre copies manque.
    .expected = body, header, spaces et unsigned, sous ces noms
ex04-q3-same = Une des copies est le message lui-même.
    .expected = quatre copies retouchées
    .fix = replace ne change rien quand il ne trouve pas l'ancien texte, à l'octet près
ex04-q3-none = Une des copies n'a plus de signature.
    .expected = le champ DKIM-Signature laissé en place
ex04-q3-body = La copie body ne fait pas échouer bh=.
    .expected = un corps qui dit autre chose, sous la même signature
ex04-q3-header = La copie header ne fait pas échouer b= seul.
    .expected = le corps intact, et un champ nommé par h= qui dit autre chose
ex04-q3-spaces = La copie spaces n'est pas ce qu'il fallait.
    .expected = des blancs changés, rien d'autre, et une signature qui tient
    .fix = c=relaxed réduit une suite de blancs à une espace : il faut donc qu'il y en ait déjà une
ex04-q3-unsigned = La copie unsigned n'est pas ce qu'il fallait.
    .expected = un champ déjà là, que h= ne nomme pas, qui dit autre chose ; le reste intact
ex04-q3-hint1 = Lisez h= dans la signature, et c= : ce qui n'est pas dans h= est libre, ce que c= efface ne compte pas.
ex04-q3-hint2 = Un mot du corps ; un mot du sujet ; une espace de plus après « Subject: » ; l'année de Date.
ex04-q3-later = À la correction, le même message porte une autre signature ; vos retouches doivent avoir le même effet.
ex04-q4-word = Un des mots n'est pas un des cinq.
    .expected = pass, bh, b, temperror ou permerror
ex04-q4-missing = Une des neuf choses n'a pas de réponse.
    .expected = une réponse pour chacune, sous les noms de la cellule
ex04-q4-key = Avec une clé révoquée, ou un serveur de noms muet, ce n'est pas ce qui arrive.
    .expected = l'une est une décision du propriétaire, définitive ; l'autre une panne, qui passera
ex04-q4-body = Avec un pied de page, ce n'est pas ce qui arrive.
    .expected = l'étape qui échoue la première : le vérificateur hache le corps avant d'éprouver l'en-tête
ex04-q4-received = Avec un Received en tête, ce n'est pas ce qui arrive.
    .expected = ce que devient un champ que h= ne nomme pas
ex04-q4-form = Avec un repli ou une espace de trop, ce n'est pas ce qui arrive.
    .expected = ce que c= pardonne : la première forme vaut pour l'en-tête, la seconde pour le corps
    .fix = relisez ex.form
ex04-q4-fields = Avec un autre sujet, ce n'est pas ce qui arrive.
    .expected = ce que h= dit du sujet
    .fix = relisez ex.fields
ex04-q4-second = Avec un second sujet au-dessus, ce n'est pas ce qui arrive.
    .expected = les champs se prennent par le bas ; un nom de trop dans h= signe une absence
    .fix = comptez « subject » dans ex.fields
ex04-q4-hint1 = Pour chaque chose, deux questions : ce qui a changé était-il signé ? la forme canonique l'efface-t-elle ?
ex04-q4-hint2 = simple n'efface rien dans une ligne ; relaxed efface replis et blancs de trop. Un nom deux fois dans h= : on ne peut plus en ajouter.
ex04-q4-later = À la correction, c'est un autre message.
ex04-q5-relayed = Un relais honnête a ajouté ses champs en tête, et la signature donne { $relayed }.
    .expected = pass : ne signez pas ce que chaque relais ajoute
ex04-changed = L'attaquant peut changer le champ { $changed } : la signature tient quand même.
    .expected = chaque champ que le lecteur regarde, signé
ex04-added = L'attaquant peut ajouter un champ { $added } : la signature tient quand même.
    .expected = aucun ajout possible parmi les champs que le lecteur regarde, même ceux que vos messages n'ont pas
    .fix = un nom de h= qui ne trouve pas de champ signe une absence
ex04-q5-hint1 = Que regarde le lecteur ? L'auteur, les destinataires, le sujet, la date, la forme du corps, et à qui il répondra.
ex04-q5-hint2 = Deux listes : les champs à signer ; et, en plus, ceux que personne ne doit pouvoir ajouter, absents compris (reply-to, cc). Pas ce que le relais ajoute.
ex04-q6-word = Une des étapes n'est pas un des quatre mots, ou le plan en a plus de douze.
    .expected = publish, sign, revoke ou wait
ex04-q6-fresh = Un message qui partait a donné { $fresh } à l'arrivée.
    .expected = pass pour chaque message, à chaque étape : la clé qui signe doit être dans le DNS
ex04-q6-new = À la fin, c'est encore l'ancienne clé qui signe.
    .expected = la nouvelle
ex04-q6-travelling = Un message encore en route, signé par l'ancienne clé, a donné { $travelling } en arrivant.
    .expected = pass : il ne faut rien retirer avant que le courrier en route soit arrivé
ex04-q6-thief = Le voleur signe avec l'ancienne clé, et cela passe.
    .expected = une ancienne clé qui ne vaut plus rien
ex04-q6-time = L'ancienne clé a valu trop longtemps : le voleur en a profité.
    .expected = révoquée au plus tard deux jours après ex.travel_days
ex04-q6-hint1 = Deux délais : avant de signer avec la nouvelle clé, elle doit être visible ; avant de retirer l'ancienne, son courrier doit être arrivé.
ex04-q6-hint2 = Publier, attendre, signer… puis que faut-il laisser passer avant la dernière étape ?
ex04-q7-direct = Le message tel qu'il part donne { $direct }.
    .expected = pass
ex04-q7-tail = L'attaquant ajoute une ligne à la fin ; le serveur de Bob répond { $tail }, malgré p=reject.
    .expected = reject : le corps entier sous la signature
    .fix = un réglage limite ce qui est haché
ex04-q7-relay = Un relais a replié une ligne et doublé une espace, et la signature donne { $relayed }.
    .expected = pass : les formes canoniques qui supportent cela, pour l'en-tête et pour le corps
ex04-q7-queue = Le message a attendu dans une file, et la signature donne { $queued }.
    .expected = pass, aussi longtemps que la file le garde : ex.queue_days jours
ex04-q7-replay = Le jour ex.replay_days, le même message renvoyé à d'autres passe encore.
    .expected = une signature qui expire d'ici là ; cela limite le rejeu, sans l'empêcher avant
ex04-q7-hint1 = Prenez les défauts un à un : les deux formes canoniques, les deux listes de champs, la longueur du corps, la durée.
ex04-q7-hint2 = La tâche q5 donne les deux listes. body_length vaut None pour le corps entier ; un jour fait 24 * 3600 secondes.
effect-signature = signature
effect-trial = clé à l'essai
effect-simple = forme simple
effect-relaxed = forme relaxed
effect-changed = champ que l'attaquant peut changer
effect-added = champ que l'attaquant peut ajouter
effect-relayed = après un relais
effect-direct = envoi direct
effect-fresh = messages qui partent
effect-travelling = messages en route
effect-thief = voleur de l'ancienne clé
effect-time = délai
effect-key = clé qui signe
effect-tail = ligne ajoutée à la fin
effect-queued = après la file
effect-replayed = renvoi plus tard
effect-ex04-body = retouche du corps
effect-ex04-header = retouche de l'en-tête
effect-ex04-spaces = blancs changés
effect-ex04-unsigned = champ non signé changé
effect-ex04-footer = pied de page ajouté
effect-ex04-subject = sujet remplacé
effect-ex04-both = pied de page, et To remplacé
effect-ex04-fold = ligne repliée
effect-ex04-blanks = espace en fin de ligne
effect-ex04-second = second sujet
effect-ex04-received = Received ajouté
effect-ex04-revoked = clé révoquée
effect-ex04-outage = serveur de noms muet
effect-ex04-words = mots du plan
word-ex04-none = aucun
word-ex04-new = la nouvelle
