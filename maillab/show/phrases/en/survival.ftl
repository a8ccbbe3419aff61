# What survives which path, and mailing lists.
survival-title = What survives which path
survival-note = Each cell comes from a message that was really sent in this world. monpartenaire.fr publishes SPF, signs, and asks for p=reject; Bob's server verifies and enforces. SPF, DMARC, ARC and the decision are those of the message signed as "relaxed".
survival-way = path
survival-spf = SPF
survival-spf-aligned = SPF aligned
survival-dkim-simple = DKIM simple
survival-dkim-relaxed = DKIM relaxed
survival-dkim-length = DKIM with l=
survival-dkim-list = the list's DKIM
survival-dmarc = DMARC
survival-arc = ARC
survival-disposition = decision
survival-from = From on arrival
survival-aligned = yes
survival-not-aligned = no

way-direct = directly
way-forward = plain forwarding
way-srs = forwarding with SRS
way-list = a list that changes nothing
way-footer = a list, footer
way-tag-and-footer = a list, tag and footer
way-from-rewritten = the same list, From rewritten
way-signed-again = the same list, with its signature
way-sealed = the same list, with an ARC seal
way-sealed-and-trusted = the same list, with an ARC seal that the receiver trusts

list-title = List { $address }: { $count } { $count-form ->
        [zero] members
        [one] member
       *[many] members
    }
list-bounces = { $count } { $count-form ->
        [zero] failure notices
        [one] failure notice
       *[many] failure notices
    }
