# %% [markdown] lang="fr"
# # Exercice 06 — Les rapports : lire, croire, réparer
#
# Sept tâches, de la plus simple à la plus libre. Dans chacune : lisez, remplacez les `...`, lancez la cellule, puis la cellule `check` qui suit. Elle dit ce qui s'est passé, ce qui était attendu et quelle règle le veut. `hint("q1")` ouvre un indice après un essai. L'ordre des cellules est libre : chaque vérification refait son monde. La correction ne reprend que les cellules de réponse : définissez-y tout ce qu'elles emploient. Leçon à relire : 06.
# %% [markdown] lang="en"
# # Exercise 06 — Reports: read, believe, mend
#
# Seven tasks, from the simplest to the freest. In each: read, replace the `...`, run the cell, then the `check` cell after it. It says what happened, what was expected and which rule wants it. `hint("q1")` opens a hint after a try. Run cells in any order: each check makes its world anew. Marking takes the answer cells alone: define in them all that they use. Lesson to read again: 06.
# %% [markdown] lang="fr"
# Votre identifiant d'abord, tel que votre enseignant l'a donné (laissez vide si vous apprenez seul) : votre monde en dépend, et la réponse d'un autre n'y convient pas.
# %% [markdown] lang="en"
# Your identifier first, as your teacher gave it (leave it empty if you learn alone): your world depends on it, and somebody else's answer does not fit.
# %% lang="fr" role="identity" key="identity"
identifiant = ""
# %% lang="en" role="identity" key="identity"
identifier = ""
# %% lang="fr" role="setup" key="setup"
from maillab import dashboard, use_language
from maillab.advice import lint, review_reports
from maillab.exercises import begin

use_language("fr")
ex = begin("ex06_rapports", identifiant)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% lang="en" role="setup" key="setup"
from maillab import dashboard, use_language
from maillab.advice import lint, review_reports
from maillab.exercises import begin

use_language("en")
ex = begin("ex06_rapports", identifier)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% [markdown] lang="fr"
# ## q1 — Compter (2 points)
#
# Voici le rapport d'une semaine sur votre domaine, `ex.xml`, tel que le serveur de Bob l'a envoyé ; `ex.report` est le même, déjà lu : `ex.report.rows` sont ses lignes, chacune avec `source`, `count`, `spf_aligned`, `dkim_aligned`, `aligned`, `spf` et `dkim`. Combien de **messages** en tout (`messages`) ? pour combien SPF a-t-il réussi, quel que soit le domaine (`spf_passed`) ? et réussi en étant aligné (`spf_aligned`) ? pour combien DMARC a-t-il réussi (`dmarc_passed`) ?
#
# *À relire : leçon 06, « Ouvrir un rapport ».*
# %% [markdown] lang="en"
# ## q1 — Count (2 points)
#
# This is a week's report on your domain, `ex.xml`, as Bob's server sent it; `ex.report` is the same, read already: `ex.report.rows` are its rows, each with `source`, `count`, `spf_aligned`, `dkim_aligned`, `aligned`, `spf` and `dkim`. How many **messages** in all (`messages`)? for how many did SPF pass, whatever the domain (`spf_passed`)? and pass while aligned (`spf_aligned`)? for how many did DMARC pass (`dmarc_passed`)?
#
# *Read again: lesson 06, "Open a report".*
# %%
print(ex.xml)
# %% role="stub" key="q1"
counts = {
    "messages": ...,
    "spf_passed": ...,
    "spf_aligned": ...,
    "dmarc_passed": ...,
}
# %% role="answer" key="q1" gives="counts" outcomes="O35" nohidden="counts of the one report that was given"
rows = ex.report.rows
counts = {
    "messages": sum(row.count for row in rows),
    "spf_passed": sum(row.count for row in rows if row.spf[0].result.value == "pass"),
    "spf_aligned": sum(row.count for row in rows if row.spf_aligned),
    "dmarc_passed": sum(row.count for row in rows if row.aligned),
}
# %% role="wrong" key="q1" name="rows-counted" says="ex06.q1.rows" points=0
rows = ex.report.rows
counts = {"messages": len(rows), "spf_aligned": sum(row.spf_aligned for row in rows)}
counts["spf_passed"] = sum(row.spf[0].result.value == "pass" for row in rows)
counts["dmarc_passed"] = sum(row.aligned for row in rows)
# %% role="wrong" key="q1" name="raw-for-aligned" says="ex06.q1.raw" points=1
rows = ex.report.rows
passed = sum(row.count for row in rows if row.spf[0].result.value == "pass")
counts = {"messages": sum(row.count for row in rows), "spf_passed": passed}
counts |= {"spf_aligned": passed, "dmarc_passed": passed}
# %% role="wrong" key="q1" name="both-demanded" says="ex06.q1.both" points=1
rows = ex.report.rows
counts = {"messages": sum(row.count for row in rows)}
counts["spf_passed"] = sum(row.count for row in rows if row.spf[0].result.value == "pass")
counts["spf_aligned"] = sum(row.count for row in rows if row.spf_aligned)
counts["dmarc_passed"] = sum(r.count for r in rows if r.spf_aligned and r.dkim_aligned)
# %% role="wrong" key="q1" name="nothing-counted" says="ex06.q1.messages" points=0
counts = dict.fromkeys(["messages", "spf_passed", "spf_aligned", "dmarc_passed"], 0)
# %% role="check" key="q1"
check.q1(counts)
# %% role="mark" key="q1-raw" of="q1" points=1
mark.q1(counts, "messages", "spf_passed")
# %% role="mark" key="q1-aligned" of="q1" points=1
mark.q1(counts, "spf_aligned", "dmarc_passed")
# %% [markdown] lang="fr"
# ## q2 — Qui est qui ? (3 points)
#
# Le même rapport, et `ex.inventory`, les machines que votre organisation connaît. Pour **chaque adresse** du rapport, un mot : `"ours"` (à vous, DMARC réussit), `"mend"` (à vous, à réparer), `"forwarded"` (un de vos messages, transféré sans changement), `"list"` (un de vos messages, changé en route par une liste), `"spoof"` (une usurpation).
#
# *À relire : leçon 06, « Qui est qui ? ».*
# %% [markdown] lang="en"
# ## q2 — Who is who? (3 points)
#
# The same report, and `ex.inventory`, the hosts that your organization knows. For **each address** of the report, a word: `"ours"` (yours, DMARC passes), `"mend"` (yours, to be mended), `"forwarded"` (a message of yours, forwarded unchanged), `"list"` (a message of yours, changed on its way by a list), `"spoof"` (a spoof).
#
# *Read again: lesson 06, "Who is who?".*
# %%
ex.report
# %%
ex.inventory
# %% role="stub" key="q2"
kinds = {
    ex.inventory["mx"]: ...,
    ex.inventory["lettre"]: ...,
    ex.inventory["agence"]: ...,
    "203.0.113.…": ...,
}
# %% role="answer" key="q2" gives="kinds" outcomes="O35" nohidden="choices about the one report that was given"
own, kinds = ex.inventory.values(), {}
for row in ex.report.rows:
    signed = any(one.domain == ex.domain for one in row.dkim)
    if row.source in own:
        kinds[row.source] = "ours" if row.aligned else "mend"
    else:
        kinds[row.source] = "forwarded" if row.aligned else "list" if signed else "spoof"
# %% role="wrong" key="q2" name="fail-is-spoof" says="ex06.q2.mend" points=0
rows = ex.report.rows
kinds = {row.source: "ours" if row.aligned else "spoof" for row in rows}
# %% role="wrong" key="q2" name="spf-decides" says="ex06.q2.mend" points=0
rows = ex.report.rows
kinds = {r.source: "ours" if r.spf[0].result.value == "pass" else "spoof" for r in rows}
# %% role="wrong" key="q2" name="own-mail-taken-for-a-spoof" says="ex06.q2.forwarder" points=1
own = ex.inventory.values()
kinds = {row.source: "spoof" for row in ex.report.rows}
kinds |= {row.source: "mend" for row in ex.report.rows if row.source in own}
kinds |= {ex.inventory["mx"]: "ours"}
# %% role="wrong" key="q2" name="list-taken-for-a-spoof" says="ex06.q2.list" points=1
own = ex.inventory.values()
kinds = {row.source: "forwarded" if row.aligned else "spoof" for row in ex.report.rows}
kinds |= {row.source: "mend" for row in ex.report.rows if row.source in own}
kinds |= {ex.inventory["mx"]: "ours"}
# %% role="wrong" key="q2" name="everything-is-mended" says="ex06.q2.ours" points=0
kinds = {row.source: "mend" for row in ex.report.rows}
# %% role="wrong" key="q2" name="all-others-are-lists" says="ex06.q2.spoof" points=1
own = ex.inventory.values()
kinds = {row.source: "forwarded" if row.aligned else "list" for row in ex.report.rows}
kinds |= {row.source: "mend" for row in ex.report.rows if row.source in own}
kinds |= {ex.inventory["mx"]: "ours"}
# %% role="check" key="q2"
check.q2(kinds)
# %% role="mark" key="q2-own" of="q2" points=1
mark.q2(kinds, "mx", "newsletter", "branch")
# %% role="mark" key="q2-indirect" of="q2" points=1
mark.q2(kinds, "forwarder", "list", "blind")
# %% role="mark" key="q2-spoofs" of="q2" points=1
mark.q2(kinds, "branch", "list", "forger", "blind")
# %% [markdown] lang="fr"
# ## q3 — Croire un rapport (2 points)
#
# Cinq rapports sont arrivés par courrier. `ex.letters` en montre trois choses : le champ `Authentication-Results`, l'adresse du `From`, et celle que le XML donne à son auteur (`reporter`). Votre serveur signe ce champ du nom `mx.` et votre domaine. Lesquels croire ? `"trust"` ou `"refuse"`.
#
# *À relire : leçon 06, « Un jour de courrier ».*
# %% [markdown] lang="en"
# ## q3 — Believe a report (2 points)
#
# Five reports arrived by mail. `ex.letters` shows three things of each: the field `Authentication-Results`, the address in `From`, and the one that the XML gives its author (`reporter`). Your server puts the name `mx.` and your domain into that field. Which ones are to be believed? `"trust"` or `"refuse"`.
#
# *Read again: lesson 06, "A day of mail".*
# %%
ex.letters
# %% role="stub" key="q3"
beliefs = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ...}
# %% role="answer" key="q3" gives="beliefs" outcomes="O35" nohidden="choices about the very letters that were given"
beliefs = {}
for name, letter in ex.letters.items():
    domain = letter["reporter"].partition("@")[2]
    proof = f"mx.{ex.domain}; dmarc=pass header.from={domain}"
    beliefs[name] = "trust" if letter["Authentication-Results"] == proof else "refuse"
# %% role="wrong" key="q3" name="all-believed" says="ex06.q3.failed" points=0
beliefs = dict.fromkeys("abcde", "trust")
# %% role="wrong" key="q3" name="any-pass" says="ex06.q3.borrowed" points=0
passed = "dmarc=pass"
beliefs = {
    name: "trust" if passed in letter["Authentication-Results"] else "refuse"
    for name, letter in ex.letters.items()
}
# %% role="wrong" key="q3" name="any-server" says="ex06.q3.foreign" points=1
beliefs = {}
for name, letter in ex.letters.items():
    same = letter["From"] == letter["reporter"]
    passed = "dmarc=pass" in letter["Authentication-Results"]
    beliefs[name] = "trust" if same and passed else "refuse"
# %% role="wrong" key="q3" name="nothing-believed" says="ex06.q3.genuine" points=0
beliefs = dict.fromkeys("abcde", "refuse")
# %% role="check" key="q3"
check.q3(beliefs)
# %% role="mark" key="q3-claimed" of="q3" points=1
mark.q3(beliefs, "genuine", "other", "failed", "borrowed")
# %% role="mark" key="q3-stamped" of="q3" points=1
mark.q3(beliefs, "genuine", "other", "borrowed", "elsewhere")
# %% [markdown] lang="fr"
# ## q4 — Demander l'accord (2 points)
#
# Avant d'envoyer un rapport, un récepteur demande parfois au DNS si le destinataire est d'accord. Sous quel nom exactement ? Écrivez `"none"` s'il ne demande rien. Le prestataire est celui de `ex.analyst`.
#
# - `inside` : rapport sur votre domaine, à `dmarc@` et votre domaine ; `inside_below` : à `dmarc@rapports.` et votre domaine ;
# - `outside` : à `ex.analyst` ; `outside_below` : à `dmarc@boite.` et le domaine du prestataire ;
# - `subsidiary` : rapport sur l'enregistrement que publie `filiale.` et votre domaine, à `ex.analyst`.
#
# *À relire : leçon 06, « Une adresse extérieure ».*
# %% [markdown] lang="en"
# ## q4 — Ask for agreement (2 points)
#
# Before it sends a report, a receiver sometimes asks the DNS whether the recipient agrees. Under which name exactly? Write `"none"` where it asks nothing. The contractor is that of `ex.analyst`.
#
# - `inside`: a report on your domain, to `dmarc@` your domain; `inside_below`: to `dmarc@rapports.` and your domain;
# - `outside`: to `ex.analyst`; `outside_below`: to `dmarc@boite.` and the contractor's domain;
# - `subsidiary`: a report on the record that `filiale.` and your domain publishes, to `ex.analyst`.
#
# *Read again: lesson 06, "An outside address".*
# %% role="stub" key="q4"
names = {
    "inside": ...,
    "inside_below": ...,
    "outside": ...,
    "outside_below": ...,
    "subsidiary": ...,
}
# %% role="answer" key="q4" gives="names" outcomes="O36" nohidden="names that are right for the own domain alone"
host = ex.analyst.partition("@")[2]
names = {"inside": "none", "inside_below": "none"}
names["outside"] = f"{ex.domain}._report._dmarc.{host}"
names["outside_below"] = f"{ex.domain}._report._dmarc.boite.{host}"
names["subsidiary"] = f"filiale.{ex.domain}._report._dmarc.{host}"
# %% role="wrong" key="q4" name="always-asked" says="ex06.q4.own" points=1
host = ex.analyst.partition("@")[2]
names = {"inside": f"{ex.domain}._report._dmarc.{ex.domain}"}
names["inside_below"] = f"{ex.domain}._report._dmarc.rapports.{ex.domain}"
names["outside"] = f"{ex.domain}._report._dmarc.{host}"
names["outside_below"] = f"{ex.domain}._report._dmarc.boite.{host}"
names["subsidiary"] = f"filiale.{ex.domain}._report._dmarc.{host}"
# %% role="wrong" key="q4" name="the-wrong-way-round" says="ex06.q4.outside" points=0
host = ex.analyst.partition("@")[2]
names = dict.fromkeys(["inside", "inside_below"], "none")
name = f"{host}._report._dmarc.{ex.domain}"
names |= dict.fromkeys(["outside", "outside_below", "subsidiary"], name)
# %% role="wrong" key="q4" name="one-name-for-all" says="ex06.q4.host" points=1
host = ex.analyst.partition("@")[2]
names = dict.fromkeys(["inside", "inside_below"], "none")
name = f"{ex.domain}._report._dmarc.{host}"
names |= dict.fromkeys(["outside", "outside_below", "subsidiary"], name)
# %% role="wrong" key="q4" name="policy-of-the-organization" says="ex06.q4.policy" points=1
host = ex.analyst.partition("@")[2]
names = dict.fromkeys(["inside", "inside_below"], "none")
names["outside"] = names["subsidiary"] = f"{ex.domain}._report._dmarc.{host}"
names["outside_below"] = f"{ex.domain}._report._dmarc.boite.{host}"
# %% role="wrong" key="q4" name="nothing-asked" says="ex06.q4.outside" points=0
names = dict.fromkeys(["inside", "inside_below", "outside", "outside_below", "subsidiary"], "none")
# %% role="check" key="q4"
check.q4(names)
# %% role="mark" key="q4-own" of="q4" points=1
mark.q4(names, "inside", "inside_below", "outside")
# %% role="mark" key="q4-outside" of="q4" points=1
mark.q4(names, "outside", "outside_below", "subsidiary")
# %% [markdown] lang="fr"
# ## q5 — Recevoir pour d'autres (3 points)
#
# Cette fois, le prestataire, c'est vous. Les trois domaines de `ex.clients` demandent leurs rapports à votre adresse, `ex.mailbox` (`rua=mailto:…`). Publiez dans votre zone ce qu'il faut pour que les récepteurs vous envoient ces rapports-là, et ceux d'aucun autre domaine.
#
# *À relire : leçon 06, « Une adresse extérieure ».*
# %% [markdown] lang="en"
# ## q5 — Receive for others (3 points)
#
# This time the contractor is you. The three domains of `ex.clients` ask for their reports at your address, `ex.mailbox` (`rua=mailto:…`). Publish in your zone what it takes for receivers to send you these reports, and those of no other domain.
#
# *Read again: lesson 06, "An outside address".*
# %%
ex.clients, ex.mailbox
# %% role="stub" key="q5"
agreements = [
    (..., "TXT", ...),
]
# %% role="answer" key="q5" gives="agreements" outcomes="O36"
agreements = [(f"{client}._report._dmarc.{ex.domain}", "TXT", "v=DMARC1") for client in ex.clients]
# %% role="wrong" key="q5" name="own-policy-only" says="ex06.q5.clients" points=0
agreements = [(f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=none; rua=mailto:{ex.mailbox}")]
# %% role="wrong" key="q5" name="at-the-clients" says="ex06.zone" points=0
agreements = [(f"{ex.domain}._report._dmarc.{client}", "TXT", "v=DMARC1") for client in ex.clients]
# %% role="wrong" key="q5" name="without-a-version" says="ex06.q5.clients" points=0
agreements = [(f"{client}._report._dmarc.{ex.domain}", "TXT", "oui") for client in ex.clients]
# %% role="wrong" key="q5" name="organizations-instead" says="ex06.q5.annexe" points=1
tops = [".".join(client.split(".")[-2:]) for client in ex.clients]
agreements = [(f"{top}._report._dmarc.{ex.domain}", "TXT", "v=DMARC1") for top in tops]
# %% role="wrong" key="q5" name="for-everybody" says="ex06.q5.others" points=2
agreements = [(f"*._report._dmarc.{ex.domain}", "TXT", "v=DMARC1")]
# %% role="wrong" key="q5" name="fits-the-check-alone" says="" points=2
from maillab.exercises.report_clients import outsiders

tried = outsiders(ex.student, ex.student.draw("ex06_rapports q5 open"))
agreements = [(f"*.example._report._dmarc.{ex.domain}", "TXT", "v=DMARC1")]
agreements += [(f"{one}._report._dmarc.{ex.domain}", "TXT", "non") for one in tried]
agreements += [(f"{one}._report._dmarc.{ex.domain}", "TXT", "v=DMARC1") for one in ex.clients]
# %% role="check" key="q5"
check.q5(agreements)
# %% role="mark" key="q5-clients" of="q5" points=1
mark.q5(agreements, "zone", "clients")
# %% role="mark" key="q5-exact" of="q5" points=1
mark.q5(agreements, "clients", "annexe")
# %% role="mark" key="q5-others" of="q5" points=1 hidden=true
mark.q5(agreements, "clients", "annexe", "others", hidden=True)
# %% [markdown] lang="fr"
# ## q6 — Maintenant, et ensuite (2 points)
#
# Votre domaine publie `ex.record`. Donnez l'enregistrement DMARC à publier maintenant, au vu de ce rapport (`now`) ; puis celui à publier le jour où tout ce qui est à vous est réparé et où une semaine l'a montré (`then`).
#
# *À relire : leçon 06, « Monter, une semaine à la fois ».*
# %% [markdown] lang="en"
# ## q6 — Now, and then (2 points)
#
# Your domain publishes `ex.record`. Give the DMARC record to publish now, in view of this report (`now`); then the one to publish on the day when all that is yours is mended and a week has shown it (`then`).
#
# *Read again: lesson 06, "Climb, a week at a time".*
# %% role="stub" key="q6"
now = ...
then = ...
# %% role="answer" key="q6" gives="now then" outcomes="O34 O35"
now = ex.record
then = f"v=DMARC1; p=quarantine; rua=mailto:dmarc@{ex.domain}"
# %% role="wrong" key="q6" name="reject-now" says="ex06.q6.now" points=0
now = then = f"v=DMARC1; p=reject; rua=mailto:dmarc@{ex.domain}"
# %% role="wrong" key="q6" name="quarantine-now" says="ex06.q6.now" points=1
now = then = f"v=DMARC1; p=quarantine; rua=mailto:dmarc@{ex.domain}"
# %% role="wrong" key="q6" name="never-further" says="ex06.q6.same" points=0
now = then = ex.record
# %% role="wrong" key="q6" name="jump" says="ex06.q6.jump" points=0
now = ex.record
then = f"v=DMARC1; p=reject; rua=mailto:dmarc@{ex.domain}"
# %% role="wrong" key="q6" name="reports-given-up" says="ex06.q6.reports" points=0
now = ex.record
then = "v=DMARC1; p=quarantine"
# %% role="wrong" key="q6" name="no-version" says="ex06.q6.unread" points=0
now = ex.record
then = f"p=quarantine; rua=mailto:dmarc@{ex.domain}"
# %% role="wrong" key="q6" name="only-a-test" says="ex06.q6.same" points=0
now = ex.record
then = f"v=DMARC1; p=quarantine; t=y; rua=mailto:dmarc@{ex.domain}"
# %% role="wrong" key="q6" name="subdomains-refused" says="" points=1
rua = f"rua=mailto:dmarc@{ex.domain}"
now, then = f"v=DMARC1; p=none; sp=reject; {rua}", f"v=DMARC1; p=quarantine; {rua}"
# %% role="wrong" key="q6" name="jump-for-subdomains" says="" points=1
now = ex.record
then = f"v=DMARC1; p=quarantine; sp=reject; rua=mailto:dmarc@{ex.domain}"
# %% role="check" key="q6"
check.q6(now, then)
# %% role="mark" key="q6-then" of="q6" points=1
mark.q6(now, then, "step", "reports")
# %% role="mark" key="q6-now" of="q6" points=1 hidden=true
mark.q6(now, then, "now", "step", "reports", hidden=True)
# %% [markdown] lang="fr"
# ## q7 — Tout réparer (4 points)
#
# Cette fois vous écrivez toute la zone : SPF et DMARC, aucun n'est publié d'avance. Chaque source du rapport recommence, avec la même enveloppe : `mx` et `agence` sous votre domaine, `lettre` sous son propre nom. Tout ce qui est à vous doit être aligné par SPF, aucun faux ne doit arriver comme un message ordinaire, le courrier des listes ne doit pas être refusé, et les rapports doivent continuer. Plusieurs réponses sont justes.
#
# *À relire : leçon 06, « Un pas de trop ».*
# %% [markdown] lang="en"
# ## q7 — Mend it all (4 points)
#
# This time you write the whole zone: SPF and DMARC, none is published beforehand. Each source of the report starts again, with the same envelope: `mx` and `agence` under your domain, `lettre` under its own name. All that is yours must be aligned by SPF, no forgery must arrive like an ordinary message, mail of lists must not be refused, and reports must go on. Several answers are right.
#
# *Read again: lesson 06, "A step too far".*
# %% role="stub" key="q7"
published = [
    (ex.domain, "TXT", ...),
    (f"_dmarc.{ex.domain}", "TXT", ...),
]
# %% role="answer" key="q7" gives="published" outcomes="O34 O35"
rua = f"rua=mailto:dmarc@{ex.domain}"
published = [
    (ex.domain, "TXT", f"v=spf1 mx ip4:{ex.inventory['agence']} -all"),
    (f"lettre.{ex.domain}", "TXT", "v=spf1 a -all"),
    (f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=quarantine; {rua}"),
]
# %% role="wrong" key="q7" name="policy-alone" says="ex06.q7.mx" points=0
rua = f"rua=mailto:dmarc@{ex.domain}"
published = [(f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=quarantine; {rua}")]
# %% role="wrong" key="q7" name="letter-at-the-domain" says="ex06.q7.letter" points=1
own, rua = ex.inventory, f"rua=mailto:dmarc@{ex.domain}"
spf = f"v=spf1 mx ip4:{own['agence']} ip4:{own['lettre']} -all"
published = [(ex.domain, "TXT", spf)]
published += [(f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=quarantine; {rua}")]
# %% role="wrong" key="q7" name="branch-forgotten" says="ex06.q7.branch" points=0
rua = f"rua=mailto:dmarc@{ex.domain}"
published = [(ex.domain, "TXT", "v=spf1 mx -all")]
published += [(f"lettre.{ex.domain}", "TXT", "v=spf1 a -all")]
published += [(f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=quarantine; {rua}")]
# %% role="wrong" key="q7" name="none-for-ever" says="ex06.q7.stopped" points=0
published = [(ex.domain, "TXT", f"v=spf1 mx ip4:{ex.inventory['agence']} -all")]
published += [(f"lettre.{ex.domain}", "TXT", "v=spf1 a -all")]
published += [(f"_dmarc.{ex.domain}", "TXT", ex.record)]
# %% role="wrong" key="q7" name="open-to-all" says="ex06.q7.stopped" points=0
rua = f"rua=mailto:dmarc@{ex.domain}"
published = [(name, "TXT", "v=spf1 +all") for name in (ex.domain, f"lettre.{ex.domain}")]
published += [(f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=quarantine; {rua}")]
# %% role="wrong" key="q7" name="a-network-refused" says="ex06.q7.stopped" points=0
rua = f"rua=mailto:dmarc@{ex.domain}"
open_ = "-ip4:203.0.113.0/24 +all"
published = [(ex.domain, "TXT", f"v=spf1 mx ip4:{ex.inventory['agence']} {open_}")]
published += [(f"lettre.{ex.domain}", "TXT", f"v=spf1 a {open_}")]
published += [(f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=quarantine; {rua}")]
# %% role="wrong" key="q7" name="fits-the-check-alone" says="" points=2
from maillab.exercises.comparing import strangers

tried = strangers(ex.student.draw("ex06_rapports q7 open"))
open_ = " ".join(f"-ip4:{one}" for one in ["203.0.113.0/24", *tried]) + " +all"
published = [(ex.domain, "TXT", f"v=spf1 mx ip4:{ex.inventory['agence']} {open_}")]
published += [(f"lettre.{ex.domain}", "TXT", f"v=spf1 a {open_}")]
published += [(f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=quarantine; {ex.record[16:]}")]
# %% role="wrong" key="q7" name="lists-refused" says="ex06.q7.list" points=3
rua = f"rua=mailto:dmarc@{ex.domain}"
published = [(ex.domain, "TXT", f"v=spf1 mx ip4:{ex.inventory['agence']} -all")]
published += [(f"lettre.{ex.domain}", "TXT", "v=spf1 a -all")]
published += [(f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=reject; {rua}")]
# %% role="wrong" key="q7" name="reports-given-up" says="ex06.q7.reports" points=2
published = [(ex.domain, "TXT", f"v=spf1 mx ip4:{ex.inventory['agence']} -all")]
published += [(f"lettre.{ex.domain}", "TXT", "v=spf1 a -all")]
published += [(f"_dmarc.{ex.domain}", "TXT", "v=DMARC1; p=quarantine")]
# %% role="check" key="q7"
check.q7(published)
# %% role="mark" key="q7-domain" of="q7" points=1
mark.q7(published, "zone", "mx", "branch", "stopped")
# %% role="mark" key="q7-own" of="q7" points=1 hidden=true
mark.q7(published, "zone", "mx", "branch", "newsletter", "stopped", hidden=True)
# %% role="mark" key="q7-policy" of="q7" points=1 hidden=true
mark.q7(published, "branch", "newsletter", "stopped", "reports", hidden=True)
# %% role="mark" key="q7-lists" of="q7" points=1
mark.q7(published, "branch", "newsletter", "stopped", "forwarder", "list", "reports")
# %% [markdown] lang="fr"
# ## Références
#
# RFC 9989 §4.4, §4.7, §5.3.5, §7.4 ; RFC 9990 §3.1 (format), §4 (adresse extérieure), §8.2 (rapports faux) ; RFC 8601 §5 ; RFC 7208 §2.4 ; RFC 6376 §5.5 ; ANSSI-PA-066 R44 et R48+. Leçon 06 pour chaque notion.
# %% [markdown] lang="en"
# ## References
#
# RFC 9989 §4.4, §4.7, §5.3.5, §7.4; RFC 9990 §3.1 (format), §4 (outside address), §8.2 (false reports); RFC 8601 §5; RFC 7208 §2.4; RFC 6376 §5.5; ANSSI-PA-066 R44 and R48+. Lesson 06 for every notion.
