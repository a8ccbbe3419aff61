# DKIM, pas à pas : les vérifications de la RFC 6376 §6.1, dans l'ordre.
dkim-check = DKIM : { $legible ->
        [no] que vaut ce champ DKIM-Signature ?
       *[yes] la signature de { $domain } tient-elle ? (sélecteur { $selector }, algorithme { $algorithm })
    }
dkim-unsigned = DKIM : ce message ne porte aucune signature
dkim-readable = Le champ DKIM-Signature est lisible et complet : { $domain } y prend la responsabilité du message (identité { $auid })
dkim-future = La signature se dit datée du futur : t={ $timestamp }, alors qu'il est { $now } (en secondes depuis 1970). Une horloge est-elle déréglée ? Cela est noté et ne décide de rien
dkim-key-query = Question au DNS, où { $domain } publie sa clé ({ $name } TXT) : { $dns ->
        [NOERROR] { $count-form ->
            [zero] aucun texte
            [one] « { $record } »
           *[many] { $count } enregistrements, le premier est « { $record } »
        }
        [NODATA] ce nom existe, mais sans TXT
        [NXDOMAIN] ce nom n'existe pas
        [TIMEOUT] pas de réponse
        [SERVFAIL] le serveur n'a pas su répondre (SERVFAIL)
        [REFUSED] le serveur a refusé de répondre (REFUSED)
       *[MALFORMED] ce n'est pas un nom que le DNS puisse porter
    }
dkim-key = La clé publique convient à cette signature : { $type }, { $bits } bits
dkim-body = Corps : { $octets } octets sous la forme canonique « { $canonicalization } », puis hachés ; on calcule { $computed }, la signature annonce bh={ $signed } : { $comparison ->
        [same] c'est le même corps
       *[different] ce n'est pas le même corps
    }{ $unsigned-form ->
        [zero] {""}
        [one] . Attention : l= laisse le dernier octet hors de la signature
       *[many] . Attention : l= laisse les { $unsigned } derniers octets hors de la signature
    }
dkim-header = En-tête : les champs de h={ $fields } et la signature elle-même, sous la forme canonique « { $canonicalization } » ({ $octets } octets), vérifiés avec la clé publique : { $comparison ->
        [same] c'est bien ce que { $domain } a signé
       *[different] ce n'est pas ce que { $domain } a signé
    }
dkim-syntax = Le champ DKIM-Signature est mal écrit, ou demande ce que DKIM ne connaît pas : on ne peut rien en tirer. Ce qui ne va pas : « { $found } »
dkim-version = Version inconnue : « { $found } » au lieu de v=1
dkim-missing-tag = Il manque l'étiquette obligatoire { $found } : sans elle, rien à vérifier
dkim-domain-mismatch = L'identité i= doit appartenir au domaine d= qui signe, ou à un sous-domaine. Ce n'est pas le cas : { $found }
dkim-from-not-signed = Le champ From n'est pas dans la liste des champs signés ({ $found }) : n'importe qui pourrait changer l'auteur du message, la signature ne vaut donc rien
dkim-expired = La signature est périmée : le signataire ne la garantissait que jusqu'à { $found } (secondes depuis 1970)
dkim-algorithm = Algorithme refusé : { $found }. Seuls rsa-sha256 et ed25519-sha256 sont admis ; SHA-1 est interdit, car il est trop faible
dkim-unacceptable = Ce récepteur n'accepte pas de signature partielle : avec { $found }, n'importe qui peut ajouter du texte à la fin du corps sans que la vérification le remarque
dkim-key-unavailable = Le DNS ne donne pas de réponse utilisable pour { $found } : la signature est peut-être bonne, on ne peut pas le savoir. Erreur temporaire, ce n'est pas un échec
dkim-no-key = Aucune clé n'est publiée sous { $found } : mauvais sélecteur, clé retirée, ou signature inventée
dkim-key-syntax = L'enregistrement de clé est mal écrit, on ne peut pas y lire de clé. Ce qui ne va pas : « { $found } »
dkim-key-hash = La clé n'admet que certains hachages ({ $found }), dont celui de la signature ne fait pas partie
dkim-key-revoked = La clé est révoquée : l'enregistrement existe encore, mais { $found } y est vide
dkim-key-type = La clé n'est pas du type que l'algorithme de la signature demande : { $found }
dkim-key-too-short = La clé RSA a moins de bits que la norme n'en exige ({ $found }) : plus une clé est courte, plus un attaquant peut la casser et signer à la place de son propriétaire
dkim-key-strict-domain = La clé exige (t=s) que l'identité i= soit exactement du domaine d=, sans sous-domaine. Ce n'est pas le cas : { $found }
dkim-key-service = La clé n'est pas faite pour le courrier : { $found }
dkim-body-short = l= dépasse le corps, qui a moins d'octets que cela sous sa forme canonique ({ $found }) : sa fin a été coupée depuis la signature, ou l= est faux. Il n'y a rien à comparer à bh=
dkim-body-hash = Le hachage du corps ne correspond pas (« body hash did not verify ») : le corps a changé depuis que { $found } a signé
dkim-signature = La signature ne correspond pas (« signature did not verify ») : un champ signé a changé depuis, ou ce n'est pas la clé de { $found } qui a signé
dkim-testing = La clé est à l'essai (t=y dans son enregistrement), l'échec « { $found } » ne compte donc pas : tout se passe comme si ce signataire n'avait pas signé
dkim-letter-case = « { $found } » : dans ces valeurs, DKIM distingue majuscules et minuscules. Il faudrait « { $meant } » ; écrit ainsi, c'est un mot inconnu
dkim-idle-flag = L'enregistrement de clé porte { $found } : DKIM distingue majuscules et minuscules, et ne connaît que y et s. Cette mention reste donc sans effet
dkim-sha1-accepted = La signature se sert de SHA-1 : pour la norme, elle ne vaut rien. Ce récepteur est réglé pour l'examiner quand même
dkim-holds = Pour la norme, la signature de { $domain } tient. Reste à savoir si les règles de ce récepteur, plus sévères, l'acceptent
dkim-key-below-minimum = La clé RSA a moins de bits que ce récepteur n'en demande ({ $found }). La norme l'admet, mais laisse chaque récepteur exiger plus : plus une clé est longue, plus longtemps elle résistera
dkim-unsigned-fields = La signature ne couvre pas tous les champs que le lecteur voit ({ $found }) : en chemin, n'importe qui pouvait les ajouter ou les changer
dkim-addable-fields = La signature laisse ajouter des champs que le lecteur verra ({ $found }) : h= ne nomme pas chacun d'eux une fois de plus que le message ne le porte
error-dkim-bits = Aucun serveur ne peut exiger des clés RSA d'au moins { $found } bits.
    .expected = un nombre de { $least }, que tout vérificateur demande, à { $most }, le plus long que chacun doit savoir lire
error-dkim-from = Une signature DKIM doit couvrir From ; les champs donnés sont : { $found }
    .expected = « from » parmi les champs à signer
    .fix = ajouter « from » à signed= ; mieux, le laisser aussi dans oversigned=
error-dkim-canonicalization = « { $found } » n'est pas une forme canonique de DKIM.
    .expected = relaxed ou simple
    .fix = relaxed, qui supporte les retouches d'espaces en chemin
error-dkim-selector = « { $found } » ne peut pas être un sélecteur : ce n'est pas un nom que le DNS puisse porter.
    .expected = des lettres, des chiffres et des traits d'union, comme 2026 ou jan.lettre
    .fix = choisir un autre nom, et publier la clé sous ce nom
error-dkim-auid = « { $found } » ne peut pas être l'identité i= d'une signature de { $domain }.
    .expected = une adresse de { $domain } ou d'un sous-domaine, comme @{ $domain }
    .fix = changer auid=, ou le laisser de côté
error-dkim-body-length = l={ $found } ne convient pas à ce corps, qui fait { $octets } octets sous sa forme canonique.
    .expected = un nombre de 0 à { $octets }, ou "whole" pour tout le corps
    .fix = laisser body_length de côté : avec l=, chacun peut ajouter du texte à la fin
error-dkim-key-kind = Il n'y a pas de clé de type « { $found } ».
    .expected = rsa ou ed25519
    .fix = lab_key(1, "rsa") ou lab_key(1, "ed25519")
error-dkim-key-file = Ce fichier ne contient pas de clé privée utilisable : il commence par « { $found } ».
    .expected = une clé privée RSA ou Ed25519 au format PEM, sans mot de passe, ou les 32 octets d'une clé Ed25519
    .fix = en faire une : openssl genrsa -out cle.pem 2048
error-dkim-unsigned = Ce message ne porte aucune signature DKIM lisible.
    .expected = un champ DKIM-Signature bien écrit
    .fix = signer d'abord : dkim.sign(message, "example.com", "s1", lab_key(1)) + message
error-dkim-signature-gone = Le second message ne porte plus la signature du premier ({ $found }), ou elle n'y est plus lisible.
    .expected = deux états d'un même message signé
    .fix = comparer le message reçu avec celui qui a été envoyé, signature comprise
error-dkim-line = Le corps de ce message n'a pas de ligne n° { $found }.
    .expected = un numéro de 1 à { $count }
error-dkim-field = Ce message n'a pas de champ « { $found } ».
    .expected = un champ qu'il porte : { $names }
error-dkim-character = Il n'y a pas de caractère n° { $found } à cet endroit.
    .expected = un numéro de 1 à { $count } ; un de plus ajoute à la fin
error-dkim-key = Ceci n'est pas une clé privée : DKIM ne peut pas signer avec.
    .expected = une clé RSA ou Ed25519, comme lab_key(1) en donne, ou les octets d'un fichier PEM
    .fix = from maillab.auth.lab_keys import lab_key, puis key=lab_key(1)
key-file-title = Clé privée { $kind } du fichier { $name } ; l'enregistrement à publier :
key-file-shared = Note : d'autres que vous peuvent lire { $name }, donc signer en votre nom. Remède : chmod 600 { $name }
error-key-file = Le fichier de clé { $found } ne convient pas : { $why ->
        [missing] il n'existe pas, ou son dossier n'existe pas
        [folder] c'est un dossier
        [no-folder] une partie de son chemin n'est pas un dossier
        [forbidden] vous n'en avez pas le droit
        [full] le disque est plein
       *[system] le système le refuse
    }.
    .expected = un fichier de clé que l'on peut lire, ou créer
    .fix = vérifier le chemin et les droits du dossier
error-key-file-exists = Le fichier { $found } existe déjà : l'écraser ferait perdre sa clé.
    .expected = le nom d'un fichier qui n'existe pas encore
    .fix = choisir un autre nom, par exemple celui du nouveau sélecteur
