"""Italian."""

from study.core.generators.phrasebook import Phrasebook

PLUGIN = Phrasebook(
    name="it",
    common=frozenset(
        """
        ad al alla che chi con da dal dalla dei del della delle di e ed è gli ha i il in la le lo ma nel nella non
        o per più quando se si sono su sul un una uno come viene anche può
        """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
    ),
    copula=r" (?:è|sono|era|significa|indica|consiste in) ",
    points_back=(
        r"esso|essa|essi|esse|lui|lei|questo|questa|questi|queste|quello|quella|quelli|quelle|ciò|così|quindi|"
        r"allora|ma|e|o|qui|inoltre|tuttavia|però|perciò|anche|il suo|la sua|che|in questo caso|in tal caso"
        r"|per esempio|ad esempio|poi|"
        r"infatti|è|viene|vengono|sono|abbiamo|vediamo|possiamo|dobbiamo|notiamo|si è visto"
        r"|sì(?=,)|no(?=,)|(?:il )?(?:prossimo passo|passo successivo)|successivamente|in questo modo|a questo punto"
        r"|oppure(?= \w)|ne(?:l|gli|i|lle) (?:prim|second|terz|ultim|altr)\w+(?: \w+)? cas[oi]|in entrambi i casi"
    ),
    refers=r"vedi|sopra|sotto|seguent[ei]|precedent[ei]|come mostrato|figura|cfr",
    label=(
        r"scopo|funzion[ei]|ruolo|definizione|significato|descrizione|vantaggi?o?|svantaggi?o?|proprietà|"
        r"caratteristiche|struttura|posizione|origine|inserzione|innervazione|caus[ae]|sintomi|trattamento|"
        r"diagnosi|conseguenz[ae]|obiettivo|complessità|costo|dimensione|tipi|requisiti|sintassi|pro|contro"
        r"|problem[ai]|metodi|fasi|"
        r"principi|rischi|effetti|latino|inglese|italiano"
    ),
    empty=(
        r"not[ae]|osservazion[ei]|esemp(?:io|i)|es|importante|attenzione|riassunto|introduzione|"
        r"conclusion[ei]|font[ei]|link|riferimenti|vedi anche|domand[ae]|rispost[ae]|soluzione|varie|data|"
        r"dimostrazione|ovvero|cioè|ossia|vale a dire|infatti|inoltre|dunque|invece|in altre parole|dove|in cui|"
        r"tale che"
    ),
    ordered=r"passi|passaggi|processo|procedura|ordine|sequenza|fasi|algoritmo|cronologia",
    short=(
        r"in (?:breve|sintesi|poche parole|una frase)|brevemente"
        r"|definizione|significato|descrizione|(?:che )?cos[’']è\??"
    ),
    clause=r"che|cui|quando|dove|perché|ma",
    remark=r"noi",
    condition=r"se|quando|una volta che|finché|qualora",
    modal=r" (?:deve|devono|non può|non possono|dovrebbe|dovrebbero) ",
    typings=(
        r"(?P<said>per [^`]+?),? (?:si usa|usiamo|usare|usa|si utilizza|utilizzare|utilizziamo|eseguire"
        r"|eseguiamo|si esegue|basta) (?:il comando )?{typed}",
        r"con (?:il comando )?{typed} (?:si può|si possono|possiamo|puoi) (?P<said>[^`]+)",
        r"il comando {typed} (?:serve (?:a |per )|permette di |consente di )?(?P<said>[^`]+)",
    ),
    tasks=(
        r"(?:elenc|mostr|visualizz|avvi|arrest|cancell|elimin|cre|copi|spost|cerc|trov|install|disinstall|cambi"
        r"|verific|control|attiv|disattiv|caric|scaric|salv|invi|rinomin|lanci|connett|cont|ordin|ferm|modific"
        r"|riavvi|aggiorn|compil|configur|mont|smont|annull|stamp|termin|list)(?:are|a|i)|vedere|vedi|chiud(?:ere"
        r"|e|i)|apr(?:ire|e|i)|aggiung(?:ere|e|i)|rimuov(?:ere|e|i)|esegu(?:ire|e|i)|costrui(?:re|sce)|mett(?:ere"
        r"|e|i)|estrarre|estrae"
    ),
    purpose=r"(?P<said>per \w+(?:are|ere|ire|rre|rlo|rla) .+)",
    how="Come si fa {said}?",
    verbs=(
        r"esist(?:e|ono)|sfrutta(?:no)?|rappresenta(?:no)?|sta|stanno|contiene|ha|hanno|può|possono|permette"
        r"|permettono|consente|comprende|possiede|utilizza|ritorna"
        r"|indica(?:no)?|definisce|identifica|restituisce|impedisce|impediscono|fa|fanno|deve|devono|viene|vengono"
        r"|vuole|vogliono|serve|servono"
        r"|sospetta|accede|accedono"
        r"|esegue|eseguono|si \w+(?:a|e|ano|ono)|rimuove|aggiunge|invia|riceve|sostituisce|produce|trasforma"
        r"|gestisce|determina"
    ),
    orders=(
        r"descriv(?:i|ere)|spiega(?:re)?|elenca(?:re)?|defini(?:sci|re)|confronta(?:re)?|dimostra(?:re)?"
        r"|disegna(?:re)?|scriv(?:i|ere)|scegli(?:ere)?|ricorda(?:re)?|calcolare|evitare|indicare|usare"
    ),
    kinds=(
        r"diritti|doveri|obblighi|tipi|tipologie|forme|categorie|classi|livelli|strati|stati|fasi|passi|"
        r"passaggi|effetti|vantaggi|svantaggi|benefici|limiti|problemi|cause|ragioni|motivi|requisiti|condizioni|"
        r"criteri|differenze|proprietà|caratteristiche|funzioni|obiettivi|componenti|parti|elementi|metodi|"
        r"meccanismi|tecniche|opzioni|modi|principi|sintomi|segni|complicazioni|rischi|fattori|conseguenze|"
        r"eccezioni|modelli"
    ),
    things=(
        r"protocolli|attacchi|strumenti|campi|dispositivi|algoritmi|strutture|teorie|muscoli|ossa"
        r"|articolazioni|nervi|vasi|arterie|vene|organi|ormoni|farmaci|malattie|disturbi|enzimi|cellule"
        r"|tessuti|proteine|vitamine|leggi|formati|linguaggi|sistemi"
        r"|porte|versioni|parti|luoghi|zone|regioni|eventi|ruoli|attori|attributi"
        r"|impostazioni|canali|fonti|periodi|epoche|fiumi|paesi|capitali"
        r"|organizzazioni|acidi|gas|metalli|minerali|tempi verbali|generi|ambienti|permessi"
        r"|topologie|anomalie|vincoli"
    ),
    holds=(
        r"include|includono|comprende|comprendono|contiene|contengono|è compost[oa] da|si compone di|sono|"
        r"è diviso in|si divid(?:e|ono) in|(?:i |le )?seguenti"
    ),
    conjunction="e|ed",
    counts="due tre quattro cinque sei sette",
    negation=r"non|mai|nessun\w*|senza",
    genus=(
        r"di|del|dello|della|dei|degli|delle|dell['’]\w+|d['’]\w+|che|cui|per|tra|fra|usat[oaie]|"
        r"utilizzat[oaie]|associat[oaie]|dove|in cui"
    ),
    listed="Elenca {n} {term}.",
    quotes=("«", "»"),
    person=(
        r"segretari[oa]|avvocat[oa]|professor(?:e|essa)|ingegnere|donna|uomo|re|regina|imperatore|imperatrice|zar"
        r"|zarina|papa|presidente(?:ssa)?|cancelliere|ministr[oa]|senat(?:ore|rice)|sindaco|diplomatic[oa]"
        r"|ambasciat(?:ore|rice)|politic[oa]|statista|dittatore|leader|capo(?= de)|generale|ammiraglio|maresciallo"
        r"|rivoluzionari[oa]|attivista|filosof[oa]|storic[oa]|economista|psicolog[oa]|psichiatra|psicoanalista"
        r"|sociolog[oa]|antropolog[oa]|archeolog[oa]|linguista|teolog[oa]|giurista|pensat(?:ore|rice)|teoric[oa]"
        r"|umanista|scienziat[oa]|fisic[oa]|chimic[oa]|biolog[oa]|naturalista|botanic[oa]|geolog[oa]|geograf[oa]"
        r"|astronom[oa]|matematic[oa]|invent(?:ore|rice)|esplorat(?:ore|rice)|navigatore|medic[oa]|chirurg[oa]"
        r"|anatomista|poeta|poetessa|romanzier[ea]|drammaturg[oa]|scritt(?:ore|rice)|aut(?:ore|rice)|saggista"
        r"|giornalista|pitt(?:ore|rice)|scult(?:ore|rice)|composit(?:ore|rice)|architett[oa]|monac[oa]|vescovo"
        r"|arcivescovo|cardinale|profeta|duca|duchessa|principe|principessa|conte|contessa|imprendit(?:ore|rice)"
        r"|industriale|fondat(?:ore|rice)(?= de)|(?:padre|madre|figli[oa]|moglie|fratello|sorella|alliev[oa]"
        r"|discepol[oa]|successore)(?= d)"
    ),
    native=(
        r"\w+(?:ese|[icpl]an[oa]|esc[oa]|gnol[oa]|ann?ic[oa]|tino|tina)|russ[oa]|grec[oa]|svizzer[oa]|belga"
        r"|austriac[oa]|polacc[oa]"
    ),
    who=("Chi è {term}?", "Chi era {term}?"),
    meaning="Che cosa si intende per {term}?",
    term="Che cosa si descrive qui: {said}?",
    value="Qual è il valore di {term}?",
    range="Qual è l’intervallo di {term}?",
    minimum="Qual è il minimo di {term}?",
    maximum="Qual è il massimo di {term}?",
    default="Qual è il valore predefinito di {term}?",
    in_unit=" (in {unit})",
    cause="A che cosa porta questo: {said}?",
    because=r"perché|poiché|in quanto|dato che",
    why="Perché: {said}?",
    when="Che cosa succede {said}?",
    property="{subject}: {term}?",
    points="Elenca i {n} punti di {term}.",
    complete="Completa l’elenco: {said} ({n} punti)",
    section="Elenca i {n} punti principali su {subject}.",
    known="Che cosa sai di {subject}? ({n} punti)",
    about="Che cosa bisogna sapere su {subject}?",
    explain="Spiega {term}.",
    stands="Che cosa indica {term}?",
    command="Di quale comando si tratta: {said}?",
    rule="Quale regola vale per {subject}?",
    goes_on="Come continua: {said}?",
    pictured="Che cosa mostra questa immagine?",
    order="Metti in ordine i passi: {subject}.",
    matching="Abbina ogni termine a ciò che gli corrisponde.",
    contrast="Che cosa vale per {one} e non per {other}?",
    differ="In che cosa differiscono {one} e {other} sotto questo aspetto: {respect}?",
    named="{term} significa: {said}",
    belongs="Questo riguarda {term}: {said}",
    applies="A che cosa si riferisce: {said}?",
    equals=("è", "sono"),
    article="il|lo|la|i|gli|le",
    joint=r"di|del|dell|dello|della|dei|degli|delle|tra|fra",
    which=("Qual è {subject}?", "Quali sono {subject}?"),
    relations=(
        (r"(?P<verb>(?:è|sono|viene|vengono) \w{2,}[ts][oaie])(?= da)", "Da che cosa {verb} {subject}?"),
        (
            r"(?P<verb>produc(?:e|ono)|regola(?:no)?|controlla(?:no)?|garantisc(?:e|ono)|restituisc(?:e|ono)"
            r"|rappresenta(?:no)?|indica(?:no)?|determina(?:no)?|specifica(?:no)?|memorizza(?:no)?)"
            r"(?! (?:per|da|di|in|su|che)\b)",
            "Che cosa {verb} {subject}?",
        ),
        (r"(?P<verb>dipende|dipendono)(?= da)", "Da che cosa {verb} {subject}?"),
        (r"(?P<verb>si basa|si basano)(?= su)", "Su che cosa {verb} {subject}?"),
        (r"(?P<verb>si occupa|si occupano)(?= d)", "Di che cosa {verb} {subject}?"),
        (r"(?P<verb>serve|servono)(?= (?:a|ad|per) )", "A che cosa {verb} {subject}?"),
        (r"(?P<verb>permette|permettono|consente|consentono) (?:di|d['’])", "Che cosa {verb} di fare {subject}?"),
    ),
    callings=(
        (r"(?P<verb>si chiama(?:no)?|(?:è|sono|viene|vengono) (?:dett|chiamat)[oaie])", "Come {verb} {subject}?"),
    ),
)
