# %% [markdown] lang="fr"
# # Exercice 02 — Forger, puis publier
#
# Huit tâches, de la plus simple à la plus libre : mentir de trois façons, publier SPF et DMARC pour votre domaine, dire ce que le serveur de Bob décide, enfin chercher ce qui passe encore. Dans chacune : lisez, remplacez les `...`, lancez la cellule, puis la cellule `check` qui suit. `hint("q1")` ouvre un indice après un essai. L'ordre des cellules est libre : chaque vérification refait son monde. La correction ne reprend que les cellules de réponse : définissez-y tout ce qu'elles emploient. Leçon à relire : 02.
# %% [markdown] lang="en"
# # Exercise 02 — Forge, then publish
#
# Eight tasks, from the simplest to the freest: lie in three ways, publish SPF and DMARC for your domain, tell what Bob's server decides, at last look for what still passes. In each: read, replace the `...`, run the cell, then the `check` cell after it. `hint("q1")` opens a hint after a try. Run cells in any order: each check makes its world anew. Marking takes the answer cells alone: define in them all that they use. Lesson to read again: 02.
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
from maillab.advice import lint
from maillab.exercises import begin

use_language("fr")
ex = begin("ex02_forger_publier", identifiant)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% lang="en" role="setup" key="setup"
from maillab import forge, play, use_language
from maillab.advice import lint
from maillab.exercises import begin

use_language("en")
ex = begin("ex02_forger_publier", identifier)
check, hint, mark = ex.check, ex.hint, ex.mark
ex
# %% [markdown] lang="fr"
# ## q1 — Trois mensonges (3 points)
#
# L'attaquant écrit à `bob@entite.fr`. Faites-lui faire trois messages qui imitent votre personne (`ex.author`, prénom `ex.person`) : `direct` ment partout, enveloppe et From ; `envelope` montre `ex.author` dans From, sous une enveloppe pour laquelle SPF donne *pass* à l'attaquant ; `named` n'imite que le nom affiché. `forge.` suivi de la touche Tab montre les recettes.
#
# *À relire : leçon 02, « Le faux qui passe SPF ».*
# %% [markdown] lang="en"
# ## q1 — Three lies (3 points)
#
# The attacker writes to `bob@entite.fr`. Make three messages that imitate your person (`ex.author`, first name `ex.person`): `direct` lies everywhere, envelope and From; `envelope` shows `ex.author` in From, under an envelope for which SPF gives the attacker *pass*; `named` imitates the display name alone. `forge.` and the Tab key show the recipes.
#
# *Read again: lesson 02, "The forgery that passes SPF".*
# %% role="stub" key="q1"
direct = ...
envelope = ...
named = ...
# %% role="answer" key="q1" gives="direct envelope named" outcomes="O05 O38" nohidden="the messages are sent as they are, each the one way it is meant for"
direct = forge.direct_spoof(ex.author, "bob@entite.fr")
envelope = forge.from_only(ex.author, "bob@entite.fr")
named = forge.display_name(f"{ex.person} Petit", "bob@entite.fr")
# %% role="wrong" key="q1" name="one-lie-three-times" says="ex02.q1.envelope" points=1
direct = envelope = named = forge.direct_spoof(ex.author, "bob@entite.fr")
# %% role="wrong" key="q1" name="somebody-else-imitated" says="ex02.q1.direct" points=1
direct = forge.direct_spoof("alice@monpartenaire.fr", "bob@entite.fr")
envelope = forge.from_only(ex.author, "bob@entite.fr")
named = forge.display_name("Alice Martin", "bob@entite.fr")
# %% role="wrong" key="q1" name="an-envelope-of-nobody-s" says="ex02.q1.envelope" points=2
direct = forge.direct_spoof(ex.author, "bob@entite.fr")
envelope = forge.from_only(ex.author, "bob@entite.fr", sender="x@nullepart.example")
named = forge.display_name(f"{ex.person} Petit", "bob@entite.fr")
# %% role="wrong" key="q1" name="the-address-kept" says="ex02.q1.named" points=2
direct = forge.direct_spoof(ex.author, "bob@entite.fr")
envelope = forge.from_only(ex.author, "bob@entite.fr")
named = forge.header_from(f"{ex.person} Petit <{ex.author}>", "bob@entite.fr")
# %% role="wrong" key="q1" name="to-the-wrong-bob" says="ex02.q1.lost" points=0
direct = forge.direct_spoof(ex.author, "bob@monpartenaire.fr")
envelope = forge.from_only(ex.author, "bob@monpartenaire.fr")
named = forge.display_name(f"{ex.person} Petit", "bob@monpartenaire.fr")
# %% role="check" key="q1"
check.q1(direct, envelope, named)
# %% role="mark" key="q1-direct" of="q1" points=1
mark.q1(direct, envelope, named, "spoof")
# %% role="mark" key="q1-envelope" of="q1" points=1
mark.q1(direct, envelope, named, "envelope")
# %% role="mark" key="q1-named" of="q1" points=1
mark.q1(direct, envelope, named, "named")
# %% [markdown] lang="fr"
# ## q2 — Publier SPF (2 points)
#
# Votre domaine ne publie rien. Votre serveur (`ex.mx`) et la machine des lettres (`ex.newsletter`) envoient pour lui. Publiez de quoi leur donner *pass*, et *fail* à tout autre : une liste de (nom, type, valeur).
#
# *À relire : leçon 02, « Publier SPF ».*
# %% [markdown] lang="en"
# ## q2 — Publish SPF (2 points)
#
# Your domain publishes nothing. Your server (`ex.mx`) and the newsletter host (`ex.newsletter`) send for it. Publish what gives them *pass*, and *fail* to anybody else: a list of (name, type, value).
#
# *Read again: lesson 02, "Publish SPF".*
# %% role="stub" key="q2"
published = [
    (..., "TXT", ...),
]
# %% role="answer" key="q2" gives="published" outcomes="O26"
published = [
    (ex.domain, "TXT", f"v=spf1 mx ip4:{ex.newsletter} -all"),
]
# %% role="wrong" key="q2" name="under-a-name-like-dmarc-s" says="ex02.q2.none" points=0
published = [(f"_spf.{ex.domain}", "TXT", f"v=spf1 mx ip4:{ex.newsletter} -all")]
# %% role="wrong" key="q2" name="a-record-for-each-machine" says="ex02.q2.syntax" points=0
published = [(ex.domain, "TXT", "v=spf1 mx -all")]
published += [(ex.domain, "TXT", f"v=spf1 ip4:{ex.newsletter} -all")]
# %% role="wrong" key="q2" name="the-whole-network" says="ex02.q2.open" points=0
published = [(ex.domain, "TXT", "v=spf1 mx ip4:198.51.100.0/24 ip4:203.0.113.0/24 -all")]
# %% role="wrong" key="q2" name="newsletter-forgotten" says="ex02.q2.newsletter" points=1
published = [(ex.domain, "TXT", "v=spf1 mx -all")]
# %% role="wrong" key="q2" name="a-for-mx" says="ex02.q2.own" points=0
published = [(ex.domain, "TXT", f"v=spf1 a ip4:{ex.newsletter} -all")]
# %% role="wrong" key="q2" name="undecided" says="ex02.q2.soft" points=0
published = [(ex.domain, "TXT", f"v=spf1 mx ip4:{ex.newsletter} ?all")]
# %% role="check" key="q2"
check.q2(published)
# %% role="mark" key="q2-own" of="q2" points=1
mark.q2(published, "own", "stranger")
# %% role="mark" key="q2-all" of="q2" points=1 hidden=true
mark.q2(published, "own", "newsletter", "stranger", hidden=True)
# %% [markdown] lang="fr"
# ## q3 — Combien de temps ? (2 points)
#
# Votre domaine publiait `v=spf1 +all`, avec un TTL de `ex.ttl` secondes. Un faux vient de passer chez Bob. À l'instant, vous remplacez l'enregistrement par `v=spf1 mx -all`. Après combien de **minutes** au plus tôt le même faux obtiendra-t-il *fail* ? (un nombre entier)
#
# *À relire : leçon 02, « Publier SPF ».*
# %% [markdown] lang="en"
# ## q3 — How long? (2 points)
#
# Your domain published `v=spf1 +all`, with a TTL of `ex.ttl` seconds. A forgery has just passed at Bob's. At once you replace the record by `v=spf1 mx -all`. After how many **minutes** at the earliest will the same forgery get *fail*? (a whole number)
#
# *Read again: lesson 02, "Publish SPF".*
# %%
ex.ttl
# %% role="stub" key="q3"
minutes = ...
# %% role="answer" key="q3" gives="minutes" outcomes="O26" nohidden="a number that is right in the own world alone"
minutes = ex.ttl // 60
# %% role="wrong" key="q3" name="at-once" says="ex02.q3.early" points=0
minutes = 0
# %% role="wrong" key="q3" name="half-of-it" says="ex02.q3.early" points=0
minutes = ex.ttl // 120
# %% role="wrong" key="q3" name="an-hour-to-be-sure" says="ex02.q3.late" points=0
minutes = 60
# %% role="wrong" key="q3" name="in-seconds" says="ex02.q3.unit" points=0
minutes = ex.ttl
# %% role="check" key="q3"
check.q3(minutes)
# %% role="mark" key="q3-minutes" of="q3" points=2
mark.q3(minutes, "after", "sooner")
# %% [markdown] lang="fr"
# ## q4 — Que décide le serveur de Bob ? (4 points)
#
# Votre domaine publie maintenant `ex.spf` et, pour DMARC, `ex.dmarc`. Voici six lettres : leur From, leur enveloppe, l'adresse IP qui les remet. Le serveur de Bob suit à la lettre ce que demande DMARC. Pour chacune : `"accept"`, `"quarantine"` ou `"reject"` ? Sans envoyer : raisonnez.
#
# *À relire : leçon 02, « Le même message, encore ».*
# %% [markdown] lang="en"
# ## q4 — What does Bob's server decide? (4 points)
#
# Your domain now publishes `ex.spf` and, for DMARC, `ex.dmarc`. Here are six letters: their From, their envelope, the IP address that hands them over. Bob's server follows to the letter what DMARC asks. For each: `"accept"`, `"quarantine"` or `"reject"`? Do not send: reason.
#
# *Read again: lesson 02, "The same message again".*
# %%
ex.letters
# %% role="stub" key="q4"
verdicts = {
    "a": ...,
    "b": ...,
    "c": ...,
    "d": ...,
    "e": ...,
    "f": ...,
}
# %% role="answer" key="q4" gives="verdicts" outcomes="O32 O38" nohidden="choices that are right in the own world alone: nothing else to try them with"
policy, own = ex.dmarc.partition("p=")[2], (ex.mx, ex.newsletter)
verdicts = {
    label: "accept" if one["IP"] in own or ex.domain not in one["From"] else policy
    for label, one in ex.letters.items()
}
# %% role="wrong" key="q4" name="spf-pass-is-enough" says="ex02.q4.envelope" points=3
policy, own = ex.dmarc.partition("p=")[2], (ex.mx, ex.newsletter, "203.0.113.66")
verdicts = {
    label: "accept" if one["IP"] in own and "@rh." not in one["From"] else policy
    for label, one in ex.letters.items()
}
# %% role="wrong" key="q4" name="dmarc-sees-names" says="ex02.q4.named" points=3
policy, own = ex.dmarc.partition("p=")[2], (ex.mx, ex.newsletter)
verdicts = {label: "accept" if one["IP"] in own else policy for label, one in ex.letters.items()}
# %% role="wrong" key="q4" name="nothing-below-the-domain" says="ex02.q4.below" points=3
policy, own = ex.dmarc.partition("p=")[2], (ex.mx, ex.newsletter)
verdicts = {
    label: policy if f"@{ex.domain}" in one["From"] and one["IP"] not in own else "accept"
    for label, one in ex.letters.items()
}
# %% role="wrong" key="q4" name="everything-passes" says="ex02.q4.direct" points=0
verdicts = dict.fromkeys("abcdef", "accept")
# %% role="wrong" key="q4" name="everything-refused" says="ex02.q4.own" points=0
verdicts = dict.fromkeys("abcdef", ex.dmarc.partition("p=")[2])
# %% role="wrong" key="q4" name="the-result-not-the-decision" says="ex02.q4.word" points=0
verdicts = dict.fromkeys("abcdef", "fail")
# %% role="check" key="q4"
check.q4(verdicts)
# %% role="mark" key="q4-direct" of="q4" points=1
mark.q4(verdicts, "own", "spoof")
# %% role="mark" key="q4-envelope" of="q4" points=1
mark.q4(verdicts, "newsletter", "envelope")
# %% role="mark" key="q4-below" of="q4" points=1
mark.q4(verdicts, "own", "newsletter", "below")
# %% role="mark" key="q4-named" of="q4" points=1
mark.q4(verdicts, "spoof", "named")
# %% [markdown] lang="fr"
# ## q5 — Aligné ou non ? (3 points)
#
# Six cas : le domaine de From, un domaine pour lequel SPF a réussi, le mode que l'enregistrement DMARC demande : `relaxed` (souple, `aspf=r`) ou `strict` (`aspf=s`). Il n'y a de DMARC qu'à `ex.domain`. Les deux domaines sont-ils alignés : `"yes"` ou `"no"` ?
#
# *À relire : leçon 05, « Réparer, puis monter ».*
# %% [markdown] lang="en"
# ## q5 — Aligned or not? (3 points)
#
# Six cases: From's domain, a domain for which SPF passed, the mode that the DMARC record asks for: `relaxed` (`aspf=r`) or `strict` (`aspf=s`). There is a DMARC record at `ex.domain` only. Are the two domains aligned: `"yes"` or `"no"`?
#
# *Read again: lesson 05, "Mend, then move up".*
# %%
ex.pairs
# %% role="stub" key="q5"
aligned = {
    "a": ...,
    "b": ...,
    "c": ...,
    "d": ...,
    "e": ...,
    "f": ...,
}
# %% role="answer" key="q5" gives="aligned" outcomes="O32" nohidden="choices that are right in the own world alone: nothing else to try them with"
aligned = {}
for label, one in ex.pairs.items():
    left, right = one["From"], one["passed"]
    if one["mode"] == "relaxed":
        left, right = left.split(".")[-2:], right.split(".")[-2:]
    aligned[label] = "yes" if left == right else "no"
# %% role="wrong" key="q5" name="the-end-of-the-text" says="ex02.q5.lookalike" points=2
aligned = {}
for label, one in ex.pairs.items():
    left, right = one["From"], one["passed"]
    ends = left.endswith(right) or right.endswith(left)
    same = left == right if one["mode"] == "strict" else ends
    aligned[label] = "yes" if same else "no"
# %% role="wrong" key="q5" name="the-mode-ignored" says="ex02.q5.strict" points=2
aligned = {}
for label, one in ex.pairs.items():
    left, right = one["From"].split(".")[-2:], one["passed"].split(".")[-2:]
    aligned[label] = "yes" if left == right else "no"
# %% role="wrong" key="q5" name="equal-names-only" says="ex02.q5.relaxed" points=1
aligned = {}
for label, one in ex.pairs.items():
    aligned[label] = "yes" if one["From"] == one["passed"] else "no"
# %% role="wrong" key="q5" name="never" says="ex02.q5.equal" points=0
aligned = dict.fromkeys("abcdef", "no")
# %% role="wrong" key="q5" name="always" says="ex02.q5.strict" points=0
aligned = dict.fromkeys("abcdef", "yes")
# %% role="wrong" key="q5" name="no-such-word" says="ex02.q5.word" points=0
aligned = dict.fromkeys("abcdef", "pass")
# %% role="check" key="q5"
check.q5(aligned)
# %% role="mark" key="q5-equal" of="q5" points=1
mark.q5(aligned, "equal", "foreign")
# %% role="mark" key="q5-strict" of="q5" points=1
mark.q5(aligned, "child", "strict")
# %% role="mark" key="q5-relaxed" of="q5" points=1
mark.q5(aligned, "parent", "lookalike")
# %% [markdown] lang="fr"
# ## q6 — Publier DMARC (3 points)
#
# Votre domaine publie `v=spf1 mx -all`. La machine des lettres met `lettre@` et votre domaine dans From, et `retours@lettre.` et votre domaine dans l'enveloppe ; sous ce nom-là, `v=spf1 a -all` est publié. Publiez de quoi faire **rejeter** tout faux, y compris sous un nom plus long que votre domaine, sans perdre vos deux sources, et recevoir des rapports à une adresse de votre domaine.
#
# *À relire : leçon 02, « Publier DKIM, puis DMARC ».*
# %% [markdown] lang="en"
# ## q6 — Publish DMARC (3 points)
#
# Your domain publishes `v=spf1 mx -all`. The newsletter host writes `lettre@` your domain in From, under the envelope `retours@lettre.` your domain, where `v=spf1 a -all` is published. Publish what makes every forgery **rejected**, also under a name longer than your domain, without losing your two sources, and what brings you reports at an address of your domain.
#
# *Read again: lesson 02, "Publish DKIM, then DMARC".*
# %% role="stub" key="q6"
dmarc_records = [
    (..., "TXT", ...),
]
# %% role="answer" key="q6" gives="dmarc_records" outcomes="O34 O32"
dmarc_records = [
    (f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=reject; rua=mailto:dmarc@{ex.domain}"),
]
# %% role="wrong" key="q6" name="at-the-domain-itself" says="ex02.q6.none" points=0
dmarc_records = [(ex.domain, "TXT", f"v=DMARC1; p=reject; rua=mailto:dmarc@{ex.domain}")]
# %% role="wrong" key="q6" name="only-looking" says="ex02.q6.open" points=0
rua = f"rua=mailto:dmarc@{ex.domain}"
dmarc_records = [(f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=none; {rua}")]
# %% role="wrong" key="q6" name="set-aside" says="ex02.q6.soft" points=0
rua = f"rua=mailto:dmarc@{ex.domain}"
dmarc_records = [(f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=quarantine; {rua}")]
# %% role="wrong" key="q6" name="strict-is-safer" says="ex02.q6.newsletter" points=0
rua = f"rua=mailto:dmarc@{ex.domain}"
dmarc_records = [(f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=reject; aspf=s; {rua}")]
# %% role="wrong" key="q6" name="open-below" says="ex02.q6.below" points=2
rua = f"rua=mailto:dmarc@{ex.domain}"
dmarc_records = [(f"_dmarc.{ex.domain}", "TXT", f"v=DMARC1; p=reject; sp=none; {rua}")]
# %% role="wrong" key="q6" name="no-reports" says="ex02.q6.reports" points=2
dmarc_records = [(f"_dmarc.{ex.domain}", "TXT", "v=DMARC1; p=reject")]
# %% role="check" key="q6"
check.q6(dmarc_records)
# %% role="mark" key="q6-refused" of="q6" points=1
mark.q6(dmarc_records, "own", "newsletter", "spoof", "envelope")
# %% role="mark" key="q6-below" of="q6" points=1 hidden=true
mark.q6(dmarc_records, "own", "newsletter", "spoof", "below", hidden=True)
# %% role="mark" key="q6-reports" of="q6" points=1
mark.q6(dmarc_records, "own", "newsletter", "spoof", "reports")
# %% [markdown] lang="fr"
# ## q7 — Un plan (3 points)
#
# Publier `p=reject` un matin perdrait le courrier des sources oubliées. Écrivez un plan : les enregistrements DMARC que portera, **l'un après l'autre**, le nom `_dmarc.` et votre domaine, du premier au dernier. On commence sans rien changer au courrier, on finit par faire rejeter, on ne saute et ne redescend aucune marche, et des rapports viennent à votre domaine tout du long.
#
# *À relire : leçon 05, « Réparer, puis monter ».*
# %% [markdown] lang="en"
# ## q7 — A plan (3 points)
#
# To publish `p=reject` one morning would lose the mail of forgotten sources. Write a plan: the DMARC records that `_dmarc.` your domain will bear **one after the other**, from first to last. It begins without changing anything for the mail, it ends with rejection, no step is skipped or taken back, and reports come to your domain all along.
#
# *Read again: lesson 05, "Mend, then move up".*
# %% role="stub" key="q7"
plan = ...  # ["v=DMARC1; …", …]
# %% role="answer" key="q7" gives="plan" outcomes="O34" nohidden="the check reads every record of the plan"
rua = f"rua=mailto:dmarc@{ex.domain}"
plan = [f"v=DMARC1; p={policy}; {rua}" for policy in ("none", "quarantine", "reject")]
# %% role="wrong" key="q7" name="reject-at-once" says="ex02.q7.first" points=0
plan = [f"v=DMARC1; p=reject; rua=mailto:dmarc@{ex.domain}"]
# %% role="wrong" key="q7" name="a-step-skipped" says="ex02.q7.gentle" points=2
rua = f"rua=mailto:dmarc@{ex.domain}"
plan = [f"v=DMARC1; p={policy}; {rua}" for policy in ("none", "reject")]
# %% role="wrong" key="q7" name="stops-at-quarantine" says="ex02.q7.last" points=0
rua = f"rua=mailto:dmarc@{ex.domain}"
plan = [f"v=DMARC1; p={policy}; {rua}" for policy in ("none", "quarantine")]
# %% role="wrong" key="q7" name="blind" says="ex02.q7.reports" points=2
plan = [f"v=DMARC1; p={policy}" for policy in ("none", "quarantine", "reject")]
# %% role="wrong" key="q7" name="colons" says="ex02.q7.valid" points=0
plan = [f"v=DMARC1; p: {policy}" for policy in ("none", "quarantine", "reject")]
# %% role="check" key="q7"
check.q7(plan)
# %% role="mark" key="q7-ends" of="q7" points=1
mark.q7(plan, "valid", "abroad", "first", "last")
# %% role="mark" key="q7-gentle" of="q7" points=1
mark.q7(plan, "valid", "abroad", "first", "last", "gentle")
# %% role="mark" key="q7-reports" of="q7" points=1
mark.q7(plan, "valid", "first", "last", "reports")
# %% [markdown] lang="fr"
# ## q8 — Ce qui passe encore (3 points)
#
# Votre domaine publie `v=spf1 mx -all` et `p=reject; sp=reject; np=reject`. Pourtant l'attaquant, depuis sa machine, peut encore tromper Bob. À vous de trouver : un message qui arrive dans la **boîte de réception** de Bob, et dont From fait penser à votre personne ou à votre domaine. Plusieurs réponses sont justes.
#
# *À relire : leçon 02, « Ce qui passe encore ».*
# %% [markdown] lang="en"
# ## q8 — What still passes (3 points)
#
# Your domain publishes `v=spf1 mx -all` and `p=reject; sp=reject; np=reject`. And yet the attacker, from his machine, can still deceive Bob. Yours to find: a message that arrives in Bob's **inbox**, and whose From makes one think of your person or of your domain. Several answers are right.
#
# *Read again: lesson 02, "What still passes".*
# %% role="stub" key="q8"
mail = ...
# %% role="answer" key="q8" gives="mail" outcomes="O38"
mail = forge.display_name(f"{ex.person} Petit", "bob@entite.fr")
# %% role="wrong" key="q8" name="the-lie-of-before" says="ex02.q8.refused" points=0
mail = forge.from_only(ex.author, "bob@entite.fr")
# %% role="wrong" key="q8" name="a-name-below-the-domain" says="ex02.q8.refused" points=0
mail = forge.from_only(f"paie@rh.{ex.domain}", "bob@entite.fr")
# %% role="wrong" key="q8" name="the-attacker-s-own-name" says="ex02.q8.honest" points=0
mail = forge.display_name("Mallory", "bob@entite.fr")
# %% role="wrong" key="q8" name="the-name-in-the-subject" says="ex02.q8.honest" points=0
mail = forge.display_name("Banque", "bob@entite.fr", subject=f"De la part de {ex.person}")
# %% role="wrong" key="q8" name="to-the-victim" says="ex02.q8.lost" points=0
mail = forge.display_name(f"{ex.person} Petit", ex.author)
# %% role="check" key="q8"
check.q8(mail)
# %% role="mark" key="q8-passes" of="q8" points=1
mark.q8(mail, "fate", "pretends")
# %% role="mark" key="q8-always" of="q8" points=2 hidden=true
mark.q8(mail, "fate", "pretends", hidden=True)
# %% [markdown] lang="fr"
# ## Références
#
# RFC 1034 §3.6 (durée de vie) ; RFC 7208 §2.4, §4.5, §5, §8 ; RFC 9989 §2.4, §4.4, §4.7, §4.10, §5.3.5 ; ANSSI-PA-066 R43 à R48+. Leçon 02 pour chaque notion.
# %% [markdown] lang="en"
# ## References
#
# RFC 1034 §3.6 (time to live); RFC 7208 §2.4, §4.5, §5, §8; RFC 9989 §2.4, §4.4, §4.7, §4.10, §5.3.5; ANSSI-PA-066 R43 to R48+. Lesson 02 for every notion.
