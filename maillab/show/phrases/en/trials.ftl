# The trials of the DKIM microscope: what each change breaks.
trial-title = One change: does the signature of { $domain } (selector { $selector }) still hold?
trial-anew = Each trial is signed anew with a key of the lab, under both canonical forms; same d=, s= and h=. Then the message is changed, and verified in earnest.
trial-column = change
trial-form = canonical form
trial-case = { $change } — { $form }
trial-chosen = A change of your choice
trial-change = { $change ->
        [trailing-space] a space at the end of a body line
        [empty-line] an empty line at the end of the body
        [body-letter] one letter of the body
        [appended] a line appended to the body, without l=
        [appended-beyond] a line appended to the body, under l=
        [field-letter] one letter of { $field }
        [refolded] { $field } folded otherwise
        [reordered] two fields swapped
        [field-above] a second { $field }, above
       *[field-below] a second { $field }, below
    }
trial-verdict = { $broken ->
        [nothing] bh= and b= hold
        [body] bh= breaks: the hashed body is no longer the same
        [header] b= breaks: what it signs of the header is no longer the same
       *[both] bh= and b= both break
    }. The verifier answers { $result }{ $reason ->
        [none] {""}
       *[other] {" "}({ $reason })
    }.
trial-ask = Change one character, then verify in earnest
trial-piece = in
trial-line = line { $number }: { $words }
trial-row = line { $number }
trial-at = character no.
trial-by = becomes
trial-send = Verify
trial-picks = The message, character by character
trial-pick = Click a character, or go there with the arrow keys and press Enter; then type what it becomes.
trial-end = at the end: add a character
trial-space = space
trial-tab = tab
trial-cr = CR
trial-lf = LF
error-ask = No question can be put to this object ({ $found }).
    .expected = an SPF tree taken from the DNS, or the inspection of a DKIM signature
    .fix = ask(lab.spf_tree("entite.fr"))
