# What exercises say, whatever their subject.
exercise-world = { $whose ->
    [none] Your world (no identifier: that of whoever learns alone)
   *[other] The world of "{ $whose }"
}
exercise-name = name
exercise-value = value
exercise-holds = { $key }: right.
exercise-effect = { $name }: { $value }
exercise-nothing-later = Marking looks at the same effects.
exercise-no-hint = { $key }: no hint yet. Run the check cell first; a try that misses opens a hint.
exercise-hint = { $key }, hint { $number }:
exercise-hint-open = A hint is open: hint("{ $key }")

exercise-unanswered = Nothing is answered here.
    .expected = your answer in place of the three points
    .fix = write it in the cell above, run that cell, then this one
exercise-incomplete = One case is left without an answer.
    .expected = an answer in place of each "..."
    .fix = complete that one, then run both cells again
exercise-kind = The answer is not of the kind that is expected.
    .expected = { $wanted ->
        [text] a text, in quotes: "…"
        [number] a whole number, without quotes
        [truth] True or False
        [message] a message, such as lab.write(…) or forge.direct_spoof(…) makes
        [octets] octets: b"…"
        [texts] a list of texts: ["…", "…"]
        [records] a list of records: [("name", "TXT", "value"), …]
        [counts] a whole number for each case, without quotes
        [contents] octets for each case: { "{" }"…": b"…"{ "}" }
        [settings] a dictionary of settings: { "{" }"name": value{ "}" }
       *[answers] a dictionary: an answer for each case
    }
exercise-choice = This word is none of the choices.
    .expected = one of these words: { $known }

error-exercise-unknown = There is no exercise "{ $found }".{ $nearest ->
        [none] { "" }
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = one of these: { $known }
error-exercise-task = This exercise has no task "{ $found }".{ $nearest ->
        [none] { "" }
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = one of these: { $known }
error-exercise-given = This world gives nothing by the name "{ $found }".{ $nearest ->
        [none] { "" }
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = one of these names: { $known }
error-exercise-values = Task { $key } takes { $count-form ->
        [one] one value
       *[many] { $count } values
    }.
    .expected = the check cell as it was
    .fix = put it back: the answer's variables, between the parentheses

# What happened, in a word.
word-right = right
word-true = yes
word-false = no
word-yes = yes
word-no = no
word-own = yours
word-other = somebody else
word-delivered = delivered
word-known = known
word-asked = as asked
word-always = always
word-kept = kept
word-refused = refused
word-accepted = accepted
word-ignored = without agreement
word-steps = one by one
word-next = the right one
word-aligned = aligned
word-taken = delivered
word-alike = close enough
word-attacker = the attacker's
word-minutes = minutes
word-match = a term that matches
