# %% [markdown] lang="fr"
# # Exercice 03 — SPF : qui a le droit d'envoyer
#
# Sept tâches, de la plus simple à la plus libre. Dans chacune : lisez, remplacez les `...`, lancez la cellule, puis la cellule `check` qui suit. Elle dit ce qui s'est passé, ce qui était attendu et quelle règle le veut. `hint("q1")` ouvre un indice après un essai. L'ordre des cellules est libre : chaque vérification refait son monde. La correction ne reprend que les cellules de réponse : définissez-y tout ce qu'elles emploient. Leçon à relire : 03.
# %% [markdown] lang="en"
# # Exercise 03 — SPF: who may send
#
# Seven tasks, from the simplest to the freest. In each: read, replace the `...`, run the cell, then the `check` cell after it. It says what happened, what was expected and which rule wants it. `hint("q1")` opens a hint after a try. Run cells in any order: each check makes its world anew. Marking takes the answer cells alone: define in them all that they use. Lesson to read again: 03.
# %% [markdown] lang="fr"
# Votre identifiant d'abord, tel que votre enseignant l'a donné (laissez vide si vous apprenez seul) : votre monde en dépend, et la réponse d'un autre n'y convient pas.
# %% [markdown] lang="en"
# Your identifier first, as your teacher gave it (leave it empty if you learn alone): your world depends on it, and somebody else's answer does not fit.
# %% lang="fr" role="identity" key="identity"
identifiant = ""
# %% lang="en" role="identity" key="identity"
identifier = ""
# %% lang="fr" role="setup" key="setup"
from maillab import Lab, forge, play, use_language
from maillab.advice import lint
from maillab.exercises import begin

use_language("fr")
ex = begin("ex03_spf", identifiant)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% lang="en" role="setup" key="setup"
from maillab import Lab, forge, play, use_language
from maillab.advice import lint
from maillab.exercises import begin

use_language("en")
ex = begin("ex03_spf", identifier)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% [markdown] lang="fr"
# ## q1 — L'inventaire (2 points)
#
# Deux machines envoient du courrier pour votre domaine : celle qui le reçoit (`ex.mx`) et celle des lettres d'information (`ex.newsletter`). Écrivez l'enregistrement SPF qui leur donne *pass*, et *fail* à tous les autres.
#
# *À relire : leçon 03, « L'inventaire d'abord ».*
# %% [markdown] lang="en"
# ## q1 — The inventory (2 points)
#
# Two hosts send mail for your domain: the one that receives it (`ex.mx`) and the newsletter host (`ex.newsletter`). Write the SPF record that gives them *pass*, and *fail* to all others.
#
# *Read again: lesson 03, "The inventory first".*
# %% role="stub" key="q1"
record = ...
# %% role="answer" key="q1" gives="record" outcomes="O26"
record = f"v=spf1 mx ip4:{ex.newsletter} -all"
# %% role="wrong" key="q1" name="mx-only" says="ex03.newsletter" points=1
record = "v=spf1 mx -all"
# %% role="wrong" key="q1" name="everybody" says="ex03.open" points=0
record = f"v=spf1 mx ip4:{ex.newsletter} +all"
# %% role="wrong" key="q1" name="softfail" says="ex03.soft" points=0
record = f"v=spf1 mx ip4:{ex.newsletter} ~all"
# %% role="wrong" key="q1" name="no-version" says="ex03.none" points=0
record = f"mx ip4:{ex.newsletter} -all"
# %% role="wrong" key="q1" name="comma" says="ex03.syntax" points=0
record = f"v=spf1 mx, ip4:{ex.newsletter} -all"
# %% role="wrong" key="q1" name="fits-the-check-alone" says="" points=1
from maillab.exercises.comparing import strangers

tried = [*strangers(ex.student.draw("ex03_spf q1 open")), "203.0.113.66"]
refused = " ".join(f"-ip4:{each}" for each in [*tried, ex.former])
record = f"v=spf1 mx ip4:{ex.newsletter} {refused} +all"
# %% role="check" key="q1"
check.q1(record)
# %% role="mark" key="q1-mx" of="q1" points=1
mark.q1(record, "mx", "stranger")
# %% role="mark" key="q1-all" of="q1" points=1 hidden=true
mark.q1(record, "mx", "newsletter", "stranger", hidden=True)
# %% [markdown] lang="fr"
# ## q2 — Évaluer à la main (3 points)
#
# Votre domaine publie l'enregistrement `ex.riddle`. Pour chacune de ces machines, quel résultat ? Et combien de recherches pour l'inconnu ? Sans lancer de vérification : lisez, terme après terme.
#
# *À relire : leçon 03, « Un oubli ».*
# %% [markdown] lang="en"
# ## q2 — Evaluate by hand (3 points)
#
# Your domain publishes the record `ex.riddle`. For each of these hosts, which result? And how many look-ups for the stranger? Do not run a check: read, term after term.
#
# *Read again: lesson 03, "Something forgotten".*
# %%
ex.riddle
# %% role="stub" key="q2"
results = {
    "mx": ...,
    "newsletter": ...,
    "former": ...,
    "stranger": ...,
    "lookups": ...,
}
# %% role="answer" key="q2" gives="results" outcomes="O27"
results = {
    "mx": "pass",
    "newsletter": "pass",
    "former": "softfail",
    "stranger": "fail" if ex.riddle.endswith("-all") else "neutral",
    "lookups": "2",
}
# %% role="wrong" key="q2" name="signs-ignored" says="ex03.q2.sign" points=1
rest = "fail" if ex.riddle.endswith("-all") else "neutral"
results = dict(mx="pass", newsletter="pass", former="pass", stranger=rest, lookups="3")
# %% role="wrong" key="q2" name="every-term-counted" says="ex03.q2.lookups" points=2
rest = "fail" if ex.riddle.endswith("-all") else "neutral"
results = dict(mx="pass", newsletter="pass", former="softfail", stranger=rest, lookups="4")
# %% role="wrong" key="q2" name="no-such-word" says="ex03.q2.word" points=0
results = dict(mx="ok", newsletter="ok", former="ko", stranger="ko", lookups="trois")
# %% role="wrong" key="q2" name="rest-passes" says="ex03.q2.rest" points=2
results = dict(mx="pass", newsletter="pass", former="softfail", stranger="pass", lookups="2")
# %% role="check" key="q2"
check.q2(results)
# %% role="mark" key="q2-own" of="q2" points=1
mark.q2(results, "mx", "newsletter")
# %% role="mark" key="q2-others" of="q2" points=1
mark.q2(results, "former")
# %% role="mark" key="q2-stranger" of="q2" points=1 hidden=true
mark.q2(results, "stranger", "lookups", hidden=True)
# %% [markdown] lang="fr"
# ## q3 — temperror ou permerror ? (3 points)
#
# Cinq domaines, un même message de votre machine. Le serveur de noms de l'un ne répond pas (`timeout`) ; un autre a écrit une adresse de travers (`typo`), un autre encore publie deux enregistrements (`two`), un autre inclut un domaine sans enregistrement (`include`) ; le dernier ne publie rien (`empty`). Que rend SPF ?
#
# *À relire : leçon 03, « temperror n'est pas permerror ».*
# %% [markdown] lang="en"
# ## q3 — temperror or permerror? (3 points)
#
# Five domains, one message from your host. One has a name server that does not answer (`timeout`); another wrote an address badly (`typo`), another publishes two records (`two`), another includes a domain without a record (`include`); the last publishes nothing (`empty`). What does SPF return?
#
# *Read again: lesson 03, "temperror is not permerror".*
# %% role="stub" key="q3"
troubles = {
    "timeout": ...,
    "typo": ...,
    "two": ...,
    "include": ...,
    "empty": ...,
}
# %% role="answer" key="q3" gives="troubles" outcomes="O27" nohidden="choices that are right in the own world alone: nothing else to try them with"
troubles = {
    "timeout": "temperror",
    "typo": "permerror",
    "two": "permerror",
    "include": "permerror",
    "empty": "none",
}
# %% role="wrong" key="q3" name="swapped" says="ex03.q3.temporary" points=1
bad = "temperror"
troubles = dict(timeout="permerror", typo=bad, two=bad, include=bad, empty="none")
# %% role="wrong" key="q3" name="refused" says="ex03.q3.permanent" points=1
troubles = dict(timeout="temperror", typo="fail", two="fail", include="permerror", empty="fail")
# %% role="wrong" key="q3" name="include-none" says="ex03.q3.include" points=2
bad = "permerror"
troubles = dict(timeout="temperror", typo=bad, two=bad, include="none", empty="none")
# %% role="wrong" key="q3" name="nothing-fails" says="ex03.q3.none" points=2
bad = "permerror"
troubles = dict(timeout="temperror", typo=bad, two=bad, include=bad, empty="fail")
# %% role="check" key="q3"
check.q3(troubles)
# %% role="mark" key="q3-temporary" of="q3" points=1
mark.q3(troubles, "timeout", "include")
# %% role="mark" key="q3-permanent" of="q3" points=1
mark.q3(troubles, "timeout", "typo", "two")
# %% role="mark" key="q3-nothing" of="q3" points=1
mark.q3(troubles, "empty")
# %% [markdown] lang="fr"
# ## q4 — La limite de 10 (3 points)
#
# Une troisième machine envoie maintenant pour vous : celle de l'agence (`ex.branch`), par le prestataire `ex.provider`. Quelqu'un a proposé `include:` ce prestataire ; essayez, et regardez ce que devient l'inconnu. Écrivez un enregistrement pour les trois machines, en quatre recherches au plus.
#
# *À relire : leçon 03, « La limite de 10 ».*
# %% [markdown] lang="en"
# ## q4 — The limit of 10 (3 points)
#
# A third host now sends for you: the branch office's (`ex.branch`), through the provider `ex.provider`. Somebody proposed to `include:` that provider; try, and see what becomes of the stranger. Write a record for the three hosts, with four look-ups at most.
#
# *Read again: lesson 03, "The limit of 10".*
# %% role="stub" key="q4"
short_record = ...
# %% role="answer" key="q4" gives="short_record" outcomes="O26"
short_record = f"v=spf1 mx ip4:{ex.newsletter} ip4:{ex.branch} -all"
# %% role="wrong" key="q4" name="included" says="ex03.branch" points=0
short_record = f"v=spf1 mx ip4:{ex.newsletter} include:{ex.provider} -all"
# %% role="wrong" key="q4" name="included-first" says="ex03.mx" points=0
short_record = f"v=spf1 include:{ex.provider} mx ip4:{ex.newsletter} -all"
# %% role="wrong" key="q4" name="branch-forgotten" says="ex03.branch" points=1
short_record = f"v=spf1 mx ip4:{ex.newsletter} -all"
# %% role="wrong" key="q4" name="included-too" says="ex03.q4.limit" points=0
short_record = f"v=spf1 mx ip4:{ex.newsletter} ip4:{ex.branch} include:{ex.provider} -all"
# %% role="wrong" key="q4" name="whole-network" says="ex03.open" points=0
short_record = "v=spf1 ip4:198.51.100.0/24 -all"
# %% role="check" key="q4"
check.q4(short_record)
# %% role="mark" key="q4-first" of="q4" points=1
mark.q4(short_record, "mx", "newsletter", "former")
# %% role="mark" key="q4-senders" of="q4" points=1
mark.q4(short_record, "mx", "branch", "stranger")
# %% role="mark" key="q4-lookups" of="q4" points=1 hidden=true
mark.q4(short_record, "newsletter", "branch", "stranger", "few", hidden=True)
# %% [markdown] lang="fr"
# ## q5 — Quand l'enveloppe est vide (2 points)
#
# Votre machine envoie un avis de non-remise : `MAIL FROM:<>`, `HELO` suivi de `ex.helo`. Publiez ce qu'il faut pour qu'elle obtienne *pass*, et qu'un inconnu qui s'annonce ainsi obtienne *fail*. Un enregistrement s'écrit `("nom", "TXT", "valeur")`.
#
# *À relire : leçon 03, « HELO, quand l'enveloppe est vide ».*
# %% [markdown] lang="en"
# ## q5 — Where the envelope is empty (2 points)
#
# Your host sends a bounce: `MAIL FROM:<>`, `HELO` followed by `ex.helo`. Publish what it takes for your host to get *pass*, and for a stranger who introduces himself so to get *fail*. A record is written `("name", "TXT", "value")`.
#
# *Read again: lesson 03, "HELO, when the envelope is empty".*
# %% role="stub" key="q5"
published = [
    (..., "TXT", ...),
]
# %% role="answer" key="q5" gives="published" outcomes="O26 O27"
published = [
    (ex.helo, "TXT", "v=spf1 a -all"),
]
# %% role="wrong" key="q5" name="at-the-domain" says="ex03.q5.none" points=0
published = [(ex.domain, "TXT", "v=spf1 mx -all")]
# %% role="wrong" key="q5" name="mx-of-the-host" says="ex03.q5.mx" points=0
published = [(ex.helo, "TXT", "v=spf1 mx -all")]
# %% role="wrong" key="q5" name="open" says="ex03.q5.stranger" points=0
published = [(ex.helo, "TXT", "v=spf1 a +all")]
# %% role="wrong" key="q5" name="undecided" says="ex03.q5.stranger" points=1
published = [(ex.helo, "TXT", "v=spf1 a ?all")]
# %% role="wrong" key="q5" name="fits-the-check-alone" says="" points=1
from maillab.exercises.comparing import strangers

tried = [*strangers(ex.student.draw("ex03_spf q5 open")), "203.0.113.66"]
refused = " ".join(f"-ip4:{each}" for each in tried)
published = [(ex.helo, "TXT", f"v=spf1 a {refused} +all")]
# %% role="check" key="q5"
check.q5(published)
# %% role="mark" key="q5-mx" of="q5" points=1
mark.q5(published, "mx", "open")
# %% role="mark" key="q5-stranger" of="q5" points=1 hidden=true
mark.q5(published, "mx", "stranger", hidden=True)
# %% [markdown] lang="fr"
# ## q6 — Un transfert (3 points)
#
# Votre domaine publie `v=spf1 mx -all`. Vous écrivez à Bob trois fois : à `bob@entite.fr`, puis à `bob@universite.example` qui transfère sans rien changer, enfin à la même adresse quand le transfert applique SRS. Chez `entite.fr`, quel est le résultat de SPF, et de qui lit-il l'enregistrement : `"domain"` (vous) ou `"forwarder"` (l'université) ?
#
# *À relire : leçon 03, « Un transfert casse SPF ».*
# %% [markdown] lang="en"
# ## q6 — Forwarding (3 points)
#
# Your domain publishes `v=spf1 mx -all`. You write to Bob three times: to `bob@entite.fr`, then to `bob@universite.example`, which forwards and changes nothing, at last to the same address while the forwarder applies SRS. At `entite.fr`, what is SPF's result, and whose record does it read: `"domain"` (yours) or `"forwarder"` (the university's)?
#
# *Read again: lesson 03, "Forwarding breaks SPF".*
# %% role="stub" key="q6"
journeys = {
    "direct": ...,
    "direct_domain": ...,
    "forwarded": ...,
    "forwarded_domain": ...,
    "srs": ...,
    "srs_domain": ...,
}
# %% role="answer" key="q6" gives="journeys" outcomes="O28" nohidden="choices that are right in the own world alone: nothing else to try them with"
journeys = {
    "direct": "pass",
    "direct_domain": "domain",
    "forwarded": "fail",
    "forwarded_domain": "domain",
    "srs": "pass",
    "srs_domain": "forwarder",
}
# %% role="wrong" key="q6" name="nothing-breaks" says="ex03.q6.forwarded" points=1
journeys = dict.fromkeys(["direct", "forwarded", "srs"], "pass")
journeys |= dict.fromkeys(["direct_domain", "forwarded_domain", "srs_domain"], "domain")
# %% role="wrong" key="q6" name="srs-gives-the-name-back" says="ex03.q6.srs" points=2
journeys = dict(direct="pass", forwarded="fail", srs="pass")
journeys |= dict.fromkeys(["direct_domain", "forwarded_domain", "srs_domain"], "domain")
# %% role="wrong" key="q6" name="forwarder-in-the-envelope" says="ex03.q6.forwarded" points=2
journeys = dict(direct="pass", direct_domain="domain", forwarded="fail", srs="pass")
journeys |= dict(forwarded_domain="forwarder", srs_domain="forwarder")
# %% role="wrong" key="q6" name="direct-fails" says="ex03.q6.direct" points=2
journeys = dict(direct="none", direct_domain="domain", forwarded="fail", srs="pass")
journeys |= dict(forwarded_domain="domain", srs_domain="forwarder")
# %% role="check" key="q6"
check.q6(journeys)
# %% role="mark" key="q6-direct" of="q6" points=1
mark.q6(journeys, "direct", "direct_domain")
# %% role="mark" key="q6-forwarded" of="q6" points=1
mark.q6(journeys, "forwarded", "forwarded_domain")
# %% role="mark" key="q6-srs" of="q6" points=1
mark.q6(journeys, "srs", "srs_domain")
# %% [markdown] lang="fr"
# ## q7 — Tout un domaine (4 points)
#
# À vous de concevoir : `mx`, `lettre` et `agence` envoient, sous votre domaine et, dans HELO, sous leur propre nom ; `ancien` n'est plus à vous. Publiez tous les enregistrements qu'il faut pour que chacun passe où il doit, et que personne d'autre ne passe sous aucun des noms qui existent dans votre zone. Plusieurs réponses sont justes.
#
# *À relire : leçon 03, « Inclure n'est pas recopier ».*
# %% [markdown] lang="en"
# ## q7 — A whole domain (4 points)
#
# Yours to design: `mx`, `lettre` and `agence` send, under your domain and, in HELO, under their own names; `ancien` is yours no more. Publish all records that it takes for each to pass where it should, and for nobody else to pass under any of the names that exist in your zone. Several answers are right.
#
# *Read again: lesson 03, "To include is not to copy".*
# %% role="stub" key="q7"
zone = [
    (ex.domain, "TXT", ...),
]
# %% role="answer" key="q7" gives="zone" outcomes="O26 O27"
zone = [
    (ex.domain, "TXT", f"v=spf1 mx a:lettre.{ex.domain} ip4:{ex.branch} -all"),
    (f"mx.{ex.domain}", "TXT", "v=spf1 a -all"),
    (f"lettre.{ex.domain}", "TXT", "v=spf1 a -all"),
    (f"agence.{ex.domain}", "TXT", "v=spf1 a -all"),
    (f"ancien.{ex.domain}", "TXT", "v=spf1 -all"),
]
# %% role="wrong" key="q7" name="domain-only" says="ex03.q7.helo" points=1
zone = [(ex.domain, "TXT", f"v=spf1 mx a:lettre.{ex.domain} ip4:{ex.branch} -all")]
# %% role="wrong" key="q7" name="former-forgotten" says="ex03.q7.names" points=2
zone = [(ex.domain, "TXT", f"v=spf1 mx a:lettre.{ex.domain} ip4:{ex.branch} -all")]
names = ["mx", "lettre", "agence"]
zone += [(f"{name}.{ex.domain}", "TXT", "v=spf1 a -all") for name in names]
# %% role="wrong" key="q7" name="former-allowed" says="ex03.q7.former" points=3
zone = [(ex.domain, "TXT", f"v=spf1 mx a:lettre.{ex.domain} ip4:{ex.branch} -all")]
names = ["mx", "lettre", "agence", "ancien"]
zone += [(f"{name}.{ex.domain}", "TXT", "v=spf1 a -all") for name in names]
# %% role="wrong" key="q7" name="branch-forgotten" says="ex03.q7.senders" points=0
zone = [(ex.domain, "TXT", "v=spf1 mx a:lettre." + ex.domain + " -all")]
# %% role="check" key="q7"
check.q7(zone)
# %% role="mark" key="q7-domain" of="q7" points=1
mark.q7(zone, "senders", "stranger")
# %% role="mark" key="q7-helo" of="q7" points=1
mark.q7(zone, "senders", "helo", "stranger")
# %% role="mark" key="q7-names" of="q7" points=1 hidden=true
mark.q7(zone, "senders", "helo", "names", hidden=True)
# %% role="mark" key="q7-former" of="q7" points=1 hidden=true
mark.q7(zone, "helo", "former", "names", "few", hidden=True)
# %% [markdown] lang="fr"
# ## Références
#
# RFC 7208 §2.3, §2.4, §4.5, §4.6.2, §4.6.4, §5.2, §8 ; ANSSI-PA-066 R44. Leçon 03 pour chaque notion.
# %% [markdown] lang="en"
# ## References
#
# RFC 7208 §2.3, §2.4, §4.5, §4.6.2, §4.6.4, §5.2, §8; ANSSI-PA-066 R44. Lesson 03 for every notion.
