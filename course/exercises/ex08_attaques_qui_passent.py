# %% [markdown] lang="fr"
# # Exercice 08 — Les attaques qui passent
#
# Six tâches, de la plus simple à la plus libre : prévoir ce que DMARC arrête, attaquer sans rien falsifier, reconnaître une attaque à ses traces, puis fermer ce qui peut l'être. Dans chacune : lisez, remplacez les `...`, lancez la cellule, puis la cellule `check` qui suit. `hint("q1")` ouvre un indice après un essai. L'ordre des cellules est libre : chaque vérification refait son monde. La correction ne reprend que les cellules de réponse : définissez-y tout ce qu'elles emploient. Leçon à relire : 08.
# %% [markdown] lang="en"
# # Exercise 08 — Attacks that pass
#
# Six tasks, from the simplest to the freest: foretell what DMARC stops, attack without forging anything, know an attack by its traces, then close what can be closed. In each: read, replace the `...`, run the cell, then the `check` cell after it. `hint("q1")` opens a hint after a try. Run cells in any order: each check makes its world anew. Marking takes the answer cells alone: define in them all that they use. Lesson to read again: 08.
# %% [markdown] lang="fr"
# Votre identifiant d'abord, tel que votre enseignant l'a donné (laissez vide si vous apprenez seul) : votre monde en dépend, et la réponse d'un autre n'y convient pas.
# %% [markdown] lang="en"
# Your identifier first, as your teacher gave it (leave it empty if you learn alone): your world depends on it, and somebody else's answer does not fit.
# %% lang="fr" role="identity" key="identity"
identifiant = ""
# %% lang="en" role="identity" key="identity"
identifier = ""
# %% lang="fr" role="setup" key="setup"
from maillab import Lab, forge, use_language
from maillab.exercises import begin

use_language("fr")
ex = begin("ex08_attaques_qui_passent", identifiant)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% lang="en" role="setup" key="setup"
from maillab import Lab, forge, use_language
from maillab.exercises import begin

use_language("en")
ex = begin("ex08_attaques_qui_passent", identifier)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% [markdown] lang="fr"
# ## q1 — Arrêtée, ou non (3 points)
#
# `ex.zone` montre ce qui est publié : par votre domaine, par son hébergeur, et par un attaquant pour un domaine qu'il a acheté. `attaquant.example` autorise sa propre machine, `ex.attacker`, et ne publie pas DMARC. `lettre.` et votre domaine existe ; `ex.invented` n'existe pas. Six messages de l'attaquant arrivent chez Bob, dont le serveur obéit à DMARC : que fait-il de chacun, `"accept"` ou `"reject"` ?
#
# *À relire : leçon 08, « Un domaine bien tenu ».*
# %% [markdown] lang="en"
# ## q1 — Stopped, or not (3 points)
#
# `ex.zone` shows what is published: by your domain, by its provider, and by an attacker for a domain that he bought. `attaquant.example` authorises its own machine, `ex.attacker`, and publishes no DMARC. `lettre.` followed by your domain exists; `ex.invented` does not. Six messages of the attacker's arrive at Bob's, whose server obeys DMARC: what does it do with each, `"accept"` or `"reject"`?
#
# *Read again: lesson 08, "A well-kept domain".*
# %%
ex.zone
# %%
ex.cases
# %% role="stub" key="q1"
fates = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ..., "f": ...}
# %% role="answer" key="q1" gives="fates" outcomes="O38 O39" nohidden="choices that are right in the own world alone: nothing else to try them with"
policy = ex.zone[f"_dmarc.{ex.domain}"]
below, made_up = ("accept", "reject") if "sp=none" in policy else ("reject", "accept")
known = {ex.domain: "reject", f"lettre.{ex.domain}": below, ex.invented: made_up}
fates = {}
for letter, case in ex.cases.items():
    author = case["from"].partition("@")[2].strip(">")
    fates[letter] = known.get(author, "accept")
# %% role="wrong" key="q1" name="nothing-is-stopped" says="ex08.q1.exact" points=0
fates = dict.fromkeys("abcdef", "accept")
# %% role="wrong" key="q1" name="all-is-stopped" says="ex08.q1.honest" points=0
fates = dict.fromkeys("abcdef", "reject")
# %% role="wrong" key="q1" name="sp-and-np-swapped" says="ex08.q1.below" points=2
policy = ex.zone[f"_dmarc.{ex.domain}"]
below, made_up = ("reject", "accept") if "sp=none" in policy else ("accept", "reject")
known = {ex.domain: "reject", f"lettre.{ex.domain}": below, ex.invented: made_up}
fates = {}
for letter, case in ex.cases.items():
    author = case["from"].partition("@")[2].strip(">")
    fates[letter] = known.get(author, "accept")
# %% role="wrong" key="q1" name="spf-decides" says="ex08.q1.exact" points=0
fates = {}
for letter, case in ex.cases.items():
    fates[letter] = "accept" if case["client"] == ex.attacker else "reject"
# %% role="wrong" key="q1" name="other-words" says="ex08.q1.word" points=0
fates = dict.fromkeys("abcdef", "refusé")
# %% role="check" key="q1"
check.q1(fates)
# %% role="mark" key="q1-exact" of="q1" points=1
mark.q1(fates, "direct", "from_only", "display")
# %% role="mark" key="q1-names" of="q1" points=1
mark.q1(fates, "from_only", "cousin")
# %% role="mark" key="q1-below" of="q1" points=1
mark.q1(fates, "direct", "below", "invented")
# %% [markdown] lang="fr"
# ## q2 — Trois contrôles, six attaques (3 points)
#
# Même zone. `ex.trials` montre six attaques : l'adresse de la machine qui se présente (`ex.elsewhere` n'est autorisée nulle part), l'enveloppe, `From`, et le domaine d'une signature DKIM intacte s'il y en a une. Donnez pour chacune les résultats de SPF, DKIM et DMARC, dans cet ordre, par exemple `"fail none fail"`. Mots possibles : `pass`, `fail`, `softfail`, `none`.
#
# *À relire : leçon 08, « Dix attaques, et ce qui les arrête ».*
# %% [markdown] lang="en"
# ## q2 — Three checks, six attacks (3 points)
#
# The same zone. `ex.trials` shows six attacks: the address of the machine that calls (`ex.elsewhere` is authorised nowhere), the envelope, `From`, and the domain of an intact DKIM signature where there is one. Give for each the results of SPF, DKIM and DMARC, in this order, for instance `"fail none fail"`. Possible words: `pass`, `fail`, `softfail`, `none`.
#
# *Read again: lesson 08, "Ten attacks, and what stops them".*
# %%
ex.trials
# %% role="stub" key="q2"
results = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ..., "f": ...}
# %% role="answer" key="q2" gives="results" outcomes="O38" nohidden="choices that are right in the own world alone: nothing else to try them with"
stranger = "softfail" if "~all" in ex.zone[ex.domain] else "fail"
results = {}
for letter, case in ex.trials.items():
    spf = stranger if case["client"] == ex.elsewhere else "pass"
    dkim = "pass" if case["signed"] else "none"
    aligned = dkim == "pass" or (spf == "pass" and ex.domain in case["mail_from"])
    dmarc = "none" if ex.domain not in case["from"] else "pass" if aligned else "fail"
    results[letter] = f"{spf} {dkim} {dmarc}"
# %% role="wrong" key="q2" name="spf-reads-from" says="ex08.q2.names" points=2
stranger = "softfail" if "~all" in ex.zone[ex.domain] else "fail"
results = {}
for letter, case in ex.trials.items():
    own = ex.domain in case["mail_from"]
    spf = "pass" if case["client"] != ex.elsewhere and own else stranger
    dkim = "pass" if case["signed"] else "none"
    results[letter] = f"{spf} {dkim} {'pass' if 'pass' in spf + dkim else 'fail'}"
# %% role="wrong" key="q2" name="a-provider-checks" says="ex08.q2.path" points=0
results = dict.fromkeys("abcdef", "fail none fail")
# %% role="wrong" key="q2" name="replay-breaks-dkim" says="ex08.q2.replay" points=2
stranger = "softfail" if "~all" in ex.zone[ex.domain] else "fail"
results = {}
for letter, case in ex.trials.items():
    spf = stranger if case["client"] == ex.elsewhere else "pass"
    dkim = "none" if not case["signed"] else "fail" if spf == stranger else "pass"
    aligned = dkim == "pass" or (spf == "pass" and ex.domain in case["mail_from"])
    dmarc = "none" if ex.domain not in case["from"] else "pass" if aligned else "fail"
    results[letter] = f"{spf} {dkim} {dmarc}"
# %% role="wrong" key="q2" name="theft-is-noticed" says="ex08.q2.stolen" points=2
stranger = "softfail" if "~all" in ex.zone[ex.domain] else "fail"
results = {}
for letter, case in ex.trials.items():
    spf = stranger if case["client"] == ex.elsewhere else "pass"
    dkim, own = "pass" if case["signed"] else "none", ex.domain in case["mail_from"]
    good = (spf == "pass") != bool(case["signed"]) and own
    dmarc = "none" if ex.domain not in case["from"] else "pass" if good else "fail"
    results[letter] = f"{spf} {dkim} {dmarc}"
# %% role="wrong" key="q2" name="one-word" says="ex08.q2.word" points=0
results = dict.fromkeys("abcdef", "pass")
# %% role="check" key="q2"
check.q2(results)
# %% role="mark" key="q2-path" of="q2" points=1
mark.q2(results, "direct", "shared")
# %% role="mark" key="q2-names" of="q2" points=1
mark.q2(results, "from_only", "display")
# %% role="mark" key="q2-signed" of="q2" points=1
mark.q2(results, "replay", "stolen")
# %% [markdown] lang="fr"
# ## q3 — Le cousin, à vous de jouer (2 points)
#
# Votre domaine est publié au plus strict. Trompez Bob pourtant, sans rien falsifier : choisissez un domaine libre en `.example` qui ressemble au vôtre (`name`), publiez-y ce qu'il faut (`published`), et écrivez le message (`letter`), qui partira de la machine `ex.attacker`. DMARC doit répondre `pass`, et aucune autre machine ne doit passer sous ce nom. Rien de tout cela ne sort du simulateur.
#
# *À relire : leçon 08, « Le cousin ».*
# %% [markdown] lang="en"
# ## q3 — The cousin: your turn (2 points)
#
# Your domain is published as strictly as can be. Deceive Bob all the same, without forging anything: choose a free domain under `.example` that looks like yours (`name`), publish there what it takes (`published`), and write the message (`letter`), which leaves from the machine `ex.attacker`. DMARC shall say `pass`, and no other machine may pass under that name. Nothing of this leaves the simulator.
#
# *Read again: lesson 08, "The cousin".*
# %% role="stub" key="q3"
name = ...
published = [
    (..., "TXT", ...),
    (..., "TXT", ...),
]
letter = ...
# %% role="answer" key="q3" gives="name published letter" outcomes="O38 O39"
name = ex.domain.replace(".example", "-groupe.example")
published = [
    (name, "TXT", f"v=spf1 ip4:{ex.attacker} -all"),
    (f"_dmarc.{name}", "TXT", "v=DMARC1; p=reject"),
]
letter = forge.direct_spoof(f"direction@{name}")
# %% role="wrong" key="q3" name="the-very-domain" says="ex08.q3.owner" points=0
name = ex.domain
published = [(name, "TXT", f"v=spf1 ip4:{ex.attacker} -all")]
letter = forge.direct_spoof(ex.author)
# %% role="wrong" key="q3" name="a-subdomain" says="ex08.q3.owner" points=0
name = f"groupe.{ex.domain}"
published = [(name, "TXT", f"v=spf1 ip4:{ex.attacker} -all")]
letter = forge.direct_spoof(f"direction@{name}")
# %% role="wrong" key="q3" name="records-at-the-victim" says="ex08.q3.zone" points=0
name = ex.domain.replace(".example", "-groupe.example")
published = [(ex.domain, "TXT", f"v=spf1 ip4:{ex.attacker} -all")]
letter = forge.direct_spoof(f"direction@{name}")
# %% role="wrong" key="q3" name="nothing-alike" says="ex08.q3.likeness" points=0
name = "meteo-du-jour.example"
published = [(name, "TXT", f"v=spf1 ip4:{ex.attacker} -all")]
published += [(f"_dmarc.{name}", "TXT", "v=DMARC1; p=reject")]
letter = forge.direct_spoof(f"direction@{name}")
# %% role="wrong" key="q3" name="from-still-forged" says="ex08.q3.author" points=0
name = ex.domain.replace(".example", "-groupe.example")
published = [(name, "TXT", f"v=spf1 ip4:{ex.attacker} -all")]
published += [(f"_dmarc.{name}", "TXT", "v=DMARC1; p=reject")]
letter = forge.from_only(ex.author, sender=f"direction@{name}")
# %% role="wrong" key="q3" name="no-dmarc" says="ex08.q3.dmarc" points=1
name = ex.domain.replace(".example", "-groupe.example")
published = [(name, "TXT", f"v=spf1 ip4:{ex.attacker} -all")]
letter = forge.direct_spoof(f"direction@{name}")
# %% role="wrong" key="q3" name="open-to-all" says="" points=1
name = ex.domain.replace(".example", "-groupe.example")
published = [(name, "TXT", "v=spf1 +all"), (f"_dmarc.{name}", "TXT", "v=DMARC1; p=reject")]
letter = forge.direct_spoof(f"direction@{name}")
# %% role="check" key="q3"
check.q3(name, published, letter)
# %% role="mark" key="q3-name" of="q3" points=1
mark.q3(name, published, letter, "likeness", "author", "arrived")
# %% role="mark" key="q3-dmarc" of="q3" points=1 hidden=true
mark.q3(name, published, letter, "likeness", "author", "dmarc", "alone", hidden=True)
# %% [markdown] lang="fr"
# ## q4 — Reconnaître l'attaque (2 points)
#
# Cinq attaques de la zone de q1 sont arrivées chez Bob. De chacune, `ex.arrived` montre quatre champs : le retour, ce que le serveur de Bob a constaté, qui lui a remis le message, et `From`. Laquelle est laquelle ? Un mot par lettre : `"display"` (nom affiché seul), `"cousin"` (domaine qui ressemble), `"shared"` (hébergeur partagé), `"replay"` (rejeu), `"stolen"` (compte volé).
#
# *À relire : leçon 08, « Le rejeu ».*
# %% [markdown] lang="en"
# ## q4 — Know the attack (2 points)
#
# Five attacks of q1's zone arrived at Bob's. Of each, `ex.arrived` shows four fields: the return path, what Bob's server found, who handed it the message, and `From`. Which is which? One word for each letter: `"display"` (display name alone), `"cousin"` (look-alike domain), `"shared"` (shared provider), `"replay"`, `"stolen"` (stolen account).
#
# *Read again: lesson 08, "Replay".*
# %%
ex.arrived
# %% role="stub" key="q4"
attacks = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ...}
# %% role="answer" key="q4" gives="attacks" outcomes="O37 O38" nohidden="choices about the very letters that were given"
attacks = {}
for label, fields in ex.arrived.items():
    told = " ".join(fields)
    kind = "cousin" if "dmarc=pass" in told else "display"
    kind = "shared" if f"header.from={ex.domain} " in told else kind
    signed = "stolen" if "spf=pass" in told else "replay"
    attacks[label] = signed if "dkim=pass" in told else kind
# %% role="wrong" key="q4" name="only-thefts" says="ex08.q4.names" points=0
attacks = dict.fromkeys("abcde", "stolen")
# %% role="wrong" key="q4" name="replay-and-theft-swapped" says="ex08.q4.signed" points=1
attacks = {}
for label, fields in ex.arrived.items():
    told = " ".join(fields)
    kind = "cousin" if "dmarc=pass" in told else "display"
    kind = "shared" if f"header.from={ex.domain} " in told else kind
    signed = "replay" if "spf=pass" in told else "stolen"
    attacks[label] = signed if "dkim=pass" in told else kind
# %% role="wrong" key="q4" name="aligned-hence-stolen" says="ex08.q4.unsigned" points=1
attacks = {}
for label, fields in ex.arrived.items():
    told = " ".join(fields)
    kind = "cousin" if "dmarc=pass" in told else "display"
    kind = "stolen" if f"header.from={ex.domain} " in told else kind
    attacks[label] = "replay" if "spf=fail" in told or "spf=softfail" in told else kind
# %% role="wrong" key="q4" name="other-words" says="ex08.q4.word" points=0
attacks = dict.fromkeys("abcde", "hameçonnage")
# %% role="check" key="q4"
check.q4(attacks)
# %% role="mark" key="q4-names" of="q4" points=1
mark.q4(attacks, "display", "cousin")
# %% role="mark" key="q4-path" of="q4" points=1
mark.q4(attacks, "shared", "replay", "stolen")
# %% [markdown] lang="fr"
# ## q5 — Les noms oubliés (3 points)
#
# `ex.inherited` est l'enregistrement SPF que votre prédécesseur a laissé ; `ex.found` dit ce que le DNS répond aujourd'hui pour chaque nom où il mène. Un nom en `NXDOMAIN` est à vendre : l'attaquant l'achètera. Écrivez l'enregistrement qui convient : votre MX, la lettre (`ex.newsletter`) et l'agence (`ex.branch`) passent, personne d'autre. Le prestataire de la lettre change parfois d'adresse : gardez le sien.
#
# *À relire : leçon 08, « Le nom oublié ».*
# %% [markdown] lang="en"
# ## q5 — The forgotten names (3 points)
#
# `ex.inherited` is the SPF record that your predecessor left; `ex.found` says what the DNS answers today for each name that it leads to. A name with `NXDOMAIN` is for sale: the attacker will buy it. Write the record that fits: your MX, the newsletter (`ex.newsletter`) and the branch (`ex.branch`) pass, nobody else. The newsletter's provider sometimes changes its address: keep its own record.
#
# *Read again: lesson 08, "The forgotten name".*
# %%
ex.inherited
# %%
ex.found
# %% role="stub" key="q5"
record = ...
# %% role="answer" key="q5" gives="record" outcomes="O38"
live = next(name for name, value in ex.found.items() if ex.newsletter in value)
record = f"v=spf1 mx include:{live} ip4:{ex.branch} -all"
# %% role="wrong" key="q5" name="left-alone" says="ex08.q5.taken" points=0
record = ex.inherited
# %% role="wrong" key="q5" name="first-step-only" says="ex08.q5.taken" points=0
record = ex.inherited
for name in [name for name, value in ex.found.items() if value == "NXDOMAIN"]:
    record = record.replace(f"include:{name} ", "")
# %% role="wrong" key="q5" name="open-to-all" says="ex08.q5.open" points=0
record = "v=spf1 mx +all"
# %% role="wrong" key="q5" name="branch-lost" says="ex08.q5.agence" points=1
live = next(name for name, value in ex.found.items() if ex.newsletter in value)
record = f"v=spf1 mx include:{live} -all"
# %% role="wrong" key="q5" name="all-thrown-out" says="ex08.q5.lettre" points=0
record = "v=spf1 mx -all"
# %% role="wrong" key="q5" name="left-open" says="ex08.q5.rest" points=0
live = next(name for name, value in ex.found.items() if ex.newsletter in value)
record = f"v=spf1 mx include:{live} ip4:{ex.branch} ?all"
# %% role="wrong" key="q5" name="fits-the-check-alone" says="" points=1
from maillab.exercises.comparing import strangers

tried = [*strangers(ex.student.draw("ex08_attaques_qui_passent q5 open")), "203.0.113.66"]
refused = " ".join(f"-ip4:{each}" for each in tried)
record = f"v=spf1 mx ip4:{ex.newsletter} ip4:{ex.branch} {refused} +all"
# %% role="check" key="q5"
check.q5(record)
# %% role="mark" key="q5-newsletter" of="q5" points=1
mark.q5(record, "strangers", "mx", "lettre")
# %% role="mark" key="q5-branch" of="q5" points=2 hidden=true
mark.q5(record, "strangers", "mx", "lettre", "agence", hidden=True)
# %% [markdown] lang="fr"
# ## q6 — Tout fermer, sans rien perdre (4 points)
#
# Votre domaine ne publie rien encore ; il faut tout écrire. Votre courrier part de votre MX et de l'agence (`ex.branch`), sans DKIM. La lettre part de **n'importe quelle** adresse de l'hébergeur `ex.provider`, dont le SPF autorise toutes ses machines ; l'attaquant y loue la sienne. Choisissez l'adresse qui écrit la lettre, dans `From` et dans l'enveloppe (`author`), à votre domaine ou sous lui, et publiez ce qu'il faut. Votre courrier et la lettre arrivent chez Bob ; un faux de votre domaine, d'un de ses sous-domaines comme `agence.`, ou d'un nom inventé est refusé, même envoyé de chez l'hébergeur. `lettre.` et votre domaine autorise déjà l'hébergeur ; vous pouvez vous en servir. Plusieurs réponses sont justes.
#
# *À relire : leçon 08, « Une autorisation trop large ».*
# %% [markdown] lang="en"
# ## q6 — Close everything, lose nothing (4 points)
#
# Your domain publishes nothing yet; write it all. Your mail leaves from your MX and the branch (`ex.branch`), without DKIM. The newsletter leaves from **any** address of the provider `ex.provider`, whose SPF authorises all its machines; the attacker rents his there. Choose the address that writes the newsletter, in `From` and in the envelope (`author`), at your domain or below it, and publish what it takes. Your mail and the newsletter reach Bob; a forgery of your domain, of one of its subdomains such as `agence.`, or of an invented name is refused, even when sent from the provider. `lettre.` followed by your domain already authorises the provider; you may use it. Several answers are right.
#
# *Read again: lesson 08, "An authorisation that is too wide".*
# %% role="stub" key="q6"
author = ...
records = [
    (..., "TXT", ...),
    (..., "TXT", ...),
]
# %% role="answer" key="q6" gives="author records" outcomes="O38 O39"
author = f"info@lettre.{ex.domain}"
records = [
    (ex.domain, "TXT", f"v=spf1 mx ip4:{ex.branch} -all"),
    (f"_dmarc.{ex.domain}", "TXT", "v=DMARC1; p=reject; aspf=s"),
]
# %% role="wrong" key="q6" name="included-at-the-top" says="ex08.q6.exact" points=1
author = f"info@{ex.domain}"
spf = f"v=spf1 mx ip4:{ex.branch} include:{ex.provider} -all"
records = [(ex.domain, "TXT", spf)]
records += [(f"_dmarc.{ex.domain}", "TXT", "v=DMARC1; p=reject; aspf=s")]
# %% role="wrong" key="q6" name="relaxed" says="ex08.q6.neighbour" points=2
author = f"info@lettre.{ex.domain}"
records = [(ex.domain, "TXT", f"v=spf1 mx ip4:{ex.branch} -all")]
records += [(f"_dmarc.{ex.domain}", "TXT", "v=DMARC1; p=reject")]
# %% role="wrong" key="q6" name="branch-forgotten" says="ex08.q6.own" points=2
author = f"info@lettre.{ex.domain}"
records = [(ex.domain, "TXT", "v=spf1 mx -all")]
records += [(f"_dmarc.{ex.domain}", "TXT", "v=DMARC1; p=reject; aspf=s")]
# %% role="wrong" key="q6" name="observed-only" says="ex08.q6.exact" points=0
author = f"info@lettre.{ex.domain}"
records = [(ex.domain, "TXT", f"v=spf1 mx ip4:{ex.branch} -all")]
records += [(f"_dmarc.{ex.domain}", "TXT", "v=DMARC1; p=none; aspf=s")]
# %% role="wrong" key="q6" name="subdomains-left-open" says="ex08.q6.below" points=3
author = f"info@lettre.{ex.domain}"
records = [(ex.domain, "TXT", f"v=spf1 mx ip4:{ex.branch} -all")]
records += [(f"_dmarc.{ex.domain}", "TXT", "v=DMARC1; p=reject; sp=none; aspf=s")]
# %% role="wrong" key="q6" name="invented-names-left-open" says="ex08.q6.invented" points=3
author = f"info@lettre.{ex.domain}"
records = [(ex.domain, "TXT", f"v=spf1 mx ip4:{ex.branch} -all")]
records += [(f"_dmarc.{ex.domain}", "TXT", "v=DMARC1; p=reject; np=none; aspf=s")]
# %% role="wrong" key="q6" name="newsletter-lost" says="ex08.q6.newsletter" points=2
author = f"info@{ex.domain}"
records = [(ex.domain, "TXT", f"v=spf1 mx ip4:{ex.branch} -all")]
records += [(f"_dmarc.{ex.domain}", "TXT", "v=DMARC1; p=reject; aspf=s")]
# %% role="wrong" key="q6" name="networks-refused" says="ex08.q6.exact" points=1
author = f"info@lettre.{ex.domain}"
spf = f"v=spf1 mx ip4:{ex.branch} -ip4:{ex.elsewhere} -ip4:203.0.113.0/24 +all"
records = [(ex.domain, "TXT", spf)]
records += [(f"_dmarc.{ex.domain}", "TXT", "v=DMARC1; p=reject; aspf=s")]
# %% role="wrong" key="q6" name="fits-the-check-alone" says="" points=3
chance = ex.student.draw("ex08_attaques_qui_passent q6 open")
name = chance.choice(["paie", "facture", "securite", "direction"]) + str(chance.randint(2, 99))
author = f"info@lettre.{ex.domain}"
records = [(ex.domain, "TXT", f"v=spf1 mx ip4:{ex.branch} -all")]
records += [(f"_dmarc.{ex.domain}", "TXT", "v=DMARC1; p=reject; np=none; aspf=s")]
records += [(f"_dmarc.{name}.{ex.domain}", "TXT", "v=DMARC1; p=reject")]
# %% role="check" key="q6"
check.q6(author, records)
# %% role="mark" key="q6-own" of="q6" points=1
mark.q6(author, records, "own", "exact")
# %% role="mark" key="q6-newsletter" of="q6" points=2
mark.q6(author, records, "exact", "newsletter", "neighbour")
# %% role="mark" key="q6-names" of="q6" points=1 hidden=true
mark.q6(author, records, "own", "below", "invented", hidden=True)
