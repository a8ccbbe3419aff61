# %% [markdown] lang="fr"
# # 06 — Les rapports DMARC
#
# **Buts.** Demander des rapports, les recevoir et en ouvrir un ; y distinguer un expéditeur à soi, non aligné, d'une usurpation ; en tirer la politique suivante, de `none` à `reject` ; faire agréer une adresse de rapport extérieure ; savoir ce qu'un rapport d'échec révèle. Environ 30 minutes.
# %% [markdown] lang="en"
# # 06 — DMARC reports
#
# **Goals.** Ask for reports, receive them and open one; tell in it a sender of your own, unaligned, from a spoof; draw the next policy from it, from `none` to `reject`; get an outside report address agreed to; know what a failure report reveals. About 30 minutes.
# %% lang="fr"
# %load_ext maillab
from maillab import Lab, dashboard, forge, predict, reveal, use_language

use_language("fr")
lab = Lab()
# %% lang="en"
# %load_ext maillab
from maillab import Lab, dashboard, forge, predict, reveal, use_language

use_language("en")
lab = Lab()
# %% [markdown] lang="fr"
# ## Un jour de courrier
#
# `monpartenaire.fr` publie SPF, DKIM et `p=none`. Le serveur de Bob est réglé pour faire des rapports.
# %% [markdown] lang="en"
# ## A day of mail
#
# `monpartenaire.fr` publishes SPF, DKIM and `p=none`. Bob's server is set to make reports.
# %%
key = lab.enable_dkim("monpartenaire.fr", selector="s1")
lab.dns.publish("s1._domainkey.monpartenaire.fr", "TXT", key)
lab.dns.publish("monpartenaire.fr", "TXT", "v=spf1 mx -all")
lab.dns.publish("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=none")
lab.enable_reports("entite.fr")
# %% [markdown] lang="fr"
# Chaque jour, quatre messages partent au nom de `monpartenaire.fr` : Alice écrit, la lettre d'information part d'une autre machine, l'attaquant essaie deux faux.
# %% [markdown] lang="en"
# Every day four messages, in French as all mail of this world, leave in the name of `monpartenaire.fr`: Alice writes, the newsletter leaves from another machine, the attacker tries two forgeries.
# %%
letter = forge.message(
    "Mon Partenaire <info@monpartenaire.fr>",
    "bob@entite.fr",
    sender="retour@lettre.monpartenaire.fr",
    subject="Lettre de janvier",
)


# %%
def live_a_day():
    lab.send(lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Point", "Bonjour Bob."))
    lab.send(letter, via="lettre.monpartenaire.fr")
    lab.attack(forge.direct_spoof())
    lab.attack(forge.from_only())
    lab.wait(days=1)


# %% [markdown] lang="fr"
# Le jour passe, minuit aussi. Combien de rapports le domaine recevra-t-il ?
# %% [markdown] lang="en"
# The day goes by, midnight too. How many reports will the domain receive?
# %% role="predict" key="sans-rua"
predict("sans-rua", ...)
# %%
live_a_day()
reveal("sans-rua", len(lab.reports("dmarc@monpartenaire.fr")))
# %% [markdown] lang="fr"
# Aucun : l'enregistrement n'a pas d'étiquette `rua`, personne n'a donc demandé de rapport. On en demande, et trois jours passent. Combien de rapports, pour douze messages ?
# %% [markdown] lang="en"
# None: the record has no `rua` tag, so nobody asked for a report. Ask, and let three days pass. How many reports, for twelve messages?
# %% role="predict" key="trois-jours"
predict("trois-jours", ...)
# %%
record = "v=DMARC1; p=none; rua=mailto:dmarc@monpartenaire.fr"
lab.dns.replace("_dmarc.monpartenaire.fr", "TXT", record)
for _ in range(3):
    live_a_day()
reports = lab.reports("dmarc@monpartenaire.fr")
reveal("trois-jours", len(reports))
# %%
lab.mailbox("dmarc@monpartenaire.fr")
# %% [markdown] lang="fr"
# Un rapport par jour, envoyé à minuit (UTC), par courrier. Ce courrier doit lui-même réussir DMARC : sinon n'importe qui pourrait en écrire un faux (RFC 9990 §8.2).
#
# ## Ouvrir un rapport
#
# La pièce jointe est un fichier XML compressé par gzip. Voici sa dernière ligne de comptes : le faux où l'attaquant avait mis **sa propre** adresse dans l'enveloppe. SPF y a réussi, pour `attaquant.example`. Que dira la case `<spf>` de `<policy_evaluated>` : `pass` ou `fail` ?
# %% [markdown] lang="en"
# One report a day, sent at midnight (UTC), by mail. That mail must itself pass DMARC: else anybody could write a false one (RFC 9990 §8.2).
#
# ## Open a report
#
# The attachment is an XML file, compressed by gzip. Here is its last record: the forgery where the attacker had put **his own** address into the envelope. SPF passed there, for `attaquant.example`. What will the `<spf>` of `<policy_evaluated>` say: `pass` or `fail`?
# %% role="predict" key="case-spf"
predict("case-spf", ...)
# %%
import email
import gzip

content = lab.mailbox("dmarc@monpartenaire.fr")[0].content
attachment = email.message_from_bytes(content).get_payload(1)
xml = gzip.decompress(attachment.get_payload(decode=True)).decode()
print(attachment.get_filename())
print("  <record>" + xml.rpartition("<record>")[2].rstrip())
# %%
reveal("case-spf", "pass" if reports[0].rows[-1].spf_aligned else "fail")
# %% [markdown] lang="fr"
# `<auth_results>` donne les résultats **bruts**, `<policy_evaluated>` ceux qui sont **alignés** avec `From` : les seuls qui comptent (RFC 9990 §3.1). Le même rapport, en tableau :
# %% [markdown] lang="en"
# `<auth_results>` gives the **raw** results, `<policy_evaluated>` those that are **aligned** with `From`: the only ones that count (RFC 9990 §3.1). The same report, as a table:
# %%
reports[0]
# %% [markdown] lang="fr"
# ## Qui est qui ?
#
# Additionnons les trois jours par adresse IP. Combien d'adresses n'ont **aucun** message aligné ?
# %% [markdown] lang="en"
# ## Who is who?
#
# Add up the three days by IP address. How many addresses have **no** aligned message at all?
# %% role="predict" key="adresses"
predict("adresses", ...)
# %%
totals = reports.totals
reveal("adresses", sum(source.aligned == 0 for source in totals.sources))
# %% [markdown] lang="fr"
# Les mêmes comptes en tableau de bord : par jour, par adresse, et ce qu'on peut déjà conseiller.
# %% [markdown] lang="en"
# The same counts as a dashboard: by day, by address, and what can be advised already.
# %%
dashboard(reports)
# %% [markdown] lang="fr"
# Le rapport ne dit pas lesquelles sont à vous. Le nom dans l'enveloppe ne prouve rien, l'attaquant l'écrit aussi. Il faut un **inventaire** : contrats, services, DNS. L'une de ces deux adresses est-elle connue chez nous ? Laquelle ?
# %% [markdown] lang="en"
# The report does not tell which are yours. The name in the envelope proves nothing, the attacker writes it too. It takes an **inventory**: contracts, departments, DNS. Is one of these two addresses known to us? Which?
# %% role="predict" key="a-nous"
predict("a-nous", ...)
# %%
# %dig A lettre.monpartenaire.fr @resolveur
# %%
inventory = ["mta.monpartenaire.fr", "lettre.monpartenaire.fr"]
own = [lab.topology.hosts[name].ipv4 for name in inventory]
failing = [source.source for source in totals.sources if not source.aligned]
reveal("a-nous", [address for address in failing if address in own])
# %% [markdown] lang="fr"
# La lettre d'information, à laquelle personne n'avait pensé. L'autre adresse est celle de l'attaquant : rien à réparer.
#
# ## Un pas de trop
#
# Supposons qu'on publie tout de suite `p=reject`. Sur les quatre messages du jour, combien de messages **légitimes** seront refusés ?
# %% [markdown] lang="en"
# The newsletter, which nobody had thought of. The other address is the attacker's: nothing to mend.
#
# ## A step too far
#
# Suppose that you publish `p=reject` at once. Of the day's four messages, how many **legitimate** ones will be refused?
# %% role="predict" key="trop-vite"
predict("trop-vite", ...)
# %%
lab.dns.replace("_dmarc.monpartenaire.fr", "TXT", record.replace("none", "reject"))
live_a_day()
hasty = lab.reports("dmarc@monpartenaire.fr")[-1]
refused = [row for row in hasty.rows if row.action.value == "reject"]
reveal("trop-vite", sum(row.count for row in refused if row.source in own))
# %%
hasty
# %% [markdown] lang="fr"
# La lettre n'arrive plus. Le rapport le dit, mais un jour trop tard. On revient à `p=none`, et l'on demande conseil aux rapports des trois premiers jours, en nommant nos deux adresses. Sous quel nom faut-il publier l'enregistrement SPF qui manque ?
# %% [markdown] lang="en"
# The newsletter no longer arrives. The report says so, but a day too late. Go back to `p=none`, and ask the reports of the first three days for advice, naming our two addresses. Under which name is the missing SPF record to be published?
# %% role="predict" key="ou-publier"
predict("ou-publier", ...)
# %%
from maillab.advice import review_reports

lab.dns.replace("_dmarc.monpartenaire.fr", "TXT", record)
advice = review_reports(reports, own, record)
reveal("ou-publier", advice.errors[0].place.partition(" ")[0])
# %%
advice
# %% [markdown] lang="fr"
# SPF avait cherché l'enregistrement du domaine de l'**enveloppe**, `lettre.monpartenaire.fr` : c'est là qu'il faut publier (RFC 7208 §2.4). On répare, et une semaine passe. Quelle politique viendra ensuite ?
# %% [markdown] lang="en"
# SPF had looked for the record of the **envelope's** domain, `lettre.monpartenaire.fr`: that is where to publish (RFC 7208 §2.4). Mend it, and let a week pass. Which policy comes next?
# %% role="predict" key="ensuite"
predict("ensuite", ...)
# %%
lab.dns.publish("lettre.monpartenaire.fr", "TXT", "v=spf1 ip4:192.0.2.177 -all")
for _ in range(7):
    live_a_day()
week = lab.reports("dmarc@monpartenaire.fr").last(7)
advice = review_reports(week, own, record)
reveal("ensuite", advice.find("advice.reports.next").facts["policy"])
# %%
advice
# %% [markdown] lang="fr"
# ## Monter, une semaine à la fois
#
# L'avertissement n'arrête pas la montée, mais la lettre gagnerait à être signée : SPF ne survit pas à un transfert. On publie le conseil, on attend sept rapports, on recommence. Combien de publications jusqu'à la dernière marche, `p=reject` sans essai ?
# %% [markdown] lang="en"
# ## Climb, a week at a time
#
# The warning does not stop the climb, but the newsletter had better be signed: SPF does not outlive forwarding. Publish the advice, wait for seven reports, and start again. How many publications until the last step, `p=reject` without trial?
# %% role="predict" key="marches"
predict("marches", ...)
# %%
steps = []
while step := review_reports(week, own, record).find("advice.reports.next"):
    record = step.fix
    steps.append(record)
    lab.dns.replace("_dmarc.monpartenaire.fr", "TXT", record)
    for _ in range(7):
        live_a_day()
    week = lab.reports("dmarc@monpartenaire.fr").last(7)
# %%
reveal("marches", len(steps))
# %%
steps
# %%
dashboard(week, own, record)
# %% [markdown] lang="fr"
# Tout ce qui est à nous passe, tout ce qui ne l'est pas est refusé. On continue de lire : un service achètera bien un jour un nouvel outil d'envoi.
#
# ## Une adresse extérieure
#
# L'université propose d'analyser nos rapports. On ajoute son adresse à `rua`. Le serveur de Bob lui enverra-t-il le prochain rapport : `oui` ou `non` ?
# %% [markdown] lang="en"
# All that is ours passes, all that is not is refused. Go on reading: some day a department will buy a new sending tool.
#
# ## An outside address
#
# The university offers to analyse our reports. Add its address to `rua`. Will Bob's server send it the next report: `yes` or `no`?
# %% role="predict" key="dehors"
predict("dehors", ...)
# %%
lab.forward("rapports@universite.example", "claire@universite.example")
shared = record + ",mailto:rapports@universite.example"
lab.dns.replace("_dmarc.monpartenaire.fr", "TXT", shared)
live_a_day()
before = len(lab.reports("claire@universite.example"))
# %% lang="fr"
reveal("dehors", "oui" if before else "non")
# %% lang="en"
reveal("dehors", "yes" if before else "no")
# %%
lab.journal.select("report.sent")[-1].walkthrough
# %% [markdown] lang="fr"
# Il manque l'accord du destinataire, dans **sa** zone. Sans cette règle, l'attaquant publierait votre adresse dans son `rua`, et vous noierait de rapports (RFC 9990 §4). Sous quel nom l'université doit-elle publier ?
# %% [markdown] lang="en"
# The recipient's agreement is missing, in **its** zone. Without this rule the attacker would publish your address in his `rua`, and drown you in reports (RFC 9990 §4). Under which name must the university publish?
# %% role="predict" key="accord"
predict("accord", ...)
# %%
agreement = "monpartenaire.fr._report._dmarc.universite.example"
lab.dns.publish(agreement, "TXT", "v=DMARC1")
live_a_day()
reveal("accord", agreement)
# %%
lab.reports("claire@universite.example")
# %% [markdown] lang="fr"
# ## Les rapports d'échec
#
# `rua` reçoit des comptes. `ruf` demande autre chose : un rapport **par message** qui échoue, tout de suite. L'objet du message y sera-t-il lisible : `oui` ou `non` ?
# %% [markdown] lang="en"
# ## Failure reports
#
# `rua` receives counts. `ruf` asks for something else: a report on **each message** that fails, at once. Will the subject of the message be readable there: `yes` or `no`?
# %% role="predict" key="objet"
predict("objet", ...)
# %%
lab.enable_reports("entite.fr", failures=True)
detailed = record + "; ruf=mailto:dmarc@monpartenaire.fr"
lab.dns.replace("_dmarc.monpartenaire.fr", "TXT", detailed)
lab.attack(forge.direct_spoof())
content = lab.mailbox("dmarc@monpartenaire.fr")[-1].content
words, feedback, header = email.message_from_bytes(content).get_payload()
print(feedback.get_payload(0).as_string(), header.get_payload(), sep="\n")
# %% lang="fr"
reveal("objet", "oui" if "Subject: Facture" in header.get_payload() else "non")
# %% lang="en"
reveal("objet", "yes" if "Subject: Facture" in header.get_payload() else "no")
# %% [markdown] lang="fr"
# Notre serveur a masqué les adresses (RFC 6590), mais ni l'objet, ni le nom affiché. Un message **légitime** qui échoue est décrit de même à qui lit cette boîte, souvent un prestataire. C'est pourquoi la plupart des grands récepteurs n'envoient pas de rapports d'échec. Ceux qui en envoient doivent en limiter le débit (RFC 9991).
# %% [markdown] lang="en"
# Our server masked the addresses (RFC 6590), but neither the subject nor the display name. A **legitimate** message that fails is described likewise to whoever reads that mailbox, often a contractor. That is why most large receivers send no failure reports. Those that do must limit their rate (RFC 9991).
# %% [markdown] lang="fr"
# ## Références
#
# RFC 9989 §4.7 (`rua`, `ruf`), §5.3.8 et §8 (envoi) ; RFC 9990 §3.1 (format), §3.5 (transport), §4 (adresse extérieure), §8 (dangers) ; RFC 9991 (rapports d'échec), RFC 6590 (masquage) ; RFC 7208 §2.4 ; ANSSI-PA-066 R47+ et R48+.
#
# ## Ce que dit le cours
#
# Le support dit que l'expéditeur recevra les résultats « par tout destinataire qui implémente DMARC ». Seulement si le domaine publie `rua`, et seulement si le récepteur le veut bien : l'envoi est recommandé (*SHOULD*), pas obligatoire (RFC 9989 §5.3.8). Vos rapports ne montrent donc qu'une part du courrier. Et ils vont au propriétaire du **domaine du `From`**, usurpé ou non, pas à la machine qui a envoyé.
#
# ## Résumé
#
# On demande des rapports par `rua`, avec `p=none`. On y sépare ce qui est à soi et non aligné, qu'on répare, de l'usurpation, qu'on bloquera. On durcit d'un cran, on relit une semaine, on recommence. Une adresse extérieure doit avoir publié son accord.
#
# ## Trois questions
#
# 1. Une adresse inconnue montre SPF `fail` et DKIM aligné `pass`. Est-ce une usurpation ? <details><summary>Réponse</summary>Non : sans votre clé, personne ne signe pour votre domaine. Un de vos messages a été transféré sans être modifié ; DMARC réussit grâce à DKIM.</details>
# 2. Quelle question DNS pose un récepteur avant d'envoyer à `dmarc@analyse.example` un rapport sur `exemple.fr` ? <details><summary>Réponse</summary>TXT exemple.fr._report._dmarc.analyse.example ; il y faut v=DMARC1.</details>
# 3. Aucun rapport ne signale d'échec depuis une semaine. Peut-on passer de `none` à `reject` d'un coup ? <details><summary>Réponse</summary>Mieux vaut non : tous les récepteurs n'envoient pas de rapports, et le courrier mensuel n'est pas encore passé. On monte par quarantine, d'abord à l'essai.</details>
# %% [markdown] lang="en"
# ## References
#
# RFC 9989 §4.7 (`rua`, `ruf`), §5.3.8 and §8 (sending); RFC 9990 §3.1 (format), §3.5 (transport), §4 (outside address), §8 (dangers); RFC 9991 (failure reports), RFC 6590 (redaction); RFC 7208 §2.4; ANSSI-PA-066 R47+ and R48+.
#
# ## What the course says
#
# The slides say that the sender will receive the results "from every recipient that implements DMARC". Only if the domain publishes `rua`, and only if the receiver cares to: sending is recommended (*SHOULD*), not required (RFC 9989 §5.3.8). So your reports show a part of the mail only. And they go to the owner of the **domain in `From`**, spoofed or not, not to the machine that sent.
#
# ## Summary
#
# Ask for reports by `rua`, with `p=none`. In them, tell what is yours and unaligned, to be mended, from spoofing, to be blocked. Tighten by one step, read for a week, start again. An outside address must have published its agreement.
#
# ## Three questions
#
# 1. An unknown address shows SPF `fail` and aligned DKIM `pass`. Is it a spoof? <details><summary>Answer</summary>No: without your key nobody signs for your domain. A message of yours was forwarded unchanged; DMARC passes thanks to DKIM.</details>
# 2. Which DNS question does a receiver ask before it sends `dmarc@analyse.example` a report on `exemple.fr`? <details><summary>Answer</summary>TXT exemple.fr._report._dmarc.analyse.example; it must hold v=DMARC1.</details>
# 3. No report has told of a failure for a week. May one go from `none` to `reject` at once? <details><summary>Answer</summary>Better not: not every receiver sends reports, and monthly mail has not had its turn. Climb by quarantine, first on trial.</details>
