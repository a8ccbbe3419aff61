# %% [markdown] lang="fr"
# # 04 — DKIM : ce qui est signé, et rien d'autre
#
# **Buts.** Signer, vérifier, et recalculer `bh=` à la main (O29) ; dire, d'un message retouché, quelle étape échoue et pourquoi (O30) ; choisir `h=`, se passer de `l=`, changer de clé et révoquer l'ancienne (O31). Environ 30 minutes.
# %% [markdown] lang="en"
# # 04 — DKIM: what is signed, and nothing else
#
# **Goals.** Sign, verify, and compute `bh=` by hand (O29); tell of an altered message which step fails, and why (O30); choose `h=`, do without `l=`, change keys and revoke the old one (O31). About 30 minutes.
# %% lang="fr"
# %load_ext maillab
from maillab import Lab, ask, forge, play, predict, reveal, use_language
from maillab.auth import dkim

use_language("fr")
lab = Lab()
# %% lang="en"
# %load_ext maillab
from maillab import Lab, ask, forge, play, predict, reveal, use_language
from maillab.auth import dkim

use_language("en")
lab = Lab()
# %% [markdown] lang="fr"
# ## Une clé publiée, une clé gardée
#
# Le serveur d'Alice garde une clé privée et signe avec elle ; le DNS publie la clé publique. Il ne signe pour l'instant que trois champs. DMARC demande `p=reject`.
# %% [markdown] lang="en"
# ## One key published, one key kept
#
# Alice's server keeps a private key and signs with it; the DNS publishes the public key. For now it signs three fields only. DMARC asks for `p=reject`.
# %%
domain = "monpartenaire.fr"
three = ["from", "to", "subject"]
key = lab.enable_dkim(domain, "s1", signed=three, oversigned=[])
lab.dns.publish(f"s1._domainkey.{domain}", "TXT", key)
lab.dns.publish(f"_dmarc.{domain}", "TXT", "v=DMARC1; p=reject")
# %% [markdown] lang="fr"
# La signature dira `d=monpartenaire.fr` et `s=s1`. Sous quel nom le serveur de Bob demandera-t-il la clé ?
# %% [markdown] lang="en"
# Alice writes in French, as everybody in this world does; only octets matter here. The signature will say `d=monpartenaire.fr` and `s=s1`. Under which name will Bob's server ask for the key?
# %% role="predict" key="nom"
predict("nom", ...)
# %%
text = "Bonjour  Bob, \n\nTotal : 100 euros.\n\n\n"
mail = lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Devis", text)
first = lab.send(mail).dkim[0]
reveal("nom", first.walkthrough.find("dkim.key-query").facts["name"])
# %%
first


# %% [markdown] lang="fr"
# Tout est là, dans l'ordre : lire la signature, trouver la clé, hacher le corps (`bh=`), éprouver l'en-tête (`b=`).
#
# ## Au microscope
#
# Deux raccourcis : `latest` prend le dernier message de Bob à partir de sa signature ; `judge` le vérifie de nouveau, par le résolveur de Bob.
# %% [markdown] lang="en"
# It is all there, in order: read the signature, find the key, hash the body (`bh=`), test the header (`b=`).
#
# ## Under the microscope
#
# Two shortcuts: `latest` takes Bob's last message from its signature on; `judge` verifies it again, by Bob's resolver.
# %%
def latest():
    content = lab.mailbox("bob@entite.fr")[-1].content
    return content[content.index(b"DKIM-Signature:") :]


def judge(content):
    return dkim.verify(content, lab.resolver())[0]


# %%
message = latest()
seen = dkim.inspect(message)[0]
seen.body
# %% [markdown] lang="fr"
# Le corps fait 42 octets, deux par fin de ligne. La mise en forme *relaxed* réduit chaque suite d'espaces à une seule, retire celles des fins de ligne, puis les lignes vides de la fin (RFC 6376 §3.4.4). Combien d'octets seront hachés ?
# %% [markdown] lang="en"
# The body has 42 octets, two for each line end. The *relaxed* form makes each run of spaces a single one, removes those at line ends, then the empty lines at the end (RFC 6376 §3.4.4). How many octets will be hashed?
# %% role="predict" key="octets"
predict("octets", ...)
# %%
reveal("octets", len(seen.hashed_body))
# %%
seen
# %% [markdown] lang="fr"
# `bh=` est le hachage du corps. `b=` signe les trois champs de `h=`, puis la signature elle-même, donc aussi `bh=`. Les autres champs n'ont aucune protection.
#
# ## `bh=`, à la main
#
# Trois lignes pour la mise en forme *relaxed*, une pour le hachage. La forme *simple*, elle, ne retire que les lignes vides de la fin : combien d'octets laisse-t-elle ?
# %% [markdown] lang="en"
# `bh=` is the hash of the body. `b=` signs the three fields of `h=`, then the signature itself, and so `bh=` too. The other fields have no protection.
#
# ## `bh=`, by hand
#
# Three lines for the *relaxed* form, one for the hash. The *simple* form removes the empty lines at the end only: how many octets does it leave?
# %% role="predict" key="octets-simple"
predict("octets-simple", ...)
# %%
import re
from base64 import b64encode
from hashlib import sha256

ends = re.sub(rb"[ \t]+\r\n", b"\r\n", seen.body)
runs = re.sub(rb"[ \t]+", b" ", ends)
relaxed = runs.rstrip(b"\r\n") + b"\r\n"
by_hand = sha256(relaxed).digest()
# %%
b64encode(by_hand).decode(), by_hand == seen.signature.body_hash
# %%
simple = seen.body.rstrip(b"\r\n") + b"\r\n"
reveal("octets-simple", len(simple))
# %%
b64encode(sha256(simple).digest()).decode()
# %% [markdown] lang="fr"
# `True` : c'est bien la valeur de la signature. Pour deux octets de plus, *simple* donne un tout autre hachage ; c'est `c=` qui dit au vérificateur quelle forme prendre.
#
# ## Un octet
#
# En chemin, `100` devient `900`. Les vérificateurs disent pourquoi ils échouent : `body hash did not verify` pour `bh=`, `signature did not verify` pour `b=`. Que diront-ils ici ?
# %% [markdown] lang="en"
# `True`: it is the signature's value. With two octets more *simple* gives quite another hash; `c=` tells the verifier which form to take.
#
# ## One octet
#
# On the way `100` becomes `900`. Verifiers say why they fail: `body hash did not verify` for `bh=`, `signature did not verify` for `b=`. What will they say here?
# %% role="predict" key="corps"
predict("corps", ...)
# %%
altered = message.replace(b"100 euros", b"900 euros")
reveal("corps", judge(altered).reason)
# %%
dkim.compare(message, altered)
# %% [markdown] lang="fr"
# L'attaquant est malin : il recalcule `bh=` et l'écrit dans la signature. Quelle raison donnera le vérificateur, maintenant ?
# %% [markdown] lang="en"
# The attacker is clever: he computes `bh=` anew and writes it into the signature. Which reason will the verifier give now?
# %% role="predict" key="recalcule"
predict("recalcule", ...)
# %%
announced = b64encode(seen.signature.body_hash)
computed = b64encode(dkim.inspect(altered)[0].computed_hash)
clever = altered.replace(announced, computed)
reveal("recalcule", judge(clever).reason)
# %%
judge(clever).walkthrough.deciding
# %% [markdown] lang="fr"
# `b=` couvre `bh=`, et refaire `b=` demande la clé privée. Un octet du sujet, champ signé, finit de même :
# %% [markdown] lang="en"
# `b=` covers `bh=`, and making `b=` anew takes the private key. An octet of the subject, a signed field, ends alike:
# %%
dkim.compare(message, message.replace(b"Subject: Devis", b"Subject: Devas"))
# %% [markdown] lang="fr"
# Et un octet de `Date`, que `h=` ne nomme pas : `pass` ou `fail` ?
# %% [markdown] lang="en"
# And an octet of `Date`, which `h=` does not name: `pass` or `fail`?
# %% role="predict" key="date"
predict("date", ...)
# %%
redated = message.replace(b"2026", b"2024")
reveal("date", judge(redated))
# %% [markdown] lang="fr"
# `pass` : personne n'a signé `Date`. Ce que la signature ne couvre pas, chacun l'écrit à sa guise.
#
# ## Des blancs en trop
#
# Un relais replie une ligne, ou double une espace : `Subject:  Devis`. La signature est `c=relaxed/relaxed`. Que dit DKIM ?
# %% [markdown] lang="en"
# `pass`: nobody signed `Date`. What the signature does not cover, anyone may write at will.
#
# ## Too much white space
#
# A relay folds a line, or doubles a space: `Subject:  Devis`. The signature is `c=relaxed/relaxed`. What does DKIM say?
# %% role="predict" key="relaxed"
predict("relaxed", ...)


# %%
def spaced(content):
    return content.replace(b"Subject: Devis", b"Subject:  Devis")


reveal("relaxed", judge(spaced(message)))
# %% [markdown] lang="fr"
# Et si Alice signait `c=simple/simple` ? La clé reste la même, seul le réglage change.
# %% [markdown] lang="en"
# And if Alice signed `c=simple/simple`? The key stays, only the setting changes.
# %% role="predict" key="simple"
predict("simple", ...)
# %%
lab.enable_dkim(domain, "s1", header="simple", body="simple")
lab.send(mail)
reveal("simple", judge(spaced(latest())))
# %% [markdown] lang="fr"
# À vous : choisissez une retouche du premier message et la forme canonique, ou changez le caractère de la seconde cellule et relancez-la. `ask(seen)`, dans une cellule à vous, laisse cliquer sur le caractère à changer. Qui casse, `bh=` ou `b=` ?
# %% [markdown] lang="en"
# Your turn: choose a change of the first message and the canonical form, or change the character in the second cell and run it again. `ask(seen)`, in a cell of your own, lets you click the character to change. Which breaks, `bh=` or `b=`?
# %%
play(seen)
# %%
seen.retouch("Subject", 1, "d")
# %% [markdown] lang="fr"
# *simple* ne pardonne rien dans l'en-tête, pas une espace (RFC 6376 §3.4.1). *relaxed* supporte ce que les relais font sans malice ; un mot changé, jamais.
#
# ## Ce que `h=` ne dit pas
#
# Revenons au premier message : `h=from:to:subject`. L'attaquant ajoute **un second sujet, au-dessus** du vrai, et l'envoie à Bob. Que dit DKIM ?
# %% [markdown] lang="en"
# *simple* forgives nothing in the header, not a space (RFC 6376 §3.4.1). *relaxed* bears what relays do without malice; a changed word, never.
#
# ## What `h=` does not say
#
# Back to the first message: `h=from:to:subject`. The attacker adds **a second subject, above** the true one, and sends it to Bob. What does DKIM say?
# %% role="predict" key="second"
predict("second", ...)


# %%
def doubled(content):
    return content.replace(b"Subject:", b"Subject: Dernier rappel\r\nSubject:", 1)


twice = lab.attack(forge.raw(doubled(message)))
reveal("second", twice.dkim[0])
# %%
lab.mailbox("bob@entite.fr")[-1]
# %% [markdown] lang="fr"
# Le vérificateur prend les champs **par le bas** (§5.4.2) : il a trouvé le vrai sujet, et `p=reject` n'y a rien changé. Or bien des logiciels n'affichent que le premier. Un second `From` ? DKIM s'y laisse prendre aussi, mais le serveur de Bob refuse avant tout un message à deux auteurs :
# %% [markdown] lang="en"
# The verifier takes fields **from the bottom** (§5.4.2): it found the true subject, and `p=reject` changed nothing. Yet many programs show the first one only. A second `From`? DKIM is taken in too, but Bob's server first of all refuses a message with two authors:
# %%
two_authors = b"From: Chef <chef@monpartenaire.fr>\r\n" + message
judge(two_authors).result.value, lab.attack(forge.raw(two_authors)).reply
# %% [markdown] lang="fr"
# Le remède est de **sursigner** (*oversigning*) : nommer dans `h=` chaque champ une fois de plus qu'il n'y en a. C'est ce que fait le laboratoire quand on ne lui dit rien. Que donnera le second sujet ?
# %% [markdown] lang="en"
# The cure is **oversigning**: name each field in `h=` once more than it is there. The lab does so when told nothing. What will the second subject give?
# %% role="predict" key="sursigne"
predict("sursigne", ...)
# %%
lab.enable_dkim(domain, "s1")
lab.send(mail)
message = latest()
reveal("sursigne", judge(doubled(message)))
# %%
":".join(dkim.inspect(message)[0].signature.fields)
# %% [markdown] lang="fr"
# Le second `subject` de `h=` signait une absence (§5.4, §8.15). Même `reply-to`, absent, est nommé : personne ne peut plus l'ajouter.
#
# ## `l=` : la fin est libre
#
# `l=` limite le hachage aux premiers octets du corps, pour survivre aux pieds de page des listes. L'attaquant en ajoute un. Que fera le serveur de Bob, sous `p=reject` : `accept` ou `reject` ?
# %% [markdown] lang="en"
# The second `subject` of `h=` signed an absence (§5.4, §8.15). Even `reply-to`, absent, is named: nobody can add it any more.
#
# ## `l=`: the end is free
#
# `l=` limits the hash to the first octets of the body, so as to survive the footers of lists. The attacker adds one. What will Bob's server do, under `p=reject`: `accept` or `reject`?
# %% role="predict" key="longueur"
predict("longueur", ...)
# %%
lab.enable_dkim(domain, "s1", body_length="whole")
lab.send(mail)
longer = latest() + b"Nouveau RIB : FR76 0000 0000 0000.\r\n"
appended = lab.attack(forge.raw(longer))
reveal("longueur", appended.disposition)
# %%
lab.mailbox("bob@entite.fr")[-1]
# %% [markdown] lang="fr"
# La dernière ligne est de l'attaquant ; DKIM et DMARC ont répondu `pass`, pour Alice. Si `Content-Type` n'était pas signé, il pourrait même cacher le début. **Jamais de `l=`** (RFC 6376 §8.2). Le récepteur, lui, a le droit d'être plus sévère que la norme (§6.1.3). Celui de Bob refuse désormais `l=`, et l'attaquant recommence : `accept` ou `reject` ?
# %% [markdown] lang="en"
# The last line is the attacker's; DKIM and DMARC answered `pass`, for Alice. Were `Content-Type` not signed, he could even hide the beginning. **Never `l=`** (RFC 6376 §8.2). The receiver, for its part, may be stricter than the standard (§6.1.3). Bob's refuses `l=` from now on, and the attacker tries again: `accept` or `reject`?
# %% role="predict" key="severe"
predict("severe", ...)
# %%
lab.dkim_rules("entite.fr", accept_partial_body=False)
refused = lab.attack(forge.raw(longer))
reveal("severe", refused.disposition)
# %%
strict = refused.dkim[0]
strict.rfc_result.value, strict.result.value
# %%
strict.walkthrough.deciding
# %% [markdown] lang="fr"
# ## Changer de clé
#
# Une clé se change : fuite, départ, ou simple prudence. On publie `s2`, on attend qu'il soit visible, puis on signe avec. L'ancien message, signé `s1`, est encore en route : `pass` ou `permerror` ?
# %% [markdown] lang="en"
# ## Change keys
#
# Keys get changed: a leak, a departure, or mere prudence. Publish `s2`, wait until it is visible, then sign with it. The old message, signed `s1`, is still on its way: `pass` or `permerror`?
# %% role="predict" key="ancien"
predict("ancien", ...)
# %%
record = lab.prepare_dkim(domain, "s2")
lab.dns.publish(f"s2._domainkey.{domain}", "TXT", record)
lab.wait(hours=1)
lab.rotate_dkim(domain, "s2")
reveal("ancien", judge(message))
# %%
lab.send(mail).dkim[0].selector, judge(message).selector
# %% [markdown] lang="fr"
# Deux sélecteurs, deux clés, aucune coupure. Quelques jours après, on **révoque** `s1` : on ne l'efface pas, on publie `p=` vide. Que dira-t-on alors de l'ancien message : `fail`, `permerror` ou `none` ?
# %% [markdown] lang="en"
# Two selectors, two keys, no gap. Some days later, **revoke** `s1`: do not delete it, publish an empty `p=`. What will be said of the old message then: `fail`, `permerror` or `none`?
# %% role="predict" key="revoque"
predict("revoque", ...)
# %%
lab.dns.replace(f"s1._domainkey.{domain}", "TXT", dkim.REVOKED)
lab.wait(hours=1)
reveal("revoque", judge(message))
# %%
judge(message).walkthrough.deciding
# %% [markdown] lang="fr"
# Le message n'a pas changé d'un octet, sa clé ne vaut plus rien. Tout ce qui voyage encore sous `s1` tombe avec elle : d'où les quelques jours d'attente.
#
# ## Deux signatures, et une clé à l'essai
#
# Alice ajoute une clé Ed25519, courte et moderne (RFC 8463), **à côté** de RSA, que tous comprennent. Elle la publie en test : `t=y`. Puis un octet du corps change. La clé en test donnera-t-elle `fail`, `neutral` ou `none` ?
# %% [markdown] lang="en"
# Not an octet of the message has changed, but its key is worth nothing any more. All that still travels under `s1` falls with it: hence the wait of some days.
#
# ## Two signatures, and a key on trial
#
# Alice adds an Ed25519 key, short and modern (RFC 8463), **beside** RSA, which everybody understands. She publishes it as being tested: `t=y`. Then an octet of the body changes. Will the key on trial give `fail`, `neutral` or `none`?
# %% role="predict" key="essai"
predict("essai", ...)
# %%
record = lab.enable_dkim(domain, "e1", "ed25519")
lab.dns.publish(f"e1._domainkey.{domain}", "TXT", f"{record}; t=y")
dual = lab.send(mail)
[(one.selector, one.algorithm, one.result.value) for one in dual.dkim]
# %%
broken = latest().replace(b"100 euros", b"900 euros")
on_trial, in_service = dkim.verify(broken, lab.resolver())
reveal("essai", on_trial)
# %%
on_trial.walkthrough.deciding
# %%
in_service.walkthrough.deciding
# %% [markdown] lang="fr"
# Un même dommage, deux réponses. Chaque signature est jugée seule ; une bonne suffit (§6.1). Sous `t=y`, un échec compte comme une absence de signature (§3.6.1) : on retire `t=y` dès que l'essai est fini.
#
# ## Ce que DKIM ne prouve pas
#
# L'attaquant a un domaine, donc une clé. Il écrit `From: Alice`, et signe pour **son** domaine. Que dit DKIM ?
# %% [markdown] lang="en"
# One damage, two answers. Each signature is judged alone; one good one is enough (§6.1). Under `t=y` a failure counts as no signature at all (§3.6.1): take `t=y` out as soon as the trial is over.
#
# ## What DKIM does not prove
#
# The attacker has a domain, hence a key. He writes `From: Alice`, and signs for **his own** domain. What does DKIM say?
# %% role="predict" key="autre"
predict("autre", ...)
# %%
from maillab.auth.lab_keys import lab_key

own_key, fake = lab_key(7), forge.from_only()
name = "s1._domainkey.attaquant.example"
lab.dns.publish(name, "TXT", dkim.public_record(own_key))
field = dkim.sign(fake.content, "attaquant.example", "s1", own_key)
signed_fake = lab.attack(forge.raw(field + fake.content))
reveal("autre", signed_fake.dkim[0])
# %%
signed_fake
# %% [markdown] lang="fr"
# La signature est bonne : `attaquant.example` répond de ce message. DKIM ne regarde pas si `d=` est le domaine de `From` ; c'est DMARC qui compare (leçon 05). Et un **vrai** message signé peut être renvoyé à d'autres, tel quel : c'est le rejeu (§8.6, leçon 08).
# %% [markdown] lang="en"
# The signature is good: `attaquant.example` answers for this message. DKIM does not look whether `d=` is the domain of `From`; DMARC compares them (lesson 05). And a **true** signed message can be sent again to others, as it is: that is replay (§8.6, lesson 08).
# %% [markdown] lang="fr"
# ## Références
#
# RFC 6376 §3.4 (mises en forme), §3.5 (étiquettes), §3.6.1 (clé), §3.7 (calcul), §5.4 (champs à signer), §6.1 (vérification), §6.3, §8.2 (`l=`), §8.6 (rejeu), §8.15 (champs ajoutés) ; RFC 8301 §3 (SHA-1 interdit, 2048 bits) ; RFC 8463 (Ed25519) ; RFC 8601 §2.7.1 ; ANSSI-PA-066 R45 et R46+.
#
# ## Ce que dit le cours
#
# Le support parle d'une « protection efficace contre le spam et l'hameçonnage » : un spammeur signe aussi ; DKIM dit qui répond du message, pas s'il est honnête (RFC 6376 §6.3). Il parle de « chiffrement RSA » : c'est une **signature**, rien n'est chiffré, et nous avons lu le corps d'un bout à l'autre. Il parle du domaine « de l'expéditeur » : `d=` est celui du signataire, quel qu'il soit. Il admet que « une partie » du corps soit signée : c'est `l=`, à éviter.
#
# ## Résumé
#
# `bh=` protège le corps, `b=` les champs de `h=` et `bh=` lui-même. Ce que `h=` ne nomme pas est libre : on sursigne. Pas de `l=`. Un sélecteur par clé, l'ancien révoqué par `p=` vide. Une bonne signature désigne un responsable, rien de plus.
#
# ## Trois questions
#
# 1. Un relais ajoute une ligne au corps et un `Received` : qu'est-ce qui échoue ? <details><summary>Réponse</summary>bh=, à cause de la ligne ; Received n'est pas signé, il ne gêne pas.</details>
# 2. Pourquoi écrire `from` deux fois dans `h=` ? <details><summary>Réponse</summary>Le second ne trouve aucun champ et compte comme vide ; si quelqu'un ajoute un From, il le trouve, et b= ne tient plus.</details>
# 3. Pourquoi publier `p=` vide plutôt que d'effacer la clé ? <details><summary>Réponse</summary>Une absence peut être une erreur, de sélecteur ou de zone ; p= vide dit que la clé est révoquée, exprès. Dans les deux cas la signature ne vaut plus rien.</details>
# %% [markdown] lang="en"
# ## References
#
# RFC 6376 §3.4 (canonicalization), §3.5 (tags), §3.6.1 (key), §3.7 (computing), §5.4 (fields to sign), §6.1 (verifying), §6.3, §8.2 (`l=`), §8.6 (replay), §8.15 (added fields); RFC 8301 §3 (no SHA-1, 2048 bits); RFC 8463 (Ed25519); RFC 8601 §2.7.1; ANSSI-PA-066 R45 and R46+.
#
# ## What the course says
#
# The slides speak of "an effective protection against spam and phishing": a spammer signs too; DKIM says who answers for a message, not whether it is honest (RFC 6376 §6.3). They speak of "RSA encryption": it is a **signature**, nothing is encrypted, and we have read the body from end to end. They speak of the domain "of the sender": `d=` is the signer's, whoever that is. They allow "a part" of the body to be signed: that is `l=`, to be avoided.
#
# ## Summary
#
# `bh=` protects the body, `b=` the fields of `h=` and `bh=` itself. What `h=` does not name is free: oversign. No `l=`. One selector a key, the old one revoked by an empty `p=`. A good signature points to somebody responsible, and to nothing more.
#
# ## Three questions
#
# 1. A relay adds a line to the body and a `Received`: what fails? <details><summary>Answer</summary>bh=, because of the line; Received is not signed and does no harm.</details>
# 2. Why write `from` twice in `h=`? <details><summary>Answer</summary>The second one finds no field and counts as empty; if somebody adds a From, it finds that one, and b= no longer holds.</details>
# 3. Why publish an empty `p=` rather than delete the key? <details><summary>Answer</summary>An absence may be a mistake, of selector or zone; an empty p= says that the key is revoked, on purpose. Either way the signature is worth nothing any more.</details>
