# %% [markdown] lang="fr"
# # Exercice 01 — Le voyage d'un message
#
# Sept tâches, de la plus simple à la plus libre : suivre un message de machine en machine, parler SMTP, puis lire un en-tête dont une partie ment. Dans chacune : lisez, remplacez les `...`, lancez la cellule, puis la cellule `check` qui suit. `hint("q1")` ouvre un indice après un essai. L'ordre des cellules est libre. La correction ne reprend que les cellules de réponse : définissez-y tout ce qu'elles emploient. Leçon à relire : 01.
# %% [markdown] lang="en"
# # Exercise 01 — The voyage of a message
#
# Seven tasks, from the simplest to the freest: follow a message from host to host, speak SMTP, then read a header of which a part lies. In each: read, replace the `...`, run the cell, then the `check` cell after it. `hint("q1")` opens a hint after a try. Run cells in any order. Marking takes the answer cells alone: define in them all that they use. Lesson to read again: 01.
# %% [markdown] lang="fr"
# Votre identifiant d'abord, tel que votre enseignant l'a donné (laissez vide si vous apprenez seul) : votre monde en dépend, et la réponse d'un autre n'y convient pas.
# %% [markdown] lang="en"
# Your identifier first, as your teacher gave it (leave it empty if you learn alone): your world depends on it, and somebody else's answer does not fit.
# %% lang="fr" role="identity" key="identity"
identifiant = ""
# %% lang="en" role="identity" key="identity"
identifier = ""
# %% lang="fr" role="setup" key="setup"
from maillab import forge, play, use_language
from maillab.exercises import begin

use_language("fr")
ex = begin("ex01_voyage", identifiant)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% lang="en" role="setup" key="setup"
from maillab import forge, play, use_language
from maillab.exercises import begin

use_language("en")
ex = begin("ex01_voyage", identifier)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% [markdown] lang="fr"
# ## q1 — La route (2 points)
#
# `ex.sender` écrit à `ex.recipient`. Écrivez la liste des machines par où passe la lettre, dans l'ordre, du poste de l'auteur à celle qui la range dans la boîte : des noms complets, séparés par des virgules. La carte aide ; l'envoi aussi, si vous voulez vérifier.
#
# *À relire : leçon 01, « Les acteurs ».*
# %% [markdown] lang="en"
# ## q1 — The route (2 points)
#
# `ex.sender` writes to `ex.recipient`. Write the list of hosts that the letter passes, in order, from the author's own machine to the one that files it into the mailbox: full names, separated by commas. The map helps; so does sending, if you want to verify.
#
# *Read again: lesson 01, "The actors".*
# %%
ex.lab()
# %% role="stub" key="q1"
route = ...
# %% role="answer" key="q1" gives="route" outcomes="O04" nohidden="choices that are right in the own world alone: nothing else to try them with"
lab = ex.lab()
hops = lab.send(lab.write(ex.sender, ex.recipient, "Réunion", "À 10 heures.")).hops
route = [hops[0].client, *(hop.server for hop in hops)]
# %% role="wrong" key="q1" name="from-top-to-bottom" says="ex01.q1.reversed" points=0
lab = ex.lab()
hops = lab.send(lab.write(ex.sender, ex.recipient, "Réunion", "À 10 heures.")).hops
route = [*(hop.server for hop in reversed(hops)), hops[0].client]
# %% role="wrong" key="q1" name="without-the-author" says="ex01.q1.ends" points=0
lab = ex.lab()
hops = lab.send(lab.write(ex.sender, ex.recipient, "Réunion", "À 10 heures.")).hops
route = [hop.server for hop in hops]
# %% role="wrong" key="q1" name="through-the-dns" says="ex01.q1.strangers" points=1
lab = ex.lab()
hops = lab.send(lab.write(ex.sender, ex.recipient, "Réunion", "À 10 heures.")).hops
route = [hops[0].client, hops[0].server, "ns.entite.fr", *(hop.server for hop in hops[1:])]
# %% role="wrong" key="q1" name="one-left-out" says="ex01.q1.order" points=1
lab = ex.lab()
hops = lab.send(lab.write(ex.sender, ex.recipient, "Réunion", "À 10 heures.")).hops
route = [hops[0].client, *(hop.server for hop in hops[1:])]
# %% role="wrong" key="q1" name="addresses-of-people" says="ex01.host" points=0
route = [ex.sender, ex.recipient]
# %% role="check" key="q1"
check.q1(route)
# %% role="mark" key="q1-ends" of="q1" points=1
mark.q1(route, "hosts", "ends")
# %% role="mark" key="q1-order" of="q1" points=1
mark.q1(route, "order")
# %% [markdown] lang="fr"
# ## q2 — Qui fait quoi (3 points)
#
# Sur cette même route, quelle machine demande un mot de passe (`password`) ? Laquelle interroge le DNS pour trouver le MX du destinataire (`asks`) ? Laquelle vérifie SPF, DKIM et DMARC (`verifies`) ? Laquelle range la lettre et ajoute `Return-Path` (`files`) ?
#
# *À relire : leçon 01, « Combien de sauts ? ».*
# %% [markdown] lang="en"
# ## q2 — Who does what (3 points)
#
# On that same route, which host asks for a password (`password`)? Which one asks the DNS for the recipient's MX (`asks`)? Which one verifies SPF, DKIM and DMARC (`verifies`)? Which one files the letter and adds `Return-Path` (`files`)?
#
# *Read again: lesson 01, "How many hops?".*
# %% role="stub" key="q2"
hosts = {
    "password": ...,
    "asks": ...,
    "verifies": ...,
    "files": ...,
}
# %% role="answer" key="q2" gives="hosts" outcomes="O04" nohidden="choices that are right in the own world alone: nothing else to try them with"
lab = ex.lab()
hops = lab.send(lab.write(ex.sender, ex.recipient, "Réunion", "À 10 heures.")).hops
domain = ex.recipient.partition("@")[2]
entering = next(hop for hop in hops if hop.server.endswith(domain))
hosts = {"password": hops[0].server, "asks": entering.client}
hosts |= {"verifies": entering.server, "files": hops[-1].server}
# %% role="wrong" key="q2" name="the-program-finds-the-way" says="ex01.q2.mx" points=2
lab = ex.lab()
hops = lab.send(lab.write(ex.sender, ex.recipient, "Réunion", "À 10 heures.")).hops
entering = next(hop for hop in hops if hop.server.endswith(ex.recipient.partition("@")[2]))
hosts = {"password": hops[0].server, "asks": hops[0].client}
hosts |= {"verifies": entering.server, "files": hops[-1].server}
# %% role="wrong" key="q2" name="the-sender-verifies" says="ex01.q2.verifies" points=1
lab = ex.lab()
hops = lab.send(lab.write(ex.sender, ex.recipient, "Réunion", "À 10 heures.")).hops
entering = next(hop for hop in hops if hop.server.endswith(ex.recipient.partition("@")[2]))
hosts = {"password": hops[0].server, "asks": entering.client}
hosts |= {"verifies": entering.client, "files": hops[-1].server}
# %% role="wrong" key="q2" name="the-mx-asks-a-password" says="ex01.q2.password" points=1
lab = ex.lab()
hops = lab.send(lab.write(ex.sender, ex.recipient, "Réunion", "À 10 heures.")).hops
entering = next(hop for hop in hops if hop.server.endswith(ex.recipient.partition("@")[2]))
hosts = {"password": entering.server, "asks": entering.client}
hosts |= {"verifies": entering.server, "files": hops[-1].server}
# %% role="wrong" key="q2" name="the-reader-s-machine-files" says="ex01.q2.files" points=2
lab = ex.lab()
hops = lab.send(lab.write(ex.sender, ex.recipient, "Réunion", "À 10 heures.")).hops
entering = next(hop for hop in hops if hop.server.endswith(ex.recipient.partition("@")[2]))
hosts = {"password": hops[0].server, "asks": entering.client}
hosts |= {"verifies": entering.server, "files": "poste-bob.entite.fr"}
# %% role="wrong" key="q2" name="one-for-all" says="ex01.q2.mx" points=0
lab = ex.lab()
hops = lab.send(lab.write(ex.sender, ex.recipient, "Réunion", "À 10 heures.")).hops
hosts = dict.fromkeys(["password", "asks", "verifies", "files"], hops[0].server)
hosts["asks"] = "resolveur.entite.fr"
# %% role="check" key="q2"
check.q2(hosts)
# %% role="mark" key="q2-password" of="q2" points=1
mark.q2(hosts, "password", "verifies")
# %% role="mark" key="q2-way" of="q2" points=1
mark.q2(hosts, "asks", "verifies")
# %% role="mark" key="q2-filing" of="q2" points=1
mark.q2(hosts, "files", "password")
# %% [markdown] lang="fr"
# ## q3 — Parler SMTP (2 points)
#
# Vous êtes au clavier de votre propre serveur, connecté au port 25 de `mx.entite.fr`. Écrivez ce que vous lui dites, ligne par ligne : `session` jusqu'à `DATA` compris, puis `letter`, le message et ce qui le termine. Un échec doit revenir à `ex.author`, Bob doit voir cette adresse dans From, un objet, et un texte. `QUIT` sera dit pour vous ; `ex.lab().smtp("mx.entite.fr", session + letter)` montre le dialogue.
#
# *À relire : leçon 01, « L'enveloppe et l'en-tête ».*
# %% [markdown] lang="en"
# ## q3 — Speak SMTP (2 points)
#
# You sit at your own server's keyboard, connected to port 25 of `mx.entite.fr`. Write what you tell it, line by line: `session` up to and with `DATA`, then `letter`, the message and what ends it. A failure must come back to `ex.author`, Bob must see that address in From, a subject, and a text. `QUIT` will be said for you; `ex.lab().smtp("mx.entite.fr", session + letter)` shows the dialogue.
#
# *Read again: lesson 01, "Envelope and header".*
# %% role="stub" key="q3"
session = ...  # ["EHLO …", …]
letter = ...  # ["From: …", …]
# %% role="answer" key="q3" gives="session letter" outcomes="O05" nohidden="the lines are spoken as they are: there is no other way to try them"
session = [f"EHLO mx.{ex.domain}", f"MAIL FROM:<{ex.author}>", "RCPT TO:<bob@entite.fr>", "DATA"]
letter = [f"From: <{ex.author}>", "Subject: Bonjour", "", "Salut Bob.", "."]
# %% role="wrong" key="q3" name="no-dot" says="ex01.q3.dot" points=0
session = [f"EHLO mx.{ex.domain}", f"MAIL FROM:<{ex.author}>", "RCPT TO:<bob@entite.fr>", "DATA"]
letter = [f"From: <{ex.author}>", "Subject: Bonjour", "", "Salut Bob."]
# %% role="wrong" key="q3" name="no-empty-line" says="ex01.q3.body" points=1
session = [f"EHLO mx.{ex.domain}", f"MAIL FROM:<{ex.author}>", "RCPT TO:<bob@entite.fr>", "DATA"]
letter = [f"From: <{ex.author}>", "Subject: Bonjour", "Salut Bob.", "."]
# %% role="wrong" key="q3" name="no-recipient" says="ex01.q3.refused" points=0
session = [f"EHLO mx.{ex.domain}", f"MAIL FROM:<{ex.author}>", "DATA"]
letter = [f"From: <{ex.author}>", "To: bob@entite.fr", "Subject: Bonjour", "", "Salut Bob.", "."]
# %% role="wrong" key="q3" name="no-greeting" says="ex01.q3.refused" points=0
session = [f"MAIL FROM:<{ex.author}>", "RCPT TO:<bob@entite.fr>", "DATA"]
letter = [f"From: <{ex.author}>", "Subject: Bonjour", "", "Salut Bob.", "."]
# %% role="wrong" key="q3" name="null-path" says="ex01.q3.bounces" points=1
session = [f"EHLO mx.{ex.domain}", "MAIL FROM:<>", "RCPT TO:<bob@entite.fr>", "DATA"]
letter = [f"From: <{ex.author}>", "Subject: Bonjour", "", "Salut Bob.", "."]
# %% role="wrong" key="q3" name="no-subject" says="ex01.q3.subject" points=1
session = [f"EHLO mx.{ex.domain}", f"MAIL FROM:<{ex.author}>", "RCPT TO:<bob@entite.fr>", "DATA"]
letter = [f"From: <{ex.author}>", "", "Salut Bob.", "."]
# %% role="check" key="q3"
check.q3(session, letter)
# %% role="mark" key="q3-session" of="q3" points=1
mark.q3(session, letter, "refusal", "stored", "bounces")
# %% role="mark" key="q3-letter" of="q3" points=1
mark.q3(session, letter, "stored", "seen", "subject", "body")
# %% [markdown] lang="fr"
# ## q4 — D'où vient-il vraiment ? (2 points)
#
# Un message suspect est arrivé chez Bob. Voici ses champs `Received`, de haut en bas. Son expéditeur a pu en écrire lui-même. Quel serveur l'a reçu d'Internet (`server`) ? Quelle adresse IP l'a remis à ce serveur (`client`) ? Combien de ces champs sont venus avec le message, donc sans valeur (`forged`, un nombre entre guillemets) ?
#
# *À relire : leçon 01, « Lire les Received ».*
# %% [markdown] lang="en"
# ## q4 — Where does it really come from? (2 points)
#
# A suspect message has arrived at Bob's. Here are its `Received` fields, top first. Its sender may have written some of them. Which server took it from the Internet (`server`)? Which IP address handed it to that server (`client`)? How many of these fields came with the message and are worth nothing (`forged`, a number in quotes)?
#
# *Read again: lesson 01, "Reading Received".*
# %%
ex.received
# %% role="stub" key="q4"
found = {
    "server": ...,
    "client": ...,
    "forged": ...,
}
# %% role="answer" key="q4" gives="found" outcomes="O37" nohidden="choices that are right in the own world alone: nothing else to try them with"
import re

entry = next(line for line in ex.received if " by mx.entite.fr " in line)
below = len(ex.received) - 1 - ex.received.index(entry)
found = {"server": "mx.entite.fr", "client": re.findall(r"\[(.+?)\]", entry)[0]}
found["forged"] = str(below)
# %% role="wrong" key="q4" name="the-lowest-is-believed" says="ex01.q4.client" points=0
import re

found = {"server": "mx.entite.fr", "client": re.findall(r"\[(.+?)\]", ex.received[-1])[0]}
found["forged"] = "0"
# %% role="wrong" key="q4" name="nothing-forged" says="ex01.q4.forged" points=1
import re

entry = next(line for line in ex.received if " by mx.entite.fr " in line)
found = {"server": "mx.entite.fr", "client": re.findall(r"\[(.+?)\]", entry)[0]}
found["forged"] = "0"
# %% role="wrong" key="q4" name="the-topmost" says="ex01.q4.server" points=0
import re

found = {"server": "bal.entite.fr", "client": re.findall(r"\[(.+?)\]", ex.received[0])[0]}
found["forged"] = "0"
# %% role="wrong" key="q4" name="names-for-addresses" says="ex01.q4.word" points=0
found = {"server": "entite.fr", "client": "le poste", "forged": "beaucoup"}
# %% role="check" key="q4"
check.q4(found)
# %% role="mark" key="q4-client" of="q4" points=1
mark.q4(found, "server", "client")
# %% role="mark" key="q4-forged" of="q4" points=1
mark.q4(found, "client", "forged")
# %% [markdown] lang="fr"
# ## q5 — Quel résultat croire ? (2 points)
#
# Le même message porte trois `Authentication-Results`, donnés ici dans le désordre. Lequel croire : quel serveur l'a écrit (`trusted`) ? Que dit-il de SPF (`spf`), pour quel domaine (`mailfrom`), et de DMARC (`dmarc`) ?
#
# *À relire : leçon 01, « Lire les Received ».*
# %% [markdown] lang="en"
# ## q5 — Which result to believe? (2 points)
#
# The same message bears three `Authentication-Results`, given here in no order. Which one to believe: which server wrote it (`trusted`)? What does it say of SPF (`spf`), for which domain (`mailfrom`), and of DMARC (`dmarc`)?
#
# *Read again: lesson 01, "Reading Received".*
# %%
ex.results
# %% role="stub" key="q5"
results = {
    "trusted": ...,
    "spf": ...,
    "mailfrom": ...,
    "dmarc": ...,
}
# %% role="answer" key="q5" gives="results" outcomes="O37" nohidden="choices that are right in the own world alone: nothing else to try them with"
import re

own = next(one for one in ex.results if one.startswith("mx.entite.fr;"))
spf, domain = re.findall(r"spf=(\w+) smtp.mailfrom=([^;\s]+)", own)[0]
results = {"trusted": "mx.entite.fr", "spf": spf, "mailfrom": domain}
results["dmarc"] = re.findall(r"dmarc=(\w+)", own)[0]
# %% role="wrong" key="q5" name="the-name-that-looks-like-ours" says="ex01.q5.trusted" points=0
results = {"trusted": "mx.entite.fr.example", "spf": "pass", "dmarc": "pass"}
results["mailfrom"] = ex.domain
# %% role="wrong" key="q5" name="dmarc-of-another" says="ex01.q5.dmarc" points=1
import re

own = next(one for one in ex.results if one.startswith("mx.entite.fr;"))
spf, domain = re.findall(r"spf=(\w+) smtp.mailfrom=([^;\s]+)", own)[0]
results = {"trusted": "mx.entite.fr", "spf": spf, "mailfrom": domain, "dmarc": "pass"}
# %% role="wrong" key="q5" name="the-verifier-s-domain" says="ex01.q5.domain" points=0
import re

own = next(one for one in ex.results if one.startswith("mx.entite.fr;"))
results = {"trusted": "mx.entite.fr", "mailfrom": "entite.fr", "dmarc": "fail"}
results["spf"] = re.findall(r"spf=(\w+)", own)[0]
# %% role="wrong" key="q5" name="dkim-s-result" says="ex01.q5.spf" points=1
import re

own = next(one for one in ex.results if one.startswith("mx.entite.fr;"))
domain = re.findall(r"smtp.mailfrom=([^;\s]+)", own)[0]
results = {"trusted": "mx.entite.fr", "spf": "none", "mailfrom": domain, "dmarc": "fail"}
# %% role="wrong" key="q5" name="no-such-word" says="ex01.q5.word" points=0
results = {"trusted": "mx.entite.fr", "spf": "ok", "mailfrom": ex.domain, "dmarc": "ko"}
# %% role="check" key="q5"
check.q5(results)
# %% role="mark" key="q5-spf" of="q5" points=1
mark.q5(results, "trusted", "spf", "mailfrom")
# %% role="mark" key="q5-dmarc" of="q5" points=1
mark.q5(results, "trusted", "mailfrom", "dmarc")
# %% [markdown] lang="fr"
# ## q6 — Qui a écrit ce champ ? (2 points)
#
# Six champs du message suspect, sous des lettres. Pour chacun : écrit par un serveur d'`entite.fr` (`"server"`), ou venu avec le message (`"sender"`) ? `ex.received` donne l'ordre des traces.
#
# *À relire : leçon 01, « Ce que Bob voit, ce que le message contient ».*
# %% [markdown] lang="en"
# ## q6 — Who wrote this field? (2 points)
#
# Six fields of the suspect message, under letters. For each: written by a server of `entite.fr` (`"server"`), or come with the message (`"sender"`)? `ex.received` gives the order of the traces.
#
# *Read again: lesson 01, "What Bob sees, what the message holds".*
# %%
ex.lines
# %% role="stub" key="q6"
writers = {
    "a": ...,
    "b": ...,
    "c": ...,
    "d": ...,
    "e": ...,
    "f": ...,
}
# %% role="answer" key="q6" gives="writers" outcomes="O37 O05" nohidden="choices that are right in the own world alone: nothing else to try them with"
entry = next(line for line in ex.received if " by mx.entite.fr " in line)
own = ("Return-Path:", "Authentication-Results: mx.entite.fr;", f"Received: {entry}")
writers = {
    label: "server" if line.startswith(own) else "sender" for label, line in ex.lines.items()
}
# %% role="wrong" key="q6" name="the-name-alone-is-believed" says="ex01.q6.forged" points=1
own = ("Return-Path:", "Authentication-Results:", "Received:")
writers = {
    label: "server" if line.startswith(own) else "sender" for label, line in ex.lines.items()
}
# %% role="wrong" key="q6" name="return-path-is-the-author-s" says="ex01.q6.traces" points=0
entry = next(line for line in ex.received if " by mx.entite.fr " in line)
own = ("Authentication-Results: mx.entite.fr;", f"Received: {entry}")
writers = {
    label: "server" if line.startswith(own) else "sender" for label, line in ex.lines.items()
}
# %% role="wrong" key="q6" name="from-is-written-by-the-server" says="ex01.q6.letter" points=0
writers = dict.fromkeys("abcdef", "server")
# %% role="wrong" key="q6" name="everything-is-the-sender-s" says="ex01.q6.traces" points=0
writers = dict.fromkeys("abcdef", "sender")
# %% role="wrong" key="q6" name="names-of-people" says="ex01.q6.word" points=0
writers = dict.fromkeys("abcdef", "Mallory")
# %% role="check" key="q6"
check.q6(writers)
# %% role="mark" key="q6-traces" of="q6" points=1
mark.q6(writers, "traces", "letter")
# %% role="mark" key="q6-forged" of="q6" points=1
mark.q6(writers, "traces", "letter", "forged")
# %% [markdown] lang="fr"
# ## q7 — Tromper un lecteur d'en-têtes (4 points)
#
# À vous de mentir, dans ce monde seulement. Faites un message que la machine d'un inconnu remettra à Bob, et dont l'en-tête raconte : que `ex.author` l'a écrit (From) ; que le premier serveur à le prendre fut le vôtre, `mx.` suivi de votre domaine (le `Received` le plus bas) ; qu'un serveur a vérifié votre domaine, `dmarc=pass` (un `Authentication-Results` qui reste dans la boîte de Bob). Plusieurs réponses sont justes. Regardez ensuite ce qui, dans cet en-tête, ne se laisse pas forger.
#
# *À relire : leçon 01, « Lire les Received ».*
# %% [markdown] lang="en"
# ## q7 — Deceive a reader of headers (4 points)
#
# Yours to lie, in this world only. Make a message that a stranger's machine will hand to Bob, and whose header tells: that `ex.author` wrote it (From); that the first server to take it was yours, `mx.` and your domain (the lowest `Received`); that some server verified your domain, `dmarc=pass` (an `Authentication-Results` that stays in Bob's mailbox). Several answers are right. Then look at what in this header cannot be forged.
#
# *Read again: lesson 01, "Reading Received".*
# %% role="stub" key="q7"
mail = ...
# %% role="answer" key="q7" gives="mail" outcomes="O37 O05"
fields = [
    f"Authentication-Results: mx.{ex.domain}; dmarc=pass header.from={ex.domain}",
    f"Received: from poste.{ex.domain} by mx.{ex.domain}; Mon, 05 Jan 2026 08:00:00 +0000",
]
mail = forge.message(f"<{ex.author}>", "bob@entite.fr", sender=ex.author, fields=fields)
# %% role="wrong" key="q7" name="nothing-but-from" says="ex01.q7.none" points=0
mail = forge.direct_spoof(ex.author, "bob@entite.fr")
# %% role="wrong" key="q7" name="under-bob-s-server-s-name" says="ex01.q7.removed" points=1
fields = [
    f"Authentication-Results: mx.entite.fr; dmarc=pass header.from={ex.domain}",
    f"Received: from poste.{ex.domain} by mx.{ex.domain}; Mon, 05 Jan 2026 08:00:00 +0000",
]
mail = forge.message(f"<{ex.author}>", "bob@entite.fr", sender=ex.author, fields=fields)
# %% role="wrong" key="q7" name="another-s-server" says="ex01.q7.origin" points=1
fields = [
    f"Authentication-Results: mx.{ex.domain}; dmarc=pass header.from={ex.domain}",
    f"Received: from mx.{ex.domain} by mx.entite.fr; Mon, 05 Jan 2026 08:00:00 +0000",
]
mail = forge.message(f"<{ex.author}>", "bob@entite.fr", sender=ex.author, fields=fields)
# %% role="wrong" key="q7" name="no-results" says="ex01.q7.claimed" points=1
fields = [f"Received: from poste.{ex.domain} by mx.{ex.domain}; Mon, 05 Jan 2026 08:00:00 +0000"]
mail = forge.message(f"<{ex.author}>", "bob@entite.fr", sender=ex.author, fields=fields)
# %% role="wrong" key="q7" name="author-of-one-s-own" says="ex01.q7.seen" points=0
mail = forge.display_name("Direction", "bob@entite.fr")
# %% role="check" key="q7"
check.q7(mail)
# %% role="mark" key="q7-origin" of="q7" points=1
mark.q7(mail, "fate", "seen", "origin")
# %% role="mark" key="q7-claimed" of="q7" points=1
mark.q7(mail, "fate", "seen", "claimed")
# %% role="mark" key="q7-all" of="q7" points=2 hidden=true
mark.q7(mail, "fate", "seen", "origin", "claimed", hidden=True)
# %% [markdown] lang="fr"
# ## Références
#
# RFC 5598 §4 (acteurs) ; RFC 5321 §3.3, §4.1.1, §4.4, §5.1, §7.2 ; RFC 5322 §2.1, §3.6 ; RFC 6409 §4.3 ; RFC 8601 §2, §5. Leçon 01 pour chaque notion.
# %% [markdown] lang="en"
# ## References
#
# RFC 5598 §4 (actors); RFC 5321 §3.3, §4.1.1, §4.4, §5.1, §7.2; RFC 5322 §2.1, §3.6; RFC 6409 §4.3; RFC 8601 §2, §5. Lesson 01 for every notion.
