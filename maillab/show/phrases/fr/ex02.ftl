# Exercice 02 : forger, publier, et ce que décide le serveur de Bob.
ex02-missing = Un des cas n'a pas de réponse.
    .expected = une réponse pour chaque case de la cellule, avec les lettres qui y étaient
ex02-later = À la correction, d'autres machines et d'autres noms essaient de passer.

ex02-q1-lost = Un des trois messages n'arrive pas chez Bob.
    .expected = trois messages pour bob@entite.fr ; votre domaine n'en refuse encore aucun
ex02-q1-direct = { $spoof ->
        [envelope] L'enveloppe de direct est celle de l'attaquant.
       *[other] Le message direct n'imite pas votre personne partout.
    }
    .expected = ex.author à la fois dans l'enveloppe et dans From
ex02-q1-envelope = { $envelope ->
        [direct] L'enveloppe de ce message ment aussi : SPF donne fail.
        [unproven] SPF ne trouve rien sous le domaine de cette enveloppe : il ne donne pas pass.
       *[other] Ce message ne montre pas votre personne dans From.
    }
    .expected = ex.author dans From, et dans l'enveloppe un domaine qui autorise vraiment la machine de l'attaquant
ex02-q1-named = { $named ->
        [honest] Le nom affiché n'est pas celui de votre personne.
       *[other] Ce message ment sur l'adresse, pas seulement sur le nom.
    }
    .expected = le prénom ex.person devant une adresse qui est bien celle de l'attaquant
ex02-q1-hint1 = Une recette pour chacun : direct_spoof, from_only, display_name. Affichez un message pour voir ce qu'il dit, enveloppe et en-tête.
ex02-q1-hint2 = Sans autre indication, les recettes imitent Alice de monpartenaire.fr : donnez votre adresse ou votre nom comme premier texte. L'enveloppe de from_only est déjà celle de l'attaquant.

ex02-q2-none = SPF ne trouve aucun enregistrement pour votre domaine.
    .expected = un TXT « v=spf1 … » au nom du domaine lui-même
ex02-q2-syntax = SPF ne peut pas se servir de ce qui est publié : il donne permerror.
    .expected = un seul enregistrement SPF par nom, dont chaque terme est bien écrit
    .fix = réunissez les termes dans un texte ; lint("…") montre une faute d'écriture
ex02-q2-open = Une machine que vous n'avez pas nommée obtient pass.
    .expected = pass pour vos deux machines seulement
ex02-q2-own = Votre serveur obtient { $own }.
    .expected = pass
    .fix = quelle adresse donne chaque terme ? Le domaine lui-même n'a pas d'enregistrement A
ex02-q2-newsletter = La machine des lettres obtient { $newsletter }.
    .expected = pass : elle envoie sous votre domaine
ex02-q2-soft = Une machine inconnue obtient { $stranger }.
    .expected = fail
    .fix = regardez le signe du dernier terme
ex02-q2-hint1 = Un nom (celui du domaine), un type, une valeur : « v=spf1 », un terme par source, un dernier terme pour tous les autres.
ex02-q2-hint2 = mx convient à la machine qui reçoit votre courrier, ip4:adresse à une machine précise ; -all refuse le reste.

ex02-q3-unit = Ce nombre est celui des secondes.
    .expected = des minutes : le DNS compte les durées de vie en secondes
ex02-q3-early = À ce moment, le serveur de Bob connaît encore l'ancien enregistrement : le faux obtient { $after }.
    .expected = l'instant où son résolveur doit reposer la question
ex02-q3-late = Une minute plus tôt, le faux obtenait déjà fail.
    .expected = le plus petit nombre de minutes qui suffit
ex02-q3-hint1 = Le résolveur de Bob a posé la question au passage du premier faux. Combien de temps a-t-il le droit de garder la réponse ?
ex02-q3-hint2 = Le TTL est cette durée, en secondes. Une minute en compte soixante.

ex02-q4-word = Un de ces mots n'est pas une décision.
    .expected = "accept", "quarantine" ou "reject" : ce que fait le serveur, pas le résultat d'une vérification
ex02-q4-own = Une de vos propres sources n'est pas traitée ainsi.
    .expected = SPF réussit pour l'IP, et le domaine de l'enveloppe est celui de From : DMARC réussit
ex02-q4-direct = Le faux complet n'est pas traité ainsi.
    .expected = ce que demande le propriétaire, quand rien d'aligné n'a réussi
    .fix = lisez p= dans ex.dmarc
ex02-q4-envelope = La lettre sous l'enveloppe de l'attaquant n'est pas traitée ainsi.
    .expected = SPF réussit, mais pour quel domaine ? DMARC le compare à celui de From
ex02-q4-below = La lettre d'un nom sous votre domaine n'est pas traitée ainsi.
    .expected = la politique du domaine vaut aussi en dessous, tant que ni sp ni np ne disent autre chose
ex02-q4-named = La lettre qui n'imite que le nom n'est pas traitée ainsi.
    .expected = DMARC regarde le domaine de l'adresse ; votre enregistrement ne parle que du vôtre
ex02-q4-hint1 = Pour chaque lettre, dans l'ordre : SPF réussit-il pour cette IP et cette enveloppe ? Ce domaine est-il aligné avec celui de From ? Sinon, que demande le propriétaire du domaine de From ?
ex02-q4-hint2 = Deux lettres sont vraies ; une troisième n'est pas sous votre domaine du tout. Les trois autres subissent votre politique.

ex02-q5-word = Un de ces mots n'est pas un des deux choix.
    .expected = "yes" ou "no"
ex02-q5-equal = Deux domaines égaux ne seraient pas alignés ?
    .expected = "yes" : l'égalité suffit dans les deux modes
ex02-q5-strict = Un cas en mode strict n'est pas celui-là.
    .expected = en mode strict, le même nom exactement ; un nom plus long ne suffit pas
ex02-q5-relaxed = Un cas en mode souple (relaxed) n'est pas celui-là.
    .expected = en mode souple, la même organisation, que le nom le plus long soit d'un côté ou de l'autre
ex02-q5-lookalike = Un nom qui finit par les mêmes lettres n'est pas un nom du même domaine.
    .expected = comparer étiquette par étiquette, de point en point
ex02-q5-foreign = Le domaine d'un autre n'est pas aligné avec le vôtre.
    .expected = "no", même quand SPF a réussi
ex02-q5-hint1 = En mode strict, comparez les textes. En mode souple (relaxed), comparez le domaine de l'organisation : ici, les deux dernières étiquettes.
ex02-q5-hint2 = Découpez aux points : news.exemple.example donne trois étiquettes ; ma-exemple.example en donne deux, et la première est « ma-exemple ».

ex02-q6-none = Aucun enregistrement DMARC ne vaut pour votre domaine.
    .expected = un TXT « v=DMARC1; … » sous le nom où les récepteurs le cherchent, un nom sous le domaine
ex02-q6-own = Votre propre courrier n'est plus accepté : { $own }.
    .expected = accept : SPF réussit pour votre serveur, et c'est aligné
ex02-q6-newsletter = La lettre d'information n'est plus acceptée : { $newsletter }.
    .expected = un alignement qui accepte une enveloppe sous lettre. et votre domaine
    .fix = quel mode demandez-vous pour SPF ?
ex02-q6-open = Le faux complet est accepté.
    .expected = une politique qui demande plus que de regarder
ex02-q6-soft = Le faux complet n'est que mis de côté.
    .expected = reject
ex02-q6-below = Un faux sous un nom plus long que votre domaine obtient { $below }.
    .expected = reject : les attaquants essaient aussi les noms qui n'existent pas
ex02-q6-reports = Aucun rapport ne viendrait à votre domaine.
    .expected = une adresse de votre domaine, écrite comme une URI
ex02-q6-hint1 = Le nom commence par _dmarc. ; la valeur par v=DMARC1. Ce que vous ne dites pas a une valeur par défaut : elle est souvent la bonne.
ex02-q6-hint2 = p= dit la politique, rua=mailto:… l'adresse des rapports. Sans sp ni aspf, p vaut en dessous et l'alignement est souple.

ex02-q7-valid = Un récepteur ne peut pas se servir d'un des enregistrements du plan.
    .expected = une liste d'enregistrements bien écrits : « nom=valeur » séparés par des points-virgules
    .fix = lint("…") montre la faute
ex02-q7-first = Le plan commence par { $first } : dès le premier jour, du courrier légitime mal configuré se perd.
    .expected = une première étape qui ne fait que demander des rapports
ex02-q7-last = Le plan finit par { $last }.
    .expected = reject à la dernière étape
ex02-q7-gentle = Le plan saute une marche, ou en redescend une.
    .expected = d'un enregistrement au suivant, la même demande ou la suivante en sévérité
ex02-q7-reports = À une étape au moins, aucun rapport ne vient à votre domaine.
    .expected = à chaque étape, de quoi voir qui échoue avant de durcir
ex02-q7-hint1 = Trois politiques existent, de la plus douce à la plus sévère. Chacune a sa place dans le plan.
ex02-q7-hint2 = Trois textes au moins : p=none, p=quarantine, p=reject, chacun avec rua=mailto: et une adresse de votre domaine.

ex02-q8-lost = Le message n'est pas adressé à Bob.
    .expected = bob@entite.fr dans l'enveloppe
ex02-q8-refused = Le message n'arrive pas dans la boîte de réception.
    .expected = un message dont DMARC n'a rien à redire
    .fix = quel domaine DMARC cherche-t-il, et pouvez-vous éviter que ce soit le vôtre ?
ex02-q8-honest = Le message arrive, mais son From ne fait penser ni à votre personne ni à votre domaine.
    .expected = un nom ou un domaine qui trompe l'œil de Bob
ex02-q8-later = À la correction, votre domaine demande encore plus ; le message doit passer quand même.
ex02-q8-hint1 = DMARC protège un domaine exact et ce qui est en dessous. Que lit Bob, que DMARC ne compare pas ?
ex02-q8-hint2 = Le nom affiché n'est vérifié par personne ; un domaine voisin du vôtre appartient à qui l'achète. Choisissez.

effect-spoof = faux complet
effect-envelope = From seul imité
effect-own = votre courrier
effect-after = SPF après l'attente
effect-sooner = SPF une minute plus tôt
effect-unit = unité
effect-below = nom sous le domaine
effect-equal = noms égaux
effect-child = nom plus long, mode souple
effect-strict = nom plus long, mode strict
effect-parent = From plus long, mode souple
effect-foreign = domaine d'un autre
effect-named = nom seul imité
effect-lookalike = nom qui ressemble
effect-published = DMARC trouvé
effect-valid = enregistrements lisibles
effect-first = première étape
effect-last = dernière étape
effect-gentle = sans saut
effect-pretends = trompe l'œil
effect-ex02-abroad = rapports chez un autre
word-ex02-direct = enveloppe et From faux
word-ex02-envelope = From seul faux, SPF pass
word-ex02-named = nom affiché seul
