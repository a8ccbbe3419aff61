# %% [markdown] lang="fr"
# # 00 — Diagnostic et visite
#
# **Buts.** Vérifier que tout fonctionne, et faire le tour du laboratoire. Environ 15 minutes.
#
# Tout ce que vous verrez ici est simulé : aucun courriel, aucune question DNS ne sort de votre machine.
# %% [markdown] lang="en"
# # 00 — Diagnostic and tour
#
# **Goals.** Check that everything works, and take a tour of the lab. About 15 minutes.
#
# All that you will see here is simulated: no mail and no DNS question leaves your machine.
# %% lang="fr"
# %load_ext maillab
from maillab import Lab, forge, predict, reveal, use_language

use_language("fr")
# %% lang="en"
# %load_ext maillab
from maillab import Lab, forge, predict, reveal, use_language

use_language("en")
# %% [markdown] lang="fr"
# ## Ce qui fonctionne
#
# Exécutez une cellule avec Maj+Entrée. Celle-ci examine votre installation : ce qui fonctionne, ce qui manque, comment réparer. Dans un terminal, `maillab doctor` examine aussi vos dossiers.
# %% [markdown] lang="en"
# ## What works
#
# Run a cell with Shift+Enter. This one examines your installation: what works, what is missing, how to mend it. In a terminal, `maillab doctor` examines your folders too.
# %%
from maillab.doctor import examine

examine()
# %% [markdown] lang="fr"
# ## Le laboratoire
#
# `Lab()` construit un Internet de courrier complet : un partenaire qui écrit, une entité qui reçoit, un attaquant, des serveurs DNS, des pare-feux.
# %% [markdown] lang="en"
# ## The lab
#
# `Lab()` builds a whole Internet of mail: a partner who writes, an entity that receives, an attacker, DNS servers, firewalls.
# %%
lab = Lab()
lab
# %% [markdown] lang="fr"
# ## Premier message
#
# Alice écrit, le laboratoire envoie, Bob reçoit. Dépliez ce qui s'affiche.
# %% [markdown] lang="en"
# ## First message
#
# Alice writes, the lab sends, Bob receives. Unfold what is shown.
# %%
mail = lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Bonjour", "Salut Bob !")
lab.send(mail)
# %%
lab.mailbox("bob@entite.fr")
# %% [markdown] lang="fr"
# ## Une erreur qui enseigne
#
# Quand une demande est impossible, maillab répond par une phrase : ce qui a été trouvé, ce qui était attendu. Ici, une faute de frappe volontaire.
# %% [markdown] lang="en"
# ## An error that teaches
#
# When a request is impossible, maillab answers with a sentence: what was found, what was expected. Here, a typing mistake on purpose.
# %% tags=["raises-exception"]
lab.mailbox("bbo@entite.fr")
# %% [markdown] lang="fr"
# ## Références
#
# RFC 5598 (architecture du courrier), ANSSI-PA-066 (interconnexion d'un SI à Internet, chapitre 5).
#
# ## Ce que dit le cours
#
# Le support présente l'architecture de la messagerie par un schéma ; ici, le schéma fonctionne. Il simplifie : un vrai envoi passe par le DNS et par des pare-feux.
#
# ## Résumé
#
# Une cellule s'exécute avec Maj+Entrée ; `lab` est un monde entier ; toute erreur est une phrase.
#
# ## Trois questions
#
# 1. Un message écrit ici peut-il atteindre Internet ? <details><summary>Réponse</summary>Non : rien ne quitte la simulation.</details>
# 2. Que fait `lab.send` ? <details><summary>Réponse</summary>Il confie le message au programme de son auteur et attend que tout soit calme.</details>
# 3. Où voir ce que Bob a reçu ? <details><summary>Réponse</summary>Dans `lab.mailbox("bob@entite.fr")`.</details>
# %% [markdown] lang="en"
# ## References
#
# RFC 5598 (mail architecture), ANSSI-PA-066 (connecting an information system to the Internet, chapter 5).
#
# ## What the course says
#
# The slides present the architecture of mail as a drawing; here the drawing works. It simplifies: a real message needs DNS and passes firewalls.
#
# ## Summary
#
# A cell runs with Shift+Enter; `lab` is a whole world; every error is a sentence.
#
# ## Three questions
#
# 1. Can a message written here reach the Internet? <details><summary>Answer</summary>No: nothing leaves the simulation.</details>
# 2. What does `lab.send` do? <details><summary>Answer</summary>It hands the message to its author's program and waits until all is quiet.</details>
# 3. Where do you see what Bob received? <details><summary>Answer</summary>In `lab.mailbox("bob@entite.fr")`.</details>
