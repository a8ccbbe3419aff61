# ARC, pas à pas : la validation de la RFC 8617 §5.2, dans l'ordre.
arc-check = ARC : ce message dit avoir été scellé en chemin. La chaîne des sceaux tient-elle ?
arc-experiment = ARC n'a jamais été qu'une expérience de l'IETF, et le groupe de travail DMARC propose d'y mettre fin (draft-ietf-dmarc-arc-to-historic). Apprenez à lire ses champs, mais ne bâtissez rien dessus
arc-no-chain = ARC : aucun intermédiaire n'a scellé ce message
arc-too-many-sets = Trop de champs ARC : { $found } du même nom, et la limite est de 50 ensembles
arc-sealed-as-failed = Ensemble { $instance } : le sceau le plus récent dit lui-même que la chaîne était déjà rompue ({ $found }). Rien ne peut la réparer
arc-field-syntax = Un champ { $field } est mal écrit, on ne peut rien en tirer. Ce qui ne va pas : « { $found } »
arc-instance = Un champ { $field } ne dit pas à quel ensemble il appartient : il y faut i=, un nombre de 1 à 50. On y lit : « { $found } »
arc-repeated-field = Ensemble { $instance } : le champ { $field } s'y trouve plusieurs fois. On ne saurait lequel croire
arc-incomplete-set = Ensemble { $instance } : le champ { $field } y manque. Un ensemble en compte trois : les constats, la signature du message et le sceau
arc-gap = La numérotation a un trou : l'ensemble { $found } est là, mais pas le { $instance }
arc-chain-value = Ensemble { $instance } : le sceau dit « { $found } ». Le premier doit dire cv=none (rien avant lui), tous les autres cv=pass (ce qui précède tenait)
arc-structure = { $count-form ->
        [one] L'ensemble est complet, ses trois champs sont là. Scellé par
       *[many] Les { $count } ensembles sont complets et se suivent. Du plus ancien au plus récent, scellés par
    } { $sealers }
arc-message-signature = Ensemble { $instance } : le message est-il encore celui que { $domain } a signé ? { $age ->
        [older] (ensemble ancien : cela ne décide de rien, mais dit depuis quand le message ne change plus)
       *[newest] (ensemble le plus récent : sa signature doit tenir)
    }
arc-oldest-pass = { $oldest-form ->
        [zero] Rien de ce qui est signé n'a changé depuis le premier sceau (oldest-pass=0)
       *[many] Le message a été modifié avant le sceau { $oldest }, et ne l'a plus été depuis (oldest-pass={ $oldest })
    }
arc-seal = Ensemble { $instance } : le sceau de { $domain } tient-il ?
arc-sealed = Les champs ARC { $instance-form ->
        [one] de cet ensemble
       *[many] des ensembles 1 à { $instance }
    }, vérifiés avec la clé publique : { $comparison ->
        [same] c'est bien ce que { $domain } a scellé
       *[different] ce n'est pas ce que { $domain } a scellé
    }
arc-signature-syntax = Ce champ est mal écrit, on ne peut rien en tirer. Ce qui ne va pas : « { $found } »
arc-signs-seal = La signature du message ne peut pas couvrir de sceau : le sceau vient toujours après elle. Elle couvre : { $found }
arc-seal-lists-fields = Un sceau n'a pas d'étiquette h= : ce qu'il couvre est fixé, les champs ARC et eux seuls. Celui-ci porte { $found }
arc-key-unavailable = Le DNS ne donne pas de réponse utilisable pour { $found }. ARC ne connaît pas d'erreur temporaire : la chaîne est rompue
arc-intact = La chaîne est intacte, jusqu'au sceau de { $sealer }. Cela prouve par quelles mains le message est passé et que leurs constats sont restés tels quels, mais non que ces constats sont honnêtes : un récepteur ne fait confiance qu'aux scelleurs qu'il a choisis
error-arc-unvalidated = Ce message porte déjà { $found } ensembles ARC, et rien ne dit si leur chaîne tient.
    .expected = un resolver, ou un champ Authentication-Results de { $name } avec arc=pass ou arc=fail
    .fix = arc.seal(…, resolver=resolver)
error-arc-fields = La signature d'un message scellé ne peut pas couvrir « { $found } ».
    .expected = ni arc-seal, qui vient après elle, ni authentication-results, que d'autres enlèvent en chemin
    .fix = retirer { $found } de signed_fields=
