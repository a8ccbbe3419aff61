# %% [markdown] lang="fr"
# # 08 — Les attaques qui passent
#
# **Buts.** Voir, une par une, des attaques que SPF, DKIM et DMARC laissent passer, et dire pourquoi ; séparer ce qui vient d'une publication trop large, qui se répare, de ce qui est vrai et trompe quand même ; nommer la mesure qui arrête chacune. Environ 30 minutes.
# %% [markdown] lang="en"
# # 08 — Attacks that pass
#
# **Goals.** See, one by one, attacks that SPF, DKIM and DMARC let through, and say why; tell what comes from publishing too widely, and can be mended, from what is true and deceives all the same; name the measure that stops each. About 30 minutes.
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
# ## Un domaine bien tenu
#
# `monpartenaire.fr` publie SPF, DKIM et DMARC, au plus strict. Un faux complet est refusé.
# %% [markdown] lang="en"
# ## A well-kept domain
#
# `monpartenaire.fr` publishes SPF, DKIM and DMARC, as strictly as can be. A complete forgery is refused.
# %%
key = lab.enable_dkim("monpartenaire.fr", selector="s1")
lab.dns.publish("s1._domainkey.monpartenaire.fr", "TXT", key)
lab.dns.publish("monpartenaire.fr", "TXT", "v=spf1 mx -all")
lab.dns.publish("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=reject")
lab.attack(forge.direct_spoof()).disposition
# %% [markdown] lang="fr"
# ## Le cousin
#
# L'attaquant enregistre un domaine qui ressemble, et y publie SPF et DMARC, dans les règles. Que dira DMARC ?
# %% [markdown] lang="en"
# ## The cousin
#
# The attacker registers a domain that looks alike, and publishes SPF and DMARC there, by the book. What will DMARC say?
# %% role="predict" key="cousin"
predict("cousin", ...)
# %%
lab.dns.register("monpartenaire-factures.fr")
lab.dns.publish("monpartenaire-factures.fr", "TXT", "v=spf1 ip4:203.0.113.0/24 -all")
lab.dns.publish("_dmarc.monpartenaire-factures.fr", "TXT", "v=DMARC1; p=reject")
cousin = lab.attack(forge.direct_spoof("alice@monpartenaire-factures.fr"))
reveal("cousin", cousin.dmarc)
# %%
cousin
# %% [markdown] lang="fr"
# Et voici ce que Bob lit. Trouvez ce qui devrait l'arrêter : la vue n'en dit presque rien, car rien n'y est faux.
# %% [markdown] lang="en"
# And this is what Bob reads. Find what should stop him: the view says hardly anything of it, as nothing in it is false.
# %%
lab.mailbox("bob@entite.fr")[-1]
# %% [markdown] lang="fr"
# Tout est **vrai** : ce domaine-là a bien envoyé ce message. DMARC ne compare pas un nom avec celui qu'on avait en tête (RFC 9989 §2.4). Ce qui l'arrête : une veille sur les noms voisins, un filtre de ressemblance, l'œil de Bob.
#
# ## La lettre d'un autre alphabet
#
# Deux noms. Sont-ils égaux : `oui` ou `non` ?
# %% [markdown] lang="en"
# Everything is **true**: that domain did send this message. DMARC does not compare a name with the one you had in mind (RFC 9989 §2.4). What stops it: a watch on neighbouring names, a similarity filter, Bob's eye.
#
# ## A letter of another alphabet
#
# Two names. Are they equal: `yes` or `no`?
# %%
true_name, other_name = "monpartenaire.fr", "m\u043enpartenaire.fr"
true_name, other_name
# %% role="predict" key="alphabet"
predict("alphabet", ...)
# %% lang="fr"
reveal("alphabet", "oui" if true_name == other_name else "non")
# %% lang="en"
reveal("alphabet", "yes" if true_name == other_name else "no")
# %%
zone = lab.dns.register(other_name)
zone.origin
# %% [markdown] lang="fr"
# Le « о » du second nom est cyrillique. Dans le DNS et dans les vérifications, ce nom s'écrit en A-label, `xn--…` (RFC 5890) : pour les serveurs rien ne se confond. La confusion naît quand un logiciel **affiche** l'autre forme.
# %% [markdown] lang="en"
# The "о" of the second name is Cyrillic. In the DNS and in every check this name is written as an A-label, `xn--…` (RFC 5890): servers confuse nothing. The confusion is born when a program **shows** the other form.
# %%
lab.dns.publish(zone.origin, "TXT", "v=spf1 ip4:203.0.113.0/24 -all")
lab.dns.publish(f"_dmarc.{zone.origin}", "TXT", "v=DMARC1; p=reject")
lab.attack(forge.direct_spoof(f"alice@{zone.origin}"))
# %% [markdown] lang="fr"
# ## Une autorisation trop large
#
# Le domaine confie ses envois à un hébergeur, et recopie la ligne que celui-ci propose. L'attaquant loue une machine chez le même hébergeur. Que dira DMARC d'un faux complet parti de là ?
# %% [markdown] lang="en"
# ## An authorisation that is too wide
#
# The domain lets a provider send for it, and copies the line that the provider proposes. The attacker rents a machine at the same provider. What will DMARC say of a complete forgery from there?
# %% role="predict" key="hebergeur"
predict("hebergeur", ...)
# %%
lab.dns.register("hebergeur.example")
lab.dns.publish("hebergeur.example", "TXT", "v=spf1 ip4:203.0.113.0/24 -all")
lab.dns.replace("monpartenaire.fr", "TXT", "v=spf1 mx include:hebergeur.example -all")
lab.wait(hours=1)
shared = lab.attack(forge.direct_spoof())
reveal("hebergeur", shared.dmarc)
# %%
shared.spf.tree
# %% [markdown] lang="fr"
# SPF a dit vrai : cette adresse est autorisée, par vous. SPF autorise des **machines**, pas des clients d'une machine. Le remède : un sous-domaine réservé à l'hébergeur, et l'alignement strict, `aspf=s`, pour que ce sous-domaine ne compte pas pour vous.
# %% [markdown] lang="en"
# SPF told the truth: that address is authorised, by you. SPF authorises **machines**, not the customers of a machine. The cure: a sub-domain kept for the provider, and strict alignment, `aspf=s`, so that this sub-domain does not count for you.
# %%
lab.dns.replace("monpartenaire.fr", "TXT", "v=spf1 mx -all")
lab.dns.publish("envois.monpartenaire.fr", "TXT", "v=spf1 include:hebergeur.example -all")
lab.dns.replace("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=reject; aspf=s")
lab.wait(hours=1)
lab.attack(forge.from_only(sender="x@envois.monpartenaire.fr")).dmarc
# %% [markdown] lang="fr"
# ## Le nom oublié
#
# Le contrat avec un autre prestataire est fini, son domaine a expiré, mais l'`include` est resté. Que dit SPF pour Alice elle-même, dont la machine est citée **après** ?
# %% [markdown] lang="en"
# ## The forgotten name
#
# The contract with another provider is over and its domain has expired, but the `include` stayed. What does SPF say for Alice herself, whose machine is named **after** it?
# %% role="predict" key="expire"
predict("expire", ...)
# %%
left_over = "v=spf1 include:ancien-prestataire.example mx -all"
lab.dns.replace("monpartenaire.fr", "TXT", left_over)
lab.wait(hours=1)
alice = lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Devis", "Bonjour Bob.")
hanging = lab.send(alice)
reveal("expire", hanging.spf)
# %% [markdown] lang="fr"
# Une erreur permanente : un `include` sans enregistrement casse tout ce qui suit (RFC 7208 §5.2). Alice ne passe plus que grâce à DKIM. Et l'attaquant ? Il enregistre le nom expiré, et y autorise la Terre entière. Que deviendra son faux : `accept` ou `reject` ?
# %% [markdown] lang="en"
# A permanent error: an `include` without a record breaks all that follows (RFC 7208 §5.2). Alice passes only thanks to DKIM. And the attacker? He registers the expired name, and authorises the whole Earth there. What becomes of his forgery: `accept` or `reject`?
# %% role="predict" key="repris"
predict("repris", ...)
# %%
lab.dns.register("ancien-prestataire.example")
lab.dns.publish("ancien-prestataire.example", "TXT", "v=spf1 +all")
lab.wait(hours=1)
taken_over = lab.attack(forge.direct_spoof())
reveal("repris", taken_over.disposition)
# %%
taken_over.spf
# %% [markdown] lang="fr"
# C'est un « DNS pendant » : un nom que vous citez et que n'importe qui peut acheter. Le remède est un inventaire. On retire la ligne.
#
# ## Le rejeu
#
# L'attaquant reçoit un **vrai** message signé d'Alice, et le renvoie tel quel à Bob, depuis sa machine. SPF et DKIM : qui réussit, `SPF` ou `DKIM` ?
# %% [markdown] lang="en"
# This is "dangling DNS": a name that you cite and that anybody may buy. The cure is an inventory. Take the line out.
#
# ## Replay
#
# The attacker receives a **true** signed message of Alice's, and sends it again to Bob, as it is, from his machine. SPF and DKIM: which passes, `SPF` or `DKIM`?
# %% role="predict" key="rejeu"
predict("rejeu", ...)
# %%
lab.dns.replace("monpartenaire.fr", "TXT", "v=spf1 mx -all")
lab.wait(hours=1)
lab.send(lab.write("alice@monpartenaire.fr", "mallory@attaquant.example", "Offre", "Bonjour."))
received = lab.mailbox("mallory@attaquant.example")[-1].content
signed = received[received.index(b"DKIM-Signature:") :]
replayed = lab.attack(forge.raw(signed, to="bob@entite.fr", sender="alice@monpartenaire.fr"))
replayed
# %%
reveal("rejeu", "DKIM" if replayed.dkim[0].result.value == "pass" else "SPF")
# %% [markdown] lang="fr"
# La signature tient : elle couvre le message, pas l'enveloppe ni le destinataire (RFC 6376 §8.6). Elle dit « Alice a écrit ceci », jamais « à Bob, maintenant ». On limite par `x=`, une durée courte, et par le compte des répétitions d'un même `b=`.
#
# ## Le compte volé
#
# Dernière attaque : l'attaquant connaît le mot de passe d'Alice, et passe par son serveur. Combien de contrôles échoueront ? Un nombre.
# %% [markdown] lang="en"
# The signature holds: it covers the message, not the envelope nor the recipient (RFC 6376 §8.6). It says "Alice wrote this", never "to Bob, now". `x=`, a short life, limits it, and so does counting repetitions of one `b=`.
#
# ## The stolen account
#
# Last attack: the attacker knows Alice's password, and goes through her server. How many checks will fail? A number.
# %% role="predict" key="vole"
predict("vole", ...)
# %%
order = lab.write("alice@monpartenaire.fr", "bob@entite.fr", "RIB", "Notre RIB a changé.")
stolen = lab.send(order)
results = [stolen.spf.result.value, stolen.dkim[0].result.value, stolen.dmarc.result.value]
reveal("vole", sum(result != "pass" for result in results))
# %% [markdown] lang="fr"
# Tout passe, et tout est vrai. Rien dans le message ne le trahit : il faut l'authentification à deux facteurs, la surveillance des comptes, et une **procédure** pour tout changement de RIB.
# %% [markdown] lang="en"
# Everything passes, and everything is true. Nothing in the message betrays it: it takes two-factor authentication, a watch on accounts, and a **procedure** for every change of bank details.
# %% [markdown] lang="fr"
# ## Dix attaques, et ce qui les arrête
#
# | Attaque | SPF | DKIM | DMARC | Mesure |
# |---|---|---|---|---|
# | faux complet | fail | none | fail | DMARC `p=reject` |
# | `From` seul | pass (autre domaine) | none | fail | alignement |
# | nom affiché | pass | none, pass s'il signe | none, pass s'il publie | affichage de l'adresse, formation |
# | cousin | pass | none, pass s'il signe | pass, pour le cousin | veille, filtre de ressemblance |
# | autre alphabet | pass | none, pass s'il signe | pass, pour l'autre nom | affichage en A-label |
# | sous-domaine inventé | none | none | fail | `np=reject`, pas de `sp=none` |
# | hébergeur partagé | pass | none | pass | sous-domaine dédié, `aspf=s` |
# | DNS pendant | pass | none | pass | inventaire des noms cités |
# | rejeu | fail | pass | pass | `x=`, limite de débit |
# | compte volé | pass | pass | pass | second facteur, procédures |
# %% [markdown] lang="en"
# ## Ten attacks, and what stops them
#
# | Attack | SPF | DKIM | DMARC | Measure |
# |---|---|---|---|---|
# | complete forgery | fail | none | fail | DMARC `p=reject` |
# | `From` only | pass (another domain) | none | fail | alignment |
# | display name | pass | none, pass if signed | none, pass if published | showing addresses, training |
# | cousin | pass | none, pass if signed | pass, for the cousin | watch, similarity filter |
# | other alphabet | pass | none, pass if signed | pass, for the other name | showing A-labels |
# | invented sub-domain | none | none | fail | `np=reject`, no `sp=none` |
# | shared provider | pass | none | pass | sub-domain of its own, `aspf=s` |
# | dangling DNS | pass | none | pass | inventory of cited names |
# | replay | fail | pass | pass | `x=`, rate limits |
# | stolen account | pass | pass | pass | second factor, procedures |
# %% [markdown] lang="fr"
# ## Références
#
# RFC 9989 §2.4, §11.4, §11.8 ; RFC 7208 §5.2, §11 ; RFC 6376 §8.2, §8.6 ; RFC 5890 §2.3 ; ANSSI-PA-066 R43 à R48+ ; ANSSI, guide d'hygiène, mesure 24.
#
# ## Ce que dit le cours
#
# Le support range l'hameçonnage parmi ce que SPF, DKIM et DMARC combattent. Ils ferment l'usurpation **exacte** d'un domaine, et elle seule (RFC 9989 §2.4). C'est beaucoup : ce qui reste demande à l'attaquant un nom à lui, une négligence de votre part, ou un compte.
#
# ## Résumé
#
# Un `pass` dit qui répond d'un message, pas s'il est honnête. Publiez étroit, retirez ce qui ne sert plus, fermez les sous-domaines ; pour le reste, il faut l'affichage, la surveillance et les procédures.
#
# ## Trois questions
#
# 1. Pourquoi le cousin obtient-il `pass` ? <details><summary>Réponse</summary>Il a publié pour son propre domaine, et c'est bien ce domaine qui a envoyé.</details>
# 2. Que change `aspf=s` face à un hébergeur partagé ? <details><summary>Réponse</summary>Un succès pour envois.monpartenaire.fr ne compte plus pour monpartenaire.fr.</details>
# 3. Pourquoi SPF échoue-t-il au rejeu, et DKIM non ? <details><summary>Réponse</summary>SPF regarde d'où vient le message, et la machine a changé ; la signature ne couvre que le message, resté le même.</details>
# %% [markdown] lang="en"
# ## References
#
# RFC 9989 §2.4, §11.4, §11.8; RFC 7208 §5.2, §11; RFC 6376 §8.2, §8.6; RFC 5890 §2.3; ANSSI-PA-066 R43 to R48+; ANSSI, guide d'hygiène, measure 24.
#
# ## What the course says
#
# The slides list phishing among what SPF, DKIM and DMARC fight. They close the **exact** forgery of a domain, and that alone (RFC 9989 §2.4). It is much: what remains asks of the attacker a name of his own, a neglect of yours, or an account.
#
# ## Summary
#
# A `pass` says who answers for a message, not whether it is honest. Publish narrowly, take out what is no longer used, close the sub-domains; for the rest it takes display, watching and procedures.
#
# ## Three questions
#
# 1. Why does the cousin get `pass`? <details><summary>Answer</summary>He published for his own domain, and that domain did send.</details>
# 2. What does `aspf=s` change against a shared provider? <details><summary>Answer</summary>A success for envois.monpartenaire.fr no longer counts for monpartenaire.fr.</details>
# 3. Why does SPF fail at a replay, and DKIM not? <details><summary>Answer</summary>SPF looks at where the message comes from, and the machine changed; the signature covers the message only, which did not.</details>
