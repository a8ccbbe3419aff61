# %% [markdown] lang="fr"
# # 02 — Forger, puis publier
#
# **Buts.** Forger un message de trois façons et le voir accepté ; publier SPF, DKIM et DMARC ; renvoyer **le même message** et voir quelle règle le refuse ; savoir ce qui passe encore. Environ 30 minutes.
# %% [markdown] lang="en"
# # 02 — Forge, then publish
#
# **Goals.** Forge a message in three ways and see it accepted; publish SPF, DKIM and DMARC; send **the same message** again and see which rule refuses it; know what still passes. About 30 minutes.
# %% lang="fr"
# %load_ext maillab
from maillab import Lab, forge, play, predict, reveal, use_language

use_language("fr")
lab = Lab()
# %% lang="en"
# %load_ext maillab
from maillab import Lab, forge, play, predict, reveal, use_language

use_language("en")
lab = Lab()
# %% [markdown] lang="fr"
# ## Un faux complet
#
# L'attaquant prétend être Alice partout : dans l'enveloppe et dans `From`. `monpartenaire.fr` ne publie rien. Que décidera le serveur de Bob : `accept` ou `reject` ?
# %% [markdown] lang="en"
# ## A complete forgery
#
# The attacker claims to be Alice everywhere: in the envelope and in `From`. `monpartenaire.fr` publishes nothing. What will Bob's server decide: `accept` or `reject`?
# %% role="predict" key="avant"
predict("avant", ...)
# %%
direct = forge.direct_spoof()
before = lab.attack(direct)
reveal("avant", before.disposition)
# %%
before
# %% [markdown] lang="fr"
# Bob a reçu le faux. Dans sa boîte, rien ne l'en avertit. Seul l'en-tête que peu de gens ouvrent, `Received`, dit quelle machine l'a apporté.
# %% [markdown] lang="en"
# Bob received the forgery. In his mailbox nothing warns him. Only `Received`, in a header that few people open, says which machine brought it.
# %%
lab.mailbox("bob@entite.fr")[0]
# %% [markdown] lang="fr"
# ## Publier SPF
#
# SPF dit quelles adresses envoient pour le domaine : ici le MX, la machine des lettres d'information, et personne d'autre. On l'écrit dans le DNS, puis on renvoie **le même** message, tout de suite. SPF donnera-t-il `fail` ou `none` ?
# %% [markdown] lang="en"
# ## Publish SPF
#
# SPF says which addresses send for the domain: here the MX, the newsletter host, and nobody else. Write it into the DNS, then send **the same** message at once. Will SPF give `fail` or `none`?
# %% role="predict" key="tout-de-suite"
predict("tout-de-suite", ...)
# %%
lab.dns.publish("monpartenaire.fr", "TXT", "v=spf1 mx a:lettre.monpartenaire.fr -all")
too_early = lab.attack(direct)
reveal("tout-de-suite", too_early.spf)
# %% [markdown] lang="fr"
# Le résolveur de Bob se souvient qu'il n'y avait rien : une absence aussi a un TTL (RFC 2308). Après ce délai, il redemande. `lab.wait` fait passer le temps ; `lab.dns.flush()` aurait vidé les mémoires.
# %% [markdown] lang="en"
# Bob's resolver remembers that there was nothing: an absence has a TTL too (RFC 2308). After that it asks again. `lab.wait` lets time pass; `lab.dns.flush()` would have emptied the memories.
# %% [markdown] lang="fr"
# Le même travail se fait dans un formulaire, qui vérifie pendant la frappe, publie et annule. Dessous : qui a interrogé la zone, et l'absence dont le résolveur se souvient encore.
# %% [markdown] lang="en"
# The same is done in a form, which checks while you type, publishes and undoes. Below it: who asked about the zone, and the absence that the resolver still remembers.
# %%
lab.dns.edit("monpartenaire.fr")
# %%
lab.wait(hours=1)
with_spf = lab.attack(direct)
with_spf
# %% [markdown] lang="fr"
# SPF dit `fail`, et pourtant le message est accepté : SPF seul ne décide de rien ici, car personne n'a dit quoi faire d'un échec (RFC 7208 §8.4).
#
# ## Le faux qui passe SPF
#
# L'attaquant garde `From: Alice` mais met **sa propre** adresse dans l'enveloppe. Que dira SPF ?
# %% [markdown] lang="en"
# SPF says `fail`, and yet the message is accepted: SPF alone decides nothing here, since nobody has said what to do with a failure (RFC 7208 §8.4).
#
# ## The forgery that passes SPF
#
# The attacker keeps `From: Alice` but puts **his own** address into the envelope. What will SPF say?
# %% role="predict" key="enveloppe"
predict("enveloppe", ...)
# %%
from_only = forge.from_only()
passing = lab.attack(from_only)
reveal("enveloppe", passing.spf)
# %%
passing.spf
# %% [markdown] lang="fr"
# SPF a vérifié `attaquant.example`, le domaine de l'enveloppe : il dit vrai, mais pas du nom que Bob lit.
#
# ## Publier DKIM, puis DMARC
#
# DKIM signe ce qu'Alice envoie. DMARC compare enfin `From` avec ce qui a réussi, et dit quoi faire sinon.
# %% [markdown] lang="en"
# SPF checked `attaquant.example`, the domain of the envelope: it tells the truth, but not about the name that Bob reads.
#
# ## Publish DKIM, then DMARC
#
# DKIM signs what Alice sends. DMARC at last compares `From` with what passed, and says what to do otherwise.
# %%
record = lab.enable_dkim("monpartenaire.fr", selector="s1")
lab.dns.publish("s1._domainkey.monpartenaire.fr", "TXT", record)
lab.dns.publish("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=reject")
lab.wait(hours=1)
# %% [markdown] lang="fr"
# ## Le même message, encore
#
# Rien n'a changé dans le faux, pas un octet. Que répondra le serveur de Bob : `accept` ou `reject` ?
# %% [markdown] lang="en"
# ## The same message again
#
# Nothing has changed in the forgery, not an octet. What will Bob's server do: `accept` or `reject`?
# %% role="predict" key="apres"
predict("apres", ...)
# %%
after = lab.attack(direct)
reveal("apres", after.disposition)
# %%
play(after)
# %% [markdown] lang="fr"
# Le refus vient **dans la session**, par un code 550 : l'attaquant l'apprend, Bob ne reçoit rien, et aucun avis ne part vers Alice. L'étape qui a décidé est l'alignement :
# %% [markdown] lang="en"
# The refusal comes **inside the session**, as a 550: the attacker learns it, Bob gets nothing, and no notice goes to Alice. The step that decided is alignment:
# %%
after.walkthrough.deciding
# %% [markdown] lang="fr"
# Entre l'envoi d'avant et celui-ci, qu'est-ce qui a changé ? `compare` met les deux côte à côte, étape par étape, et nomme la première cause.
# %% [markdown] lang="en"
# What has changed between the run before and this one? `compare` sets both side by side, step by step, and names the first cause.
# %%
from maillab import compare

compare(with_spf, after)
# %% [markdown] lang="fr"
# Et le faux qui passait SPF ? SPF passe toujours, pour l'attaquant ; mais ce n'est pas aligné.
# %% [markdown] lang="en"
# And the forgery that passed SPF? SPF still passes, for the attacker; but it is not aligned.
# %%
lab.attack(from_only)
# %% [markdown] lang="fr"
# ## La vraie Alice passe-t-elle ?
#
# Publier ne doit pas bloquer les messages légitimes. Vérifions.
# %% [markdown] lang="en"
# ## Does the true Alice pass?
#
# Publishing must not block legitimate mail. Let us check.
# %%
genuine = lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Réunion", "À 10 heures.")
lab.send(genuine)
# %% [markdown] lang="fr"
# ## Ce qui passe encore
#
# L'attaquant n'imite plus que le **nom affiché**, avec sa vraie adresse. DMARC dira-t-il `pass`, `fail` ou `none` ?
# %% [markdown] lang="en"
# ## What still passes
#
# The attacker now imitates only the **display name**, with his true address. Will DMARC say `pass`, `fail` or `none`?
# %% role="predict" key="nom"
predict("nom", ...)
# %%
named = lab.attack(forge.display_name())
reveal("nom", named.dmarc)
# %%
lab.mailbox("bob@entite.fr")
# %% [markdown] lang="fr"
# `attaquant.example` ne publie pas DMARC : `none`. Et s'il publiait, ce serait `pass` : rien n'est faux, sauf le nom. DMARC protège un domaine, pas un nom affiché (RFC 9989 §2.4).
# %% [markdown] lang="en"
# `attaquant.example` publishes no DMARC: `none`. If it did, that would be `pass`: nothing is false but the name. DMARC protects a domain, not a display name (RFC 9989 §2.4).
# %% [markdown] lang="fr"
# ## Garder cette séance
#
# Une page HTML garde tout ce qui s'est passé : carte, trajet de chaque message, boîtes, zones, journal. La cellule n'affiche rien : `lab-02.html` paraît dans la liste des fichiers, à côté de cette leçon. Téléchargée, elle s'ouvre dans tout navigateur, sans Jupyter ni réseau.
# %% [markdown] lang="en"
# ## Keep this session
#
# An HTML page keeps all that happened: map, each message's journey, mailboxes, zones, journal. The cell shows nothing: `lab-02.html` appears in the list of files, beside this lesson. Once downloaded, it opens in any browser, without Jupyter or network.
# %%
lab.export("lab-02.html")
# %% [markdown] lang="fr"
# ## Références
#
# RFC 7208 §2.4, §4, §8 ; RFC 6376 §3, §6 ; RFC 9989 §4.7, §5.3, §7.2 ; RFC 2308 §5 ; ANSSI-PA-066 R43 à R48+.
#
# ## Ce que dit le cours
#
# Le support dit que DKIM protège « contre le spam et l'hameçonnage » : DKIM prouve seulement qu'un domaine a pris la responsabilité du message (RFC 6376 §6.3). Il dit que DMARC vérifie « la cohérence des trois noms » : **un seul** nom aligné suffit (RFC 9989 §5.3.5). Et p=reject n'est pas toujours un refus : la RFC 9989 §7.4 demande de la retenue ; notre serveur est réglé plus sévèrement.
#
# ## Résumé
#
# SPF regarde l'enveloppe, DKIM une signature, DMARC compare les deux avec `From` et porte la demande du propriétaire. Un enregistrement n'existe, pour un résolveur, qu'après son TTL.
#
# ## Trois questions
#
# 1. Pourquoi SPF `pass` n'a-t-il pas sauvé le faux ? <details><summary>Réponse</summary>Il a réussi pour attaquant.example, qui n'est pas aligné avec monpartenaire.fr.</details>
# 2. Pourquoi attendre une heure après une publication ? <details><summary>Réponse</summary>Les résolveurs gardent l'ancienne réponse, même négative, jusqu'à la fin de son TTL.</details>
# 3. Qui est prévenu du refus ? <details><summary>Réponse</summary>La machine qui envoyait, dans la session ; jamais la victime par un avis tardif.</details>
# %% [markdown] lang="en"
# ## References
#
# RFC 7208 §2.4, §4, §8; RFC 6376 §3, §6; RFC 9989 §4.7, §5.3, §7.2; RFC 2308 §5; ANSSI-PA-066 R43 to R48+.
#
# ## What the course says
#
# The slides say that DKIM protects "against spam and phishing": DKIM only proves that a domain took responsibility (RFC 6376 §6.3). They say that DMARC checks "the consistency of three names": **one** aligned name is enough (RFC 9989 §5.3.5). And p=reject is not always a rejection: RFC 9989 §7.4 asks for restraint; our server is set to be stricter.
#
# ## Summary
#
# SPF looks at the envelope, DKIM at a signature, DMARC compares both with `From` and carries the owner's wish. A record exists for a resolver only after its TTL.
#
# ## Three questions
#
# 1. Why did SPF `pass` not save the forgery? <details><summary>Answer</summary>It passed for attaquant.example, which is not aligned with monpartenaire.fr.</details>
# 2. Why wait an hour after publishing? <details><summary>Answer</summary>Resolvers keep the old answer, even a negative one, until its TTL is over.</details>
# 3. Who learns of the refusal? <details><summary>Answer</summary>The host that was sending, inside the session; never the victim by a late notice.</details>
