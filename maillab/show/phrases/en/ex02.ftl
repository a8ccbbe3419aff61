# Exercise 02: forge, publish, and what Bob's server decides.
ex02-missing = One of the cases has no answer.
    .expected = an answer for each case of the cell, under the letters that stood there
ex02-later = At marking, other hosts and other names try to pass.

ex02-q1-lost = One of the three messages does not arrive at Bob's.
    .expected = three messages for bob@entite.fr; your domain has none of them refused yet
ex02-q1-direct = { $spoof ->
        [envelope] The envelope of direct is the attacker's.
       *[other] The message direct does not imitate your person everywhere.
    }
    .expected = ex.author both in the envelope and in From
ex02-q1-envelope = { $envelope ->
        [direct] The envelope of this message lies too: SPF gives fail.
        [unproven] SPF finds nothing under this envelope's domain: it does not give pass.
       *[other] This message does not show your person in From.
    }
    .expected = ex.author in From, and in the envelope a domain that truly allows the attacker's machine
ex02-q1-named = { $named ->
        [honest] The display name is not your person's.
       *[other] This message lies about the address, not about the name alone.
    }
    .expected = the first name ex.person before an address that truly is the attacker's
ex02-q1-hint1 = A recipe for each: direct_spoof, from_only, display_name. Display a message to see what it says, envelope and header.
ex02-q1-hint2 = Left alone, the recipes imitate Alice of monpartenaire.fr: give your address or your name as the first text. The envelope of from_only is the attacker's already.

ex02-q2-none = SPF finds no record for your domain.
    .expected = a TXT "v=spf1 …" at the name of the domain itself
ex02-q2-syntax = SPF cannot use what is published: it gives permerror.
    .expected = one SPF record a name, every term of it well written
    .fix = join the terms into one text; lint("…") shows a mistake of spelling
ex02-q2-open = A host that you did not name gets pass.
    .expected = pass for your two hosts alone
ex02-q2-own = Your server gets { $own }.
    .expected = pass
    .fix = which address does each term give? The domain itself has no A record
ex02-q2-newsletter = The newsletter host gets { $newsletter }.
    .expected = pass: it sends under your domain
ex02-q2-soft = An unknown host gets { $stranger }.
    .expected = fail
    .fix = look at the sign of the last term
ex02-q2-hint1 = A name (the domain's), a type, a value: "v=spf1", a term for each source, a last term for all others.
ex02-q2-hint2 = mx matches the host that receives your mail, ip4:address one very host; -all refuses the rest.

ex02-q3-unit = That is the number of seconds.
    .expected = minutes: the DNS counts lifetimes in seconds
ex02-q3-early = At that moment Bob's server still knows the old record: the forgery gets { $after }.
    .expected = the moment when its resolver must ask again
ex02-q3-late = A minute sooner the forgery got fail already.
    .expected = the smallest number of minutes that is enough
ex02-q3-hint1 = Bob's resolver asked when the first forgery came. How long may it keep the answer?
ex02-q3-hint2 = The TTL is that time, in seconds. A minute has sixty of them.

ex02-q4-word = One of these words is no decision.
    .expected = "accept", "quarantine" or "reject": what the server does, not the result of a check
ex02-q4-own = One of your own sources is not treated like that.
    .expected = SPF passes for the IP, and the envelope's domain is From's: DMARC passes
ex02-q4-direct = The complete forgery is not treated like that.
    .expected = what the owner asks for where nothing aligned has passed
    .fix = read p= in ex.dmarc
ex02-q4-envelope = The letter under the attacker's envelope is not treated like that.
    .expected = SPF passes, but for which domain? DMARC compares it with From's
ex02-q4-below = The letter from a name below your domain is not treated like that.
    .expected = the domain's policy holds below it too, as long as neither sp nor np says otherwise
ex02-q4-named = The letter that imitates the name alone is not treated like that.
    .expected = DMARC looks at the address's domain; your record speaks of yours only
ex02-q4-hint1 = For each letter, in order: does SPF pass for this IP and this envelope? Is that domain aligned with From's? If not, what does the owner of From's domain ask for?
ex02-q4-hint2 = Two letters are true; a third is not under your domain at all. The other three meet your policy.

ex02-q5-word = One of these words is neither of the two choices.
    .expected = "yes" or "no"
ex02-q5-equal = Two equal domains would not be aligned?
    .expected = "yes": equality is enough in both modes
ex02-q5-strict = A case in strict mode is another.
    .expected = in strict, exactly the same name; a longer one is not enough
ex02-q5-relaxed = A case in relaxed mode is another.
    .expected = in relaxed, the same organisation, whichever side has the longer name
ex02-q5-lookalike = A name that ends in the same letters is not a name of the same domain.
    .expected = to compare label by label, from dot to dot
ex02-q5-foreign = Somebody else's domain is not aligned with yours.
    .expected = "no", even where SPF passed
ex02-q5-hint1 = In strict, compare the texts. In relaxed, compare the organisation's domain: here, the last two labels.
ex02-q5-hint2 = Cut at the dots: news.sample.example gives three labels; my-sample.example gives two, and the first is "my-sample".

ex02-q6-none = No DMARC record holds for your domain.
    .expected = a TXT "v=DMARC1; …" at the name where receivers look for it, one name below the domain
ex02-q6-own = Your own mail is accepted no more: { $own }.
    .expected = accept: SPF passes for your server, and it is aligned
ex02-q6-newsletter = The newsletter is accepted no more: { $newsletter }.
    .expected = an alignment that takes an envelope below lettre. your domain
    .fix = which mode do you ask for, for SPF?
ex02-q6-open = The complete forgery is accepted.
    .expected = a policy that asks for more than to look on
ex02-q6-soft = The complete forgery is only set aside.
    .expected = reject
ex02-q6-below = A forgery under a name longer than your domain gets { $below }.
    .expected = reject: attackers try names that do not exist, too
ex02-q6-reports = No report would come to your domain.
    .expected = an address of your domain, written as a URI
ex02-q6-hint1 = The name begins with _dmarc. and the value with v=DMARC1. What you do not say has a default: it is often the right one.
ex02-q6-hint2 = p= gives the policy, rua=mailto:… the address for reports. Without sp and aspf, p holds below and alignment is relaxed.

ex02-q7-valid = A receiver cannot use one of the plan's records.
    .expected = a list of records that are well written: "name=value", with semicolons between
    .fix = lint("…") shows the mistake
ex02-q7-first = The plan begins with { $first }: on the very first day, genuine mail that is badly set up is lost.
    .expected = a first step that only asks for reports
ex02-q7-last = The plan ends with { $last }.
    .expected = reject at the last step
ex02-q7-gentle = The plan skips a step, or takes one back.
    .expected = from one record to the next, the same request or the next more severe
ex02-q7-reports = At one step at least, no report comes to your domain.
    .expected = at each step, what shows who fails before you ask for more
ex02-q7-hint1 = There are three policies, from the mildest to the most severe. Each has its place in the plan.
ex02-q7-hint2 = Three texts at least: p=none, p=quarantine, p=reject, each with rua=mailto: and an address of your domain.

ex02-q8-lost = The message is not addressed to Bob.
    .expected = bob@entite.fr in the envelope
ex02-q8-refused = The message does not arrive in the inbox.
    .expected = a message that DMARC has nothing to say against
    .fix = which domain does DMARC look up, and can you have it be another than yours?
ex02-q8-honest = The message arrives, but its From makes one think neither of your person nor of your domain.
    .expected = a name or a domain that deceives Bob's eye
ex02-q8-later = At marking, your domain asks for even more; the message must pass all the same.
ex02-q8-hint1 = DMARC protects one exact domain and what is below it. What does Bob read that DMARC does not compare?
ex02-q8-hint2 = Nobody verifies the display name; a domain close to yours belongs to whoever buys it. Choose.

effect-spoof = complete forgery
effect-envelope = From alone imitated
effect-own = your mail
effect-after = SPF after the wait
effect-sooner = SPF a minute sooner
effect-unit = unit
effect-below = name below the domain
effect-equal = equal names
effect-child = longer name, relaxed
effect-strict = longer name, strict
effect-parent = longer From, relaxed
effect-foreign = somebody else's domain
effect-named = name alone imitated
effect-lookalike = lookalike name
effect-published = DMARC found
effect-valid = readable records
effect-first = first step
effect-last = last step
effect-gentle = no step skipped
effect-pretends = deceives the eye
effect-ex02-abroad = reports at somebody else's
word-ex02-direct = envelope and From false
word-ex02-envelope = From alone false, SPF pass
word-ex02-named = display name alone
