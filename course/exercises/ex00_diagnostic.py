# %% [markdown] lang="fr"
# # Exercice 00 — Premier tour
#
# Sept tâches courtes, de la plus simple à la plus libre. Dans chacune : lisez, remplacez les `...`, lancez la cellule (Maj+Entrée), puis la cellule `check` qui suit. Elle dit ce qui s'est passé, ce qui était attendu et quelle règle le veut ; recommencez autant que vous voulez. `hint("q1")` ouvre un indice après un essai. L'ordre des cellules est libre. La correction ne reprend que les cellules de réponse : définissez-y tout ce qu'elles emploient. Leçons à relire : 00 et 01.
# %% [markdown] lang="en"
# # Exercise 00 — First tour
#
# Seven short tasks, from the simplest to the freest. In each: read, replace the `...`, run the cell (Shift+Enter), then the `check` cell after it. It says what happened, what was expected and which rule wants it; try as often as you like. `hint("q1")` opens a hint after a try. Run cells in any order. Marking takes the answer cells alone: define in them all that they use. Lessons to read again: 00 and 01.
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
ex = begin("ex00_diagnostic", identifiant)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% lang="en" role="setup" key="setup"
from maillab import forge, play, use_language
from maillab.exercises import begin

use_language("en")
ex = begin("ex00_diagnostic", identifier)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% [markdown] lang="fr"
# ## q1 — Une lettre (2 points)
#
# `ex.lab()` est un monde neuf où votre organisation existe. Faites écrire par votre personne (`ex.author`) une lettre à `bob@entite.fr`, avec l'objet et le texte que vous voulez : `ex.lab().write(qui écrit, à qui, objet, texte)`. La vérification l'envoie.
#
# *À relire : leçon 00, « Premier message ».*
# %% [markdown] lang="en"
# ## q1 — A letter (2 points)
#
# `ex.lab()` is a fresh world in which your organisation exists. Let your person (`ex.author`) write a letter to `bob@entite.fr`, with any subject and text: `ex.lab().write(who writes, to whom, subject, text)`. The check sends it.
#
# *Read again: lesson 00, "First message".*
# %% role="stub" key="q1"
letter = ...
# %% role="answer" key="q1" gives="letter" outcomes="O05" nohidden="the letter is sent as it is: there is no other way to try it"
letter = ex.lab().write(ex.author, "bob@entite.fr", "Bonjour", "Salut Bob.")
# %% role="wrong" key="q1" name="somebody-else" says="ex00.q1.author" points=0
letter = ex.lab().write("alice@monpartenaire.fr", "bob@entite.fr", "Bonjour", "Salut Bob.")
# %% role="wrong" key="q1" name="domain-mistyped" says="ex00.q1.fate" points=0
letter = ex.lab().write(ex.author, "bob@entite.example", "Bonjour", "Salut Bob.")
# %% role="wrong" key="q1" name="no-subject" says="ex00.q1.subject" points=1
letter = ex.lab().write(ex.author, "bob@entite.fr", "", "Salut Bob.")
# %% role="wrong" key="q1" name="a-text" says="exercise.kind" points=0
letter = "Salut Bob."
# %% role="check" key="q1"
check.q1(letter)
# %% role="mark" key="q1-fate" of="q1" points=1
mark.q1(letter, "author", "fate")
# %% role="mark" key="q1-subject" of="q1" points=1
mark.q1(letter, "author", "fate", "subject")
# %% [markdown] lang="fr"
# ## q2 — Qui est qui (3 points)
#
# Voici le voyage d'une lettre de votre personne à Bob. Écrivez le **nom complet** de la machine qui tient chaque rôle : le programme de l'auteur (`mua`), le serveur qui prend son dépôt (`msa`), le serveur par où `entite.fr` reçoit d'Internet (`mx`), le relais interne de `entite.fr` (`relay`), la machine qui range la lettre dans la boîte (`mda`).
#
# *À relire : leçon 01, « Les acteurs ».*
# %% [markdown] lang="en"
# ## q2 — Who is who (3 points)
#
# Here is the voyage of a letter from your person to Bob. Write the **full name** of the machine that plays each part: the author's program (`mua`), the server that takes its submission (`msa`), the server by which `entite.fr` receives from the Internet (`mx`), the inner relay of `entite.fr` (`relay`), the machine that files the letter into the mailbox (`mda`).
#
# *Read again: lesson 01, "The actors".*
# %%
lab = ex.lab()
delivery = lab.send(lab.write(ex.author, "bob@entite.fr", "Bonjour", "Salut Bob."))
play(delivery)
# %% role="stub" key="q2"
hosts = {
    "mua": ...,
    "msa": ...,
    "mx": ...,
    "relay": ...,
    "mda": ...,
}
# %% role="answer" key="q2" gives="hosts" outcomes="O04" nohidden="choices that are right in the own world alone: nothing else to try them with"
hosts = {
    "mua": f"poste.{ex.domain}",
    "msa": f"mx.{ex.domain}",
    "mx": "mx.entite.fr",
    "relay": "relais.entite.fr",
    "mda": "bal.entite.fr",
}
# %% role="wrong" key="q2" name="ends-swapped" says="ex00.q2.sending" points=0
hosts = dict(mua="poste-bob.entite.fr", msa="msa.entite.fr", mx="mx.entite.fr")
hosts |= dict(relay="relais.entite.fr", mda=f"mx.{ex.domain}")
# %% role="wrong" key="q2" name="mx-of-the-sender" says="ex00.q2.mx" points=2
hosts = dict(mua=f"poste.{ex.domain}", msa=f"mx.{ex.domain}", mx=f"mx.{ex.domain}")
hosts |= dict(relay="relais.entite.fr", mda="bal.entite.fr")
# %% role="wrong" key="q2" name="mailbox-is-the-reader" says="ex00.q2.mda" points=2
hosts = dict(mua=f"poste.{ex.domain}", msa=f"mx.{ex.domain}", mx="mx.entite.fr")
hosts |= dict(relay="relais.entite.fr", mda="poste-bob.entite.fr")
# %% role="wrong" key="q2" name="roles-not-names" says="ex00.host" points=0
hosts = dict(mua="poste", msa="mx", mx="mx", relay="relais", mda="bal")
# %% role="wrong" key="q2" name="outgoing-relay" says="ex00.q2.relay" points=2
hosts = dict(mua=f"poste.{ex.domain}", msa=f"mx.{ex.domain}", mx="mx.entite.fr")
hosts |= dict(relay="sortant.entite.fr", mda="bal.entite.fr")
# %% role="check" key="q2"
check.q2(hosts)
# %% role="mark" key="q2-sending" of="q2" points=1
mark.q2(hosts, "mua", "msa")
# %% role="mark" key="q2-receiving" of="q2" points=1
mark.q2(hosts, "mua", "mx", "relay")
# %% role="mark" key="q2-storing" of="q2" points=1
mark.q2(hosts, "msa", "mda")
# %% [markdown] lang="fr"
# ## q3 — Une lettre, cinq adresses (3 points)
#
# Dans la lettre `ex.letter`, chaque place tient une autre adresse. Laquelle apprendra un échec (`bounces`) ? Laquelle reçoit la lettre (`arrives`) ? Quel auteur le lecteur voit-il (`seen`), quel destinataire (`to`) ? À qui ira sa réponse (`reply`) ?
#
# *À relire : leçon 01, « L'enveloppe et l'en-tête ».*
# %% [markdown] lang="en"
# ## q3 — One letter, five addresses (3 points)
#
# In the letter `ex.letter` each place holds another address. Which one hears of a failure (`bounces`)? Which one receives the letter (`arrives`)? Which author does the reader see (`seen`), which recipient (`to`)? Where does the reply go (`reply`)?
#
# *Read again: lesson 01, "Envelope and header".*
# %%
ex.letter
# %% role="stub" key="q3"
addresses = {
    "bounces": ...,
    "arrives": ...,
    "seen": ...,
    "to": ...,
    "reply": ...,
}
# %% role="answer" key="q3" gives="addresses" outcomes="O05" nohidden="choices that are right in the own world alone: nothing else to try them with"
addresses = {
    "bounces": ex.letter.envelope.reverse_path,
    "arrives": ex.letter.envelope.forward_paths[0],
    "seen": ex.letter.view.text("From").split("<")[1].rstrip(">"),
    "to": ex.letter.view.text("To"),
    "reply": ex.letter.view.text("Reply-To"),
}
# %% role="wrong" key="q3" name="from-hears-of-failures" says="ex00.q3.bounces" points=2
seen = ex.letter.view.text("From").split("<")[1].rstrip(">")
to, reply = ex.letter.view.text("To"), ex.letter.view.text("Reply-To")
reached = ex.letter.envelope.forward_paths[0]
addresses = dict(bounces=seen, arrives=reached, seen=seen, to=to, reply=reply)
# %% role="wrong" key="q3" name="to-is-the-address" says="ex00.q3.arrives" points=1
seen = ex.letter.view.text("From").split("<")[1].rstrip(">")
to, reply = ex.letter.view.text("To"), ex.letter.view.text("Reply-To")
back = ex.letter.envelope.reverse_path
addresses = dict(bounces=back, arrives=to, seen=seen, to=to, reply=reply)
# %% role="wrong" key="q3" name="reply-to-the-author" says="ex00.q3.reply" points=2
seen = ex.letter.view.text("From").split("<")[1].rstrip(">")
envelope = ex.letter.envelope
addresses = dict(bounces=envelope.reverse_path, arrives=envelope.forward_paths[0])
addresses |= dict(seen=seen, to=ex.letter.view.text("To"), reply=seen)
# %% role="wrong" key="q3" name="envelope-is-seen" says="ex00.q3.seen" points=1
back, reached = ex.letter.envelope.reverse_path, ex.letter.envelope.forward_paths[0]
to, reply = ex.letter.view.text("To"), ex.letter.view.text("Reply-To")
addresses = dict(bounces=back, arrives=reached, seen=back, to=to, reply=reply)
# %% role="wrong" key="q3" name="all-the-same" says="ex00.q3.arrives" points=0
addresses = dict.fromkeys(["bounces", "arrives", "seen", "to", "reply"])
addresses = dict.fromkeys(addresses, ex.letter.envelope.reverse_path)
# %% role="wrong" key="q3" name="a-name" says="ex00.q3.word" points=0
addresses = dict.fromkeys(["bounces", "arrives", "seen", "to", "reply"], "Service")
# %% role="check" key="q3"
check.q3(addresses)
# %% role="mark" key="q3-envelope" of="q3" points=1
mark.q3(addresses, "bounces", "arrives")
# %% role="mark" key="q3-header" of="q3" points=1
mark.q3(addresses, "seen", "to", "arrives")
# %% role="mark" key="q3-reply" of="q3" points=1
mark.q3(addresses, "reply", "seen")
# %% [markdown] lang="fr"
# ## q4 — Où porter le courrier ? (2 points)
#
# Bob répond à votre personne. Quel **type** d'enregistrement son dernier relais demande-t-il d'abord pour `ex.domain` (`type`) ? Quel serveur reçoit le courrier de votre domaine (`server`), à quelle adresse IP (`address`) ? Posez les questions au DNS : `lab.dig(nom, type)`.
#
# *À relire : leçon 01, « Comment le relais trouve-t-il Bob ? ».*
# %% [markdown] lang="en"
# ## q4 — Where to bring the mail? (2 points)
#
# Bob answers your person. Which **type** of record does his last relay ask for first about `ex.domain` (`type`)? Which server receives your domain's mail (`server`), at which IP address (`address`)? Ask the DNS: `lab.dig(name, type)`.
#
# *Read again: lesson 01, "How does the relay find Bob?".*
# %%
lab = ex.lab()
print(lab.dig(ex.domain, "NS"))
# %% role="stub" key="q4"
found = {
    "type": ...,
    "server": ...,
    "address": ...,
}
# %% role="answer" key="q4" gives="found" outcomes="O04" nohidden="choices that are right in the own world alone: nothing else to try them with"
found = {
    "type": "MX",
    "server": f"mx.{ex.domain}",
    "address": ex.student.addresses["mx"],
}
# %% role="wrong" key="q4" name="address-of-the-domain" says="ex00.q4.type" points=1
found = dict(type="A", server=f"mx.{ex.domain}", address=ex.student.addresses["mx"])
# %% role="wrong" key="q4" name="the-domain-itself" says="ex00.q4.server" points=0
found = dict(type="MX", server=ex.domain, address=ex.student.addresses["mx"])
# %% role="wrong" key="q4" name="the-name-server" says="ex00.q4.type" points=0
found = dict(type="NS", server=f"ns.{ex.domain}", address=ex.student.addresses["ns"])
# %% role="wrong" key="q4" name="the-author-s-machine" says="ex00.q4.address" points=1
found = dict(type="MX", server=f"mx.{ex.domain}", address=ex.student.addresses["poste"])
# %% role="wrong" key="q4" name="with-the-preference" says="ex00.q4.word" points=0
found = dict(type="MX", server=f"10 mx.{ex.domain}", address=ex.student.addresses["mx"])
# %% role="check" key="q4"
check.q4(found)
# %% role="mark" key="q4-server" of="q4" points=1
mark.q4(found, "type", "server")
# %% role="mark" key="q4-address" of="q4" points=1
mark.q4(found, "server", "address")
# %% [markdown] lang="fr"
# ## q5 — Écrire pour la direction (2 points)
#
# Vous écrivez à Bob au nom de la direction. Bob doit voir `ex.boss` dans From, mais un échec doit revenir à `ex.author`. `forge.from_only(qui Bob voit, à qui, sender=adresse de l'enveloppe)` écrit un tel message ; la machine de l'agence le remettra.
#
# *À relire : leçon 01, « L'enveloppe et l'en-tête ».*
# %% [markdown] lang="en"
# ## q5 — Writing for the management (2 points)
#
# You write to Bob in the name of the management. Bob must see `ex.boss` in From, but a failure must come back to `ex.author`. `forge.from_only(whom Bob sees, to whom, sender=the envelope's address)` writes such a message; the branch office's machine will hand it over.
#
# *Read again: lesson 01, "Envelope and header".*
# %% role="stub" key="q5"
from_boss = ...
# %% role="answer" key="q5" gives="from_boss" outcomes="O05"
from_boss = forge.from_only(ex.boss, "bob@entite.fr", sender=ex.author)
# %% role="wrong" key="q5" name="boss-everywhere" says="ex00.q5.bounces" points=1
from_boss = forge.direct_spoof(ex.boss, "bob@entite.fr")
# %% role="wrong" key="q5" name="swapped" says="ex00.q5.seen" points=0
from_boss = forge.from_only(ex.author, "bob@entite.fr", sender=ex.boss)
# %% role="wrong" key="q5" name="the-name-alone" says="ex00.q5.seen" points=0
from_boss = forge.display_name("Direction", "bob@entite.fr", sender=ex.author)
# %% role="wrong" key="q5" name="to-oneself" says="ex00.q5.fate" points=0
from_boss = forge.from_only(ex.boss, ex.author, sender=ex.author)
# %% role="check" key="q5"
check.q5(from_boss)
# %% role="mark" key="q5-seen" of="q5" points=1
mark.q5(from_boss, "fate", "seen")
# %% role="mark" key="q5-bounces" of="q5" points=1 hidden=true
mark.q5(from_boss, "fate", "seen", "bounces", hidden=True)
# %% [markdown] lang="fr"
# ## q6 — Pour qui est cette lettre ? (2 points)
#
# Faites une lettre qui dit être pour `ex.author` (champ To), mais qui n'arrive que chez `bob@entite.fr`. `.to("adresse", …)`, derrière une lettre, donne la même sous une autre enveloppe : elle ne change que RCPT TO.
#
# *À relire : leçon 01, « L'enveloppe et l'en-tête ».*
# %% [markdown] lang="en"
# ## q6 — Whom is this letter for? (2 points)
#
# Make a letter that says it is for `ex.author` (field To), but that arrives at `bob@entite.fr` alone. `.to("address", …)`, after a letter, gives the same one under another envelope: it changes RCPT TO only.
#
# *Read again: lesson 01, "Envelope and header".*
# %% role="stub" key="q6"
misaddressed = ...
# %% role="answer" key="q6" gives="misaddressed" outcomes="O05"
misaddressed = forge.direct_spoof(ex.boss, ex.author).to("bob@entite.fr")
# %% role="wrong" key="q6" name="plainly-to-bob" says="ex00.q6.shown" points=0
misaddressed = forge.direct_spoof(ex.boss, "bob@entite.fr")
# %% role="wrong" key="q6" name="to-its-recipient" says="ex00.q6.bob" points=0
misaddressed = forge.direct_spoof(ex.boss, ex.author)
# %% role="wrong" key="q6" name="to-both" says="ex00.q6.alone" points=1
misaddressed = forge.direct_spoof(ex.boss, ex.author).to(ex.author, "bob@entite.fr")
# %% role="wrong" key="q6" name="the-wrong-way-round" says="ex00.q6.bob" points=0
misaddressed = forge.direct_spoof(ex.boss, "bob@entite.fr").to(ex.author)
# %% role="check" key="q6"
check.q6(misaddressed)
# %% role="mark" key="q6-shown" of="q6" points=1
mark.q6(misaddressed, "bob", "shown")
# %% role="mark" key="q6-alone" of="q6" points=1 hidden=true
mark.q6(misaddressed, "bob", "shown", "copied", hidden=True)
# %% [markdown] lang="fr"
# ## q7 — La lettre aux quatre adresses (4 points)
#
# À vous de concevoir une lettre que Bob reçoit, et où : un échec revient à `ex.author` ; From montre un **autre** nom de votre domaine ; une réponse irait à un **troisième** ; To montre n'importe qui, sauf ceux-là et sauf Bob. `forge.message(From, To, sender=…, fields=["Champ: valeur"])` met ces octets dans l'en-tête, tels quels. Plusieurs réponses sont justes.
#
# *À relire : leçon 01, « Ce que Bob voit, ce que le message contient ».*
# %% [markdown] lang="en"
# ## q7 — The letter with four addresses (4 points)
#
# Yours to design: a letter that Bob receives, and in which a failure comes back to `ex.author`; From shows **another** name of your domain; a reply would go to a **third** one; To shows anybody but these and Bob. `forge.message(From, To, sender=…, fields=["Field: value"])` puts these very octets into the header. Several answers are right.
#
# *Read again: lesson 01, "What Bob sees, what the message holds".*
# %% role="stub" key="q7"
mail = ...
# %% role="answer" key="q7" gives="mail" outcomes="O05"
mail = forge.message(
    f"Direction <{ex.boss}>",
    "clients@ailleurs.example",
    sender=ex.author,
    fields=[f"Reply-To: accueil@{ex.domain}"],
).to("bob@entite.fr")
# %% role="wrong" key="q7" name="a-plain-letter" says="ex00.q7.seen" points=0
mail = ex.lab().write(ex.author, "bob@entite.fr", "Bonjour", "Salut Bob.")
# %% role="wrong" key="q7" name="no-reply-address" says="ex00.q7.reply" points=1
mail = forge.message(f"Direction <{ex.boss}>", "bob@entite.fr", sender=ex.author)
# %% role="wrong" key="q7" name="to-shows-bob" says="ex00.q7.shown" points=2
reply = [f"Reply-To: accueil@{ex.domain}"]
mail = forge.message(f"Direction <{ex.boss}>", "bob@entite.fr", sender=ex.author, fields=reply)
# %% role="wrong" key="q7" name="header-addresses-the-envelope" says="ex00.q7.fate" points=0
reply = [f"Reply-To: accueil@{ex.domain}"]
to = "clients@ailleurs.example"
mail = forge.message(f"Direction <{ex.boss}>", to, sender=ex.author, fields=reply)
# %% role="wrong" key="q7" name="boss-hears-of-failures" says="ex00.q7.bounces" points=0
reply = [f"Reply-To: accueil@{ex.domain}"]
to = "clients@ailleurs.example"
mail = forge.message(f"Direction <{ex.boss}>", to, sender=ex.boss, fields=reply)
mail = mail.to("bob@entite.fr")
# %% role="check" key="q7"
check.q7(mail)
# %% role="mark" key="q7-seen" of="q7" points=1
mark.q7(mail, "fate", "bounces", "seen")
# %% role="mark" key="q7-reply" of="q7" points=1
mark.q7(mail, "fate", "bounces", "seen", "reply")
# %% role="mark" key="q7-shown" of="q7" points=1
mark.q7(mail, "fate", "bounces", "seen", "shown")
# %% role="mark" key="q7-all" of="q7" points=1 hidden=true
mark.q7(mail, hidden=True)
# %% [markdown] lang="fr"
# ## Références
#
# RFC 5598 §4 (acteurs) ; RFC 5321 §2.3.1, §3.3, §4.4, §6.1 (enveloppe), §5.1 (MX) ; RFC 5322 §3.6.2, §3.6.3 (auteurs, destinataires). Leçons 00 et 01 pour chaque notion.
# %% [markdown] lang="en"
# ## References
#
# RFC 5598 §4 (actors); RFC 5321 §2.3.1, §3.3, §4.4, §6.1 (envelope), §5.1 (MX); RFC 5322 §3.6.2, §3.6.3 (originators, recipients). Lessons 00 and 01 for every notion.
