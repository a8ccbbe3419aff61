# %% [markdown] lang="fr"
# # 05 — DMARC : trois noms, un propriétaire
#
# **Buts.** Nommer les trois domaines d'un message et dire lesquels sont alignés ; suivre la recherche de la politique dans l'arbre du DNS, et la comparer à la liste des suffixes publics ; passer de `none` à `reject` sans bloquer les siens ; fermer les sous-domaines. Environ 30 minutes.
# %% [markdown] lang="en"
# # 05 — DMARC: three names, one owner
#
# **Goals.** Name the three domains of a message and tell which are aligned; follow the search for the policy up the DNS tree, and compare it with the Public Suffix List; go from `none` to `reject` without blocking your own; close the sub-domains. About 30 minutes.
# %% lang="fr"
# %load_ext maillab
from maillab import Lab, forge, predict, reveal, use_language

use_language("fr")
lab = Lab()
# %% lang="en"
# %load_ext maillab
from maillab import Lab, forge, predict, reveal, use_language

use_language("en")
lab = Lab()
# %% [markdown] lang="fr"
# ## Les trois noms
#
# `monpartenaire.fr` publie SPF et DKIM, et une politique DMARC qui ne demande encore rien : `p=none`.
# %% [markdown] lang="en"
# ## The three names
#
# `monpartenaire.fr` publishes SPF and DKIM, and a DMARC policy that asks for nothing yet: `p=none`.
# %%
key = lab.enable_dkim("monpartenaire.fr", selector="s1")
lab.dns.publish("s1._domainkey.monpartenaire.fr", "TXT", key)
lab.dns.publish("monpartenaire.fr", "TXT", "v=spf1 mx -all")
lab.dns.publish("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=none")
# %% [markdown] lang="fr"
# Alice écrit à Bob. SPF juge le domaine de l'enveloppe, DKIM celui de `d=`, et Bob lit celui de `From`. Combien de comparaisons doivent réussir pour que DMARC dise `pass` : `2` ou `1` ?
# %% [markdown] lang="en"
# Alice writes to Bob. SPF judges the domain of the envelope, DKIM that of `d=`, and Bob reads that of `From`. How many comparisons have to succeed for DMARC to say `pass`: `2` or `1`?
# %% role="predict" key="comparaisons"
predict("comparaisons", ...)
# %%
alice = lab.send(lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Réunion", "À 10 heures."))
alice.spf.domain, alice.dkim[0].domain, alice.dmarc.author_domain
# %%
alice.dmarc
# %% [markdown] lang="fr"
# Ici les deux méthodes ont réussi pour le domaine de l'auteur. Ouvrez la dernière étape : **une seule** comparaison réussie suffit (RFC 9989 §5.3.5).
# %% [markdown] lang="en"
# Here both methods passed for the author's domain. Open the last step: **one** successful comparison is enough (RFC 9989 §5.3.5).
# %%
reveal("comparaisons", 1)
# %% [markdown] lang="fr"
# ## L'expéditeur oublié
#
# La lettre d'information part d'une autre machine, avec une adresse de retour à elle, et sans signature. `From` dit `monpartenaire.fr`. Que dira DMARC ?
# %% [markdown] lang="en"
# ## The forgotten sender
#
# The newsletter leaves from another machine, with a return address of its own, unsigned. `From` says `monpartenaire.fr`. What will DMARC say?
# %% role="predict" key="lettre"
predict("lettre", ...)
# %%
letter = forge.message(
    "Mon Partenaire <info@monpartenaire.fr>",
    "bob@entite.fr",
    sender="retour@lettre.monpartenaire.fr",
    subject="Lettre de janvier",
)
first = lab.send(letter, via="lettre.monpartenaire.fr")
reveal("lettre", first.dmarc)
# %%
first
# %% [markdown] lang="fr"
# DMARC échoue : `lettre.monpartenaire.fr` ne publie pas SPF. Le message est pourtant accepté, car `p=none` interdit d'y toucher (RFC 9989 §5.4). C'est tout l'intérêt de commencer ainsi : on découvre les siens.
#
# ## Trop vite
#
# Que se passerait-il si le domaine publiait `p=reject` aujourd'hui : `accept` ou `reject` ?
# %% [markdown] lang="en"
# DMARC fails: `lettre.monpartenaire.fr` publishes no SPF. Yet the message is accepted, since `p=none` forbids touching it (RFC 9989 §5.4). That is why one begins so: one discovers one's own.
#
# ## Too fast
#
# What if the domain published `p=reject` today: `accept` or `reject`?
# %% role="predict" key="trop-vite"
predict("trop-vite", ...)
# %%
lab.dns.replace("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=reject")
lab.wait(hours=1)
too_fast = lab.send(letter, via="lettre.monpartenaire.fr")
reveal("trop-vite", too_fast.disposition)
# %% [markdown] lang="fr"
# Toute la lettre d'information serait refusée. On revient en arrière, et l'on essaie la marche suivante : `p=quarantine` avec `t=y`, qui demande **un cran de moins** (RFC 9989 §4.7). Que fera le serveur de Bob ?
# %% [markdown] lang="en"
# The whole newsletter would be refused. Step back, and try the next step: `p=quarantine` with `t=y`, which asks for **one level less** (RFC 9989 §4.7). What will Bob's server do?
# %% role="predict" key="essai"
predict("essai", ...)
# %%
lab.dns.replace("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=quarantine; t=y")
lab.wait(hours=1)
trial = lab.send(letter, via="lettre.monpartenaire.fr")
reveal("essai", trial.disposition)
# %% [markdown] lang="fr"
# ## Réparer, puis monter
#
# La lettre n'a besoin que d'un nom aligné. On publie SPF pour le domaine de son adresse de retour : ce n'est pas le domaine de `From`, mais un nom de **la même organisation**.
# %% [markdown] lang="en"
# ## Mend, then move up
#
# The newsletter needs one aligned name only. Publish SPF for the domain of its return address: it is not the domain of `From`, but a name of **the same organization**.
# %% role="predict" key="repare"
predict("repare", ...)
# %%
lab.dns.publish("lettre.monpartenaire.fr", "TXT", "v=spf1 a -all")
lab.dns.replace("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=reject")
lab.wait(hours=1)
mended = lab.send(letter, via="lettre.monpartenaire.fr")
reveal("repare", mended.dmarc)
# %%
mended.dmarc
# %% [markdown] lang="fr"
# Les noms, alignés à droite, et leur organisation en gras. Les boutons changent `aspf` et `adkim` : quel choix ferait échouer cette lettre ?
# %% [markdown] lang="en"
# The names, flush right, and their organization in bold. The buttons change `aspf` and `adkim`: which choice would make this newsletter fail?
# %%
from maillab import compare, play

play(lab.dns.alignment(mended))
# %% [markdown] lang="fr"
# C'est l'alignement souple, `aspf=r`, celui par défaut. Avec `aspf=s`, seuls des noms **égaux** comptent. Le même message passera-t-il encore ?
# %% [markdown] lang="en"
# This is relaxed alignment, `aspf=r`, the default. With `aspf=s` only **equal** names count. Will the same message still pass?
# %% role="predict" key="strict"
predict("strict", ...)
# %%
lab.dns.replace("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=reject; aspf=s")
lab.wait(hours=1)
strict = lab.send(letter, via="lettre.monpartenaire.fr")
reveal("strict", strict.dmarc)
# %%
strict.dmarc.walkthrough.deciding
# %% [markdown] lang="fr"
# Une seule étiquette a changé. Suivez sa trace, de la réponse du DNS à la décision :
# %% [markdown] lang="en"
# One tag has changed. Follow its trace, from the DNS answer to the decision:
# %%
compare(mended, strict)
# %% [markdown] lang="fr"
# ## Les sous-domaines
#
# L'attaquant invente `factures.monpartenaire.fr`, un nom qui n'existe pas. Le propriétaire publie `p=reject; sp=none; np=reject`. Quelle étiquette vaut pour ce nom : `p`, `sp` ou `np` ?
# %% [markdown] lang="en"
# ## Sub-domains
#
# The attacker invents `factures.monpartenaire.fr`, a name that does not exist. The owner publishes `p=reject; sp=none; np=reject`. Which tag holds for that name: `p`, `sp` or `np`?
# %% role="predict" key="sous-domaine"
predict("sous-domaine", ...)
# %%
record = "v=DMARC1; p=reject; sp=none; np=reject"
lab.dns.replace("_dmarc.monpartenaire.fr", "TXT", record)
lab.wait(hours=1)
invented = lab.attack(forge.from_only("compta@factures.monpartenaire.fr"))
invented.dmarc
# %%
policy = next(step for step in invented.dmarc.walkthrough if step.code == "dmarc.policy")
reveal("sous-domaine", policy.facts["tag"])
# %% [markdown] lang="fr"
# `np` vaut pour un nom qui n'existe pas (NXDOMAIN), `sp` pour un sous-domaine qui existe (RFC 9989 §4.7). `lettre.monpartenaire.fr` existe : que vaut un faux qui porte ce nom-là, `accept` ou `reject` ?
# %% [markdown] lang="en"
# `np` holds for a name that does not exist (NXDOMAIN), `sp` for a sub-domain that exists (RFC 9989 §4.7). `lettre.monpartenaire.fr` exists: what becomes of a forgery with that name, `accept` or `reject`?
# %% role="predict" key="existant"
predict("existant", ...)
# %%
existing = lab.attack(forge.from_only("info@lettre.monpartenaire.fr"))
reveal("existant", existing.disposition)
# %% [markdown] lang="fr"
# `sp=none` laissait une porte ouverte. Sans `sp`, c'est `p` qui vaut pour tous.
#
# ## Où commence l'organisation ?
#
# La RFC 9989 monte dans l'arbre du DNS ; la RFC 7489 lisait la liste des suffixes publics. Ici, seul `news.example.com` publie DMARC, et DKIM a réussi pour `example.com`. Sous quelles règles est-ce aligné : `rfc9989` ou `rfc7489` ?
# %% [markdown] lang="en"
# `sp=none` left a door open. Without `sp`, `p` holds for all.
#
# ## Where does the organization begin?
#
# RFC 9989 climbs the DNS tree; RFC 7489 read the Public Suffix List. Here only `news.example.com` publishes DMARC, and DKIM passed for `example.com`. Under which rules is this aligned: `rfc9989` or `rfc7489`?
# %% role="predict" key="regles"
predict("regles", ...)
# %%
from maillab.auth import dmarc
from maillab.dns import Resolver, Zones

zones = Zones.from_dict({"_dmarc.news.example.com": [["TXT", "v=DMARC1; p=reject"]]})
resolver = Resolver(zones)
by_walk = dmarc.evaluate("news.example.com", [], ["example.com"], resolver)
by_list = dmarc.evaluate("news.example.com", [], ["example.com"], resolver, rules="rfc7489")
# %%
reveal("regles", "rfc7489" if by_list.result.value == "pass" else "rfc9989")
# %%
by_walk.org_domain, by_list.org_domain
# %%
by_walk
# %% [markdown] lang="fr"
# La marche s'arrête au nom le plus court qui publie : `news.example.com` est alors sa propre organisation. Si `example.com` publiait lui aussi, les deux règles seraient d'accord. Et pour un nom très long, combien de questions au plus ? Prédisez un nombre.
# %% [markdown] lang="en"
# The walk keeps the shortest name that publishes: `news.example.com` is then its own organization. If `example.com` published too, both rules would agree. And for a very long name, how many questions at most? Predict a number.
# %% role="predict" key="questions"
predict("questions", ...)
# %%
long_name = "a.b.c.d.e.f.g.h.i.j.k.example.com"
walked = dmarc.evaluate(long_name, [], [], resolver).walkthrough
asked = [step for step in walked if step.code == "dmarc.query"]
reveal("questions", len(asked))
# %%
walked
# %% [markdown] lang="fr"
# Huit au plus : après le premier nom, la marche saute aux sept derniers labels (RFC 9989 §4.10). Un nom interminable ne peut donc pas épuiser le serveur qui vérifie.
# %% [markdown] lang="en"
# Eight at most: after the first name the walk jumps to the last seven labels (RFC 9989 §4.10). So an endless name cannot exhaust the server that checks.
# %% [markdown] lang="fr"
# ## Références
#
# RFC 9989 §4.7 (étiquettes), §4.10 (marche dans l'arbre), §5.3 (évaluation), §5.4 et §7.4 (effet de la politique) ; RFC 7489 §3.2, §6.6 ; ANSSI-PA-066 R47+ et R48+.
#
# ## Ce que dit le cours
#
# Le support dit que DMARC « vérifie la cohérence des trois noms » : en fait `From` est comparé à deux noms, **séparément**, et un seul succès suffit (RFC 9989 §5.3.5). Il présente `p=reject` comme un refus : la RFC 9989 §7.4 demande au récepteur de ne pas refuser pour cette seule raison, et aux domaines dont les gens écrivent à des listes de ne pas le publier. Notre récepteur, lui, obéit au propriétaire.
#
# ## Résumé
#
# SPF et DKIM disent quel domaine a réussi ; l'alignement dit si c'est celui de l'auteur, ou de son organisation ; la politique dit quoi faire sinon. On commence par `none`, on répare ses expéditeurs, on monte, et l'on pense aux sous-domaines.
#
# ## Trois questions
#
# 1. DKIM réussit pour `monpartenaire.fr`, SPF échoue : que dit DMARC ? <details><summary>Réponse</summary>pass : une méthode alignée suffit.</details>
# 2. SPF donne softfail pour le bon domaine : est-ce aligné ? <details><summary>Réponse</summary>Non : seul un pass peut l'être.</details>
# 3. Que fait `np=reject` pour un sous-domaine qui existe sans adresse ? <details><summary>Réponse</summary>Rien : le nom existe (NODATA), c'est sp, ou p, qui vaut (RFC 9989 §3.2.13).</details>
# %% [markdown] lang="en"
# ## References
#
# RFC 9989 §4.7 (tags), §4.10 (tree walk), §5.3 (evaluation), §5.4 and §7.4 (effect of the policy); RFC 7489 §3.2, §6.6; ANSSI-PA-066 R47+ and R48+.
#
# ## What the course says
#
# The slides say that DMARC "checks the consistency of the three names": in fact `From` is compared with two names, **separately**, and one success is enough (RFC 9989 §5.3.5). They present `p=reject` as a refusal: RFC 9989 §7.4 asks receivers not to reject for that reason alone, and domains whose people write to mailing lists not to publish it. Our receiver obeys the owner.
#
# ## Summary
#
# SPF and DKIM tell which domain passed; alignment tells whether it is the author's, or its organization's; the policy tells what to do otherwise. Begin with `none`, mend your senders, move up, and think of the sub-domains.
#
# ## Three questions
#
# 1. DKIM passes for `monpartenaire.fr`, SPF fails: what does DMARC say? <details><summary>Answer</summary>pass: one aligned method is enough.</details>
# 2. SPF gives softfail for the right domain: is it aligned? <details><summary>Answer</summary>No: only a pass can be.</details>
# 3. What does `np=reject` do for a sub-domain that exists without an address? <details><summary>Answer</summary>Nothing: the name exists (NODATA), so sp, or p, holds (RFC 9989 §3.2.13).</details>
