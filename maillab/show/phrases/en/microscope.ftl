# The DKIM microscope: what a signature covers, octet by octet.
microscope-title = Under the microscope: the signature of { $domain } (selector { $selector }, { $algorithm })
microscope-blanks = Blanks can be seen: · is a space, → a tab, ←↓ a line end (CR and LF, two octets). The canonical form serves for the computation only, the message is not changed.
microscope-header = Header, in the "{ $form }" canonical form: { $octets } octets, which b= signs
microscope-body = Body, in the "{ $form }" canonical form: { $raw } octets as it travels, { $canonical } in that form, { $hashed } of them hashed
microscope-piece = field or line
microscope-raw = on the way
microscope-hashed = hashed
microscope-remark = remark
microscope-place = field no. { $place } of the header
microscope-absent = no other { $name } field: h= names it once more, on purpose, so that adding one breaks the signature
microscope-own = the signature itself, b= emptied, without a line end
microscope-unsigned = Outside the signature, so they can be changed unseen: { $fields }
microscope-dropped = empty line at the end: taken away
microscope-beyond = ✂ l= stops at octet { $length }: the rest is not hashed
microscope-more = and { $count } more, not shown
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
