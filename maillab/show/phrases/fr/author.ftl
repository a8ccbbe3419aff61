# L'auteur du message, lu dans From par la grammaire.
author-unreadable = L'auteur ne peut pas être lu ({ $reason }) : { $found }
