# Qui le récepteur croit quand un message échoue à DMARC : les scelleurs ARC qu'il a choisis.
trust-stranger = La chaîne ARC est intacte, mais { $sealer } n'est pas de ceux à qui ce récepteur fait confiance : n'importe qui peut sceller n'importe quoi, la chaîne ne change donc rien
trust-vouched = { $sealer }, à qui ce récepteur fait confiance, avait constaté « { $said } » pour { $domain } à l'arrivée du message chez lui (ensemble { $instance }) : ce qui ne peut plus être prouvé ici pouvait encore l'être là-bas
trust-nothing-vouched = La chaîne ARC est intacte et ce récepteur fait confiance à { $sealer }, mais aucun scelleur de confiance n'avait constaté que le message venait bien de { $domain } : la chaîne ne change rien
