# Exercice 01 : le voyage d'un message, et ce qu'on peut croire de son en-tête.
ex01-missing = Un des cas n'a pas de réponse.
    .expected = une réponse pour chaque case de la cellule, avec les noms qui y étaient
ex01-host = Un de ces noms n'est celui d'aucune machine de ce monde.
    .expected = des noms complets de machines, domaine compris, tels que la carte les écrit

ex01-q1-reversed = C'est la bonne route, parcourue à l'envers.
    .expected = l'ordre du voyage ; les Received, eux, se lisent de bas en haut
ex01-q1-ends = La route ne commence ou ne finit pas là.
    .expected = au début la machine où l'auteur écrit, à la fin celle qui tient la boîte du destinataire
ex01-q1-strangers = La liste nomme une machine par où la lettre ne passe pas.
    .expected = seulement des machines qui ont tenu la lettre : un serveur de noms renseigne, il ne transporte pas
ex01-q1-order = Il manque une machine, ou deux sont échangées.
    .expected = chaque machine qui a pris la lettre puis l'a remise, dans l'ordre
ex01-q1-hint1 = Découpez la route en trois : le dépôt chez l'auteur, la traversée d'Internet, le rangement chez le destinataire. Quelles machines dans chaque partie ?
ex01-q1-hint2 = Envoyez la lettre : delivery = lab.send(lab.write(…)), puis play(delivery). Chaque saut donne un client et un serveur.

ex01-q2-password = Ce n'est pas la machine qui demande un mot de passe.
    .expected = le serveur de dépôt : il sert ses propres utilisateurs ; un MX, lui, reçoit de tout Internet
ex01-q2-mx = Ce n'est pas la machine qui cherche le MX.
    .expected = la dernière machine du côté de l'auteur, celle qui ouvre la session à travers Internet ; elle passe par son résolveur, mais la question est la sienne
ex01-q2-verifies = Ce n'est pas la machine qui vérifie.
    .expected = la première machine du côté du destinataire : elle seule voit qui remet le message
ex01-q2-files = Ce n'est pas la machine qui range la lettre.
    .expected = la dernière de la route ; le programme du destinataire vient y lire plus tard
ex01-q2-hint1 = Le dépôt, la recherche du MX, la vérification, le rangement : quatre moments, du premier saut au dernier.
ex01-q2-hint2 = Dans play(delivery), le dialogue montre AUTH au saut du mot de passe, et chaque question au DNS sous la machine qui la pose.

ex01-q3-refused = Le serveur a refusé une de vos lignes, par le code { $refusal }.
    .expected = se présenter, puis l'expéditeur, puis au moins un destinataire, puis DATA
    .fix = lancez ex.lab().smtp("mx.entite.fr", session + letter) : la ligne qui précède ce code est celle à corriger
ex01-q3-dot = Le serveur attend toujours la fin de la lettre : il n'a rien rangé.
    .expected = la ligne qui dit que le message est fini
ex01-q3-bounces = { $bounces ->
        [nobody] L'enveloppe ne dit pas à qui rendre un échec.
       *[other] Un échec ne reviendrait pas à votre personne.
    }
    .expected = ex.author dans MAIL FROM, entre < et >
ex01-q3-seen = Bob ne voit pas votre personne comme auteur.
    .expected = un champ From avec ex.author, parmi les premières lignes de letter
ex01-q3-body = La lettre n'a pas de texte : tout est resté dans l'en-tête.
    .expected = de quoi séparer l'en-tête du texte
    .fix = en SMTP et dans un message, une ligne sans rien veut dire quelque chose
ex01-q3-subject = La lettre n'a pas d'objet.
    .expected = un champ Subject dans l'en-tête
ex01-q3-hint1 = L'enveloppe d'abord (EHLO, MAIL FROM:<…>, RCPT TO:<…>, DATA), la lettre ensuite : champs, séparation, texte, fin.
ex01-q3-hint2 = L'en-tête finit par une ligne vide, "" ; le message finit par une ligne qui ne contient qu'un point, ".".

ex01-q4-word = Une de ces réponses n'est pas dans ces champs.
    .expected = un serveur nommé après « by », une adresse IP entre crochets, un nombre entre guillemets
ex01-q4-server = Ce serveur n'est pas celui qui a reçu le message d'Internet.
    .expected = le serveur d'entite.fr qui a parlé à une machine du dehors ; ceux du dedans se parlent entre eux
ex01-q4-client = Ce n'est pas cette adresse qui a remis le message.
    .expected = l'adresse que le serveur d'entite.fr a vue lui-même, et notée
    .fix = de haut en bas : quel est le dernier champ écrit par une machine en qui Bob a confiance ?
ex01-q4-forged = Ce n'est pas le nombre de champs venus avec le message.
    .expected = tous ceux qui sont au-dessous du champ écrit par le serveur d'entrée, quoi qu'ils disent
ex01-q4-hint1 = Chaque serveur ajoute sa ligne au-dessus. Descendez tant que la machine après « by » est à entite.fr et que la chaîne se tient ; arrêtez-vous à la frontière.
ex01-q4-hint2 = Deux champs disent peut-être « by mx.entite.fr ». Celui du haut a été ajouté le dernier, par le vrai serveur ; l'autre était déjà là.

ex01-q5-word = Une de ces réponses n'est pas un mot de ces champs.
    .expected = un nom de serveur, un résultat comme pass ou fail, un domaine
ex01-q5-trusted = Ce serveur n'est pas celui de Bob.
    .expected = le nom exact du serveur qui a reçu le message pour Bob ; tout autre nom a pu être écrit par n'importe qui
ex01-q5-spf = Ce n'est pas ce que ce serveur dit de SPF.
    .expected = le mot après spf= dans son champ, pas celui d'une autre méthode
ex01-q5-domain = Ce n'est pas le domaine que SPF a regardé.
    .expected = celui que le champ donne pour l'enveloppe, smtp.mailfrom
ex01-q5-dmarc = Ce n'est pas ce que ce serveur dit de DMARC.
    .expected = le mot après dmarc= dans son propre champ
ex01-q5-hint1 = Lisez seulement le premier mot de chaque champ. Lequel est, lettre pour lettre, le serveur qui a reçu pour Bob en q4 ?
ex01-q5-hint2 = Un nom qui finit par .example n'est pas sous entite.fr. Dans le bon champ : spf=…, smtp.mailfrom=…, dmarc=….

ex01-q6-word = Un de ces mots n'est pas un des deux choix.
    .expected = "server" ou "sender"
ex01-q6-letter = Un serveur n'écrit pas ce que l'auteur signe de son nom.
    .expected = "sender" pour ce qui appartient à la lettre
ex01-q6-traces = Un champ écrit par entite.fr est donné à l'expéditeur.
    .expected = "server" pour la frontière, le résultat de Bob et la trace que la remise en boîte laisse de l'enveloppe
ex01-q6-forged = Un champ venu avec le message passe pour celui d'un serveur de Bob.
    .expected = "sender" pour tout champ que l'expéditeur a pu écrire : un nom de champ ne prouve rien
    .fix = comparez la place des Received dans ex.received, et le nom au début des résultats
ex01-q6-hint1 = Trois de ces champs ont été ajoutés par entite.fr : un à la frontière, un à la vérification, un au rangement.
ex01-q6-hint2 = Reprenez q4 (quel Received est vrai) et q5 (quel résultat est vrai) ; Return-Path est écrit au moment de ranger.

ex01-q7-fate = { $fate ->
        [absent] Le message n'est pas adressé à Bob.
       *[other] Le message n'arrive pas dans la boîte de Bob.
    }
    .expected = un message qui arrive chez bob@entite.fr
ex01-q7-seen = Bob ne voit pas votre personne comme auteur.
    .expected = ex.author dans From
ex01-q7-none = Le Received le plus bas est vrai : il nomme la machine de l'inconnu.
    .expected = un Received à vous, déjà dans le message quand il part
ex01-q7-origin = Le Received le plus bas ne raconte pas que votre serveur a pris le message.
    .expected = « by » suivi du nom complet de votre mx
ex01-q7-removed = Votre Authentication-Results n'est pas arrivé : le serveur de Bob enlève ceux qui portent son propre nom.
    .expected = un résultat sous un nom que ce serveur ne tient pas pour le sien
ex01-q7-claimed = Aucun résultat dans l'en-tête ne dit dmarc=pass pour votre domaine.
    .expected = un champ Authentication-Results qui le dise, sous le nom d'un serveur
ex01-q7-later = À la correction, une autre machine remet le message ; les faux champs doivent tenir quand même.
ex01-q7-hint1 = fields=[…] de forge.message met vos champs au-dessus de From ; ceux des vrais serveurs viendront encore au-dessus.
ex01-q7-hint2 = Deux champs : Received: from … by mx.…; date, et Authentication-Results: nom; dmarc=pass header.from=…. Le nom ne doit pas être sous entite.fr.

effect-hosts = noms de machines
effect-ends = début et fin
effect-strangers = machines hors de la route
effect-order = ordre
effect-password = qui demande un mot de passe
effect-asks = qui cherche le MX
effect-verifies = qui vérifie
effect-files = qui range
effect-refusal = premier refus
effect-stored = rangé chez Bob
effect-body = texte présent
effect-client = adresse d'origine
effect-forged = champs forgés
effect-trusted = serveur à croire
effect-spf = SPF
effect-mailfrom = domaine regardé par SPF
effect-dmarc = DMARC
effect-traces = champs des serveurs
effect-letter = champs de la lettre
effect-origin = premier serveur raconté
effect-claimed = faux résultat présent
effect-removed = faux résultat enlevé
effect-ex01-server = serveur qui l'a reçu d'Internet
word-ex01-none = aucun
