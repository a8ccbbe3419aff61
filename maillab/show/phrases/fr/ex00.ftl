# Exercice 00 : une première lettre, qui est qui, l'enveloppe et l'en-tête.
ex00-missing = Un des cas n'a pas de réponse.
    .expected = une réponse pour chaque case de la cellule, avec les noms qui y étaient
ex00-host = Un de ces noms n'est celui d'aucune machine de ce monde.
    .expected = le nom complet d'une machine, domaine compris, tel que la carte et le voyage l'écrivent
ex00-later = À la correction, une autre machine remet la lettre : cela ne change rien à ce qu'elle dit.

ex00-q1-author = Ce n'est pas votre personne qui écrit.
    .expected = l'adresse que donne ex.author dans l'enveloppe
ex00-q1-fate = { $fate ->
        [absent] La lettre n'est pas adressée à Bob.
       *[other] La lettre n'arrive pas dans la boîte de Bob.
    }
    .expected = une lettre qui arrive chez bob@entite.fr
    .fix = relisez l'adresse, lettre après lettre : le domaine décide de la route
ex00-q1-subject = La lettre n'a pas d'objet.
    .expected = un objet : le troisième texte entre les parenthèses
ex00-q1-hint1 = write attend quatre textes, séparés par des virgules : qui écrit, à qui, l'objet, le texte.
ex00-q1-hint2 = ex.author s'écrit sans guillemets, c'est un nom de variable ; les trois autres sont des textes entre guillemets.

ex00-q2-sending = Le début du voyage n'est pas celui-là.
    .expected = la machine où l'auteur écrit, puis celle qui prend le dépôt, mot de passe à l'appui
    .fix = le voyage part de chez vous ; regardez le premier saut, qui appelle et qui répond
ex00-q2-mx = Ce n'est pas le serveur par où entite.fr reçoit d'Internet.
    .expected = la machine que nomme l'enregistrement MX du domaine du destinataire
ex00-q2-mda = Ce n'est pas la machine qui range la lettre dans la boîte.
    .expected = la dernière machine du voyage ; le programme de Bob n'y est pas, il vient lire plus tard
ex00-q2-relay = Ce n'est pas le relais interne par où passe cette lettre.
    .expected = une machine qui a reçu la lettre d'une autre, et l'a remise à une troisième, à l'intérieur
ex00-q2-hint1 = Suivez les sauts dans l'ordre. À chaque saut une machine appelle, une autre répond ; celle qui répond appelle au saut suivant.
ex00-q2-hint2 = delivery.hops[0].client est la première machine, delivery.hops[-1].server la dernière. Lisez les cinq noms de haut en bas.

ex00-q3-word = Une de ces réponses n'est pas une adresse de la lettre.
    .expected = une des cinq adresses, telle qu'elle y est écrite : nom@domaine, sans le nom affiché
ex00-q3-bounces = Ce n'est pas l'adresse qui apprendra un échec.
    .expected = celle que le serveur connaît par l'enveloppe : il ne lit pas From pour cela
ex00-q3-arrives = Vous n'avez pas distingué le destinataire que le serveur sert et celui que la lettre montre.
    .expected = pour arrives, l'adresse de RCPT TO ; pour to, celle du champ To
ex00-q3-seen = Ce n'est pas l'auteur que le lecteur voit.
    .expected = l'adresse d'un champ de l'en-tête : l'enveloppe ne s'affiche pas
ex00-q3-reply = La réponse n'ira pas à cette adresse.
    .expected = le champ qui, s'il est là, l'emporte sur From pour les réponses
ex00-q3-hint1 = Deux de ces adresses sont dans l'enveloppe, trois dans l'en-tête. Le serveur se sert des premières, le lecteur voit les autres.
ex00-q3-hint2 = MAIL FROM : les échecs. RCPT TO : l'arrivée. From, To et Reply-To : ce que montre la lettre, et où va la réponse.

ex00-q4-word = Une de ces réponses n'est ni un type, ni une machine, ni une adresse de ce monde.
    .expected = un type comme A ou NS, un nom de machine sans la préférence qui le précède, une adresse IP
ex00-q4-type = Ce n'est pas la première question du relais.
    .expected = le type qui dit quel serveur reçoit le courrier d'un domaine ; l'adresse du serveur vient ensuite
ex00-q4-server = Ce n'est pas le serveur qui reçoit le courrier de votre domaine.
    .expected = le nom que donne la réponse du DNS, et qui n'est pas forcément celui du domaine
ex00-q4-address = Ce n'est pas l'adresse de ce serveur.
    .expected = l'enregistrement A du serveur lui-même
    .fix = interrogez le DNS une seconde fois, sur le nom que la première réponse a donné
ex00-q4-hint1 = La cellule au-dessus demande qui sert les noms (NS). Changez le type pour demander qui sert le courrier.
ex00-q4-hint2 = lab.dig(ex.domain, "MX") donne un nombre (la préférence) puis un nom. Demandez ensuite le type A de ce nom.

ex00-q5-fate = { $fate ->
        [absent] La lettre n'est pas adressée à Bob.
       *[other] La lettre n'arrive pas dans la boîte de Bob.
    }
    .expected = une lettre qui arrive chez bob@entite.fr
ex00-q5-seen = { $seen ->
        [own] Bob voit votre adresse comme auteur.
       *[other] Bob ne voit pas la direction comme auteur.
    }
    .expected = l'adresse ex.boss dans From ; un nom affiché ne suffit pas
ex00-q5-bounces = { $bounces ->
        [boss] Si la lettre échoue, c'est la direction qui l'apprendra.
       *[other] Si la lettre échoue, vous n'en saurez rien.
    }
    .expected = ex.author comme adresse de l'enveloppe
    .fix = From et MAIL FROM sont deux choses : que met votre message dans chacune ?
ex00-q5-hint1 = Deux adresses d'auteur : celle de From (premier texte de from_only) et celle de l'enveloppe (sender=).
ex00-q5-hint2 = Bob voit le premier texte ; l'échec revient à sender. Affichez from_boss pour voir les deux.

ex00-q6-bob = La lettre n'arrive pas chez Bob.
    .expected = bob@entite.fr dans RCPT TO, quoi que dise To
ex00-q6-alone = Votre personne reçoit aussi la lettre.
    .expected = Bob seul dans l'enveloppe
ex00-q6-shown = { $shown ->
        [bob] La lettre dit être pour Bob.
       *[other] La lettre ne dit pas être pour votre personne.
    }
    .expected = ex.author dans le champ To
ex00-q6-hint1 = Écrivez d'abord la lettre à celui que To doit montrer, puis changez l'enveloppe. C'est ainsi que voyage une copie cachée.
ex00-q6-hint2 = forge.direct_spoof(un auteur, celui que To montre) fait la lettre ; .to(…) derrière dit où elle arrive.

ex00-q7-fate = { $fate ->
        [absent] L'enveloppe ne nomme pas Bob : la lettre part ailleurs.
       *[other] La lettre n'arrive pas dans la boîte de Bob.
    }
    .expected = bob@entite.fr dans RCPT TO
ex00-q7-bounces = Un échec ne reviendrait pas à votre personne.
    .expected = ex.author dans MAIL FROM
ex00-q7-seen = { $seen ->
        [own] From montre la même adresse que l'enveloppe.
       *[other] From ne montre pas une adresse de votre domaine.
    }
    .expected = une autre adresse de votre domaine, n'importe laquelle
ex00-q7-reply = { $reply ->
        [nobody] La lettre ne dit pas où répondre : la réponse irait à From.
        [author] La réponse irait à l'adresse de From.
       *[other] La réponse n'irait pas à une troisième adresse de votre domaine.
    }
    .expected = un champ de l'en-tête qui donne une troisième adresse, ni From ni l'enveloppe
ex00-q7-shown = { $shown ->
        [bob] To montre Bob.
       *[other] To montre une adresse qui sert déjà ailleurs.
    }
    .expected = n'importe quelle autre adresse : To n'est qu'un texte
ex00-q7-hint1 = Quatre places : sender= (échec), le premier texte (From), un champ Reply-To (réponse), le second texte (To). Remplissez-les une à une.
ex00-q7-hint2 = fields=["Reply-To: …"] ajoute le champ ; .to("bob@entite.fr") derrière la parenthèse rend l'enveloppe indépendante de To.

effect-author = auteur
effect-fate = arrivée chez Bob
effect-subject = objet
effect-mua = programme de l'auteur
effect-msa = serveur de dépôt
effect-relay = relais interne
effect-mda = rangement dans la boîte
effect-bounces = qui apprend un échec
effect-arrives = destinataire de l'enveloppe
effect-seen = auteur que l'on voit
effect-to = destinataire que l'on voit
effect-reply = où va la réponse
effect-type = type demandé
effect-server = serveur du domaine
effect-address = adresse du serveur
effect-bob = arrivée chez Bob
effect-copied = votre personne la reçoit
effect-shown = destinataire que l'on voit
word-ex00-own = votre personne
word-ex00-boss = la direction
word-ex00-colleague = un collègue
