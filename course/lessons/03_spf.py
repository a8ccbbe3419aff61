# %% [markdown] lang="fr"
# # 03 — SPF : qui a le droit d'envoyer
#
# **Buts.** Publier un enregistrement SPF pour un ensemble de serveurs, en 10 recherches au plus (O26) ; évaluer SPF à la main : résultat, terme, recherches ; distinguer temperror de permerror (O27) ; expliquer pourquoi un transfert casse SPF, et ce que SRS répare ou non (O28). Environ 30 minutes.
# %% [markdown] lang="en"
# # 03 — SPF: who may send
#
# **Goals.** Publish an SPF record for a set of servers, with 10 look-ups at most (O26); evaluate SPF by hand: result, term, look-ups; tell temperror from permerror (O27); explain why forwarding breaks SPF, and what SRS mends or not (O28). About 30 minutes.
# %% lang="fr"
# %load_ext maillab
from maillab import Lab, play, predict, reveal, use_language
from maillab.advice import lint
from maillab.auth import spf

use_language("fr")
lab = Lab()
# %% lang="en"
# %load_ext maillab
from maillab import Lab, play, predict, reveal, use_language
from maillab.advice import lint
from maillab.auth import spf

use_language("en")
lab = Lab()
# %% [markdown] lang="fr"
# ## L'inventaire d'abord
#
# ANSSI R44 : avant de publier, recenser les serveurs qui envoient, internes et externes. Ici deux machines envoient pour `monpartenaire.fr` : le MX et, chez un hébergeur, celle des lettres d'information. La troisième adresse est celle de l'attaquant.
# %% [markdown] lang="en"
# ## The inventory first
#
# ANSSI R44: before publishing, list the servers that send, your own and others'. Here two hosts send for `monpartenaire.fr`: the MX and, at a hosting company, the newsletter host. The third address is the attacker's.
# %%
DOMAIN, MX, LETTER, STRANGER = "monpartenaire.fr", "192.0.2.25", "192.0.2.177", "203.0.113.66"


def publish(record):
    lab.dns.replace(DOMAIN, "TXT", record)
    lab.dns.flush()


# %% [markdown] lang="fr"
# `publish` remplace l'enregistrement et vide la mémoire des résolveurs. `check` pose à SPF sa seule question : cette adresse a-t-elle le droit d'envoyer pour le domaine de l'enveloppe ?
# %% [markdown] lang="en"
# `publish` replaces the record and empties the resolvers' memory. `check` asks SPF its only question: may this address send for the domain of the envelope?
# %%
def check(ip, mail_from="alice@monpartenaire.fr", helo="mta.monpartenaire.fr"):
    return spf.check_host(ip, mail_from, helo, lab.resolver())


# %% [markdown] lang="fr"
# ## Un oubli
#
# On publie « le MX, et personne d'autre ». Quel sera le résultat pour la machine des lettres d'information ?
# %% [markdown] lang="en"
# ## Something forgotten
#
# We publish "the MX, and nobody else". What will the result be for the newsletter host?
# %% role="predict" key="oubli"
predict("oubli", ...)
# %%
publish("v=spf1 mx -all")
forgotten = check(LETTER)
reveal("oubli", forgotten)
# %%
forgotten
# %% [markdown] lang="fr"
# Les termes se lisent de gauche à droite, et le premier qui convient donne le résultat (§4.6.2). Son signe dit lequel : `+` ou rien pass, `-` fail, `~` softfail, `?` neutral.
#
# Réparons l'oubli. Combien de termes auront interrogé le DNS pour cette machine ?
# %% [markdown] lang="en"
# Terms are read from left to right, and the first that matches gives the result (§4.6.2). Its sign says which: `+` or none pass, `-` fail, `~` softfail, `?` neutral.
#
# Let us mend it. How many terms will have asked the DNS for this host?
# %% role="predict" key="recherches"
predict("recherches", ...)
# %%
publish("v=spf1 mx a:lettre.monpartenaire.fr -all")
repaired = check(LETTER)
reveal("recherches", repaired.lookups)
# %%
repaired
# %% [markdown] lang="fr"
# `mx` a été essayé d'abord, en vain ; `a:` a convenu. Les deux comptent. `ip4`, `ip6` et `all` ne coûtent rien : ils ne demandent rien au DNS (§4.6.4).
#
# ## Une faute de frappe
#
# Quelqu'un veut ajouter le réseau 192.0.2.0/24 et écrit `ip4:192.0.2`. Le MX convient dès le premier terme. Que dira SPF pour lui ?
# %% [markdown] lang="en"
# `mx` was tried first, in vain; `a:` matched. Both count. `ip4`, `ip6` and `all` cost nothing: they ask the DNS nothing (§4.6.4).
#
# ## A slip of the pen
#
# Somebody wants to add the network 192.0.2.0/24 and writes `ip4:192.0.2`. The MX matches at the very first term. What will SPF say for it?
# %% role="predict" key="faute"
predict("faute", ...)
# %%
publish("v=spf1 mx ip4:192.0.2 -all")
reveal("faute", check(MX))
# %% [markdown] lang="fr"
# Une seule faute rend tout l'enregistrement inutilisable, même après le terme qui conviendrait (§4.6). Mieux vaut donc le faire relire **avant** de le publier :
# %% [markdown] lang="en"
# A single mistake makes the whole record unusable, even after the term that would match (§4.6). So better have it read over **before** publishing it:
# %%
advice = lint("v=spf1 mx ip4:192.0.2 -all")
advice
# %%
publish(advice.errors[0].fix)
check(MX).result.value
# %% [markdown] lang="fr"
# ## Inclure n'est pas recopier
#
# Un prestataire publie sa propre liste, qui finit par `~all` (softfail) ; la nôtre l'inclut et finit par `-all` (fail). Un inconnu n'est dans aucune des deux. `softfail` ou `fail` ?
# %% [markdown] lang="en"
# ## To include is not to copy
#
# A provider publishes its own list, which ends with `~all` (softfail); ours includes it and ends with `-all` (fail). A stranger is in neither. `softfail` or `fail`?
# %% role="predict" key="inclure"
predict("inclure", ...)
# %%
lab.dns.publish("_spf.monpartenaire.fr", "TXT", "v=spf1 a:lettre.monpartenaire.fr ~all")
publish("v=spf1 mx include:_spf.monpartenaire.fr -all")
stranger = check(STRANGER)
reveal("inclure", stranger)
# %%
stranger
# %% [markdown] lang="fr"
# L'arbre ouvre l'inclusion : qui chaque terme admet, et son numéro parmi les recherches. Suivez-y une adresse : passe-t-elle, et par quel terme ?
# %% [markdown] lang="en"
# The tree opens the include: whom each term admits, and its number among the look-ups. Follow an address in it: does it pass, and by which term?
# %%
play(lab.spf_tree(DOMAIN))
# %% [markdown] lang="fr"
# Une inclusion pose une question : « chez toi, est-ce `pass` ? ». Oui, elle convient ; sinon, on passe au terme suivant (§5.2). Le `~all` de l'autre ne décide de rien chez nous. Et si l'autre n'a pas d'enregistrement, c'est permerror.
#
# ## La limite de 10
#
# Ici chaque prestataire en inclut un autre : `mx`, puis dix inclusions à la suite. Le MX passera-t-il ? Et l'inconnu ? Écrivez les deux résultats, séparés par une virgule.
# %% [markdown] lang="en"
# An include asks a question: "in your record, is it `pass`?". If so, it matches; if not, the next term is tried (§5.2). The other's `~all` decides nothing in ours. And if the other has no record, that is permerror.
#
# ## The limit of 10
#
# Here each provider includes another: `mx`, then ten includes in a row. Will the MX pass? And the stranger? Write both results, with a comma between.
# %% role="predict" key="limite"
predict("limite", ...)
# %%
for n in range(1, 10):
    lab.dns.publish(f"s{n}.{DOMAIN}", "TXT", f"v=spf1 include:s{n + 1}.{DOMAIN} -all")
lab.dns.publish(f"s10.{DOMAIN}", "TXT", "v=spf1 ip4:198.51.100.7 -all")
publish(f"v=spf1 mx include:s1.{DOMAIN} -all")
reveal("limite", [check(MX).result, check(STRANGER).result])
# %%
check(STRANGER).walkthrough.deciding
# %% [markdown] lang="fr"
# Le compte court sur toute l'évaluation, inclusions comprises, et le onzième terme l'arrête (§4.6.4). Tant que le MX convient tôt, personne ne remarque rien. L'examen du domaine entier suit toutes les inclusions, comme ferait un inconnu :
# %% [markdown] lang="en"
# The count runs over the whole evaluation, includes and all, and the eleventh term ends it (§4.6.4). As long as the MX matches early, nobody notices. Looking over the whole domain follows every include, as a stranger would:
# %%
lab.lint(DOMAIN).errors[0]
# %%
lab.spf_tree(DOMAIN).admits(STRANGER)
# %% [markdown] lang="fr"
# Deux réponses vides (un nom qui n'existe pas, ou sans adresse) sont aussi la limite : la troisième donne permerror.
#
# Le remède le plus simple : les adresses elles-mêmes. Combien de recherches pour la machine des lettres d'information ?
# %% [markdown] lang="en"
# Two questions that find nothing (a name that does not exist, or has no address) are the limit too: the third gives permerror.
#
# The plainest cure: the addresses themselves. How many look-ups for the newsletter host?
# %% role="predict" key="adresses"
predict("adresses", ...)
# %%
record = "v=spf1 ip4:192.0.2.25 ip4:192.0.2.177 -all"
publish(record)
reveal("adresses", check(LETTER).lookups)
# %%
lint(record)
# %% [markdown] lang="fr"
# Moins de recherches, mais une adresse recopiée se périme : qui change de serveur doit y penser.
#
# ## temperror n'est pas permerror
#
# Le serveur de noms du domaine tombe en panne. Que dira SPF du MX, qui a pourtant le droit d'envoyer ?
# %% [markdown] lang="en"
# Fewer look-ups, but a copied address goes stale: whoever changes servers must think of it.
#
# ## temperror is not permerror
#
# The domain's name server breaks down. What will SPF say of the MX, although it may send?
# %% role="predict" key="panne"
predict("panne", ...)
# %%
lab.crash("ns.monpartenaire.fr")
lab.dns.flush()
reveal("panne", check(MX))
# %%
lab.restart("ns.monpartenaire.fr")
check(MX).result.value
# %% [markdown] lang="fr"
# *temperror* : on ne sait pas, le message peut revenir plus tard (451, §8.6). *permerror* : le propriétaire doit corriger son enregistrement (§8.7). Ni l'un ni l'autre n'est un refus du propriétaire.
#
# ## HELO, quand l'enveloppe est vide
#
# Un avis de non-remise part avec `MAIL FROM:<>`. L'attaquant envoie un faux avis et se présente : `HELO mta.monpartenaire.fr`. Que dira SPF ?
# %% [markdown] lang="en"
# *temperror*: nobody knows, the message may come again later (451, §8.6). *permerror*: the owner must mend the record (§8.7). Neither is a refusal by the owner.
#
# ## HELO, when the envelope is empty
#
# A bounce leaves with `MAIL FROM:<>`. The attacker sends a false one and introduces himself: `HELO mta.monpartenaire.fr`. What will SPF say?
# %% role="predict" key="helo"
predict("helo", ...)
# %%
reveal("helo", check(STRANGER, mail_from=""))
# %% [markdown] lang="fr"
# Le nom vérifié est `postmaster@mta.monpartenaire.fr` (§2.4), et ce nom-là n'a pas d'enregistrement : celui du domaine ne vaut pas pour les noms en dessous. L'examen du domaine le dit, et donne le texte à publier :
# %% [markdown] lang="en"
# The name that was checked is `postmaster@mta.monpartenaire.fr` (§2.4), and that name has no record: the domain's own does not hold for names below it. Looking over the domain says so, and gives the text to publish:
# %%
advice = lab.lint(DOMAIN).find("lint.spf.helo")
advice
# %%
lab.dns.publish("mta.monpartenaire.fr", "TXT", advice.fix)
lab.dns.flush()
check(STRANGER, mail_from="")
# %% [markdown] lang="fr"
# ## Un transfert casse SPF
#
# Bob a gardé son adresse d'ancien étudiant, `bob@universite.example`, qui fait suivre à `bob@entite.fr`. Alice lui écrit là. Que dira SPF, chez `entite.fr` ?
# %% [markdown] lang="en"
# ## Forwarding breaks SPF
#
# Bob kept his address as a former student, `bob@universite.example`, which forwards to `bob@entite.fr`. Alice writes to him there (in French, as everybody in this world does). What will SPF say, at `entite.fr`?
# %% role="predict" key="transfert"
predict("transfert", ...)
# %%
lab.forward("bob@universite.example", to="bob@entite.fr")
mail = lab.write("alice@monpartenaire.fr", "bob@universite.example", "Réunion", "À 10 heures.")
forwarded = lab.send(mail)
reveal("transfert", forwarded.spf)
# %%
forwarded.spf
# %% [markdown] lang="fr"
# Le message est vrai, rien n'a été changé, et SPF dit `fail` : l'université a gardé l'enveloppe d'Alice, mais parle depuis **sa** machine. Un `fail` n'est donc pas la preuve d'un faux.
#
# Avec SRS, l'université met sa propre adresse dans l'enveloppe. SPF passera-t-il ?
# %% [markdown] lang="en"
# The message is true, nothing was changed, and SPF says `fail`: the university kept Alice's envelope, but speaks from **its** machine. So a `fail` is no proof of a forgery.
#
# With SRS the university puts its own address into the envelope. Will SPF pass?
# %% role="predict" key="srs"
predict("srs", ...)
# %%
lab.forward("bob@universite.example", to="bob@entite.fr", srs=True)
mail = lab.write("alice@monpartenaire.fr", "bob@universite.example", "Réunion", "À 11 heures.")
rewritten = lab.send(mail)
reveal("srs", rewritten.spf)
# %%
rewritten.spf
# %% [markdown] lang="fr"
# SPF passe, mais pour `universite.example` : il ne dit plus rien d'Alice. SRS sauve SPF et ramène les avis de non-remise ; il ne rend pas le nom de l'auteur. C'est la signature DKIM qui survit à un transfert (leçon 04).
# %% [markdown] lang="en"
# SPF passes, but for `universite.example`: it says nothing of Alice any more. SRS saves SPF and brings bounces back; it does not bring back the author's name. What survives forwarding is the DKIM signature (lesson 04).
# %% [markdown] lang="fr"
# ## Références
#
# RFC 7208 §2.3 et §2.4 (les deux noms), §4.5 à §4.7 (lecture, ordre, limites), §5 (termes), §6 (redirect, exp), §8 (résultats), §11.2 (ce que SPF ne dit pas) ; ANSSI-PA-066 R43, R44.
#
# ## Ce que dit le cours
#
# Le support dit que SPF vérifie le nom de MAIL FROM, et celui de HELO « dans certaines conditions ». Plus précisément : vérifier HELO d'abord, et à part, est recommandé (§2.3) ; et quand MAIL FROM est vide, c'est `postmaster@` suivi du nom de HELO qui est vérifié (§2.4). Il dit aussi que SPF énumère les adresses « autorisées ou interdites » : un enregistrement peut encore ne rien dire (`?`), ou dire « sans doute pas » (`~`).
#
# ## Résumé
#
# SPF compare une adresse IP au domaine de l'enveloppe. Le premier terme qui convient décide ; une faute, un onzième terme qui interroge le DNS ou une inclusion sans enregistrement annulent tout. Un transfert le casse ; SRS le répare pour un autre nom.
#
# ## Trois questions
#
# 1. `v=spf1 include:a.example -all`, et `a.example` publie `v=spf1 +all`. Qui peut envoyer ? <details><summary>Réponse</summary>Tout le monde : l'inclusion donne pass à chacun.</details>
# 2. Le DNS ne répond pas : faut-il refuser le message par un 550 ? <details><summary>Réponse</summary>Non : temperror demande un 451, pour que l'expéditeur réessaie (§8.6).</details>
# 3. Pourquoi publier `v=spf1 -all` pour un domaine qui n'envoie rien ? <details><summary>Réponse</summary>Sans enregistrement le résultat est none, et n'importe qui peut se servir de ce nom (§2.1).</details>
# %% [markdown] lang="en"
# ## References
#
# RFC 7208 §2.3 and §2.4 (the two names), §4.5 to §4.7 (reading, order, limits), §5 (terms), §6 (redirect, exp), §8 (results), §11.2 (what SPF does not say); ANSSI-PA-066 R43, R44.
#
# ## What the course says
#
# The slides say that SPF checks the name of MAIL FROM, and that of HELO "under certain conditions". More exactly: checking HELO first, and apart, is recommended (§2.3); and when MAIL FROM is empty, what is checked is `postmaster@` followed by the name of HELO (§2.4). They also say that SPF lists addresses as "allowed or forbidden": a record may also say nothing (`?`), or "probably not" (`~`).
#
# ## Summary
#
# SPF compares an IP address with the domain of the envelope. The first term that matches decides; a mistake, an eleventh term that asks the DNS or an include without a record undo everything. Forwarding breaks it; SRS mends it for another name.
#
# ## Three questions
#
# 1. `v=spf1 include:a.example -all`, and `a.example` publishes `v=spf1 +all`. Who may send? <details><summary>Answer</summary>Everybody: the include gives pass to all.</details>
# 2. The DNS does not answer: should the message be refused with a 550? <details><summary>Answer</summary>No: temperror wants a 451, so that the sender tries again (§8.6).</details>
# 3. Why publish `v=spf1 -all` for a domain that sends nothing? <details><summary>Answer</summary>Without a record the result is none, and anybody may use the name (§2.1).</details>
