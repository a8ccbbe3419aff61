# Ce que disent les champs d'un message, et ce qui y mérite un second regard.

meaning-return-path = Où vont les avis d'échec : l'adresse de MAIL FROM, notée à la remise.
meaning-received = Un serveur a reçu le message : de qui, où, quand. Le premier passage est le plus bas.
meaning-authentication-results = Ce qu'un serveur a trouvé en vérifiant SPF, DKIM et DMARC.
meaning-received-spf = Le détail de la vérification SPF.
meaning-dkim-signature = Une signature : le domaine d= répond des champs h= et du corps.
meaning-arc-authentication-results = Ce qu'un intermédiaire avait trouvé à l'arrivée.
meaning-arc-message-signature = La signature du message tel que cet intermédiaire l'a transmis.
meaning-arc-seal = Le sceau de la chaîne ARC : il lie les constats des intermédiaires.
meaning-x-maillab-quarantine = Le serveur de réception a mis le message à l'écart.
meaning-from = L'auteur affiché. C'est son domaine que DMARC compare.
meaning-sender = Qui a envoyé le message à la place de l'auteur.
meaning-reply-to = Où partira la réponse, si ce n'est à l'auteur.
meaning-to = Les destinataires affichés ; l'enveloppe peut en nommer d'autres.
meaning-cc = Les autres destinataires affichés.
meaning-date = L'heure que l'auteur dit avoir écrit.
meaning-message-id = Le nom unique du message, choisi par qui l'a écrit ou soumis.
meaning-subject = L'objet, texte libre.
meaning-mime-version = Le message suit MIME.
meaning-content-type = De quelle sorte est le contenu.
meaning-content-transfer-encoding = Comment les octets du contenu sont codés pour le voyage.
meaning-list-id = La liste de diffusion qui a transmis le message.
meaning-list-unsubscribe = Comment quitter la liste.

notice-no-author = L'auteur ne peut pas être établi ({ $reason }) : ce qui s'affiche dépend du logiciel.
notice-name = Le nom affiché, « { $name } », contient une adresse ; la vraie est { $address }.
notice-idn = Le domaine s'affiche « { $shown } » mais s'écrit { $domain } : des lettres se ressemblent.
notice-authors = { $count } auteurs : un logiciel peut n'en montrer qu'un.
notice-reply-to = La réponse partirait ailleurs ({ $address }) que chez l'auteur ({ $domain }).
notice-dmarc = À l'arrivée, le serveur a noté dmarc={ $result } : rien ne prouve l'auteur.
notice-unsigned = Aucune signature DKIM : rien ne protège le contenu.
notice-links = Liens dont le texte nomme un site et qui mènent à un autre : { $count }.
notice-acting = Un lien exécuterait ou dessinerait son propre contenu.
