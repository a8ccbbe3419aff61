# %% [markdown] lang="fr"
# # Exercice 04 — DKIM : signer, lire, tenir
#
# Sept tâches, de la plus simple à la plus libre. Dans chacune : lisez, remplacez les `...`, lancez la cellule, puis la cellule `check` qui suit. Elle dit ce qui s'est passé, ce qui était attendu et quelle règle le veut. `hint("q1")` ouvre un indice après un essai. L'ordre des cellules est libre : chaque vérification refait son monde. La correction ne reprend que les cellules de réponse : définissez-y tout ce qu'elles emploient. Leçon à relire : 04.
# %% [markdown] lang="en"
# # Exercise 04 — DKIM: sign, read, hold
#
# Seven tasks, from the simplest to the freest. In each: read, replace the `...`, run the cell, then the `check` cell after it. It says what happened, what was expected and which rule wants it. `hint("q1")` opens a hint after a try. Run cells in any order: each check makes its world anew. Marking takes the answer cells alone: define in them all that they use. Lesson to read again: 04.
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
from maillab.auth import dkim
from maillab.exercises import begin

use_language("fr")
ex = begin("ex04_dkim", identifiant)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% lang="en" role="setup" key="setup"
from maillab import Lab, forge, play, use_language
from maillab.auth import dkim
from maillab.exercises import begin

use_language("en")
ex = begin("ex04_dkim", identifier)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% [markdown] lang="fr"
# ## q1 — Publier la clé (2 points)
#
# Votre serveur signe déjà : `d=` est votre domaine, `s=` vaut `ex.selector`, l'algorithme est `ed25519-sha256`. Sa clé publique, en base64, est `ex.public_key`. Publiez ce qu'il faut pour que tout vérificateur la trouve et s'en serve. Un enregistrement s'écrit `("nom", "TXT", "valeur")`.
#
# *À relire : leçon 04, « Une clé publiée, une clé gardée ».*
# %% [markdown] lang="en"
# ## q1 — Publish the key (2 points)
#
# Your server signs already: `d=` is your domain, `s=` is `ex.selector`, the algorithm is `ed25519-sha256`. Its public key, in base64, is `ex.public_key`. Publish what it takes for any verifier to find it and to use it. A record is written `("name", "TXT", "value")`.
#
# *Read again: lesson 04, "One key published, one key kept".*
# %% role="stub" key="q1"
published = [
    (..., "TXT", ...),
]
# %% role="answer" key="q1" gives="published" outcomes="O29"
published = [
    (f"{ex.selector}._domainkey.{ex.domain}", "TXT", f"v=DKIM1; k=ed25519; p={ex.public_key}"),
]
# %% role="wrong" key="q1" name="at-the-domain" says="ex04.q1.name" points=0
published = [(ex.domain, "TXT", f"v=DKIM1; k=ed25519; p={ex.public_key}")]
# %% role="wrong" key="q1" name="domainkey-forgotten" says="ex04.q1.name" points=0
name = f"{ex.selector}.{ex.domain}"
published = [(name, "TXT", f"v=DKIM1; k=ed25519; p={ex.public_key}")]
# %% role="wrong" key="q1" name="kind-forgotten" says="ex04.q1.syntax" points=0
name = f"{ex.selector}._domainkey.{ex.domain}"
published = [(name, "TXT", f"v=DKIM1; p={ex.public_key}")]
# %% role="wrong" key="q1" name="no-semicolon" says="ex04.q1.syntax" points=0
name = f"{ex.selector}._domainkey.{ex.domain}"
published = [(name, "TXT", f"v=DKIM1 k=ed25519 p={ex.public_key}")]
# %% role="wrong" key="q1" name="no-key-at-all" says="ex04.q1.pass" points=0
name = f"{ex.selector}._domainkey.{ex.domain}"
published = [(name, "TXT", "v=DKIM1; k=ed25519; p=")]
# %% role="wrong" key="q1" name="on-trial" says="ex04.q1.trial" points=1
name = f"{ex.selector}._domainkey.{ex.domain}"
published = [(name, "TXT", f"v=DKIM1; k=ed25519; t=y; p={ex.public_key}")]
# %% role="check" key="q1"
check.q1(published)
# %% role="mark" key="q1-found" of="q1" points=1
mark.q1(published, "signature")
# %% role="mark" key="q1-used" of="q1" points=1 hidden=true
mark.q1(published, "signature", "trial", hidden=True)
# %% [markdown] lang="fr"
# ## q2 — `bh=`, deux fois (2 points)
#
# `ex.body` est le corps d'un message. Que vaudrait `bh=` sous chacune des deux formes canoniques ? Donnez les deux valeurs, telles que la signature les écrirait. `ex.bh(octets)` fait le hachage ; la mise en forme est à vous. Attention aux espaces, aux tabulations et à la dernière ligne.
#
# *À relire : leçon 04, « `bh=`, à la main ».*
# %% [markdown] lang="en"
# ## q2 — `bh=`, twice (2 points)
#
# `ex.body` is the body of a message. What would `bh=` be under each of the two canonical forms? Give both values, as the signature would write them. `ex.bh(octets)` does the hashing; the shaping is yours. Mind the spaces, the tabs and the last line.
#
# *Read again: lesson 04, "`bh=`, by hand".*
# %%
ex.body
# %% role="stub" key="q2"
hashes = {
    "simple": ...,
    "relaxed": ...,
}
# %% role="answer" key="q2" gives="hashes" outcomes="O29" nohidden="hashes of the one body that was given: nothing else has them"
import re

simple = ex.body.rstrip(b"\r\n") + b"\r\n"
ends = re.sub(rb"[ \t]+(?=\r\n|\Z)", b"", ex.body)
relaxed = re.sub(rb"[ \t]+", b" ", ends).rstrip(b"\r\n") + b"\r\n"
hashes = {"simple": ex.bh(simple), "relaxed": ex.bh(relaxed)}
# %% role="wrong" key="q2" name="not-shaped" says="ex04.q2.raw" points=0
hashes = dict.fromkeys(["simple", "relaxed"], ex.bh(ex.body))
# %% role="wrong" key="q2" name="one-for-the-other" says="ex04.q2.swapped" points=1
simple = ex.bh(ex.body.rstrip(b"\r\n") + b"\r\n")
hashes = {"simple": simple, "relaxed": simple}
# %% role="wrong" key="q2" name="last-line-end-lost" says="ex04.q2.end" points=0
simple = ex.bh(ex.body.rstrip(b"\r\n"))
hashes = {"simple": simple, "relaxed": ""}
# %% role="wrong" key="q2" name="unix-lines" says="ex04.q2.lines" points=0
simple = (ex.body.rstrip(b"\r\n") + b"\r\n").replace(b"\r\n", b"\n")
hashes = {"simple": ex.bh(simple), "relaxed": ""}
# %% role="wrong" key="q2" name="blank-line-is-not-empty" says="ex04.q2.simple" points=0
simple = ex.body.rstrip() + b"\r\n"
hashes = {"simple": ex.bh(simple), "relaxed": ""}
# %% role="wrong" key="q2" name="first-blanks-gone" says="ex04.q2.begin" points=1
simple = ex.body.rstrip(b"\r\n") + b"\r\n"
words = [b" ".join(line.split()) for line in ex.body.split(b"\r\n")]
relaxed = b"\r\n".join(words).rstrip(b"\r\n") + b"\r\n"
hashes = {"simple": ex.bh(simple), "relaxed": ex.bh(relaxed)}
# %% role="wrong" key="q2" name="relaxed-left-out" says="ex04.q2.relaxed" points=1
simple = ex.body.rstrip(b"\r\n") + b"\r\n"
hashes = {"simple": ex.bh(simple), "relaxed": ex.bh(simple.replace(b"\t", b" "))}
# %% role="check" key="q2"
check.q2(hashes)
# %% role="mark" key="q2-simple" of="q2" points=1
mark.q2(hashes, "simple")
# %% role="mark" key="q2-relaxed" of="q2" points=1
mark.q2(hashes, "relaxed")
# %% [markdown] lang="fr"
# ## q3 — Quatre retouches (3 points)
#
# `ex.received` est un message signé, en octets. Faites-en quatre copies retouchées, sans toucher au champ `DKIM-Signature` : dans `body`, c'est `bh=` qui ne tient plus ; dans `header`, `b=` seul ; dans `spaces`, seuls des blancs changent et la signature tient ; dans `unsigned`, un champ déjà là dit autre chose et la signature tient quand même. `replace` suffit : `ex.received.replace(b"ancien", b"nouveau")`.
#
# *À relire : leçon 04, « Un octet ».*
# %% [markdown] lang="en"
# ## q3 — Four changes (3 points)
#
# `ex.received` is a signed message, as octets. Make four changed copies of it, without touching the field `DKIM-Signature`: in `body`, `bh=` no longer holds; in `header`, `b=` alone does not; in `spaces`, only white space changes and the signature holds; in `unsigned`, a field that is there says something else and the signature holds all the same. `replace` is enough: `ex.received.replace(b"old", b"new")`.
#
# *Read again: lesson 04, "One octet".*
# %%
print(ex.received.decode())
# %% role="stub" key="q3"
copies = {
    "body": ...,
    "header": ...,
    "spaces": ...,
    "unsigned": ...,
}
# %% role="answer" key="q3" gives="copies" outcomes="O30"
copies = {
    "body": ex.received.replace(b"Bonjour", b"Bonsoir"),
    "header": ex.received.replace(b"Devis", b"Facture"),
    "spaces": ex.received.replace(b"Devis", b"  Devis"),
    "unsigned": ex.received.replace(b"Jan 2026", b"Jan 2024"),
}
# %% role="wrong" key="q3" name="untouched" says="ex04.q3.same" points=0
copies = dict.fromkeys(["body", "header", "spaces", "unsigned"], ex.received)
# %% role="wrong" key="q3" name="signature-lost" says="ex04.q3.none" points=0
bare = ex.received[ex.received.index(b"From:") :]
copies = dict.fromkeys(["body", "header", "spaces", "unsigned"], bare)
# %% role="wrong" key="q3" name="one-change-for-all" says="ex04.q3.header" points=0
changed = ex.received.replace(b"Bonjour", b"Bonsoir")
copies = dict.fromkeys(["body", "header", "spaces", "unsigned"], changed)
# %% role="wrong" key="q3" name="header-for-all" says="ex04.q3.body" points=0
changed = ex.received.replace(b"Devis", b"Facture")
copies = dict.fromkeys(["body", "header", "spaces", "unsigned"], changed)
# %% role="wrong" key="q3" name="a-line-more" says="ex04.q3.spaces" points=2
copies = {"body": ex.received.replace(b"Bonjour", b"Bonsoir")}
copies["header"] = ex.received.replace(b"Devis", b"Facture")
copies["spaces"] = ex.received.replace(b"Bonjour Bob", b"BonjourBob")
copies["unsigned"] = ex.received.replace(b"Jan 2026", b"Jan 2024")
# %% role="wrong" key="q3" name="signed-after-all" says="ex04.q3.unsigned" points=2
copies = {"body": ex.received.replace(b"Bonjour", b"Bonsoir")}
copies["header"] = ex.received.replace(b"Devis", b"Facture")
copies["spaces"] = ex.received.replace(b"Devis", b"  Devis")
copies["unsigned"] = ex.received.replace(b"To: bob", b"To: claire")
# %% role="wrong" key="q3" name="signature-spoilt" says="" points=2
copies = {"body": ex.received.replace(b"bh=", b"bh=AAAA")}
copies["header"] = ex.received.replace(b"v=1;", b"v=1; q=dns/txt;")
copies["spaces"] = ex.received.replace(b"Devis", b"  Devis")
copies["unsigned"] = ex.received.replace(b"Jan 2026", b"Jan 2024")
# %% role="check" key="q3"
check.q3(copies)
# %% role="mark" key="q3-tags" of="q3" points=1
mark.q3(copies, "body", "header")
# %% role="mark" key="q3-spaces" of="q3" points=1
mark.q3(copies, "body", "spaces")
# %% role="mark" key="q3-unsigned" of="q3" points=1 hidden=true
mark.q3(copies, "body", "header", "unsigned", hidden=True)
# %% [markdown] lang="fr"
# ## q4 — Quelle étape échoue ? (3 points)
#
# Cette fois, votre serveur signe avec `c=` comme `ex.form`, et `h=` nomme `ex.fields`. Le message part ; son sujet est « Devis … », et il n'en a qu'un. Il lui arrive une de ces choses :
#
# - `footer` : une liste ajoute un pied de page ; `subject` : un filtre remplace le sujet ; `both` : pied de page, et `To` remplacé ;
# - `fold` : un relais replie la ligne `To` ; `blanks` : un relais laisse une espace à la fin d'une ligne du corps ;
# - `second` : quelqu'un ajoute un second sujet au-dessus du vrai ; `received` : un relais ajoute `Received` en tête ;
# - `revoked` : l'enregistrement de la clé est maintenant `v=DKIM1; p=` ; `outage` : le serveur de noms ne répond pas.
#
# Pour chacune : `"pass"`, `"bh"` (le corps ne tient plus), `"b"` (l'en-tête seul ne tient plus), `"temperror"` ou `"permerror"`.
#
# *À relire : leçon 04, « Des blancs en trop ».*
# %% [markdown] lang="en"
# ## q4 — Which step fails? (3 points)
#
# This time your server signs with `c=` as `ex.form`, and `h=` names `ex.fields`. The message leaves; its subject is "Devis …", and it has one only. One of these things happens to it:
#
# - `footer`: a list adds a footer; `subject`: a filter replaces the subject; `both`: a footer, and `To` replaced;
# - `fold`: a relay folds the line `To`; `blanks`: a relay leaves a space at the end of a line of the body;
# - `second`: somebody adds a second subject above the true one; `received`: a relay adds `Received` on top;
# - `revoked`: the key's record is `v=DKIM1; p=` now; `outage`: the name server does not answer.
#
# For each: `"pass"`, `"bh"` (the body no longer holds), `"b"` (the header alone no longer holds), `"temperror"` or `"permerror"`.
#
# *Read again: lesson 04, "Too much white space".*
# %%
ex.form, ex.fields
# %% role="stub" key="q4"
steps = {"footer": ..., "subject": ..., "both": ...}
steps |= {"fold": ..., "blanks": ...}
steps |= {"second": ..., "received": ...}
steps |= {"revoked": ..., "outage": ...}
# %% role="answer" key="q4" gives="steps" outcomes="O30"
header, _, body = ex.form.partition("/")
subjects = ex.fields.count("subject")
steps = dict(footer="bh", both="bh", received="pass", revoked="permerror", outage="temperror")
steps["fold"] = "pass" if header == "relaxed" else "b"
steps["blanks"] = "pass" if body == "relaxed" else "bh"
steps["subject"] = "b" if subjects else "pass"
steps["second"] = "b" if subjects == 2 else "pass"
# %% role="wrong" key="q4" name="other-words" says="ex04.q4.word" points=0
cases = ["footer", "subject", "both", "fold", "blanks", "second", "received", "revoked", "outage"]
steps = dict.fromkeys(cases, "fail")
# %% role="wrong" key="q4" name="all-pass" says="ex04.q4.key" points=0
cases = ["footer", "subject", "both", "fold", "blanks", "second", "received", "revoked", "outage"]
steps = dict.fromkeys(cases, "pass")
# %% role="wrong" key="q4" name="header-first" says="ex04.q4.body" points=1
cases = ["footer", "subject", "fold", "blanks", "second"]
steps = dict.fromkeys(cases, "bh") | {"both": "b", "received": "pass"}
steps |= {"revoked": "permerror", "outage": "temperror"}
# %% role="wrong" key="q4" name="every-change-breaks" says="ex04.q4.received" points=0
cases = ["subject", "fold", "second", "received"]
steps = dict.fromkeys(cases, "b") | {"footer": "bh", "both": "bh", "blanks": "bh"}
steps |= {"revoked": "permerror", "outage": "temperror"}
# %% role="wrong" key="q4" name="revoked-fails-later" says="ex04.q4.key" points=2
header, _, body = ex.form.partition("/")
subjects = ex.fields.count("subject")
steps = {"footer": "bh", "both": "bh", "received": "pass", "revoked": "b", "outage": "permerror"}
steps["fold"] = "pass" if header == "relaxed" else "b"
steps["blanks"] = "pass" if body == "relaxed" else "bh"
steps["subject"] = "b" if subjects else "pass"
steps["second"] = "b" if subjects == 2 else "pass"
# %% role="wrong" key="q4" name="forms-swapped" says="ex04.q4.form" points=1
header, _, body = ex.form.partition("/")
steps = {"footer": "bh", "both": "bh", "received": "pass", "subject": "b", "second": "b"}
steps |= {"revoked": "permerror", "outage": "temperror"}
steps["fold"] = "b" if header == "relaxed" else "pass"
steps["blanks"] = "bh" if body == "relaxed" else "pass"
# %% role="check" key="q4"
check.q4(steps)
# %% role="mark" key="q4-body" of="q4" points=1
mark.q4(steps, "footer", "both", "blanks", "received")
# %% role="mark" key="q4-header" of="q4" points=1 hidden=true
mark.q4(steps, "subject", "fold", "second", "both", "received", hidden=True)
# %% role="mark" key="q4-key" of="q4" points=1
mark.q4(steps, "revoked", "outage", "received")
# %% [markdown] lang="fr"
# ## q5 — Choisir `h=` (3 points)
#
# À vous de régler `h=` : `signed` nomme les champs à signer, `oversigned` ceux à nommer une fois de plus qu'ils ne sont là. L'attaquant essaiera de changer chaque champ que le lecteur regarde, et `ex.extra`, que vos messages portent aussi ; puis d'en ajouter un second, ou d'ajouter `Reply-To` et `Cc`, que vos messages n'ont pas. Un relais honnête, lui, doit pouvoir ajouter `Received`, `Return-Path`, `Authentication-Results` et `ex.by_relay`.
#
# *À relire : leçon 04, « Ce que `h=` ne dit pas ».*
# %% [markdown] lang="en"
# ## q5 — Choose `h=` (3 points)
#
# Yours to set `h=`: `signed` names the fields to sign, `oversigned` those to name once more than they are there. The attacker will try to change each field that the reader looks at, and `ex.extra`, which your messages carry too; then to add a second one, or to add `Reply-To` and `Cc`, which your messages do not have. An honest relay, though, must be able to add `Received`, `Return-Path`, `Authentication-Results` and `ex.by_relay`.
#
# *Read again: lesson 04, "What `h=` does not say".*
# %%
ex.extra, ex.by_relay
# %% role="stub" key="q5"
signed = ["from", ...]
oversigned = [...]
# %% role="answer" key="q5" gives="signed oversigned" outcomes="O31"
signed = ["from", "to", "cc", "subject", "date", "reply-to", "content-type", ex.extra]
oversigned = signed
# %% role="wrong" key="q5" name="three-fields" says="ex04.changed" points=0
signed = ["from", "to", "subject"]
oversigned = ["from", "to", "subject"]
# %% role="wrong" key="q5" name="own-field-forgotten" says="ex04.changed" points=0
signed = ["from", "to", "cc", "subject", "date", "reply-to", "content-type"]
oversigned = signed
# %% role="wrong" key="q5" name="not-oversigned" says="ex04.added" points=1
signed = ["from", "to", "cc", "subject", "date", "reply-to", "content-type", ex.extra]
oversigned = []
# %% role="wrong" key="q5" name="absent-not-named" says="ex04.added" points=1
signed = ["from", "to", "subject", "date", "content-type", ex.extra]
oversigned = signed
# %% role="wrong" key="q5" name="trace-fields-too" says="ex04.q5.relayed" points=0
signed = ["from", "to", "cc", "subject", "date", "reply-to", "content-type", ex.extra]
oversigned = [*signed, "received", ex.by_relay]
# %% role="wrong" key="q5" name="no-author" says="error.dkim.from" points=0
signed = ["to", "subject", "date", "content-type", ex.extra]
oversigned = signed
# %% role="check" key="q5"
check.q5(signed, oversigned)
# %% role="mark" key="q5-changed" of="q5" points=1
mark.q5(signed, oversigned, "direct", "relayed", "changed")
# %% role="mark" key="q5-added" of="q5" points=2 hidden=true
mark.q5(signed, oversigned, "relayed", "changed", "added", hidden=True)
# %% [markdown] lang="fr"
# ## q6 — Changer de clé (3 points)
#
# Votre clé a peut-être été copiée. Écrivez le changement, étape par étape, avec ces mots : `"publish"` (la nouvelle clé entre dans le DNS), `"sign"` (le serveur signe avec elle), `"revoke"` (l'ancienne reçoit `p=` vide), `"wait"` (un jour passe). Après chaque étape il s'écoule deux heures, et votre serveur envoie un message ; un message peut voyager `ex.travel_days` jours. Aucun ne doit échouer. Le voleur doit finir les mains vides, au plus tard deux jours après ce délai.
#
# *À relire : leçon 04, « Changer de clé ».*
# %% [markdown] lang="en"
# ## q6 — Change the key (3 points)
#
# Your key may have been copied. Write the change, step by step, in these words: `"publish"` (the new key goes into the DNS), `"sign"` (the server signs with it), `"revoke"` (the old one gets an empty `p=`), `"wait"` (a day passes). After each step two hours go by, and your server sends a message; a message may travel for `ex.travel_days` days. None must fail. The thief must end with empty hands, two days after that time at the latest.
#
# *Read again: lesson 04, "Change keys".*
# %%
ex.travel_days
# %% role="stub" key="q6"
plan = [
    "publish",
    ...,
]
# %% role="answer" key="q6" gives="plan" outcomes="O31" nohidden="the check carries the whole plan out, in the own days of travel"
plan = ["publish", "wait", "sign", *["wait"] * ex.travel_days, "revoke"]
# %% role="wrong" key="q6" name="revoked-too-soon" says="ex04.q6.travelling" points=0
plan = ["publish", "sign", "revoke"]
# %% role="wrong" key="q6" name="a-day-short" says="ex04.q6.travelling" points=0
plan = ["publish", "wait", "sign", *["wait"] * (ex.travel_days - 1), "revoke"]
# %% role="wrong" key="q6" name="signed-before-published" says="ex04.q6.fresh" points=0
plan = ["sign", "publish", *["wait"] * ex.travel_days, "revoke"]
# %% role="wrong" key="q6" name="never-revoked" says="ex04.q6.thief" points=1
plan = ["publish", "wait", "sign", "wait"]
# %% role="wrong" key="q6" name="revoked-first" says="ex04.q6.fresh" points=0
plan = ["revoke", "publish", "wait", "sign"]
# %% role="wrong" key="q6" name="nothing-changed" says="ex04.q6.new" points=0
plan = ["publish", "wait"]
# %% role="wrong" key="q6" name="too-slow" says="ex04.q6.time" points=1
plan = ["publish", "sign", *["wait"] * 9, "revoke"]
# %% role="wrong" key="q6" name="another-word" says="ex04.q6.word" points=0
plan = ["publish", "delete", "sign"]
# %% role="check" key="q6"
check.q6(plan)
# %% role="mark" key="q6-mail" of="q6" points=1
mark.q6(plan, "fresh", "travelling", "key")
# %% role="mark" key="q6-thief" of="q6" points=2
mark.q6(plan, "fresh", "travelling", "key", "thief", "time")
# %% [markdown] lang="fr"
# ## q7 — Tout le réglage (4 points)
#
# Votre serveur signe aujourd'hui comme le dit `ex.current` : tout y est à revoir. Donnez les réglages à changer ; les autres restent. Il faut qu'un relais qui replie une ligne ou double une espace ne casse rien ; que rien ne puisse être changé ni ajouté, ni dans l'en-tête ni à la fin ; qu'un message resté `ex.queue_days` jours dans une file passe ; et que le même message, renvoyé à d'autres le jour `ex.replay_days`, ne passe plus. `expires_after` compte des secondes. Plusieurs réponses sont justes.
#
# *À relire : leçon 04, « `l=` : la fin est libre ».*
# %% [markdown] lang="en"
# ## q7 — The whole set-up (4 points)
#
# Today your server signs as `ex.current` says: all of it is to be reviewed. Give the settings to change; the others stay. A relay that folds a line or doubles a space must break nothing; nothing must be changed or added, neither in the header nor at the end; a message that waited `ex.queue_days` days in a queue must pass; and the same message, sent again to others on day `ex.replay_days`, must no longer pass. `expires_after` counts seconds. Several answers are right.
#
# *Read again: lesson 04, "`l=`: the end is free".*
# %%
ex.current
# %%
ex.queue_days, ex.replay_days
# %% role="stub" key="q7"
options = {
    "header": ...,
    "signed": ...,
}
# %% role="answer" key="q7" gives="options" outcomes="O31 O29"
names = ["from", "to", "cc", "subject", "date", "reply-to", "content-type"]
options = {"header": "relaxed", "body": "relaxed", "signed": names, "oversigned": names}
options |= {"body_length": None, "expires_after": (ex.queue_days + 1) * 24 * 3600}
# %% role="wrong" key="q7" name="nothing-changed" says="ex04.q7.tail" points=0
options = {}
# %% role="wrong" key="q7" name="forms-alone" says="ex04.q7.tail" points=0
options = {"header": "relaxed", "body": "relaxed"}
# %% role="wrong" key="q7" name="header-open" says="ex04.changed" points=0
options = {"header": "relaxed", "body": "relaxed", "body_length": None}
# %% role="wrong" key="q7" name="simple-kept" says="ex04.q7.relay" points=1
names = ["from", "to", "cc", "subject", "date", "reply-to", "content-type"]
options = {"body_length": None, "signed": names, "oversigned": names}
# %% role="wrong" key="q7" name="not-oversigned" says="ex04.added" points=0
names = ["from", "to", "cc", "subject", "date", "reply-to", "content-type"]
options = {"header": "relaxed", "body": "relaxed", "body_length": None, "signed": names}
# %% role="wrong" key="q7" name="an-hour" says="ex04.q7.queue" points=2
names = ["from", "to", "cc", "subject", "date", "reply-to", "content-type"]
options = {"header": "relaxed", "body": "relaxed", "signed": names, "oversigned": names}
options |= {"body_length": None, "expires_after": 3600}
# %% role="wrong" key="q7" name="for-ever" says="ex04.q7.replay" points=2
names = ["from", "to", "cc", "subject", "date", "reply-to", "content-type"]
options = {"header": "relaxed", "body": "relaxed", "signed": names, "oversigned": names}
options |= {"body_length": None}
# %% role="check" key="q7"
check.q7(options)
# %% role="mark" key="q7-attacks" of="q7" points=1
mark.q7(options, "direct", "tail", "changed", "added")
# %% role="mark" key="q7-relay" of="q7" points=1 hidden=true
mark.q7(options, "tail", "changed", "added", "relayed", hidden=True)
# %% role="mark" key="q7-time" of="q7" points=2 hidden=true
mark.q7(options, "tail", "added", "relayed", "queued", "replayed", hidden=True)
# %% [markdown] lang="fr"
# ## Références
#
# RFC 6376 §3.4 (formes canoniques), §3.5 (étiquettes), §3.6.1 (clé), §3.7 (calcul), §5.4 (champs à signer), §6.1 (vérification), §8.2 (`l=`), §8.6 (rejeu), §8.15 (champs ajoutés) ; RFC 8463 (Ed25519) ; ANSSI-PA-066 R45 et R46+. Leçon 04 pour chaque notion.
# %% [markdown] lang="en"
# ## References
#
# RFC 6376 §3.4 (canonical forms), §3.5 (tags), §3.6.1 (key), §3.7 (computing), §5.4 (fields to sign), §6.1 (verifying), §8.2 (`l=`), §8.6 (replay), §8.15 (added fields); RFC 8463 (Ed25519); ANSSI-PA-066 R45 and R46+. Lesson 04 for every notion.
