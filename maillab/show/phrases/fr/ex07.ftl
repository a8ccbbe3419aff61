# Exercice 07 : transferts, listes, ARC.
ex07-missing = Il manque une réponse.
    .expected = une réponse pour chaque case de la cellule
ex07-later = À la correction, un autre domaine, tout juste acheté, scelle un mensonge.
ex07-q1-word = Une des réponses n'a pas trois mots.
    .expected = SPF, DKIM, DMARC : trois mots séparés par un espace
ex07-q1-forward = Un transfert simple ne donne pas ces résultats.
    .expected = SPF regarde la machine qui parle à Bob et le domaine de l'enveloppe ; DKIM, les octets
    .fix = à qui est la machine, et à qui l'enveloppe ?
ex07-q1-srs = Un transfert avec SRS ne donne pas ces résultats.
    .expected = un succès de SPF ne compte pour DMARC que s'il est aligné avec From
    .fix = avec SRS, pour quel domaine SPF réussit-il ?
ex07-q1-bare = La liste qui ne change rien ne donne pas ces résultats.
    .expected = une signature tient tant que ce qu'elle couvre est intact ; ajouter des champs List-… n'y touche pas
ex07-q1-changed = La liste qui modifie le message ne donne pas ces résultats.
    .expected = la signature d'Alice couvre l'objet et le corps ; SPF réussit pour la liste
ex07-q1-hint1 = Pour chaque chemin, trois questions : à qui est l'enveloppe qui arrive chez Bob ? les octets sont-ils intacts ? un succès parle-t-il pour From ?
ex07-q1-hint2 = SRS et la liste mettent votre domaine dans l'enveloppe : SPF réussit, sans être aligné. DMARC ne tient donc qu'à la signature.
ex07-q2-word = Un des mots n'est pas un des choix.
    .expected = pass, bh, b ou none
ex07-q2-bare = La liste qui n'ajoute que ses champs ne fait pas cela.
    .expected = un champ qui n'est pas signé, ajouté au-dessus, ne casse rien
ex07-q2-body = Une liste qui ajoute un pied de page ne fait pas cela.
    .expected = le vérificateur compare d'abord l'empreinte du corps, puis la signature de l'en-tête
ex07-q2-header = Une liste qui change un champ sans toucher au corps ne fait pas cela.
    .expected = l'objet et From sont signés ; l'empreinte du corps, elle, est juste
ex07-q2-dropped = Une liste qui ôte la signature ne fait pas cela.
    .expected = une signature absente n'est pas une signature fausse
ex07-q2-hint1 = Qu'est-ce qui change : le corps, un champ signé, la signature elle-même, ou rien de cela ?
ex07-q2-hint2 = Le corps d'abord : dès qu'il change, bh. Sinon, un champ signé changé : b.
ex07-q3-word = Un des mots n'est pas un des deux choix.
    .expected = rewritten ou kept
ex07-q3-top = Pour un domaine qui a son propre enregistrement, la liste ne fait pas cela.
    .expected = p= vaut pour le nom où l'enregistrement se trouve
ex07-q3-below = Pour un sous-domaine sans enregistrement, la liste ne fait pas cela.
    .expected = l'étiquette que le domaine organisationnel réserve à ses sous-domaines
ex07-q3-between = Pour un auteur sous « sud », la liste ne fait pas cela.
    .expected = l'enregistrement du domaine de l'auteur, sinon celui du domaine organisationnel ; jamais un enregistrement en chemin
ex07-q3-branch = Pour un auteur sous « labo », la liste ne fait pas cela.
    .expected = psd=n arrête la montée : ce nom-là est le domaine organisationnel
    .fix = sans sp=, c'est p= qui vaut pour ce qui est dessous
ex07-q3-hint1 = Pour chaque auteur : a-t-il un enregistrement à son nom ? Sinon, quel est son domaine organisationnel ?
ex07-q3-hint2 = Montez jusqu'au plus court des noms qui ont un enregistrement, sauf si psd=n vous arrête. Puis : p= au nom même, sp= dessous.
ex07-q4-word = Un des mots n'est pas un des choix.
    .expected = un domaine qui a scellé, ou pass, ou fail
ex07-q4-order = L'ordre des sceaux n'est pas celui-là.
    .expected = le numéro i= dit l'ordre ; le premier sceau ne trouve pas de chaîne avant lui
ex07-q4-found = Un des constats faits en chemin n'est pas celui-là.
    .expected = ARC-Authentication-Results, i=1 puis i=2 : ce que chacune a constaté à l'arrivée, avant d'y toucher
ex07-q4-bob = Chez Bob, DMARC ne donne pas cela.
    .expected = le champ Authentication-Results de son serveur : une chaîne intacte ne change pas le résultat de DMARC
ex07-q4-changer = Ce n'est pas ce domaine qui a changé le message.
    .expected = entre deux constats, DMARC cesse de réussir : qui tenait le message entre les deux ?
ex07-q4-hint1 = Rangez les champs par i=, puis suivez dkim= et dmarc= d'un constat au suivant.
ex07-q4-hint2 = Le constat i=1 précède ce que fait la première liste ; i=2 précède ce que fait la seconde ; celui de Bob vient après tout.
ex07-q5-names = Un des noms n'est pas un domaine.
    .expected = le domaine du sceau, tel que d= l'écrit
ex07-q5-list = Le courrier de votre liste est toujours refusé.
    .expected = le domaine de qui a scellé, et non celui de l'auteur
ex07-q5-lie = Un mensonge scellé par l'attaquant est accepté.
    .expected = un sceau prouve qui parle, pas qu'il dit vrai : on ne croit que ceux dont on répond
ex07-q5-spared = Bob croit un domaine dont votre liste n'a pas besoin.
    .expected = le moins de scelleurs possible : chacun peut faire entrer n'importe quel From
ex07-q5-hint1 = Qui écrit ARC-Seal dans un message qui a traversé votre liste ?
ex07-q5-hint2 = Un seul domaine : celui de votre liste, ce qui suit @ dans ex.list.
ex07-q6-options = Une des options n'existe pas ici.
    .expected = tag, footer, rewrite_from, keep_signatures, sign, arc
ex07-q6-strict = Bob ne reçoit pas le message d'Alice.
    .expected = un From que DMARC accepte, ou un sceau que entite.fr croit
    .fix = l'étiquette casse sa signature ; celle de la liste n'est pas la sienne
ex07-q6-tag = L'étiquette n'est pas devant l'objet.
    .expected = ex.tag, au début de Subject
ex07-q6-answers = L'adresse d'Alice ne se trouve ni dans From, ni dans Reply-To.
    .expected = qui répond doit pouvoir lui écrire
ex07-q6-calm = Claire a perdu son From sans nécessité, ou son message.
    .expected = on ne réécrit que pour les domaines qui l'exigent
ex07-q6-lies = Un faux, scellé par un menteur, est accepté.
    .expected = entite.fr ne croit que votre liste, ou personne
ex07-q6-hint1 = Deux voies : écrire au nom de la liste, mais pas pour tous ; ou sceller, et être cru.
ex07-q6-hint2 = rewrite_from a trois valeurs ; l'une regarde la politique de chaque auteur. Avec arc, trusted nomme votre domaine, et lui seul.
effect-bare = ne change rien
effect-footer = pied de page
effect-rewritten = From réécrit
effect-dropped = signature ôtée
effect-top1 = premier organisme
effect-below1 = sous le premier
effect-between = sous un nom en chemin
effect-top2 = second organisme
effect-below2 = sous le second
effect-apart = sous une branche
effect-changer = qui a changé le message
effect-listed = votre liste
effect-attacker = mensonge de l'attaquant
effect-spared = personne de trop
effect-alice = message d'Alice
effect-answers = réponse à l'auteur
effect-calm = From de Claire
effect-lies = mensonges scellés
