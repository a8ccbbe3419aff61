# SMTP : ce qu'un serveur répond et ce qu'un pont local accepte.
error-smtp-reply-syntax = « { $found } » n'est pas une réponse SMTP.
    .expected = un code à trois chiffres, une espace (ou un tiret si d'autres lignes suivent), un texte, CRLF
error-smtp-reply-codes = Les lignes d'une même réponse SMTP n'ont pas le même code.
    .expected = le code { $first } à chaque ligne de la réponse
error-smtp-reply-long = Une ligne de réponse SMTP n'en finit pas.
    .expected = au plus { $limit } octets par ligne ; la norme en prévoit 512
error-smtp-reply-lines = Une réponse SMTP n'en finit pas.
    .expected = au plus { $limit } lignes
error-live-address = Le pont n'écoute pas sur « { $found } » : rien ne doit sortir de cette machine.
    .expected = 127.0.0.1 ou ::1
error-live-port = Le port { $found } ne peut pas être ouvert.
    .expected = un port libre, au-dessus de 1023 pour un utilisateur ordinaire
    .fix = choisir un autre port, ou 0 pour laisser le système en donner un
