# %% [markdown] lang="fr"
# # Exercice 07 — Transferts, listes, ARC
#
# Sept tâches, de la plus simple à la plus libre : dire ce qui survit à un transfert, ce qu'une liste casse, de qui elle prend la place ; lire deux sceaux, choisir qui croire, écrire au nom d'une liste, enfin la régler. Dans chacune : lisez, remplacez les `...`, lancez la cellule, puis la cellule `check` qui suit. `hint("q1")` ouvre un indice après un essai. L'ordre des cellules est libre : chaque vérification refait son monde. La correction ne reprend que les cellules de réponse : définissez-y tout ce qu'elles emploient. Leçon à relire : 07.
# %% [markdown] lang="en"
# # Exercise 07 — Forwarding, lists, ARC
#
# Seven tasks, from the simplest to the freest: tell what survives forwarding, what a list breaks, whose place it takes; read two seals, choose whom to believe, write in a list's name, at last set it up. In each: read, replace the `...`, run the cell, then the `check` cell after it. `hint("q1")` opens a hint after a try. Run cells in any order: each check makes its world anew. Marking takes the answer cells alone: define in them all that they use. Lesson to read again: 07.
# %% [markdown] lang="fr"
# Votre identifiant d'abord, tel que votre enseignant l'a donné (laissez vide si vous apprenez seul) : votre monde en dépend, et la réponse d'un autre n'y convient pas.
# %% [markdown] lang="en"
# Your identifier first, as your teacher gave it (leave it empty if you learn alone): your world depends on it, and somebody else's answer does not fit.
# %% lang="fr" role="identity" key="identity"
identifiant = ""
# %% lang="en" role="identity" key="identity"
identifier = ""
# %% lang="fr" role="setup" key="setup"
from maillab import Lab, forge, use_language
from maillab.exercises import begin

use_language("fr")
ex = begin("ex07_transferts_listes_arc", identifiant)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% lang="en" role="setup" key="setup"
from maillab import Lab, forge, use_language
from maillab.exercises import begin

use_language("en")
ex = begin("ex07_transferts_listes_arc", identifier)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% [markdown] lang="fr"
# ## q1 — Six chemins vers Bob (3 points)
#
# Alice (`monpartenaire.fr` : SPF `-all`, `p=reject`) écrit à une adresse de **votre** domaine, qui fait suivre à Bob. `ex.ways` dit comment : transfert simple (`forward`), transfert avec SRS (`srs`) ou liste (`list`), dont l'enveloppe est à elle ; si le message d'Alice est signé par DKIM ; et ce que la liste change. Votre serveur est autorisé par votre SPF. Donnez, pour chaque chemin, ce que le serveur de Bob constate : SPF, la signature d'Alice, DMARC, dans cet ordre, par exemple `"pass none fail"`.
#
# *À relire : leçon 07, « SRS ».*
# %% [markdown] lang="en"
# ## q1 — Six ways to Bob (3 points)
#
# Alice (`monpartenaire.fr`: SPF `-all`, `p=reject`) writes to an address of **your** domain, which sends it on to Bob. `ex.ways` tells how: plain forwarding (`forward`), forwarding with SRS (`srs`) or a list (`list`), under an envelope of its own; whether Alice's message is signed by DKIM; and what the list changes. Your server is authorised by your SPF. Give, for each way, what Bob's server finds: SPF, Alice's signature, DMARC, in this order, for instance `"pass none fail"`.
#
# *Read again: lesson 07, "SRS".*
# %%
ex.ways
# %% role="stub" key="q1"
results = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ..., "f": ...}
# %% role="answer" key="q1" gives="results" outcomes="O28 O30" nohidden="choices that are right in the own world alone: nothing else to try them with"
results = {}
for letter, way in ex.ways.items():
    spf = "fail" if way["by"] == "forward" else "pass"
    dkim = "none" if not way["signed"] else "fail" if way["changes"] else "pass"
    results[letter] = f"{spf} {dkim} {'pass' if dkim == 'pass' else 'fail'}"
# %% role="wrong" key="q1" name="srs-repairs-dmarc" says="ex07.q1.srs" points=1
results = {}
for letter, way in ex.ways.items():
    spf = "fail" if way["by"] == "forward" else "pass"
    dkim = "none" if not way["signed"] else "fail" if way["changes"] else "pass"
    results[letter] = f"{spf} {dkim} {'pass' if 'pass' in spf + dkim else 'fail'}"
# %% role="wrong" key="q1" name="forwarding-keeps-spf" says="ex07.q1.forward" points=0
results = {}
for letter, way in ex.ways.items():
    dkim = "none" if not way["signed"] else "fail" if way["changes"] else "pass"
    results[letter] = f"pass {dkim} pass"
# %% role="wrong" key="q1" name="forwarding-breaks-all" says="ex07.q1.forward" points=0
results = {}
for letter, way in ex.ways.items():
    results[letter] = "fail fail fail" if way["signed"] else "fail none fail"
# %% role="wrong" key="q1" name="lists-break-nothing" says="ex07.q1.changed" points=2
results = {}
for letter, way in ex.ways.items():
    spf = "fail" if way["by"] == "forward" else "pass"
    dkim = "pass" if way["signed"] else "none"
    results[letter] = f"{spf} {dkim} {'pass' if dkim == 'pass' else 'fail'}"
# %% role="wrong" key="q1" name="any-list-breaks" says="ex07.q1.bare" points=2
results = {}
for letter, way in ex.ways.items():
    spf = "fail" if way["by"] == "forward" else "pass"
    dkim = "none" if not way["signed"] else "fail" if way["by"] == "list" else "pass"
    results[letter] = f"{spf} {dkim} {'pass' if dkim == 'pass' else 'fail'}"
# %% role="wrong" key="q1" name="one-word" says="ex07.q1.word" points=0
results = dict.fromkeys("abcdef", "pass")
# %% role="check" key="q1"
check.q1(results)
# %% role="mark" key="q1-forward" of="q1" points=1
mark.q1(results, "forward_signed", "forward_unsigned")
# %% role="mark" key="q1-srs" of="q1" points=1
mark.q1(results, "srs_signed", "srs_unsigned")
# %% role="mark" key="q1-list" of="q1" points=1
mark.q1(results, "list_bare", "list_changed")
# %% [markdown] lang="fr"
# ## q2 — Ce que la liste casse (2 points)
#
# Votre liste, `ex.list`, peut être réglée de six façons : `ex.styles` montre les options de `lab.mailing_list` qui s'ajoutent à `rewrite_from="never"`. Alice a signé corps et objet. À la vérification, où s'arrête **sa** signature : `"pass"` (elle tient), `"bh"` (l'empreinte du corps), `"b"` (la signature de l'en-tête) ou `"none"` (plus de signature) ?
#
# *À relire : leçon 07, « La liste de diffusion ».*
# %% [markdown] lang="en"
# ## q2 — What the list breaks (2 points)
#
# Your list, `ex.list`, may be set up in six ways: `ex.styles` shows the options of `lab.mailing_list` that come with `rewrite_from="never"`. Alice signed body and subject. When it is verified, where does **her** signature end: `"pass"` (it holds), `"bh"` (the hash of the body), `"b"` (the signature of the header) or `"none"` (no signature left)?
#
# *Read again: lesson 07, "The mailing list".*
# %%
ex.styles
# %% role="stub" key="q2"
steps = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ..., "f": ...}
# %% role="answer" key="q2" gives="steps" outcomes="O30" nohidden="choices that are right in the own world alone: nothing else to try them with"
steps = {}
for letter, style in ex.styles.items():
    step = "b" if "tag" in style or "rewrite_from" in style else "pass"
    step = "bh" if "footer" in style else step
    steps[letter] = "none" if "keep_signatures" in style else step
# %% role="wrong" key="q2" name="never-broken" says="ex07.q2.body" points=0
steps = dict.fromkeys("abcdef", "pass")
# %% role="wrong" key="q2" name="any-list-breaks" says="ex07.q2.bare" points=0
steps = dict.fromkeys("abcdef", "bh")
# %% role="wrong" key="q2" name="subject-before-body" says="ex07.q2.body" points=1
steps = {}
for letter, style in ex.styles.items():
    step = "bh" if "footer" in style else "pass"
    step = "b" if "tag" in style or "rewrite_from" in style else step
    steps[letter] = "none" if "keep_signatures" in style else step
# %% role="wrong" key="q2" name="from-not-signed" says="ex07.q2.header" points=1
steps = {}
for letter, style in ex.styles.items():
    step = "bh" if "footer" in style else "b" if "tag" in style else "pass"
    steps[letter] = "none" if "keep_signatures" in style else step
# %% role="wrong" key="q2" name="removed-hence-broken" says="ex07.q2.dropped" points=1
steps = {}
for letter, style in ex.styles.items():
    step = "bh" if "footer" in style else "b"
    steps[letter] = step if style else "pass"
# %% role="wrong" key="q2" name="other-words" says="ex07.q2.word" points=0
steps = dict.fromkeys("abcdef", "fail")
# %% role="check" key="q2"
check.q2(steps)
# %% role="mark" key="q2-body" of="q2" points=1
mark.q2(steps, "bare", "footer", "both")
# %% role="mark" key="q2-header" of="q2" points=1
mark.q2(steps, "tag", "rewritten", "dropped")
# %% [markdown] lang="fr"
# ## q3 — De qui prend-elle la place ? (2 points)
#
# Avec `rewrite_from="policy"`, la liste réécrit `From` quand le domaine de l'auteur demande `quarantine` ou `reject`, et le garde sinon. Six auteurs écrivent, depuis les domaines `ex.authors`, qui existent tous ; `ex.zone` montre les enregistrements DMARC qu'il y a. Que fait-elle pour chacun : `"rewritten"` ou `"kept"` ? Cherchez la politique en montant l'arbre (RFC 9989).
#
# *À relire : leçon 07, « Ce que la liste peut faire ».*
# %% [markdown] lang="en"
# ## q3 — Whose place does it take? (2 points)
#
# With `rewrite_from="policy"` the list rewrites `From` where the author's domain asks for `quarantine` or `reject`, and keeps it elsewhere. Six authors write, from the domains `ex.authors`, all of which exist; `ex.zone` shows the DMARC records that there are. What does it do for each: `"rewritten"` or `"kept"`? Look for the policy by walking up the tree (RFC 9989).
#
# *Read again: lesson 07, "What the list can do".*
# %%
ex.zone
# %%
ex.authors
# %% role="stub" key="q3"
takes = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ..., "f": ...}
# %% role="answer" key="q3" gives="takes" outcomes="O33" nohidden="choices that are right in the own world alone: nothing else to try them with"
takes = {}
for letter, author in ex.authors.items():
    above, top = author.partition(".")[2], ".".join(author.split(".")[-2:])
    branch = ex.zone.get(f"_dmarc.{above}", "")
    own = branch if "psd=n" in branch else ex.zone[f"_dmarc.{top}"]
    tag = " p=reject" if author == top or "psd=n" in branch else " sp=reject"
    takes[letter] = "rewritten" if tag in own else "kept"
# %% role="wrong" key="q3" name="always" says="ex07.q3.top" points=0
takes = dict.fromkeys("abcdef", "rewritten")
# %% role="wrong" key="q3" name="sp-forgotten" says="ex07.q3.below" points=0
takes = {}
for letter, author in ex.authors.items():
    own = ex.zone[f"_dmarc.{'.'.join(author.split('.')[-2:])}"]
    takes[letter] = "rewritten" if " p=reject" in own else "kept"
# %% role="wrong" key="q3" name="nearest-record" says="ex07.q3.between" points=1
takes = {}
for letter, author in ex.authors.items():
    above, top = author.partition(".")[2], ".".join(author.split(".")[-2:])
    branch = ex.zone.get(f"_dmarc.{above}", "") if above != top else ""
    tag = " p=reject" if author == top or branch else " sp=reject"
    takes[letter] = "rewritten" if tag in (branch or ex.zone[f"_dmarc.{top}"]) else "kept"
# %% role="wrong" key="q3" name="psd-ignored" says="ex07.q3.branch" points=1
takes = {}
for letter, author in ex.authors.items():
    top = ".".join(author.split(".")[-2:])
    tag = " p=reject" if author == top else " sp=reject"
    takes[letter] = "rewritten" if tag in ex.zone[f"_dmarc.{top}"] else "kept"
# %% role="wrong" key="q3" name="other-words" says="ex07.q3.word" points=0
takes = dict.fromkeys("abcdef", "oui")
# %% role="check" key="q3"
check.q3(takes)
# %% role="mark" key="q3-names" of="q3" points=1
mark.q3(takes, "top1", "below1", "top2", "below2")
# %% role="mark" key="q3-walk" of="q3" points=1
mark.q3(takes, "top1", "below1", "between", "apart")
# %% [markdown] lang="fr"
# ## q4 — Deux sceaux (2 points)
#
# Un message d'Alice a traversé deux listes, qui l'ont scellé l'une après l'autre ; une seule l'a changé. `ex.sealed` montre, dans le désordre, ce qu'elles et le serveur de Bob ont écrit. Dites qui a scellé d'abord (`first`), puis ensuite (`second`) : un domaine ; ce que DMARC donnait chez la première (`dmarc_first`), chez la seconde (`dmarc_second`), chez Bob (`dmarc_bob`) : `"pass"` ou `"fail"` ; et quel domaine a changé le message (`changer`).
#
# *À relire : leçon 07, « ARC : raconter ce que l'on avait constaté ».*
# %% [markdown] lang="en"
# ## q4 — Two seals (2 points)
#
# A message of Alice's went through two lists, which sealed it one after the other; only one changed it. `ex.sealed` shows, in no order, what they and Bob's server wrote. Say who sealed first (`first`), and then (`second`): a domain; what DMARC gave at the first (`dmarc_first`), at the second (`dmarc_second`), at Bob's (`dmarc_bob`): `"pass"` or `"fail"`; and which domain changed the message (`changer`).
#
# *Read again: lesson 07, "ARC: telling what one had found".*
# %%
ex.sealed
# %% role="stub" key="q4"
chain = {"first": ..., "second": ...}
chain |= {"dmarc_first": ..., "dmarc_second": ..., "dmarc_bob": ...}
chain |= {"changer": ...}
# %% role="answer" key="q4" gives="chain" outcomes="O37" nohidden="read off the very seals that were given"
chain = {"dmarc_first": "pass", "dmarc_second": "fail", "dmarc_bob": "fail"}
for field in ex.sealed:
    sealer = field.partition(" d=")[2].partition(";")[0]
    chain |= {"first" if "cv=none" in field else "second": sealer} if "cv=" in field else {}
    if " i=2" in field and "dmarc=pass" in field:
        chain["dmarc_second"] = "pass"
chain["changer"] = chain["second" if chain["dmarc_second"] == "pass" else "first"]
# %% role="wrong" key="q4" name="read-downwards" says="ex07.q4.order" points=0
chain = {"dmarc_first": "pass", "dmarc_second": "fail", "dmarc_bob": "fail"}
for field in ex.sealed:
    sealer = field.partition(" d=")[2].partition(";")[0]
    chain |= {"second" if "cv=none" in field else "first": sealer} if "cv=" in field else {}
chain["changer"] = ex.domain
# %% role="wrong" key="q4" name="seals-repair-dmarc" says="ex07.q4.bob" points=1
chain = {"dmarc_first": "pass", "dmarc_second": "fail", "dmarc_bob": "pass"}
for field in ex.sealed:
    sealer = field.partition(" d=")[2].partition(";")[0]
    chain |= {"first" if "cv=none" in field else "second": sealer} if "cv=" in field else {}
    if " i=2" in field and "dmarc=pass" in field:
        chain["dmarc_second"] = "pass"
chain["changer"] = chain["second" if chain["dmarc_second"] == "pass" else "first"]
# %% role="wrong" key="q4" name="never-passed" says="ex07.q4.found" points=0
chain = {"dmarc_first": "fail", "dmarc_second": "fail", "dmarc_bob": "fail"}
for field in ex.sealed:
    sealer = field.partition(" d=")[2].partition(";")[0]
    chain |= {"first" if "cv=none" in field else "second": sealer} if "cv=" in field else {}
chain["changer"] = chain["second"]
# %% role="wrong" key="q4" name="the-other-one-changed" says="ex07.q4.changer" points=1
chain = {"dmarc_first": "pass", "dmarc_second": "fail", "dmarc_bob": "fail"}
for field in ex.sealed:
    sealer = field.partition(" d=")[2].partition(";")[0]
    chain |= {"first" if "cv=none" in field else "second": sealer} if "cv=" in field else {}
    if " i=2" in field and "dmarc=pass" in field:
        chain["dmarc_second"] = "pass"
chain["changer"] = chain["first" if chain["dmarc_second"] == "pass" else "second"]
# %% role="wrong" key="q4" name="other-words" says="ex07.q4.word" points=0
chain = {"first": "alice", "second": "bob", "changer": "bob"}
chain |= {"dmarc_first": "oui", "dmarc_second": "oui", "dmarc_bob": "oui"}
# %% role="check" key="q4"
check.q4(chain)
# %% role="mark" key="q4-found" of="q4" points=1
mark.q4(chain, "first", "second", "dmarc_first", "dmarc_second", "changer")
# %% role="mark" key="q4-bob" of="q4" points=1
mark.q4(chain, "first", "second", "dmarc_first", "dmarc_second", "dmarc_bob")
# %% [markdown] lang="fr"
# ## q5 — Qui croire ? (2 points)
#
# Votre liste ajoute un pied de page et scelle ; son courrier est refusé chez Bob, car Alice demande `reject`. L'administrateur de `entite.fr` est prêt à croire des scelleurs. Donnez-lui la liste de domaines, `trusted`, qui fait arriver votre liste, et rien de plus : d'autres domaines scellent aussi, dont des menteurs.
#
# *À relire : leçon 07, « Le sceau de l'attaquant ».*
# %% [markdown] lang="en"
# ## q5 — Whom to believe? (2 points)
#
# Your list adds a footer and seals; its mail is refused at Bob's, as Alice asks for `reject`. The administrator of `entite.fr` is ready to believe sealers. Give the list of domains, `trusted`, that lets your list arrive, and nothing more: other domains seal too, liars among them.
#
# *Read again: lesson 07, "The attacker's seal".*
# %% role="stub" key="q5"
trusted = [...]
# %% role="answer" key="q5" gives="trusted" outcomes="O37"
trusted = [ex.domain]
# %% role="wrong" key="q5" name="the-author-s-domain" says="ex07.q5.list" points=0
trusted = ["monpartenaire.fr"]
# %% role="wrong" key="q5" name="nobody" says="ex07.q5.list" points=0
trusted = []
# %% role="wrong" key="q5" name="whoever-seals" says="ex07.q5.lie" points=0
trusted = [ex.domain, "attaquant.example"]
# %% role="wrong" key="q5" name="an-address" says="ex07.q5.names" points=0
trusted = [ex.list]
# %% role="wrong" key="q5" name="some-more" says="ex07.q5.spared" points=1
trusted = [ex.domain, "monpartenaire.fr", "universite.example"]
# %% role="check" key="q5"
check.q5(trusted)
# %% role="mark" key="q5-list" of="q5" points=1 hidden=true
mark.q5(trusted, "listed", "attacker", "others", hidden=True)
# %% role="mark" key="q5-spared" of="q5" points=1
mark.q5(trusted, "listed", "attacker", "spared")
# %% [markdown] lang="fr"
# ## q6 — Écrire au nom de la liste (3 points)
#
# Votre liste remplit elle-même deux champs de chaque message, puis l'envoie à Bob depuis votre serveur, sous sa propre enveloppe. Donnez les modèles : `shown` pour `From`, `reply` pour `Reply-To`. La liste y remplace `{name}` et `{address}` par le nom et l'adresse de l'auteur. Bob doit recevoir le message (le domaine d'Alice demande `reject`), voir le nom de l'auteur, et lui répondre à lui. Alice n'est pas seule à écrire, et certains mettent une virgule dans leur nom : `Petit, Camille`.
#
# *À relire : leçon 07, « Ce que la liste peut faire ».*
# %% [markdown] lang="en"
# ## q6 — Writing in the list's name (3 points)
#
# Your list fills in two fields of each message by itself, then sends it to Bob from your server, under its own envelope. Give the patterns: `shown` for `From`, `reply` for `Reply-To`. The list replaces `{name}` and `{address}` in them by the author's name and address. Bob must get the message (Alice's domain asks for `reject`), see the author's name, and answer to the author. Alice is not the only one to write, and some put a comma into their name: `Petit, Camille`.
#
# *Read again: lesson 07, "What the list can do".*
# %% role="stub" key="q6"
shown = ...
reply = ...
# %% role="answer" key="q6" gives="shown reply" outcomes="O28 O05"
shown = '"{name} via la liste" <' + ex.list + ">"
reply = "{address}"
# %% role="wrong" key="q6" name="from-kept" says="ex07.q6.arrives" points=0
shown, reply = '"{name}" <{address}>', "{address}"
# %% role="wrong" key="q6" name="the-list-alone" says="ex07.q6.named" points=1
shown, reply = ex.list, "{address}"
# %% role="wrong" key="q6" name="answers-to-the-list" says="ex07.q6.answers" points=1
shown, reply = '"{name} via la liste" <' + ex.list + ">", ex.list
# %% role="wrong" key="q6" name="answers-to-two" says="ex07.q6.answers" points=1
shown, reply = '"{name} via la liste" <' + ex.list + ">", "{address}, bob@entite.fr"
# %% role="wrong" key="q6" name="nowhere-to-answer" says="ex07.q6.answers" points=1
shown, reply = '"{name} via la liste" <' + ex.list + ">", ""
# %% role="wrong" key="q6" name="alice-for-all" says="" points=2
shown = '"Alice Martin via la liste" <' + ex.list + ">"
reply = "alice@monpartenaire.fr"
# %% role="wrong" key="q6" name="no-quotes" says="" points=2
shown, reply = "{name} via la liste <" + ex.list + ">", "{address}"
# %% role="check" key="q6"
check.q6(shown, reply)
# %% role="mark" key="q6-named" of="q6" points=1
mark.q6(shown, reply, "arrives", "named")
# %% role="mark" key="q6-answers" of="q6" points=1
mark.q6(shown, reply, "arrives", "answers")
# %% role="mark" key="q6-others" of="q6" points=1 hidden=true
mark.q6(shown, reply, "arrives", "named", "answers", hidden=True)
# %% [markdown] lang="fr"
# ## q7 — Régler la liste (4 points)
#
# À vous de régler `ex.list` : `style` contient les options de `lab.mailing_list` (`tag`, `footer`, `rewrite_from`, `keep_signatures`, `sign`, `arc`), et `believed` les scelleurs que `entite.fr` croira (une liste vide, si vous n'en demandez pas). Il faut : que Bob reçoive les messages d'Alice (`p=reject`) ; que l'étiquette `ex.tag` soit devant l'objet ; que l'adresse d'Alice soit dans `From` ou dans `Reply-To` ; que Claire, de `universite.example`, qui ne demande rien, garde son `From` ; que les faux scellés par un menteur soient refusés. Plusieurs réponses sont justes.
#
# *À relire : leçon 07, « Ce qui survit à quel chemin ».*
# %% [markdown] lang="en"
# ## q7 — Set up the list (4 points)
#
# Set up `ex.list` yourself: `style` holds the options of `lab.mailing_list` (`tag`, `footer`, `rewrite_from`, `keep_signatures`, `sign`, `arc`), and `believed` the sealers that `entite.fr` will believe (an empty list, if you ask for none). What is wanted: Bob gets Alice's messages (`p=reject`); the tag `ex.tag` stands before the subject; Alice's address is in `From` or in `Reply-To`; Claire of `universite.example`, which asks for nothing, keeps her `From`; forgeries that a liar sealed are refused. Several answers are right.
#
# *Read again: lesson 07, "What survives which way".*
# %% role="stub" key="q7"
style = {"tag": ..., "rewrite_from": ..., "arc": ...}
believed = [...]
# %% role="answer" key="q7" gives="style believed" outcomes="O28 O37"
style = {"tag": ex.tag, "footer": "Liste", "rewrite_from": "policy"}
believed = []
# %% role="wrong" key="q7" name="signed-again" says="ex07.q7.strict" points=0
style = {"tag": ex.tag, "rewrite_from": "never", "sign": True}
believed = []
# %% role="wrong" key="q7" name="sealed-and-not-believed" says="ex07.q7.strict" points=0
style = {"tag": ex.tag, "rewrite_from": "never", "arc": True}
believed = []
# %% role="wrong" key="q7" name="nothing-changed" says="ex07.q7.tag" points=0
style = {"rewrite_from": "never"}
believed = []
# %% role="wrong" key="q7" name="always-rewritten" says="ex07.q7.calm" points=2
style = {"tag": ex.tag, "rewrite_from": "always"}
believed = []
# %% role="wrong" key="q7" name="believes-anybody" says="ex07.q7.lies" points=2
style = {"tag": ex.tag, "rewrite_from": "never", "arc": True}
believed = [ex.domain, "attaquant.example"]
# %% role="wrong" key="q7" name="invented-option" says="ex07.q7.options" points=0
style = {"tag": ex.tag, "srs": True}
believed = []
# %% role="check" key="q7"
check.q7(style, believed)
# %% role="mark" key="q7-strict" of="q7" points=1
mark.q7(style, believed, "alice", "tag", "answers")
# %% role="mark" key="q7-calm" of="q7" points=1
mark.q7(style, believed, "alice", "tag", "calm")
# %% role="mark" key="q7-lies" of="q7" points=1
mark.q7(style, believed, "alice", "tag", "lies")
# %% role="mark" key="q7-all" of="q7" points=1 hidden=true
mark.q7(style, believed, hidden=True)
