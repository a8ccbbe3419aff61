# Exercice 05 : DMARC.
ex05-q1-word = Un des mots n'est pas un verdict.
    .expected = pass ou fail
ex05-q1-missing = Un des cas n'a pas de réponse.
    .expected = une réponse pour chaque case de la cellule, avec les noms qui y étaient
ex05-q1-provider = Le verdict pour le prestataire n'est pas celui-là.
    .expected = ce qui a réussi pour un domaine sans rapport avec celui du From ne parle pas pour lui
ex05-q1-author = Le verdict pour le domaine même de l'auteur n'est pas celui-là.
    .expected = un seul identifiant qui a réussi et qui est aligné suffit ; rien n'exige SPF et DKIM ensemble
ex05-q1-both = Le verdict de « both » n'est pas celui-là.
    .expected = chaque identifiant jugé seul ; celui qui n'est pas aligné ne retire rien à l'autre
ex05-q1-mode = Le verdict pour un autre nom du même domaine n'est pas celui-là.
    .expected = en mode r, le même domaine organisationnel suffit ; en mode s, il faut le nom exact
    .fix = relisez aspf et adkim dans ex.published : chacun règle une méthode
ex05-q1-hint1 = Pour chaque cas : qu'est-ce qui a réussi, pour quel domaine, et ce domaine est-il celui du From ?
ex05-q1-hint2 = aspf règle SPF, adkim règle DKIM ; sans étiquette, c'est r. Un seul aligné suffit.
ex05-found = Les récepteurs ne trouvent pas d'enregistrement DMARC qu'ils puissent employer.
    .expected = au nom _dmarc. et votre domaine, un seul texte qui commence par « v=DMARC1; », avec p=
    .fix = lint("…") montre la faute et le texte corrigé
ex05-q2-asks = L'enregistrement demande { $requested } pour un message qui échoue.
    .expected = une politique qui ne bloque rien, tant que l'inventaire n'est pas fait
ex05-q2-reports = Aucun rapport n'arrivera à une adresse de votre domaine.
    .expected = une étiquette qui demande les rapports, et une adresse écrite en URI
ex05-q2-hint1 = Trois étiquettes : la version, la politique, et l'adresse des rapports agrégés.
ex05-q2-hint2 = v=DMARC1; p=…; rua=mailto:…
ex05-q2-later = À la correction, des messages échouent aussi sous d'autres noms que votre domaine lui-même.
ex05-q3-domain = Pour votre domaine lui-même, l'enregistrement demande autre chose que ex.wanted.
    .expected = l'étiquette qui vaut pour le domaine où l'enregistrement se trouve
ex05-q3-existing = Pour un sous-domaine qui existe, l'enregistrement demande autre chose que ex.wanted.
    .expected = l'étiquette des sous-domaines ; sans elle, ils suivent p=
ex05-q3-invented = Pour un nom que quelqu'un invente, l'enregistrement demande autre chose que ex.wanted.
    .expected = l'étiquette des noms qui n'existent pas ; sans elle, ils suivent sp=, puis p=
ex05-q3-hint1 = Trois étiquettes de politique, dans le même enregistrement : une par sorte de nom.
ex05-q3-hint2 = p= pour le domaine, sp= pour ses sous-domaines, np= pour ceux qui n'existent pas.
ex05-q3-later = À la correction, le faussaire invente d'autres noms.
ex05-q4-missing = Une des dix réponses manque.
    .expected = une réponse pour chaque case de la cellule, avec les noms qui y étaient
ex05-q4-first = Pour ex.first, l'arbre ne mène pas là.
    .expected = sans enregistrement à son propre nom, celui du domaine organisationnel : le plus court des noms qui en ont un
    .fix = un enregistrement en chemin ne vaut ni pour l'organisation, ni pour l'auteur
ex05-q4-psd = Pour ex.second, l'arbre ne mène pas là.
    .expected = psd=n arrête la montée : ce nom-là est une organisation à lui seul
ex05-q4-alone = Pour ex.alone, l'arbre ne mène pas là.
    .expected = un nom qui a un enregistrement, seul sur son chemin, est sa propre organisation
ex05-q4-list = D'après la liste des suffixes publics, un des domaines n'est pas celui-là.
    .expected = une étiquette de plus que le suffixe public, sans regarder aucun enregistrement
ex05-q4-questions = Le nombre de questions n'est pas celui-là.
    .expected = une par nom, du plus long au plus court, huit au plus : d'un nom trop long, on saute des étages
ex05-q4-hint1 = Écrivez la suite des noms, du plus long au plus court, et notez lesquels ont un enregistrement dans ex.zone.
ex05-q4-hint2 = L'arbre garde le plus court nom qui a un enregistrement, sauf si psd=n l'arrête avant. La liste garde un nom et « example ».
ex05-q5-zone = Un des enregistrements va dans la zone de quelqu'un d'autre.
    .expected = des noms de votre domaine : vous n'écrivez pas chez les autres
ex05-q5-spf = SPF donne { $spf } à la lettre.
    .expected = pass : SPF cherche l'enregistrement au nom exact du domaine de l'enveloppe
ex05-q5-aligned = Le serveur de Bob répond { $newsletter } à la lettre.
    .expected = accept : ce qui réussit doit parler pour le domaine du From
ex05-q5-forged = Un inconnu qui imite la lettre obtient { $imitation }.
    .expected = reject : une seule machine autorisée, et une seule politique publiée
ex05-q5-hint1 = Deux choses à la fois : un domaine d'enveloppe qui soit à vous, et un enregistrement SPF à ce nom-là.
ex05-q5-hint2 = Une adresse de lettre. et votre domaine, et un SPF à ce nom, qui n'autorise que cette machine.
ex05-q6-rua = Votre enregistrement n'envoie aucun rapport au prestataire.
    .expected = son adresse dans rua=, écrite en URI
ex05-q6-analyst = Les récepteurs n'enverront rien au prestataire.
    .expected = son accord, dans sa zone à lui, sous un nom qui contient votre domaine
    .fix = relisez, dans la leçon 06, la question que posait le serveur de Bob
ex05-q6-others = L'accord vaut aussi pour n'importe quel autre domaine : le prestataire sera noyé.
    .expected = un accord pour votre seul domaine
ex05-q6-hint1 = Qui doit être d'accord ? Celui qui reçoit. Où le dit-il ? Dans le DNS de son domaine.
ex05-q6-hint2 = votre-domaine._report._dmarc.son-domaine, TXT, v=DMARC1.
ex05-q6-later = À la correction, un autre domaine essaie la même adresse.
ex05-q7-weeks = Le plan est vide, ou dure plus de dix semaines.
    .expected = de une à dix semaines
ex05-q7-reports = Une semaine au moins, aucun rapport n'arrive.
    .expected = rua=, vers une adresse de votre domaine, chaque semaine : sans rapports, rien ne se répare
ex05-q7-rejected = Des messages à vous ont été refusés.
    .expected = pas de reject tant qu'une machine à vous n'est pas alignée
    .fix = comptez, pour chaque machine, les semaines de rapports qui parlent d'elle
ex05-q7-junk = Des messages à vous ont été mis de côté.
    .expected = pas de quarantine tant qu'une machine à vous n'est pas alignée
    .fix = l'agence commence la troisième semaine : quand est-elle réparée ?
ex05-q7-order = La politique saute une marche, ou redescend.
    .expected = none, puis quarantine, puis reject
ex05-q7-end = Le plan finit par { $domain } pour votre domaine.
    .expected = reject
ex05-q7-names = Le plan finit par { $subdomain } pour vos sous-domaines, et { $invented } pour ceux qu'on invente.
    .expected = reject pour tous
ex05-q7-hint1 = Dessinez les semaines : quand la lettre est-elle réparée ? et l'agence ? Aucune politique qui bloque avant cela.
ex05-q7-hint2 = Quatre semaines de p=none avec rua=, puis une marche à la fois, sans jamais retirer rua=.
effect-both = SPF du prestataire et DKIM de l'auteur
effect-found = enregistrement trouvé
effect-requested = demandé pour un faux
effect-reports = rapports
effect-existing = sous-domaine qui existe
effect-invented = sous-domaine inventé
effect-questions = questions au DNS
effect-zone = zone
effect-imitation = imitation
effect-analyst = rapports au prestataire
effect-others = autre domaine, même adresse
effect-true = vos messages
effect-climb = marches
effect-subdomain = sous-domaines à la fin
effect-ex05-spf-author = SPF du domaine de l'auteur
effect-ex05-spf-below = SPF d'un autre sous-domaine
effect-ex05-spf-provider = SPF du prestataire
effect-ex05-dkim-author = DKIM du domaine de l'auteur
effect-ex05-dkim-above = DKIM de votre domaine
effect-ex05-dkim-provider = DKIM du prestataire
effect-ex05-first-walk = premier auteur, organisation par l'arbre
effect-ex05-first-list = premier auteur, organisation par la liste
effect-ex05-first-record = premier auteur, enregistrement lu
effect-ex05-second-walk = deuxième auteur, organisation par l'arbre
effect-ex05-second-list = deuxième auteur, organisation par la liste
effect-ex05-second-record = deuxième auteur, enregistrement lu
effect-ex05-alone-walk = troisième auteur, organisation par l'arbre
effect-ex05-alone-list = troisième auteur, organisation par la liste
effect-ex05-alone-record = troisième auteur, enregistrement lu
effect-ex05-rua = adresse du prestataire dans rua
effect-ex05-weeks = semaines
word-ex05-enough = dix au plus
word-ex05-named = présente
