# %% [markdown] lang="fr"
# # Exercice 05 — DMARC : qui parle pour qui
#
# Sept tâches, de la plus simple à la plus libre. Dans chacune : lisez, remplacez les `...`, lancez la cellule, puis la cellule `check` qui suit. Elle dit ce qui s'est passé, ce qui était attendu et quelle règle le veut. `hint("q1")` ouvre un indice après un essai. L'ordre des cellules est libre : chaque vérification refait son monde. La correction ne reprend que les cellules de réponse : définissez-y tout ce qu'elles emploient. Leçon à relire : 05.
# %% [markdown] lang="en"
# # Exercise 05 — DMARC: who speaks for whom
#
# Seven tasks, from the simplest to the freest. In each: read, replace the `...`, run the cell, then the `check` cell after it. It says what happened, what was expected and which rule wants it. `hint("q1")` opens a hint after a try. Run cells in any order: each check makes its world anew. Marking takes the answer cells alone: define in them all that they use. Lesson to read again: 05.
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
ex = begin("ex05_dmarc", identifiant)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% lang="en" role="setup" key="setup"
from maillab import Lab, forge, play, use_language
from maillab.advice import lint
from maillab.exercises import begin

use_language("en")
ex = begin("ex05_dmarc", identifier)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% [markdown] lang="fr"
# ## q1 — Aligné, ou pas (2 points)
#
# Le `From` d'un message est `info@news.` suivi de votre domaine ; seul votre domaine publie un enregistrement DMARC, `ex.published`. Une seule chose a réussi à chaque fois : SPF pour `news.` et votre domaine (`spf_author`), pour `retour.` et votre domaine (`spf_below`), pour `envois.example` (`spf_provider`) ; ou une signature DKIM de `news.` et votre domaine (`dkim_author`), de votre domaine lui-même (`dkim_above`), de `envois.example` (`dkim_provider`). Dans `both`, SPF a réussi pour `envois.example` et DKIM pour `news.` et votre domaine. DMARC : `"pass"` ou `"fail"` ?
#
# *À relire : leçon 05, « Les trois noms ».*
# %% [markdown] lang="en"
# ## q1 — Aligned, or not (2 points)
#
# The `From` of a message is `info@news.` followed by your domain; your domain alone publishes a DMARC record, `ex.published`. One thing alone passed each time: SPF for `news.` and your domain (`spf_author`), for `retour.` and your domain (`spf_below`), for `envois.example` (`spf_provider`); or a DKIM signature of `news.` and your domain (`dkim_author`), of your domain itself (`dkim_above`), of `envois.example` (`dkim_provider`). In `both`, SPF passed for `envois.example` and DKIM for `news.` and your domain. DMARC: `"pass"` or `"fail"`?
#
# *Read again: lesson 05, "The three names".*
# %%
ex.published
# %% role="stub" key="q1"
verdicts = {"spf_author": ..., "spf_below": ..., "spf_provider": ...}
verdicts |= {"dkim_author": ..., "dkim_above": ..., "dkim_provider": ...}
verdicts |= {"both": ...}
# %% role="answer" key="q1" gives="verdicts" outcomes="O32" nohidden="choices that are right in the own world alone: nothing else to try them with"
verdicts = {"spf_author": "pass", "spf_provider": "fail"}
verdicts |= {"dkim_author": "pass", "dkim_provider": "fail", "both": "pass"}
verdicts["spf_below"] = "fail" if "aspf=s" in ex.published else "pass"
verdicts["dkim_above"] = "fail" if "adkim=s" in ex.published else "pass"
# %% role="wrong" key="q1" name="whoever-passes" says="ex05.q1.provider" points=0
cases = ["spf_author", "spf_below", "spf_provider", "dkim_author", "dkim_above"]
verdicts = dict.fromkeys([*cases, "dkim_provider", "both"], "pass")
# %% role="wrong" key="q1" name="both-demanded" says="ex05.q1.author" points=0
cases = ["spf_author", "spf_below", "spf_provider", "dkim_author", "dkim_above"]
verdicts = dict.fromkeys([*cases, "dkim_provider", "both"], "fail")
# %% role="wrong" key="q1" name="one-failure-is-enough" says="ex05.q1.both" points=1
verdicts = {"spf_author": "pass", "spf_provider": "fail"}
verdicts |= {"dkim_author": "pass", "dkim_provider": "fail", "both": "fail"}
verdicts["spf_below"] = "fail" if "aspf=s" in ex.published else "pass"
verdicts["dkim_above"] = "fail" if "adkim=s" in ex.published else "pass"
# %% role="wrong" key="q1" name="modes-upside-down" says="ex05.q1.mode" points=0
verdicts = {"spf_author": "pass", "spf_provider": "fail"}
verdicts |= {"dkim_author": "pass", "dkim_provider": "fail", "both": "pass"}
verdicts["spf_below"] = "pass" if "aspf=s" in ex.published else "fail"
verdicts["dkim_above"] = "pass" if "adkim=s" in ex.published else "fail"
# %% role="wrong" key="q1" name="other-words" says="ex05.q1.word" points=0
cases = ["spf_author", "spf_below", "spf_provider", "dkim_author", "dkim_above"]
verdicts = dict.fromkeys([*cases, "dkim_provider", "both"], "aligné")
# %% role="check" key="q1"
check.q1(verdicts)
# %% role="mark" key="q1-spf" of="q1" points=1
mark.q1(verdicts, "spf_author", "spf_below", "spf_provider")
# %% role="mark" key="q1-dkim" of="q1" points=1
mark.q1(verdicts, "dkim_author", "dkim_above", "dkim_provider", "both")
# %% [markdown] lang="fr"
# ## q2 — Observer d'abord (2 points)
#
# Votre domaine ne publie encore rien de DMARC. Publiez un enregistrement qui demande les rapports, à une adresse de votre domaine, et qui ne bloque rien.
#
# *À relire : leçon 06, « Un jour de courrier ».*
# %% [markdown] lang="en"
# ## q2 — Observe first (2 points)
#
# Your domain publishes nothing of DMARC yet. Publish a record that asks for the reports, at an address of your domain, and that blocks nothing.
#
# *Read again: lesson 06, "A day of mail".*
# %% role="stub" key="q2"
published = [
    (..., "TXT", ...),
]
# %% role="answer" key="q2" gives="published" outcomes="O34"
published = [
    (f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=none; rua=mailto:dmarc@{ex.domain}"),
]
# %% role="wrong" key="q2" name="at-the-domain" says="ex05.found" points=0
published = [(ex.domain, "TXT", f"v=DMARC1; p=none; rua=mailto:dmarc@{ex.domain}")]
# %% role="wrong" key="q2" name="version-last" says="ex05.found" points=0
record = f"p=none; rua=mailto:dmarc@{ex.domain}; v=DMARC1"
published = [(f"_dmarc.{ex.domain}", "TXT", record)]
# %% role="wrong" key="q2" name="no-reports" says="ex05.q2.reports" points=0
published = [(f"_dmarc.{ex.domain}", "TXT", "v=DMARC1; p=none")]
# %% role="wrong" key="q2" name="no-mailto" says="ex05.q2.reports" points=0
published = [(f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=none; rua=dmarc@{ex.domain}")]
# %% role="wrong" key="q2" name="reject-at-once" says="ex05.q2.asks" points=1
record = f"v=DMARC1; p=reject; rua=mailto:dmarc@{ex.domain}"
published = [(f"_dmarc.{ex.domain}", "TXT", record)]
# %% role="wrong" key="q2" name="subdomains-refused" says="" points=1
record = f"v=DMARC1; p=none; sp=reject; rua=mailto:dmarc@{ex.domain}"
published = [(f"_dmarc.{ex.domain}", "TXT", record)]
# %% role="check" key="q2"
check.q2(published)
# %% role="mark" key="q2-reports" of="q2" points=1
mark.q2(published, "found", "reports")
# %% role="mark" key="q2-asks" of="q2" points=1 hidden=true
mark.q2(published, "reports", "requested", hidden=True)
# %% [markdown] lang="fr"
# ## q3 — Trois sortes de noms (3 points)
#
# Un seul enregistrement, au nom `_dmarc.` et votre domaine. Il doit demander ce que dit `ex.wanted` : pour votre domaine lui-même (`domain`), pour ses sous-domaines qui existent, comme `lettre.` (`existing`), et pour ceux qu'un faussaire invente (`invented`). Donnez sa valeur.
#
# *À relire : leçon 05, « Les sous-domaines ».*
# %% [markdown] lang="en"
# ## q3 — Three kinds of names (3 points)
#
# A single record, at the name `_dmarc.` and your domain. It shall ask for what `ex.wanted` says: for your domain itself (`domain`), for its subdomains that exist, such as `lettre.` (`existing`), and for those that a forger invents (`invented`). Give its value.
#
# *Read again: lesson 05, "Sub-domains".*
# %%
ex.wanted
# %% role="stub" key="q3"
record = ...
# %% role="answer" key="q3" gives="record" outcomes="O34"
asked = ex.wanted
record = f"v=DMARC1; p={asked['domain']}; sp={asked['existing']}; np={asked['invented']}"
# %% role="wrong" key="q3" name="one-for-all" says="ex05.q3.existing" points=1
record = f"v=DMARC1; p={ex.wanted['domain']}"
# %% role="wrong" key="q3" name="np-forgotten" says="ex05.q3.invented" points=2
record = f"v=DMARC1; p={ex.wanted['domain']}; sp={ex.wanted['existing']}"
# %% role="wrong" key="q3" name="swapped" says="ex05.q3.existing" points=1
asked = ex.wanted
record = f"v=DMARC1; p={asked['domain']}; sp={asked['invented']}; np={asked['existing']}"
# %% role="wrong" key="q3" name="sp-for-the-domain" says="ex05.q3.domain" points=0
asked = ex.wanted
record = f"v=DMARC1; p={asked['existing']}; sp={asked['domain']}; np={asked['invented']}"
# %% role="wrong" key="q3" name="commas" says="ex05.found" points=0
record = f"v=DMARC1, p={ex.wanted['domain']}, sp={ex.wanted['existing']}"
# %% role="check" key="q3"
check.q3(record)
# %% role="mark" key="q3-domain" of="q3" points=1
mark.q3(record, "found", "domain")
# %% role="mark" key="q3-existing" of="q3" points=1
mark.q3(record, "domain", "existing")
# %% role="mark" key="q3-invented" of="q3" points=1 hidden=true
mark.q3(record, "domain", "existing", "invented", hidden=True)
# %% [markdown] lang="fr"
# ## q4 — Remonter l'arbre (3 points)
#
# `ex.zone` montre tous les enregistrements DMARC qu'il y a. Trois auteurs écrivent, depuis les domaines `ex.first`, `ex.second` et `ex.alone`. Pour chacun : quel est le domaine organisationnel d'après l'arbre, RFC 9989 (`…_walk`), et d'après la liste des suffixes publics, RFC 7489 (`…_list`) ? de quel domaine lit-on l'enregistrement, d'après l'arbre (`…_record`) ? Enfin, combien de questions au plus pour un auteur de `ex.far` (`questions`) ?
#
# *À relire : leçon 05, « Où commence l'organisation ? ».*
# %% [markdown] lang="en"
# ## q4 — Walk up the tree (3 points)
#
# `ex.zone` shows all the DMARC records that there are. Three authors write, from the domains `ex.first`, `ex.second` and `ex.alone`. For each: which is the organizational domain by the tree, RFC 9989 (`…_walk`), and by the Public Suffix List, RFC 7489 (`…_list`)? whose record is read, by the tree (`…_record`)? At last, how many questions at most for an author of `ex.far` (`questions`)?
#
# *Read again: lesson 05, "Where does the organization begin?".*
# %%
ex.zone
# %%
ex.first, ex.second, ex.alone, ex.far
# %% role="stub" key="q4"
names = {"first_walk": ..., "first_list": ..., "first_record": ...}
names |= {"second_walk": ..., "second_list": ..., "second_record": ...}
names |= {"alone_walk": ..., "alone_list": ..., "alone_record": ...}
names |= {"questions": ...}
# %% role="answer" key="q4" gives="names" outcomes="O33" nohidden="names that are right in the own tree alone"
branch = ex.second.partition(".")[2]
names = dict.fromkeys(["first_walk", "first_list", "first_record"], ex.domain)
names |= {"second_walk": branch, "second_list": ex.domain, "second_record": branch}
names |= {"alone_walk": ex.alone, "alone_list": ex.alone.partition(".")[2]}
names |= {"alone_record": ex.alone, "questions": str(min(8, ex.far.count(".") + 1))}
# %% role="wrong" key="q4" name="record-in-between" says="ex05.q4.first" points=0
branch = ex.first.partition(".")[2]
names = {"first_walk": branch, "first_list": ex.domain, "first_record": branch}
names |= dict.fromkeys(["second_walk", "second_list", "second_record"], ex.domain)
names |= dict.fromkeys(["alone_walk", "alone_list", "alone_record"], ex.alone)
names |= {"questions": "2"}
# %% role="wrong" key="q4" name="psd-ignored" says="ex05.q4.psd" points=0
names = dict.fromkeys(["first_walk", "first_list", "first_record"], ex.domain)
names |= dict.fromkeys(["second_walk", "second_list", "second_record"], ex.domain)
names |= {"alone_walk": ex.alone, "alone_list": ex.alone, "alone_record": ex.alone}
names |= {"questions": "8"}
# %% role="wrong" key="q4" name="last-two-labels" says="ex05.q4.alone" points=0
branch, two = ex.second.partition(".")[2], ex.alone.partition(".")[2]
names = dict.fromkeys(["first_walk", "first_list", "first_record"], ex.domain)
names |= {"second_walk": branch, "second_list": ex.domain, "second_record": branch}
names |= {"alone_walk": two, "alone_list": two, "alone_record": two, "questions": "3"}
# %% role="wrong" key="q4" name="list-as-the-tree" says="ex05.q4.list" points=2
branch = ex.second.partition(".")[2]
names = dict.fromkeys(["first_walk", "first_list", "first_record"], ex.domain)
names |= dict.fromkeys(["second_walk", "second_list", "second_record"], branch)
names |= dict.fromkeys(["alone_walk", "alone_list", "alone_record"], ex.alone)
names |= {"questions": "8"}
# %% role="wrong" key="q4" name="endless-walk" says="ex05.q4.questions" points=2
branch = ex.second.partition(".")[2]
names = dict.fromkeys(["first_walk", "first_list", "first_record"], ex.domain)
names |= {"second_walk": branch, "second_list": ex.domain, "second_record": branch}
names |= {"alone_walk": ex.alone, "alone_list": ex.alone.partition(".")[2]}
names |= {"alone_record": ex.alone, "questions": "127"}
# %% role="check" key="q4"
check.q4(names)
# %% role="mark" key="q4-records" of="q4" points=1
mark.q4(names, "first_record", "second_record", "alone_record")
# %% role="mark" key="q4-walk" of="q4" points=1
mark.q4(names, "first_walk", "second_walk", "alone_walk")
# %% role="mark" key="q4-list" of="q4" points=1
mark.q4(names, "first_list", "second_list", "alone_list", "questions")
# %% [markdown] lang="fr"
# ## q5 — Réparer la lettre (3 points)
#
# Votre domaine publie `p=reject`. La lettre d'information part de la machine `lettre.` et votre domaine (`ex.newsletter`), avec votre domaine dans `From` et `retour@envois.example` dans l'enveloppe : Bob ne la reçoit plus. Choisissez l'adresse d'enveloppe, et publiez ce qu'il faut chez vous pour qu'il la reçoive, et pour qu'un inconnu qui l'imite soit refusé. Plusieurs réponses sont justes.
#
# *À relire : leçon 05, « Réparer, puis monter ».*
# %% [markdown] lang="en"
# ## q5 — Mend the newsletter (3 points)
#
# Your domain publishes `p=reject`. The newsletter leaves from the host `lettre.` and your domain (`ex.newsletter`), with your domain in `From` and `retour@envois.example` in the envelope: Bob no longer gets it. Choose the envelope's address, and publish at yours what it takes for him to get it, and for a stranger who imitates it to be refused. Several answers are right.
#
# *Read again: lesson 05, "Mend, then move up".*
# %% role="stub" key="q5"
sender = ...
repaired = [
    (..., "TXT", ...),
]
# %% role="answer" key="q5" gives="sender repaired" outcomes="O32"
sender = f"retour@lettre.{ex.domain}"
repaired = [
    (f"lettre.{ex.domain}", "TXT", "v=spf1 a -all"),
]
# %% role="wrong" key="q5" name="envelope-unchanged" says="ex05.q5.spf" points=0
sender = "retour@envois.example"
repaired = [(ex.domain, "TXT", f"v=spf1 mx ip4:{ex.newsletter} -all")]
# %% role="wrong" key="q5" name="record-one-name-too-high" says="ex05.q5.spf" points=0
sender = f"retour@lettre.{ex.domain}"
repaired = [(ex.domain, "TXT", f"v=spf1 mx ip4:{ex.newsletter} -all")]
# %% role="wrong" key="q5" name="open-to-all" says="ex05.q5.forged" points=0
sender = f"retour@lettre.{ex.domain}"
repaired = [(f"lettre.{ex.domain}", "TXT", "v=spf1 +all")]
# %% role="wrong" key="q5" name="policy-undone" says="ex05.q5.forged" points=0
sender = f"retour@lettre.{ex.domain}"
repaired = [(f"lettre.{ex.domain}", "TXT", "v=spf1 a -all")]
repaired += [(f"_dmarc.{ex.domain}", "TXT", "v=DMARC1; p=none")]
# %% role="wrong" key="q5" name="somebody-else-s-zone" says="ex05.q5.zone" points=0
sender = "retour@monpartenaire.fr"
repaired = [("monpartenaire.fr", "TXT", f"v=spf1 ip4:{ex.newsletter} -all")]
# %% role="wrong" key="q5" name="fits-the-check-alone" says="" points=1
from maillab.exercises.comparing import strangers

tried = [*strangers(ex.student.draw("ex05_dmarc q5 open")), "203.0.113.66"]
sender = f"retour@lettre.{ex.domain}"
refused = " ".join(f"-ip4:{each}" for each in tried)
repaired = [(f"lettre.{ex.domain}", "TXT", f"v=spf1 a {refused} +all")]
# %% role="check" key="q5"
check.q5(sender, repaired)
# %% role="mark" key="q5-letter" of="q5" points=1
mark.q5(sender, repaired, "zone", "spf", "imitation")
# %% role="mark" key="q5-forged" of="q5" points=2 hidden=true
mark.q5(sender, repaired, "zone", "newsletter", "imitation", hidden=True)
# %% [markdown] lang="fr"
# ## q6 — Des rapports ailleurs (2 points)
#
# Un prestataire lira vos rapports, à l'adresse `ex.analyst`. Cette fois, vous écrivez pour les deux zones, la vôtre et la sienne. Publiez votre enregistrement (`p=none`) et l'accord qui manque, pour votre domaine et pour aucun autre.
#
# *À relire : leçon 06, « Une adresse extérieure ».*
# %% [markdown] lang="en"
# ## q6 — Reports elsewhere (2 points)
#
# A contractor will read your reports, at the address `ex.analyst`. This time you write for both zones, yours and theirs. Publish your record (`p=none`) and the agreement that is missing, for your domain and for no other.
#
# *Read again: lesson 06, "An outside address".*
# %% role="stub" key="q6"
agreement = [
    (f"_dmarc.{ex.domain}", "TXT", ...),
    (..., "TXT", ...),
]
# %% role="answer" key="q6" gives="agreement" outcomes="O36"
host = ex.analyst.partition("@")[2]
agreement = [
    (f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=none; rua=mailto:{ex.analyst}"),
    (f"{ex.domain}._report._dmarc.{host}", "TXT", "v=DMARC1"),
]
# %% role="wrong" key="q6" name="no-agreement" says="ex05.q6.analyst" points=0
agreement = [(f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=none; rua=mailto:{ex.analyst}")]
# %% role="wrong" key="q6" name="the-wrong-way-round" says="ex05.q6.analyst" points=0
host = ex.analyst.partition("@")[2]
agreement = [(f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=none; rua=mailto:{ex.analyst}")]
agreement += [(f"{host}._report._dmarc.{ex.domain}", "TXT", "v=DMARC1")]
# %% role="wrong" key="q6" name="without-a-word" says="ex05.q6.analyst" points=0
host = ex.analyst.partition("@")[2]
agreement = [(f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=none; rua=mailto:{ex.analyst}")]
agreement += [(f"{ex.domain}._report._dmarc.{host}", "TXT", "oui")]
# %% role="wrong" key="q6" name="for-everybody" says="ex05.q6.others" points=1
host = ex.analyst.partition("@")[2]
agreement = [(f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=none; rua=mailto:{ex.analyst}")]
agreement += [(f"*._report._dmarc.{host}", "TXT", "v=DMARC1")]
# %% role="wrong" key="q6" name="nobody-asked" says="ex05.q6.rua" points=0
host = ex.analyst.partition("@")[2]
agreement = [(f"_dmarc.{ex.domain}", "TXT", "v=DMARC1; p=none")]
agreement += [(f"{ex.domain}._report._dmarc.{host}", "TXT", "v=DMARC1")]
# %% role="check" key="q6"
check.q6(agreement)
# %% role="mark" key="q6-analyst" of="q6" points=1
mark.q6(agreement, "rua", "analyst")
# %% role="mark" key="q6-others" of="q6" points=1 hidden=true
mark.q6(agreement, "rua", "analyst", "others", hidden=True)
# %% [markdown] lang="fr"
# ## q7 — Le déploiement (4 points)
#
# Écrivez le plan : un enregistrement par semaine, dix au plus, jusqu'à `reject` pour tous vos noms. La lettre d'information part dès la première semaine, sans être alignée ; l'agence fait de même à partir de la troisième. Une machine se répare quand deux semaines de rapports ont parlé d'elle. Aucun message à vous ne doit être refusé, ni mis de côté. Plusieurs réponses sont justes.
#
# *À relire : leçon 05, « Trop vite ».*
# %% [markdown] lang="en"
# ## q7 — The roll-out (4 points)
#
# Write the plan: a record a week, ten at most, up to `reject` for all your names. The newsletter leaves from the first week on, unaligned; the branch office does likewise from the third. A host gets mended once two weeks of reports have told of it. No message of yours must be refused, nor put aside. Several answers are right.
#
# *Read again: lesson 05, "Too fast".*
# %% role="stub" key="q7"
plan = [
    "v=DMARC1; ...",
    ...,
]
# %% role="answer" key="q7" gives="plan" outcomes="O34"
rua = f"rua=mailto:dmarc@{ex.domain}"
plan = [f"v=DMARC1; p=none; {rua}"] * 4
plan += [f"v=DMARC1; p=quarantine; {rua}"] * 2
plan += [f"v=DMARC1; p=reject; {rua}"]
# %% role="wrong" key="q7" name="reject-at-once" says="ex05.q7.rejected" points=0
plan = [f"v=DMARC1; p=reject; rua=mailto:dmarc@{ex.domain}"] * 3
# %% role="wrong" key="q7" name="blind" says="ex05.q7.reports" points=0
plan = ["v=DMARC1; p=none"] * 4 + ["v=DMARC1; p=quarantine", "v=DMARC1; p=reject"]
# %% role="wrong" key="q7" name="agency-forgotten" says="ex05.q7.junk" points=2
rua = f"rua=mailto:dmarc@{ex.domain}"
plan = [f"v=DMARC1; p=none; {rua}"] * 2 + [f"v=DMARC1; p=quarantine; {rua}"] * 2
plan += [f"v=DMARC1; p=reject; {rua}"]
# %% role="wrong" key="q7" name="straight-to-reject" says="ex05.q7.order" points=2
rua = f"rua=mailto:dmarc@{ex.domain}"
plan = [f"v=DMARC1; p=none; {rua}"] * 4 + [f"v=DMARC1; p=reject; {rua}"]
# %% role="wrong" key="q7" name="for-ever-none" says="ex05.q7.end" points=0
plan = [f"v=DMARC1; p=none; rua=mailto:dmarc@{ex.domain}"] * 10
# %% role="wrong" key="q7" name="subdomains-left-open" says="ex05.q7.names" points=3
rua = f"rua=mailto:dmarc@{ex.domain}"
plan = [f"v=DMARC1; p=none; {rua}"] * 4 + [f"v=DMARC1; p=quarantine; {rua}"]
plan += [f"v=DMARC1; p=reject; sp=none; {rua}"]
# %% role="wrong" key="q7" name="a-year" says="ex05.q7.weeks" points=0
plan = [f"v=DMARC1; p=none; rua=mailto:dmarc@{ex.domain}"] * 52
# %% role="check" key="q7"
check.q7(plan)
# %% role="mark" key="q7-steps" of="q7" points=1
mark.q7(plan, "reports", "climb", "domain")
# %% role="mark" key="q7-mail" of="q7" points=2
mark.q7(plan, "reports", "true", "domain")
# %% role="mark" key="q7-names" of="q7" points=1 hidden=true
mark.q7(plan, "reports", "climb", "domain", "subdomain", "invented", hidden=True)
# %% [markdown] lang="fr"
# ## Références
#
# RFC 9989 §4.4 (alignement), §4.7 (étiquettes), §4.10 (l'arbre), §5.3 (évaluation) ; RFC 9990 §4 (adresse extérieure) ; RFC 7489 §3.2 (liste des suffixes publics) ; RFC 7208 §2.4 ; ANSSI-PA-066 R48+. Leçons 05 et 06 pour chaque notion.
# %% [markdown] lang="en"
# ## References
#
# RFC 9989 §4.4 (alignment), §4.7 (tags), §4.10 (the tree), §5.3 (evaluation); RFC 9990 §4 (outside address); RFC 7489 §3.2 (Public Suffix List); RFC 7208 §2.4; ANSSI-PA-066 R48+. Lessons 05 and 06 for every notion.
