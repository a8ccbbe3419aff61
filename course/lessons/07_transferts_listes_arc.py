# %% [markdown] lang="fr"
# # 07 — Transferts, listes, ARC
#
# **Buts.** Dire pourquoi un transfert casse SPF, et ce que SRS répare ou non ; voir une liste de diffusion casser DKIM, et choisir un remède ; lire les trois champs d'ARC, et dire qui doit croire un sceau ; expliquer pourquoi `p=reject` gêne les listes. Environ 30 minutes.
# %% [markdown] lang="en"
# # 07 — Forwarding, lists, ARC
#
# **Goals.** Tell why forwarding breaks SPF, and what SRS mends or does not; see a mailing list break DKIM, and choose a cure; read the three fields of ARC, and tell who should believe a seal; explain why `p=reject` hinders lists. About 30 minutes.
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
# ## L'ancienne adresse de Bob
#
# `monpartenaire.fr` publie SPF, DKIM et `p=reject`. Bob a étudié à `universite.example` : son ancienne adresse y fait suivre tout vers la nouvelle.
# %% [markdown] lang="en"
# ## Bob's old address
#
# `monpartenaire.fr` publishes SPF, DKIM and `p=reject`. Bob studied at `universite.example`: his old address there sends everything on to the new one.
# %%
key = lab.enable_dkim("monpartenaire.fr", selector="s1")
lab.dns.publish("s1._domainkey.monpartenaire.fr", "TXT", key)
lab.dns.publish("monpartenaire.fr", "TXT", "v=spf1 mx -all")
lab.dns.publish("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=reject")
old, new = "bob@universite.example", "bob@entite.fr"
lab.forward(old, to=new)
# %% [markdown] lang="fr"
# Alice écrit à la nouvelle adresse, puis à l'ancienne. L'université ne change ni l'enveloppe d'Alice, ni le contenu. Que dira SPF, chez `entite.fr`, du second envoi : `pass` ou `fail` ?
# %% [markdown] lang="en"
# Alice writes to the new address, then to the old one (in French, as everybody in this world does). The university changes neither Alice's envelope nor the content. What will SPF say at `entite.fr` of the second message: `pass` or `fail`?
# %% role="predict" key="spf"
predict("spf", ...)
# %%
letter = lab.write("alice@monpartenaire.fr", old, "Réunion", "À 10 heures.")
direct = lab.send(letter.to(new))
plain = lab.send(letter)
reveal("spf", plain.spf)
# %%
play(plain)
# %% [markdown] lang="fr"
# Entre l'envoi direct et celui-ci, qu'est-ce qui diffère en premier ?
# %% [markdown] lang="en"
# Between the direct message and this one, what differs first?
# %%
from maillab import compare

compare(direct, plain)
# %% [markdown] lang="fr"
# SPF compare deux choses : la machine qui parle, et le domaine de l'enveloppe (RFC 7208 §2.4). La machine est désormais celle de l'université, que `monpartenaire.fr` n'a jamais autorisée. DKIM ne regarde pas le chemin, mais les octets : aucun n'a changé. **Un** succès aligné suffit à DMARC.
#
# ## Sans signature
#
# La même situation, pour un message d'Alice qui part de la vraie machine de son domaine, mais que personne n'a signé. Que décidera le serveur de Bob : `accept` ou `reject` ?
# %% [markdown] lang="en"
# SPF compares two things: the host that speaks, and the domain of the envelope (RFC 7208 §2.4). The host is now the university's, which `monpartenaire.fr` never authorised. DKIM does not look at the way but at the octets: none has changed. **One** aligned pass is enough for DMARC.
#
# ## Without a signature
#
# The same, for a message of Alice's that leaves from her domain's true server, but that nobody signed. What will Bob's server decide: `accept` or `reject`?
# %% role="predict" key="non-signe"
predict("non-signe", ...)
# %%
unsigned = forge.direct_spoof("alice@monpartenaire.fr", old, subject="Devis")
lost = lab.send(unsigned, via="mta.monpartenaire.fr")
reveal("non-signe", lost.disposition)
# %%
lost
# %% [markdown] lang="fr"
# Un message **légitime** est perdu. Publier `p=reject` avec SPF seul, c'est faire refuser son propre courrier dès qu'un correspondant le fait suivre.
#
# ## SRS
#
# L'université met alors **sa propre** adresse dans l'enveloppe, où celle d'Alice reste lisible : c'est SRS (*Sender Rewriting Scheme*), un usage, pas une RFC. Que diront SPF, puis DMARC, du même message non signé ?
# %% [markdown] lang="en"
# A **legitimate** message is lost. To publish `p=reject` with SPF alone is to have one's own mail refused as soon as a correspondent forwards it.
#
# ## SRS
#
# So the university puts an address **of its own** into the envelope, in which Alice's can still be read: this is SRS (Sender Rewriting Scheme), a custom, not an RFC. What will SPF, then DMARC, say of the same unsigned message?
# %% role="predict" key="srs-spf"
predict("srs-spf", ...)
# %% role="predict" key="srs-dmarc"
predict("srs-dmarc", ...)
# %%
lab.forward(old, to=new, srs=True)
rewritten = lab.send(unsigned, via="mta.monpartenaire.fr")
reveal("srs-spf", rewritten.spf)
# %%
reveal("srs-dmarc", rewritten.dmarc)
# %%
rewritten.dmarc.walkthrough.deciding
# %% [markdown] lang="fr"
# SPF réussit, mais **pour l'université**. Bob lit toujours `From: alice@monpartenaire.fr` : rien n'est aligné. SRS répare SPF, pas DMARC. À quoi sert-il donc ? À passer chez qui refuse dès que SPF échoue.
#
# Mais un avis d'échec part vers l'adresse de l'enveloppe, désormais à l'université. Faisons suivre vers une adresse qui n'existe plus : combien d'avis arrivent chez Alice, `0` ou `1` ?
# %% [markdown] lang="en"
# SPF passes, but **for the university**. Bob still reads `From: alice@monpartenaire.fr`: nothing is aligned. SRS mends SPF, not DMARC. What is it good for, then? For passing where a server refuses as soon as SPF fails.
#
# But a failure notice goes to the envelope's address, which is now the university's. Forward to an address that is gone: how many notices reach Alice, `0` or `1`?
# %% role="predict" key="avis"
predict("avis", ...)
# %%
inbox = lab.mailbox("alice@monpartenaire.fr")
before = len(inbox)
lab.forward(old, to="parti@entite.fr", srs=True)
lab.send(letter)
reveal("avis", len(inbox) - before)
# %%
inbox[-1].view.text("To")
# %% [markdown] lang="fr"
# L'université a relu cette adresse, et rendu l'avis à Alice. L'empreinte et le jour (`SRS0=empreinte=jour=domaine=nom`) empêchent un inconnu d'en fabriquer : sans eux, ce serveur relaierait pour n'importe qui.
#
# ## La liste de diffusion
#
# `cours@universite.example` met `[cours]` devant l'objet et une ligne au bas du corps. Elle a sa propre adresse de retour. La signature d'Alice sera-t-elle encore `pass` ?
# %% [markdown] lang="en"
# The university read this address, and gave the notice back to Alice. The hash and the day (`SRS0=hash=day=domain=name`) keep strangers from making one up: without them this server would relay for anybody.
#
# ## The mailing list
#
# `cours@universite.example` puts `[cours]` before the subject and a line at the end of the body. It has a return address of its own. Will Alice's signature still `pass`?
# %% role="predict" key="liste"
predict("liste", ...)
# %%
cours = "cours@universite.example"
style = {"tag": "[cours]", "footer": "Liste Cours", "rewrite_from": "never"}
lab.mailing_list(cours, [new], **style)
post = lab.write("alice@monpartenaire.fr", cours, "Réunion", "À 10 heures.")
listed = lab.send(post)
reveal("liste", listed.dkim[0])
# %%
play(listed)
# %% [markdown] lang="fr"
# SPF réussit pour la liste, qui n'est pas alignée ; DKIM échoue : le corps et l'objet ont changé. Bob ne lira pas Alice, et la liste reçoit un refus **au sujet de Bob** : après plusieurs, bien des logiciels désabonnent un membre qui n'a rien fait. C'est pourquoi la RFC 9989 §7.4 déconseille `p=reject` aux domaines dont les gens écrivent à des listes, et demande aux récepteurs de ne pas refuser pour cette seule raison. Le nôtre obéit au propriétaire.
#
# ## Ce que la liste peut faire
#
# **Signer.** La liste ajoute sa propre signature, `d=universite.example`. Que dira DMARC ?
# %% [markdown] lang="en"
# SPF passes for the list, which is not aligned; DKIM fails: body and subject have changed. Bob will not read Alice, and the list gets a refusal **about Bob**: after several, many programs unsubscribe a member who has done nothing. That is why RFC 9989 §7.4 advises against `p=reject` for domains whose people write to lists, and asks receivers not to refuse for that reason alone. Ours obeys the owner.
#
# ## What the list can do
#
# **Sign.** The list adds a signature of its own, `d=universite.example`. What will DMARC say?
# %% role="predict" key="signee"
predict("signee", ...)
# %%
lab.mailing_list(cours, [new], **style, sign=True)
signed = lab.send(post)
reveal("signee", signed.dmarc)
# %%
signed
# %% [markdown] lang="fr"
# La nouvelle signature est bonne, mais c'est celle d'un autre. **Réécrire From** : la liste se met à la place de l'auteur quand la politique de celui-ci est stricte. Que dira DMARC cette fois ?
# %% [markdown] lang="en"
# The new signature is good, but it is someone else's. **Rewrite From**: the list takes the author's place where the author's policy is strict. What will DMARC say this time?
# %% role="predict" key="from"
predict("from", ...)
# %%
style["rewrite_from"] = "policy"
lab.mailing_list(cours, [new], **style, sign=True)
munged = lab.send(post)
reveal("from", munged.dmarc)
# %%
seen = lab.mailbox(new)[-1].view
seen.text("From"), seen.text("Reply-To")
# %% [markdown] lang="fr"
# DMARC réussit, pour la liste : d'Alice, Bob ne voit plus que le nom affiché, et toute règle fondée sur son adresse échoue. **Ne rien changer**, enfin : ni étiquette ni pied de page ; les champs `List-…` disent déjà tout (RFC 2369, RFC 2919). La signature d'Alice tiendra-t-elle ?
# %% [markdown] lang="en"
# DMARC passes, for the list: all that Bob sees of Alice is her display name, and any rule based on her address fails. **Change nothing**, at last: neither tag nor footer; the `List-…` fields say it all (RFC 2369, RFC 2919). Will Alice's signature hold?
# %% role="predict" key="rien"
predict("rien", ...)
# %%
lab.mailing_list(cours, [new], rewrite_from="never")
untouched = lab.send(post)
reveal("rien", untouched.dkim[0])
# %% [markdown] lang="fr"
# ## ARC : raconter ce que l'on avait constaté
#
# Avant de changer le message, l'université avait vu DMARC réussir. ARC (RFC 8617) lui permet de l'écrire et de le sceller. On reprend la liste bavarde, avec un sceau. Que décidera le serveur de Bob, qui ne connaît pas l'université : `accept` ou `reject` ?
# %% [markdown] lang="en"
# ## ARC: telling what one had found
#
# Before it changed the message, the university had seen DMARC pass. ARC (RFC 8617) lets it write that down and seal it. Take the talkative list again, with a seal. What will Bob's server decide, which does not know the university: `accept` or `reject`?
# %% role="predict" key="sceau"
predict("sceau", ...)
# %%
style["rewrite_from"] = "never"
lab.mailing_list(cours, [new], **style, arc=True)
sealed = lab.send(post)
reveal("sceau", sealed.disposition)
# %%
sealed.arc
# %% [markdown] lang="fr"
# La chaîne est intacte, et cela ne change rien : un sceau prouve **qui** a écrit ces constats, pas qu'ils sont vrais (RFC 8617 §9.4). Il faut que `entite.fr` choisisse de croire ce scelleur. Que décidera alors son serveur ?
# %% [markdown] lang="en"
# The chain is intact, and that changes nothing: a seal proves **who** wrote those findings, not that they are true (RFC 8617 §9.4). It takes `entite.fr` to choose to believe this sealer. What will its server decide then?
# %% role="predict" key="croire"
predict("croire", ...)
# %%
lab.trust_sealers("entite.fr", "universite.example")
believed = lab.send(post)
reveal("croire", believed.disposition)
# %%
believed
# %% [markdown] lang="fr"
# DMARC échoue toujours ; c'est une **décision locale** qui passe outre (RFC 8617 §7.2.1). Regardons les trois champs, sans la longue étiquette `b=` :
# %% [markdown] lang="en"
# DMARC still fails; a **local decision** overrides it (RFC 8617 §7.2.1). Look at the three fields, without their long `b=` tag:
# %%
received = lab.mailbox(new)[-1].view


def parts(name):
    tags = [" ".join(tag.split()) for tag in received.text(name).split(";")]
    return [tag for tag in tags if not tag.startswith("b=")]


# %%
parts("ARC-Authentication-Results")
# %% [markdown] lang="fr"
# **AAR** : ce que l'université avait constaté à l'arrivée. C'est un `Authentication-Results`, avec un numéro d'étape, `i=1`.
# %% [markdown] lang="en"
# **AAR**: what the university had found on arrival. It is an `Authentication-Results`, with the number of the hop, `i=1`.
# %%
parts("ARC-Message-Signature")
# %% [markdown] lang="fr"
# **AMS** : une signature à la manière de DKIM, sur le message **tel que la liste l'a changé**. Ici `i=` est le numéro, non une identité.
# %% [markdown] lang="en"
# **AMS**: a signature after the manner of DKIM, over the message **as the list has changed it**. Here `i=` is the number, not an identity.
# %%
parts("ARC-Seal")
# %% [markdown] lang="fr"
# **AS** : le sceau, sur les seuls champs ARC. `cv=none` dit qu'il n'y avait pas de chaîne avant lui ; le suivant écrirait `i=2` et `cv=pass`, ou `cv=fail`, qui la termine (RFC 8617 §4.1.3, §5.1).
#
# ## Le sceau de l'attaquant
#
# Rien n'empêche l'attaquant de sceller un mensonge : « chez moi, `dmarc=pass` ». Prédisez `arc`, puis la décision, quand `entite.fr` ne croit que l'université.
# %% [markdown] lang="en"
# **AS**: the seal, over the ARC fields alone. `cv=none` says that there was no chain before it; the next would write `i=2` and `cv=pass`, or `cv=fail`, which ends the chain (RFC 8617 §4.1.3, §5.1).
#
# ## The attacker's seal
#
# Nothing keeps the attacker from sealing a lie: "at my place, `dmarc=pass`". Predict `arc`, then the decision, when `entite.fr` believes the university alone.
# %% role="predict" key="mensonge-arc"
predict("mensonge-arc", ...)
# %% role="predict" key="mensonge"
predict("mensonge", ...)
# %%
lie = lab.seal_falsely(forge.from_only(), sealer="attaquant.example")
caught = lab.attack(lie)
reveal("mensonge-arc", caught.arc)
# %%
reveal("mensonge", caught.disposition)
# %%
caught.walkthrough.find("trust.stranger")
# %% [markdown] lang="fr"
# Et si l'administrateur croyait tout le monde, donc aussi l'attaquant : `accept` ou `reject` ?
# %% [markdown] lang="en"
# And if the administrator believed everybody, hence the attacker too: `accept` or `reject`?
# %% role="predict" key="credule"
predict("credule", ...)
# %%
lab.trust_sealers("entite.fr", "universite.example", "attaquant.example")
reveal("credule", lab.attack(lie).disposition)
# %% [markdown] lang="fr"
# ARC déplace la question : à qui se fier ? Chaque récepteur tient sa liste, et aucune n'est commune. La RFC 9989 §7.4 constate qu'aucune méthode de ce genre n'est répandue ; ARC, toujours *Experimental*, est en voie de passer à *Historic* (`draft-ietf-dmarc-arc-to-historic`). On doit savoir la lire ; on ne bâtit plus dessus.
#
# ## Ce qui survit à quel chemin
#
# Toutes les voies, essayées une à une dans un monde neuf. Cherchez la colonne qui explique les décisions, et la ligne où elle ne suffit pas.
# %% [markdown] lang="en"
# ARC moves the question: whom to trust? Each receiver keeps its own list, and none is common. RFC 9989 §7.4 notes that no such method is widely used; ARC, still Experimental, is on its way to Historic (`draft-ietf-dmarc-arc-to-historic`). Know how to read it; do not build on it any more.
#
# ## What survives which way
#
# All the ways, tried one by one in a fresh world. Find the column that explains the decisions, and the line where it does not.
# %%
lab.what_survives()
# %% [markdown] lang="fr"
# La colonne DMARC explique tout, sauf la dernière ligne : là, un récepteur a choisi de croire un scelleur. Une signature avec `l=` survit au pied de page, donc à n'importe quel ajout : la leçon 04 dit pourquoi il n'en faut pas (RFC 6376 §8.2).
#
# ## Références
#
# RFC 5598 §5 (les médiateurs) ; RFC 7208 §2.4 ; RFC 6376 §3.7, §8.2 ; RFC 7960 (DMARC et courrier indirect) ; RFC 2369 et RFC 2919 (champs des listes) ; RFC 8617 §4.1, §5.1, §5.2, §7.2.1, §9.4 ; RFC 9989 §5.3.5, §7.4 ; ANSSI-PA-066 R43 à R48+.
#
# ## Ce que dit le cours
#
# Le support présente SPF, DKIM et DMARC pour un message qui va droit au but ; il ne parle ni du courrier transféré, ni des listes. Il dit que DMARC vérifie « la cohérence des trois noms » : si c'était vrai, aucun message transféré ne passerait. **Un seul** nom aligné suffit (RFC 9989 §5.3.5), et DKIM survit.
#
# ## Résumé
#
# Un transfert casse SPF et garde DKIM. SRS répare SPF et le retour des avis, sans rien aligner. Une liste qui modifie casse DKIM ; elle peut ne rien changer, ou se mettre dans `From`. ARC prouve qui a constaté quoi, et ne vaut que ce que vaut le scelleur.
#
# ## Trois questions
#
# 1. Un domaine publie SPF et `p=reject`, sans DKIM. Qu'arrive-t-il à son courrier transféré ? <details><summary>Réponse</summary>Il est refusé : SPF échoue, ou réussit pour un autre avec SRS ; rien n'est aligné.</details>
# 2. La liste signe avec sa propre clé : pourquoi cela ne suffit-il pas ? <details><summary>Réponse</summary>Sa signature vaut pour son domaine, qui n'est pas celui de From.</details>
# 3. `arc=pass` : peut-on accepter le message ? <details><summary>Réponse</summary>Seulement si l'on a choisi de croire le scelleur : pass dit que la chaîne est intacte, non qu'elle est honnête.</details>
# %% [markdown] lang="en"
# The DMARC column explains everything but the last line: there a receiver chose to believe a sealer. A signature with `l=` survives the footer, hence any addition: lesson 04 tells why not to use it (RFC 6376 §8.2).
#
# ## References
#
# RFC 5598 §5 (mediators); RFC 7208 §2.4; RFC 6376 §3.7, §8.2; RFC 7960 (DMARC and indirect mail); RFC 2369 and RFC 2919 (the fields of lists); RFC 8617 §4.1, §5.1, §5.2, §7.2.1, §9.4; RFC 9989 §5.3.5, §7.4; ANSSI-PA-066 R43 to R48+.
#
# ## What the course says
#
# The slides present SPF, DKIM and DMARC for a message that goes straight to its goal; they speak neither of forwarded mail nor of lists. They say that DMARC checks "the consistency of the three names": if that were so, no forwarded message would pass. **One** aligned name is enough (RFC 9989 §5.3.5), and DKIM survives.
#
# ## Summary
#
# Forwarding breaks SPF and keeps DKIM. SRS mends SPF and the way back of notices, and aligns nothing. A list that changes breaks DKIM; it may change nothing, or put itself into `From`. ARC proves who found what, and is worth what its sealer is worth.
#
# ## Three questions
#
# 1. A domain publishes SPF and `p=reject`, without DKIM. What becomes of its forwarded mail? <details><summary>Answer</summary>It is refused: SPF fails, or passes for someone else with SRS; nothing is aligned.</details>
# 2. The list signs with its own key: why is that not enough? <details><summary>Answer</summary>Its signature stands for its domain, which is not that of From.</details>
# 3. `arc=pass`: may one accept the message? <details><summary>Answer</summary>Only after choosing to believe the sealer: pass says that the chain is intact, not that it is honest.</details>
