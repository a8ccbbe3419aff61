# The alignment card: the names of a message, their organizations, strict and relaxed.
alignment-title = Alignment with { $domain }, the domain of the From field ({ $rules })
alignment-role = name
alignment-domain = domain
alignment-org = organization
alignment-by = organization found by
alignment-result = check
alignment-relaxed = relaxed (r)
alignment-strict = strict (s)
alignment-note = In bold: the organizational domain. Relaxed: the same organization is enough. Strict: the names have to be equal. { $record ->
        [none] No DMARC policy applies: nothing is in force.
       *[record] The case that stands open is the one that the owner published.
    }
alignment-variant = aspf={ $aspf }, adkim={ $adkim }: { $sign } { $outcome }{ $force ->
        [yes] {""} — in force
        [none] {""} if a policy applied
       *[no] {""}
    }
alignment-found = { $by ->
        [psd-n] tree walk: a record says psd=n
        [below-psd-y] tree walk: right below a public suffix (psd=y)
        [fewest-labels] tree walk: the shortest name that publishes DMARC
        [nothing-found] tree walk: nothing published, so the name itself
        [suffix-list] Public Suffix List
       *[hidden] DNS gave nothing that can be used
    }
