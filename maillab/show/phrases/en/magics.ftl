# The notebook commands: %dig and %%smtp.
error-magic-lab = There is no lab in this notebook yet.
    .expected = a variable lab
    .fix = from maillab import Lab ; lab = Lab()
error-magic-dig = The name to look for is missing.
    .expected = a type, a name and, if wanted, a server: %dig TXT monpartenaire.fr @resolveur
    .fix = %dig MX entite.fr
error-magic-smtp = The server to speak to is missing.
    .expected = %%smtp mx.entite.fr, then one SMTP command a line
    .fix = %%smtp mx.entite.fr --port 25
error-magic-option = This command does not know "{ $found }".
    .expected = one of these options: { $known }
error-magic-word = "{ $found }" is one too many: the command has "{ $taken }" already.
    .expected = a single name
error-magic-quotes = A quotation mark is opened and never closed.
    .expected = quotation marks in pairs
error-magic-address = "{ $found }" is no IP address.
    .expected = an address after -x, as in %dig -x 192.0.2.1
error-magic-port = "{ $found }" is no port.
    .expected = a number from 1 to 65535
hint-name = "{ $found }" is the name of nothing here.{ $nearest ->
        [none] { "" }
       *[other] { " " }Did you mean "{ $nearest }"?
    } A text is written in quotes: "{ $found }"; a variable exists once the cell that defines it was run.
hint-attribute = There is no "{ $found }" in this place.{ $nearest ->
        [none] { "" }
       *[other] { " " }Did you mean "{ $nearest }"?
    } The Tab key, after the dot, shows what there is.
