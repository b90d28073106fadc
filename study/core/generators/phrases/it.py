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
    heads=(
        r"fini|finalità|scopi|obiettiv[oi]|rilevanza|importanza|metodologi[ae]|approcc(?:io|i)|sfid[ae]|difficoltà"
        r"|ostacol[io]|inconvenient[ei]"
        r"|punt[oi] (?:di forza|di debolezza|debol[ei]|chiave|central[ei]|in comune|important[ei]|salient[ei])"
        r"|debolezz[ae]|limitazion[ei]|carenz[ae]|problematich?[ae]|criticità|pro e contro|risultat[oi]|esit[oi]"
        r"|conclusion[ei]|impatt[oi]|ripercussion[ei]|effetti (?:collaterali|avversi|indesiderati|secondari)"
        r"|implicazioni|motivi|motivazioni|ragioni|cause (?:ed effetti|e conseguenze)|fattori(?: di rischio)?"
        r"|(?:contesto|quadro|aspett[oi]|conseguenz[ae]|caus[ae]|fattor[ei]|effett[oi]|impatto|sviluppo|importanza"
        r"|rilevanza) (?:storic|teoric|pratic|clinic|economic|politic|giuridic)(?:o|a|he|i)"
        r"|(?:contesto|quadro|aspett[oi]|conseguenz[ae]|caus[ae]|fattor[ei]) (?:social[ei]|cultural[ei]|legal[ei]"
        r"|internazional[ei])"
        r"|obiezion[ei]|critich?[ae]|contro-?(?:argoment[oi]|esemp[io]+)|argomenti(?: (?:a favore|contro))?"
        r"|somiglianz[ae]|similitudini|analogie|differenz[ae].*|confront[oi].*|specificità|particolarità"
        r"|peculiarità|tratti(?: (?:distintivi|principali))?|caratteristica|storia|evoluzione storica"
        r"|ambit[oi](?: di applicazione)?|camp[oi] di applicazione"
        r"|ide[ae] (?:chiave|central[ei]|principal[ei]|di fondo|di base)|tes[ie] (?:principal[ei]|central[ei])"
        r"|concett[oi] (?:chiave|central[ei]|principal[ei])|parol[ae] chiave|aspett[oi]|prerequisit[oi]"
        r"|presuppost[oi]|condizioni|criter[io]|raccomandazion[ei]|applicazioni|cas[oi] d['’]uso|us[oi]"
        r"|utilizz[oi]|impiego|impieghi|funzionamento|procediment[oi]|modalità|mezzi|misure|compit[oi]"
        r"|responsabilità|prognosi|quadro clinico|clinica|manifestazioni(?: cliniche)?|segni(?: e sintomi)?"
        r"|diagnosi differenziale|controindicazion[ei]|indicazioni(?: terapeutiche)?|indicazione terapeutica"
        r"|complicanze|complicazioni|meccanismo d['’] ?azione|meccanismo di azione|mda|effetti collaterali.*|eeaa"
        r"|posologia|prevenzione|profilassi|decorso|via di somministrazione"
        r"|(?:data|luogo) di (?:nascita|morte|pubblicazione)|nascita|morte|biografia|vita"
        r"|oper[ae](?: principal[ei])?|nome completo|nazionalità|professione|destinatari|attori|lezion[ei]"
        r"|valutazione|success[oi]|fallimenti|antefatt[oi]"
    ),
    perhaps=(
        r"utilità|benefici|beneficio|limit[ei]|senso|motivo|motivazione|ragione|giustificazion[ei]|prov[ae]"
        r"|evidenz[ae]|argomento|tesi|antitesi|ipotesi|premess[ae]|rispost[ae]|reazion[ei]|distinzion[ei]"
        r"|contrast[oi]|analogia|qualità|attribut[oi]|evoluzione|sviluppo|sviluppi|progresso|cambiament[oi]"
        r"|dimension[ei]|fattore|tem[ai]|ide[ae]|concett[oi]|interpretazion[ei]|applicazione|influenz[ae]"
        r"|teori[ae]|strategi[ae]|tecnich?[ae]|strument[oi]|process[oi]|meccanism[oi]|mezzo|misura|metodo"
        r"|condizione|indicazione|frequenza|durata|periodo|dat[ae]|tempo|luogo|estensione|quantità|livello|grado"
        r"|velocità|peso|altezza|lunghezza|larghezza|profondità|volume|temperatura|colore|forma|materiale"
        r"|composizione|contenuto|fonte|natura|tipo|categoria|classe|ordine|famiglia|stato|forza|intensità"
        r"|capacità|densità|età|sesso|distribuzione|prevalenza|incidenza|suffisso|antidoto|dosaggio|eziologia"
        r"|epidemiologia|patogenesi|fisiopatologia|screening|dose|terapia|esami|farmacocinetica|farmacodinamica"
        r"|tossicità|interazioni|assorbimento|metabolismo|eliminazione|emivita|prestazioni|efficienza|affidabilità"
        r"|disponibilità|sicurezza|precisione|flessibilità|manutenzione|progettazione|organizzazione|popolazione"
        r"|capitale|clima|religione|economia|lingu[ae]|governo|moneta|società|cultura|politica|amministrazione"
        r"|esercito|commercio|industria|agricoltura|istruzione|tecnologia|scienza|arte|diritto|geografia|capi"
        r"|membri|partecipanti|alleati|avversari|sostenitori|fondator[ei]|autor[ei]|inventore|trama"
        r"|personagg(?:io|i)|stile|tono|genere|narratore|simbol[oi]|messaggio|decisione|giudizio|event[oi]|inizio"
        r"|fine|sociale|politico|economico"
    ),
    generic=(
        r"principal[ei]|central[ei]|chiave|essenzial[ei]|maggior[ei]?|important[ei]|fondamental[ei]|general[ei]"
        r"|special[ei]|particolar[ei]|specific[oaie]|specifich[ei]|comun[ei]|altr[oaie]|prim[oaie]|second[oaie]"
        r"|terz[oa]|ultim[oaie]|possibil[ei]|attual[ei]|tipic[oa]|tipic[hi]e?|grand[ei]|divers[ei]|nuov[oaie]"
        r"|clinic[oa]|clinich?e|clinici"
    ),
    empty=(
        r"not[ae]|osservazion[ei]|esemp(?:io|i)|es|importante|attenzione|riassunto|introduzione|"
        r"conclusion[ei]|font[ei]|link|riferimenti|vedi anche|domand[ae]|rispost[ae]|soluzione|varie|data|"
        r"dimostrazione|ovvero|cioè|ossia|vale a dire|infatti|inoltre|dunque|invece|in altre parole|dove|in cui|"
        r"tale che"
    ),
    adverbs=(
        r"a (?:breve|lungo|medio) termine|(?:breve|lungo) termine"
        r"|in (?:pratica|teoria|generale|particolare|dettaglio|effetti|sintesi|breve|principio|realtà|conclusione"
        r"|questo caso)"
        r"|stricto sensu|lato sensu|in senso (?:stretto|lato)|prima|dopo|durante|oggi|oggigiorno|attualmente|ora"
        r"|adesso|allora|poi|all['’]inizio|alla fine|inizialmente|infine|originariamente|da allora|più tardi"
        r"|nel frattempo|primo|secondo|terzo|da un lato|dall['’]altro(?: lato)?|necessari[oa]|sufficiente"
        r"|obbligatori[oa]|facoltativ[oa]|opzionale|possibile|impossibile|vietato|permesso|idealmente|solitamente"
        r"|generalmente|normalmente|di solito|di norma|spesso|a volte|raramente|mai|sempre|soprattutto|anche|con"
        r"|senza|per|positiv[oaie]|negativ[oaie]|buon[oa]|cattiv[oa]|vecchi[oa]|stess[oa]|divers[oa]|perché|quindi"
        r"|tuttavia|però|ma|altrimenti|tranne|eccezion[ei]|sì|no|nb|n\.b|nota (?:bene|importante)|precisazion[ei]"
        r"|comment[oi]|curiosità|da (?:notare|ricordare|sapere)|promemoria|vedi|vedi .*|cfr|citazion[ei]"
        r"|efficace (?:vs|contro)"
        r"|corretto|errato|giusto|sbagliato|vero|falso"
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
        r"|aumenta|diminuisce|favorisce|provoca|assicura|descrive|dipende"
        r"|implica|genera|trasporta|protegge|stimola|inibisce|facilita|garantisce|mantiene|agisce|impone"
        r"|vieta|autorizza|obbliga|richiede|avviene|avvengono|travolge|accelera|rallenta"
        r"|libera (?:il|la|lo|i|gli|le)"
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
    claims=(
        r"(?:afferma|sostiene|pensa|crede|ritiene|dichiara|postula|argomenta|dice|nega|sottolinea|considera) che\b"
        r"|(?:critica|denuncia|si oppone) (?:(?:a|al|la|il|lo|le|gli|i) |l['’])"
    ),
    claim="Che cosa dice {term}?",
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
