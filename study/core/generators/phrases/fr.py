"""French."""

from study.core.generators.phrasebook import Phrasebook

PLUGIN = Phrasebook(
    name="fr",
    common=frozenset(
        """
        au aux avec ce ces cette dans de des du elle en est et eux il ils la le les leur lui mais même ne
        nous on ou où par pas pour qu que qui sa se ses son sont sur un une vous à été plus
        """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
    ),
    copula=r" (?:est|sont|était|désigne|signifie|correspond à) ",
    points_back=(
        r"il|elle|ils|elles|ce|cet|cette|ces|cela|ceci|c['’]est|celui-ci|celle-ci|donc|ainsi|alors|mais|et|ou|"
        r"ici|là|en effet|cependant|toutefois|de plus|aussi|sa|son|ses|leurs?|dont|qui|que|par exemple|sinon|"
        r"puis|ensuite"
        r"|oui(?=,)|non(?=,)|(?:la prochaine étape|l['’]étape suivante)|de cette façon|à ce stade"
        r"|dans (?:les deux|le premier|le second|le dernier|les autres) cas"
    ),
    refers=r"voir|cf|ci-dessus|ci-dessous|suivante?s?|précédente?s?|figure|comme indiqué",
    label=(
        r"but|fonctions?|rôle|définition|signification|description|avantages?|inconvénients?|propriétés|"
        r"caractéristiques|structure|localisation|origine|insertion|innervation|causes?|symptômes?|traitement|"
        r"diagnostic|conséquences?|objectif|complexité|coût|taille|types|conditions?|problèmes?|méthodes|phases|étapes|"
        r"principes|risques|effets|latin|anglais|français|grec"
    ),
    heads=(
        r"buts?|objectifs?|finalités?|visées?|pertinence|importance|méthodologies?|démarches?|approches?|défis?"
        r"|difficultés?|obstacles?|enjeux?|apports?|atouts?"
        r"|points? (?:forts?|faibles?|clés?|essentiels?|communs?|importants?|positifs?|négatifs?|à retenir)"
        r"|forces et faiblesses|faiblesses?|lacunes?|problématiques?|bilans?|résultats?|conclusions?|impacts?"
        r"|retombées|répercussions?|effets (?:secondaires|indésirables|positifs|négatifs)|implications|motifs"
        r"|motivations|raisons|causes et conséquences|facteurs(?: de risque)?"
        r"|(?:contexte|cadre|rôle|intérêt|développement|arrière-plan|aspects?|conséquences?|causes?|facteurs?"
        r"|raisons?|enjeux?|dimensions?|bilan|apports?|critiques?|limites?|effets?|impacts?|objectifs?|moyens"
        r"|caractéristiques?|importance|portée|signification|intérêts?) (?:historique|théorique|pratique|clinique"
        r"|économique|social|sociale|sociaux|sociales|politique|culturel|culturelle|culturels|culturelles"
        r"|juridique|légal|géopolitique|idéologique|international|internationale|internationaux)s?"
        r"|objections?|critiques?|contre-?(?:arguments?|exemples?)"
        r"|arguments? (?:pour|contre|favorables?|défavorables?)|arguments|ressemblances?|similitudes?"
        r"|points communs|différences?.*|distinctions?|comparaisons?.*|spécificités?(?: \w+)?"
        r"|particularités?(?: \w+)?|traits(?: caractéristiques?| distinctifs?)?|originalités?|singularités?"
        r"|historique|évolutions|portée|intérêts"
        r"|idées?(?: (?:principale|clé|centrale|générale|directrice|force|reçue)s?)"
        r"|thèses?(?: (?:principale|centrale)s?)|notions? (?:clé|centrale|principale)s?"
        r"|concepts? (?:clé|central|principal)s?|mots?[- ]clés?|aspects?|pré-?requis|présupposés|recommandations"
        r"|applications|domaines? d['’](?:application|utilisation)|champs? d['’]application"
        r"|cas d['’](?:usage|utilisation)|utilisations?|mode d['’]emploi|mise en (?:œuvre|oeuvre|place|pratique)"
        r"|fonctionnement|déroulement|modalités?|moyens|mesures|tâches?|missions?|responsabilités?|pronostic"
        r"|tableau clinique|signes(?: cliniques?)?|diagnostic différentiel|contre-?indications?|indications"
        r"|complications|mécanisme d['’]action|prise en charge|prévention|posologie"
        r"|date(?: et lieu)? de (?:naissance|décès|mort|parution|création|publication)"
        r"|lieu de (?:naissance|décès|mort)|naissance|décès|biographie|(?:dernières|premières) années"
        r"|enfance(?: et \w+)?|carrière(?: \w+)?|œuvres?(?: (?:principale|majeure)s?)?|nom complet|nationalité"
        r"|profession|public(?: cible)?|acteurs(?: principaux)?|bénéficiaires|leçons?|enseignements?|synthèse"
        r"|verdict|appréciation|réalisations?|succès|échecs?"
    ),
    perhaps=(
        r"utilité|limites?|intérêt|sens|motif|motivation|raison|justifications?|preuves?|argument|thèse|antithèse"
        r"|hypothèses?|prémisses?|réponses?|réactions?|critique (?!de\b)\w+|contrastes?|analogies?|qualités?"
        r"|attributs?|évolution|développements?|progrès|changements?|dimensions?|facteur|thèmes?|sujet|idées?"
        r"|notions?|concepts?|critères?|interprétations?|application|influences?|théories?|paradoxes?|moyen|mesure"
        r"|stratégies?|techniques?|outils?|procédés?|processus|mécanismes?|fréquence|durée|période|dates?|temps"
        r"|lieux?|étendue|quantité|niveau|degré|vitesse|poids|hauteur|longueur|largeur|profondeur|volume"
        r"|température|couleur|forme|matière|composition|contenu|source|nature|type|catégorie|classe|ordre|famille"
        r"|statut|état|force|intensité|capacité|densité|âge|sexe|répartition|prévalence|incidence|étiologie"
        r"|épidémiologie|physiopathologie|clinique|dépistage|dose|thérapie|suivi|examens?|performance|efficacité"
        r"|fiabilité|disponibilité|sécurité|précision|souplesse|simplicité|entretien|conception|organisation"
        r"|structuration|population|capitale|climat|religion|économie|langues?|gouvernement|monnaie|société"
        r"|culture|politique|administration|armée|commerce|industrie|agriculture|éducation|technologies?|science"
        r"|art|droit|géographie|démographie|dirigeants?|membres|participants|acteur|alliés|adversaires?|partisans"
        r"|fondateurs?|auteurs?|inventeur|institutions?|étrangers|ouvriers|femmes|paysans|élites|intrigue"
        r"|personnages?|style|ton|genre|narrateur|symboles?|message|évaluation|décision|jugement|déclencheur"
        r"|événements?|début|fin|transition|légal|social|sociale|économique|politiques|culturel|culturelle"
    ),
    generic=(
        r"principal|principale|principaux|principales|central|centrale|centraux|centrales|clé|clés|clef|clefs"
        r"|essentiel|essentielle|essentiels|essentielles|majeure?s?|importante?s?|fondamental|fondamentale"
        r"|fondamentaux|fondamentales|général|générale|généraux|générales|spécial|spéciale|spéciales|particulier"
        r"|particulière|particulières|spécifiques?|communs?|communes?|autres?|premiers?|premières?|première|second"
        r"|seconde|deuxième|troisième|derniers?|dernières?|possibles?|actuels?|actuelles?|typiques?|grande?s?"
        r"|diverse?s?|différente?s?|nouveaux|nouvelles|double|triple"
    ),
    empty=(
        r"notes?|remarques?|exemples?|ex|p\. ?ex|important|attention|astuce|résumé|introduction|conclusion|"
        r"sources?|liens?|références?|voir aussi|questions?|réponses?|solution|divers|généralités|date|"
        r"à faire|rappel|c[’']est-à-dire|autrement dit|en d[’']autres termes|à savoir|donc|discussion|analyse"
    ),
    adverbs=(
        r"(?:à )?(?:court|long|moyen) terme"
        r"|en (?:pratique|théorie|général|particulier|détail|effet|somme|résumé|bref|principe|réalité|revanche"
        r"|outre|conséquence|conclusion|fait|tout cas)"
        r"|stricto sensus?|lato sensus?|au sens (?:strict|large|propre|figuré)|avant|après|pendant|ensuite"
        r"|aujourd['’]hui|actuellement|maintenant|désormais|autrefois|jadis|au (?:début|départ)"
        r"|à (?:la fin|l['’]origine)|initialement|enfin|finalement|depuis|jusque-?là|plus tard|entre-temps"
        r"|d['’]abord|premièrement|deuxièmement|troisièmement|d['’]une part|d['’]autre part|nécessaire|suffisant"
        r"|obligatoire|facultatif|optionnel|possible|impossible|interdit|autorisé|idéalement|habituellement"
        r"|généralement|souvent|parfois|rarement|jamais|toujours|surtout|avec|sans|pour|contre|par contre"
        r"|positifs?|négatifs?|bon|mauvais|ancien|nouveau|même|différent|aussi|parce que|car|ainsi|cependant|mais"
        r"|sinon|sauf|exceptions?|oui|non|nb|n\.b"
        r"|(?:petite |bonne )?(?:note|remarque|info|précision)s?(?: importante?s?)?|anecdotes?"
        r"|à (?:noter|retenir|savoir|voir)|voir|cf|citations?|transition"
        r"|correct|incorrect|vrai|faux"
    ),
    ordered=r"étapes?|processus|procédure|ordre|séquence|phases?|déroulement|algorithme|chronologie",
    short=(
        r"en (?:bref|résumé|un mot|quelques mots)|bref|définition"
        r"|signification|description|qu[’']est-ce que c[’']est ?\??"
    ),
    clause=r"qui|que|dont|où|quand|mais",
    remark=r"j['’]\w+|on (?:va|peut|a)|nous",
    condition=r"si|quand|lorsque|lorsqu['’]\w+|dès que|une fois",
    modal=r" (?:doit|doivent|ne peut|ne peuvent|devrait|devraient) ",
    typings=(
        r"(?P<said>pour [^`]+?),? (?:on utilise|utilisez|utiliser|on exécute|exécutez|on tape|tapez|on lance"
        r"|lancez) (?:la commande )?{typed}",
        r"avec (?:la commande )?{typed},? (?:on peut|vous pouvez) (?P<said>[^`]+)",
        r"la commande {typed} (?:permet (?:de |d['’])|sert à |est utilisée pour )?(?P<said>[^`]+)",
    ),
    tasks=(
        r"(?:affich|list|montr|lanc|démarr|arrêt|supprim|cré|copi|déplac|cherch|install|désinstall|chang|vérifi"
        r"|ferm|activ|désactiv|charg|télécharg|enregistr|envoy|renomm|exécut|connect|déconnect|compt|tri|ajout"
        r"|modifi|redémarr|compil|configur|mont|démont|annul|sauvegard|visualis|trouv|recherch|tu|quitt)(?:er|e"
        r"|ez)|voir|mettre|mettez|met|ouvrir|ouvre|afficher|obtenir|construire|construit|extraire|extrait"
    ),
    purpose=r"(?P<said>pour \w+(?:er|ir|re) .+)",
    how="Comment faire {said} ?",
    verbs=(
        r"existe(?:nt)?|représente|exploite|contient|ont|peut|peuvent|permet|permettent|sert|servent|comprend|possède|utilise|relie|transmet"
        r"|envoie|reçoit|stocke|renvoie|retourne|contrôle"
        r"|augmente|diminue|favorise|provoque|empêche|assure|détermine|exprime|décrit|définit"
        r"|dépend|entraîne|implique|génère|transforme|transporte|protège"
        r"|stimule|inhibe|déclenche|régule|facilite|garantit|maintient|devient|agit|intervient|impose"
        r"|autorise|oblige|regroupe|accélère|ralentit|libère|fixe (?:le|la|les)|montre (?:que|le|la|les)"
        r"|doit|doivent|va|vont|ne \w+|n['’]\w+ (?:pas|plus|jamais|que)"
    ),
    orders=(
        r"décri(?:s|vez|re)|expliqu(?:e|ez|er)|cit(?:e|ez|er)|nomm(?:e|ez|er)|donn(?:ez|er)|défini(?:s"
        r"|ssez|r)|compar(?:ez|er)|dessin(?:e|ez|er)|justifi(?:e|ez|er)|calcul(?:ez|er)|indiqu(?:ez|er)"
        r"|évite[zr]?|choisi(?:s|ssez|r)"
    ),
    kinds=(
        r"droits|devoirs|obligations|types|sortes|formes|catégories|classes|niveaux|couches|états|phases|"
        r"étapes|effets|avantages|inconvénients|limites|problèmes|causes|raisons|exigences|conditions|critères|"
        r"différences|propriétés|caractéristiques|fonctions|rôles|objectifs|composants|composantes|parties|"
        r"éléments|méthodes|mécanismes|techniques|options|principes|symptômes|signes|complications|risques|"
        r"facteurs|conséquences|exceptions|modèles"
    ),
    things=(
        r"protocoles|attaques|outils|champs|appareils|motifs|algorithmes|structures|théories"
        r"|muscles|articulations|nerfs|vaisseaux|artères|veines|organes|hormones|médicaments|maladies"
        r"|troubles|enzymes|cellules|tissus|protéines|vitamines|lois|formats|langages|systèmes"
        r"|ports|versions|parties|lieux|zones|régions|événements|rôles|acteurs|attributs"
        r"|réglages|canaux|sources|périodes|époques|fleuves|pays|capitales"
        r"|organisations|acides|gaz|métaux|minéraux|temps verbaux|genres|environnements|droits"
        r"|topologies|anomalies"
    ),
    holds=(
        r"comprend|comprennent|contient|contiennent|se compose de|se composent de|est composée? de|sont|"
        r"inclut|(?:les )?suivante?s?"
    ),
    conjunction="et",
    counts="deux trois quatre cinq six sept",
    negation="pas|jamais|aucune?|sans",
    genus=r"de|du|des|d['’]\w+|qui|que|dont|où|permettant|servant|pour|entre|utilisée?s?|destinée?s?",
    listed="Citez les {n} {term}.",
    quotes=("«", "»"),
    person=(
        r"secrétaire|trésorière?|trésorier|avocate?|professeure?|ingénieure?|ouvrière?|ouvrier|femme|homme(?! d)|roi"
        r"|reine|empereur|impératrice|tsar|tsarine|pape|présidente?|chancelière?|chancelier|ministre|sénateur"
        r"|sénatrice|maire|diplomate|ambassadeur|ambassadrice|homme (?:d['’]état|politique)|femme politique|dictateur"
        r"|dirigeante?|chef(?= d)|général(?!e)|amiral|maréchal|révolutionnaire|militante?|philosophe|historien(?:ne)?"
        r"|économiste|psychologue|psychiatre|psychanalyste|sociologue|anthropologue|archéologue|linguiste"
        r"|théologien(?:ne)?|juriste|penseur|penseuse|théoricien(?:ne)?|humaniste|scientifique|savante?"
        r"|physicien(?:ne)?|chimiste|biologiste|naturaliste|botaniste|géologue|géographe|astronome"
        r"|mathématicien(?:ne)?|inventeur|inventrice|explorateur|navigateur|médecin|chirurgien(?:ne)?|anatomiste"
        r"|poète|poétesse|romancière?|romancier|dramaturge|écrivaine?|auteure?|autrice|essayiste|journaliste|peintre"
        r"|sculpteur|compositeur|compositrice|architecte|moine|évêque|archevêque|cardinal|missionnaire|prophète|duc"
        r"|duchesse|prince|princesse|comte|comtesse|industriel(?:le)?|fondateur(?= d)|fondatrice(?= d)|(?:père|mère"
        r"|fils|fille|épouse|frère|sœur|disciple|élève|successeur)(?= d)"
    ),
    native=(
        r"\w+(?:ais|aise|ois|oise|ien|ienne|cain|caine|main|maine|gnole?|lande?|suisse|belge|russe|turc|turque|grec"
        r"|grecque)|allemande?"
    ),
    who=("Qui est {term} ?", "Qui était {term} ?"),
    claims=(
        r"(?:affirme|soutient|pense|estime|considère|déclare|prétend|postule|dit|souligne|insiste) (?:que |qu['’]|sur )"
        r"|(?:plaide|s['’]oppose|critique|dénonce) (?:(?:pour|contre|à|le|la|les) |l['’])"
    ),
    claim="Que dit {term} ?",
    meaning="Qu’est-ce que {term} ?",
    term="Qu’est-ce qui est décrit ici : {said} ?",
    value="Quelle est la valeur de {term} ?",
    range="Quelle est la plage de {term} ?",
    minimum="Quel est le minimum pour {term} ?",
    maximum="Quel est le maximum pour {term} ?",
    default="Quelle est la valeur par défaut de {term} ?",
    in_unit=" (en {unit})",
    cause="À quoi cela conduit-il : {said} ?",
    because=r"parce qu(?:e|['’](?=\w))|puisque|car",
    why="Pourquoi : {said} ?",
    when="Que se passe-t-il {said} ?",
    property="{subject} : {term} ?",
    points="Citez les {n} points de {term}.",
    complete="Complétez la liste : {said} ({n} points)",
    section="Citez les {n} points essentiels sur {subject}.",
    known="Que savez-vous de {subject} ? ({n} points)",
    about="Que faut-il savoir sur {subject} ?",
    explain="Explique {term}.",
    stands="Que signifie {term} ?",
    command="De quelle commande s’agit-il : {said} ?",
    rule="Quelle règle vaut pour {subject} ?",
    goes_on="Comment cela continue-t-il : {said} ?",
    pictured="Que montre cette image ?",
    order="Mettez les étapes dans l’ordre : {subject}.",
    matching="Associez chaque terme à ce qui lui correspond.",
    contrast="Qu’est-ce qui vaut pour {one} et non pour {other} ?",
    differ="En quoi {one} et {other} diffèrent-ils sur ce point : {respect} ?",
    named="{term} désigne : {said}",
    belongs="Cela relève de {term} : {said}",
    applies="À quoi cela s’applique-t-il : {said} ?",
    equals=("est", "sont"),
    article="le",
    joint="de|d(?=['’])|du|des|entre",
    which=("Quel est {subject} ?", "Quels sont {subject} ?"),
    relations=(
        (r"(?P<verb>se compose|se composent)(?= d)", "De quoi {verb} {subject} ?"),
        (r"(?P<verb>dépend|dépendent)(?= d)", "De quoi {verb} {subject} ?"),
        (r"(?P<verb>repose|reposent)(?= sur )", "Sur quoi {verb} {subject} ?"),
        (r"(?P<verb>(?:est|sont) \w{2,}(?:é|i|u|is|it)e?s?)(?= par )", "Par quoi {verb} {subject} ?"),
        (
            r"(?P<verb>produi(?:t|sent)|régule(?:nt)?|contrôle(?:nt)?|garanti(?:t|ssent)|représente(?:nt)?|détermine(?:nt)?"
            r"|mesure(?:nt)?|indique(?:nt)?)",
            "Que {verb} {subject} ?",
        ),
        (r"(?P<verb>sert|servent)(?= à )", "À quoi {verb} {subject} ?"),
    ),
    callings=((r"(?P<verb>s[’']appelle(?:nt)?|se nomme(?:nt)?)", "Comment {verb} {subject} ?"),),
)
