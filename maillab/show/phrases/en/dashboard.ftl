# The dashboard of DMARC reports: days, sources, what was done, advice.
dashboard-aligned = DMARC passed
dashboard-let-in = failed, but let in
dashboard-quarantined = failed, in quarantine
dashboard-rejected = failed, rejected
dashboard-by-day = By day (UTC), with the published policy
dashboard-by-source = By IP address
dashboard-day = day
dashboard-numbers = The numbers
dashboard-details = Alignment of DKIM and SPF, raw results
dashboard-spoken = { $title }. { $bars }
dashboard-bar = { $label }: { $parts }
dashboard-bar-noted = { $label }, { $note }: { $parts }
