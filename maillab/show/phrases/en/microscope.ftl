# The DKIM microscope: what a signature covers, octet by octet.
microscope-title = Under the microscope: the signature of { $domain } (selector { $selector }, { $algorithm })
microscope-blanks = Blanks can be seen: · is a space, → a tab, ←↓ a line end (CR and LF, two octets). The canonical form serves for the computation only, the message is not changed.
microscope-header = Header, in the "{ $form }" canonical form: { $octets } octets, which b= signs
microscope-body = Body, in the "{ $form }" canonical form: { $raw } octets as it travels, { $canonical } in that form, { $hashed } of them hashed
microscope-piece = field or line
microscope-raw = on the way
microscope-place = field no. { $place } of the header
microscope-own = the signature itself
microscope-unsigned = Outside the signature, so they can be changed unseen: { $fields }
microscope-beyond = ✂ l= stops at octet { $length }: the rest is not hashed.
microscope-more = There are { $count } more, not shown.
microscope-hash = Body hash: the signature says bh={ $signed }, it is now { $computed }: { $comparison ->
        [same] it is the same body
       *[different] it is not the same body
    }
microscope-compared = Two messages under the signature of { $domain } (selector { $selector })
microscope-before = first
microscope-nothing = (nothing)
microscope-after = second
microscope-header-change = Header: { $change ->
        [none] nothing has changed
        [unseen] it differs from octet { $place } on, but not in what is signed: the field is not covered, or the "{ $form }" canonical form removes the change. b= still holds
       *[seen] what is signed differs from octet { $place } on: the b= of the first no longer holds
    }
microscope-body-change = Body: { $change ->
        [none] nothing has changed
        [unseen] it differs from octet { $place } on, but not in what is hashed: the "{ $form }" canonical form removes the change, or l= does not reach so far. bh= still holds
       *[seen] what is hashed differs from octet { $place } on: the bh= of the first no longer holds
    }
microscope-drawn-selection = The field that each name of h= took, from the bottom up
microscope-drawn-header = header
microscope-drawn-nothing = none left: adding one would break b=
microscope-drawn-length = l={ $length }: { $hashed } octets of the body are hashed, { $free } are free, anybody may change them
microscope-form = { $form }{ $used ->
        [yes] {" "}✓ hashed
       *[no] {""}
    }
microscope-same = the same
microscope-effect = { $effect ->
        [case] name in lower case
        [fold] unfolded
        [blanks] blanks reduced
        [emptied] b= emptied
        [unended] without a line end
        [ended] line end added
       *[dropped] empty line at the end, taken away
    }
microscope-struck = In a canonical form, what is struck out is taken away before hashing, what is underlined has been changed; = says that nothing changes, ≠ says in a word what does, ✓ which form is hashed.
microscope-oversigned = Named once more by h=, on purpose, where there is no such field, or none left: { $fields }. Adding one would break the signature.
microscope-header-octets = Octet by octet: what b= signs of the header
microscope-body-octets = Octet by octet: what bh= hashes of the body
octets-more = The { $count } octets that follow are not shown.
