# Les commandes de notebook : %dig et %%smtp.
error-magic-lab = Il n'y a pas encore de laboratoire dans ce notebook.
    .expected = une variable lab
    .fix = from maillab import Lab ; lab = Lab()
error-magic-dig = Il manque le nom à chercher.
    .expected = un type, un nom et, si l'on veut, un serveur : %dig TXT monpartenaire.fr @resolveur
    .fix = %dig MX entite.fr
error-magic-smtp = Il manque le serveur à qui parler.
    .expected = %%smtp mx.entite.fr, puis une commande SMTP par ligne
    .fix = %%smtp mx.entite.fr --port 25
error-magic-option = Cette commande ne connaît pas « { $found } ».
    .expected = une de ces options : { $known }
error-magic-word = « { $found } » est de trop : la commande a déjà « { $taken } ».
    .expected = un seul nom
error-magic-quotes = Un guillemet ouvert n'est jamais refermé.
    .expected = des guillemets par paires
error-magic-address = « { $found } » n'est pas une adresse IP.
    .expected = une adresse après -x, comme %dig -x 192.0.2.1
error-magic-port = « { $found } » n'est pas un port.
    .expected = un nombre de 1 à 65535
hint-name = « { $found } » n'est le nom de rien ici.{ $nearest ->
        [none] { "" }
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    } Un texte s'écrit entre guillemets : "{ $found }" ; une variable n'existe qu'une fois exécutée la cellule qui la définit.
hint-attribute = Il n'y a pas de « { $found } » à cet endroit.{ $nearest ->
        [none] { "" }
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    } La touche Tab, après le point, montre ce qui existe.
