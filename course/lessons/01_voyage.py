# %% [markdown] lang="fr"
# # 01 — Le voyage d'un message
#
# **Buts.** Nommer MUA, MSA, MTA, MDA et suivre un message à travers eux (O04) ; distinguer l'enveloppe de l'en-tête (O05) ; lire Received et Authentication-Results (O37). Environ 30 minutes.
# %% [markdown] lang="en"
# # 01 — The journey of a message
#
# **Goals.** Name MUA, MSA, MTA, MDA and follow a message through them (O04); tell the envelope from the header (O05); read Received and Authentication-Results (O37). About 30 minutes.
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
# ## Les acteurs
#
# Alice travaille chez `monpartenaire.fr`, Bob chez `entite.fr`. Sur la carte, trouvez : les postes (MUA), les serveurs de dépôt (MSA), les relais (MTA), les boîtes (MDA).
# %% [markdown] lang="en"
# ## The actors
#
# Alice works at `monpartenaire.fr`, Bob at `entite.fr`. On the map, find the workstations (MUA), the submission servers (MSA), the relays (MTA), the mailboxes (MDA).
# %%
lab
# %% [markdown] lang="fr"
# ## Combien de sauts ?
#
# Alice écrit à Bob. Un *saut* est une session SMTP entre deux machines. Combien y en aura-t-il, du poste d'Alice à la boîte de Bob ? Remplacez `...` par un nombre.
# %% [markdown] lang="en"
# ## How many hops?
#
# Alice writes to Bob. A *hop* is one SMTP session between two machines. How many will there be, from Alice's desk to Bob's mailbox? Replace `...` by a number.
# %% role="predict" key="sauts"
predict("sauts", ...)
# %%
mail = lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Réunion", "À 10 heures, salle 3.")
delivery = lab.send(mail)
reveal("sauts", len(delivery.hops))
# %% [markdown] lang="fr"
# Le voyage, pas à pas : où est le message, ce qui est dit (C : le client, S : le serveur), ce qui est demandé au DNS, ce que chaque serveur ajoute et vérifie. Avancez par les boutons ou les flèches ; revenez en arrière. Le mot de passe d'Alice passe **en clair** : TLS viendra plus tard.
# %% [markdown] lang="en"
# The journey, step by step: where the message is, what is said (C: the client, S: the server), what is asked of the DNS, what each server adds and checks. Go on by the buttons or the arrow keys, and back. Alice's password travels **in clear text**: TLS will come later.
# %%
play(delivery)
# %% [markdown] lang="fr"
# Le même voyage sur une page, de haut en bas : qui parle à qui, et quand. Qui interroge le DNS, et avant de faire quoi ?
# %% [markdown] lang="en"
# The same journey on one page, downwards: who talks to whom, and when. Who asks the DNS, and before doing what?
# %%
lab.sequence(delivery)
# %% [markdown] lang="fr"
# ## Comment le relais trouve-t-il Bob ?
#
# Le relais d'Alice demande au DNS l'enregistrement MX de `entite.fr`. Posez la même question :
# %% [markdown] lang="en"
# ## How does the relay find Bob?
#
# Alice's relay asks the DNS for the MX record of `entite.fr`. Ask the same question:
# %%
# %dig MX entite.fr @resolveur
# %% [markdown] lang="fr"
# ## L'enveloppe et l'en-tête
#
# L'enveloppe est dite dans la session (`MAIL FROM`, `RCPT TO`) ; l'en-tête voyage dans le message (`From`, `To`). Rien n'oblige les deux à dire la même chose. À votre avis, le serveur de Bob acceptera-t-il une enveloppe de Mallory autour d'une lettre « From: Alice » ? Répondez `True` ou `False`.
# %% [markdown] lang="en"
# ## Envelope and header
#
# The envelope is said in the session (`MAIL FROM`, `RCPT TO`); the header travels inside the message (`From`, `To`). Nothing forces the two to agree. Will Bob's server accept Mallory's envelope around a letter that says "From: Alice"? Answer `True` or `False`.
# %% role="predict" key="accepte"
predict("accepte", ...)
# %%
# %%smtp mx.entite.fr
# EHLO poste.attaquant.example
# MAIL FROM:<mallory@attaquant.example>
# RCPT TO:<bob@entite.fr>
# DATA
# From: Alice Martin <alice@monpartenaire.fr>
# Subject: Enveloppe et en-tete
#
# Qui a ecrit cette lettre ?
# .
# QUIT
# %%
reveal("accepte", len(lab.mailbox("bob@entite.fr")) > 1)
# %% [markdown] lang="fr"
# ## Ce que Bob voit, ce que le message contient
#
# Dépliez les champs : Bob voit `From`, jamais `MAIL FROM`. `Return-Path` garde la trace de l'enveloppe. Pour chaque champ, la vue dit qui l'a écrit, ce qu'il dit, et si l'on peut le croire. `play(lab.mailbox("bob@entite.fr"))` ouvre les messages l'un après l'autre.
# %% [markdown] lang="en"
# ## What Bob sees, what the message holds
#
# Unfold the fields: Bob sees `From`, never `MAIL FROM`. `Return-Path` keeps the envelope's trace. For each field, the view tells who wrote it, what it says, and whether to believe it. `play(lab.mailbox("bob@entite.fr"))` opens the messages one after the other.
# %%
lab.mailbox("bob@entite.fr")[1]
# %% [markdown] lang="fr"
# ## Lire les Received
#
# Chaque serveur ajoute un `Received` **au-dessus** des autres : on lit donc de bas en haut. Lequel a été écrit le premier dans le message d'Alice ? Écrivez le nom du serveur (après `by`).
# %% [markdown] lang="en"
# ## Reading Received
#
# Each server adds a `Received` **above** the others: read from the bottom up. Which was written first in Alice's message? Give the server's name (after `by`).
# %% role="predict" key="premier"
predict("premier", ...)
# %%
received = [field.text for field in lab.mailbox("bob@entite.fr")[0].view.all("Received")]
print(*received, sep="\n\n")
# %%
reveal("premier", delivery.hops[0].server)
# %% [markdown] lang="fr"
# `Authentication-Results` dit ce que le serveur **de Bob** a vérifié. Ici tout vaut `none` : monpartenaire.fr ne publie encore rien. Seul compte celui que notre propre serveur a écrit ; les autres peuvent être forgés (RFC 8601 §5).
# %% [markdown] lang="en"
# `Authentication-Results` tells what **Bob's** server checked. Here all is `none`: monpartenaire.fr publishes nothing yet. Only the one that our own server wrote counts; others may be forged (RFC 8601 §5).
# %%
print(lab.mailbox("bob@entite.fr")[0].view.text("Authentication-Results"))
# %% [markdown] lang="fr"
# ## Références
#
# RFC 5598 §2, §4 (acteurs) ; RFC 5321 §2.3.1 (enveloppe et contenu), §4.4 (traces), §5.1 (MX) ; RFC 6409 (dépôt) ; RFC 8601 §2, §5 ; ANSSI-PA-066 R34, R36.
#
# ## Ce que dit le cours
#
# Le support nomme MUA, MSA, MTA, MDA comme des machines en file. Il simplifie : une même machine peut tenir plusieurs rôles, et un message traverse souvent plusieurs MTA de chaque côté (R36 en veut deux, l'un pour l'envoi, l'autre pour la réception).
#
# ## Résumé
#
# Un message passe de MUA en MSA, de MTA en MTA, puis en MDA. L'enveloppe dirige, l'en-tête se lit. Chaque serveur note son passage en haut du message ; une note n'est pas une signature.
#
# ## Trois questions
#
# 1. Qui reçoit l'avis d'échec si Bob n'existe pas ? <details><summary>Réponse</summary>L'adresse de `MAIL FROM`, pas celle de `From`.</details>
# 2. Peut-on se fier au `Received` le plus bas ? <details><summary>Réponse</summary>Non : celui qui remet le message peut avoir écrit tout ce qui est sous le premier `Received` de nos serveurs.</details>
# 3. Pourquoi le MSA demande-t-il un mot de passe, et pas le MX ? <details><summary>Réponse</summary>Le MSA sert ses utilisateurs, le MX reçoit de tout Internet (RFC 6409 §4.3).</details>
# %% [markdown] lang="en"
# ## References
#
# RFC 5598 §2, §4 (actors); RFC 5321 §2.3.1 (envelope and content), §4.4 (trace), §5.1 (MX); RFC 6409 (submission); RFC 8601 §2, §5; ANSSI-PA-066 R34, R36.
#
# ## What the course says
#
# The slides name MUA, MSA, MTA, MDA as machines in a row. That is too simple: one machine may hold several roles, and a message often crosses several MTAs on each side (R36 wants two, one to send, one to receive).
#
# ## Summary
#
# A message goes from MUA to MSA, from MTA to MTA, then to MDA. The envelope steers, the header is read. Each server notes its passage at the top; a note is no signature.
#
# ## Three questions
#
# 1. Who gets the failure notice if Bob does not exist? <details><summary>Answer</summary>The address of `MAIL FROM`, not that of `From`.</details>
# 2. Can the lowest `Received` be trusted? <details><summary>Answer</summary>No: whoever hands the message over may have written all that stands below the first `Received` of our own servers.</details>
# 3. Why does the MSA want a password and the MX none? <details><summary>Answer</summary>The MSA serves its users, the MX receives from the whole Internet (RFC 6409 §4.3).</details>
