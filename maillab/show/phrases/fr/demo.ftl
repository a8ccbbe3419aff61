# La démonstration du cours dans un terminal.
demo-world = 1. Le monde : un partenaire qui écrit, une entité qui reçoit, un attaquant, et le DNS.
demo-signed = 2. Le partenaire publie SPF et DKIM, et Alice écrit à Bob. Suivons son message signé.
demo-forged = 3. L'attaquant écrit à Bob au nom d'Alice. Sans politique DMARC, rien n'arrête le message.
demo-published = 4. Le partenaire publie « { $record } », et une heure passe : les résolveurs oublient ce qu'ils savaient.
demo-again = 5. Le même message, encore une fois :
demo-end = SPF et DKIM disent qui a envoyé ; DMARC dit ce que cela vaut pour le nom que Bob lit. Pour la suite : la leçon 02.
