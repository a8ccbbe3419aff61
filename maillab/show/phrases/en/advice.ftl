# Findings: what is wrong, or could be better, and the text that mends it.
advice-title = { $subject }: { $count-form ->
        [zero] nothing to object to
        [one] one finding
       *[many] { $count } findings
    }
advice-empty = (empty text)
advice-finding = Finding
advice-error = error
advice-warning = warning
advice-note = note
advice-use = To write instead:
advice-use-at = To publish, { $place }:
