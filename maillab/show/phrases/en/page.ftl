# Pages to keep: lab.export(…), maillab verify --format html.
page-contents = Contents
page-theme = Colours:
page-theme-system = as the system
page-theme-light = light
page-theme-dark = dark
page-verify = What maillab verified: { $count-form ->
        [zero] no message
        [one] one message
       *[many] { $count } messages
    }
page-seen = The message
page-signatures = The DKIM signatures, octet by octet
page-spf = The SPF record as a tree
page-alignment = The domains and their alignment
page-rest = { $count-form ->
        [one] One more message was verified
       *[many] { $count } more messages were verified
    }: only the first ones show all their views.
export-messages = The messages, moment by moment
export-message = { $id } · { $title } · “{ $subject }”
export-message-bare = { $id } · { $title }
export-rest = { $count-form ->
        [one] One older message is not told here.
       *[many] { $count } older messages are not told here.
    }
export-zones = The DNS zones
export-journal = The journal
export-reports = The DMARC reports
error-save = The file { $found } could not be written: { $why ->
        [missing] its folder does not exist, or its name is no file's
        [folder] it is a folder
        [no-folder] a part of its path is no folder
        [forbidden] you may not
        [full] the disk is full
       *[system] the system refuses
    }.
    .expected = a file name in a folder that exists and can be written to
    .fix = a name without a folder, such as "run.html", is a file of the current folder
