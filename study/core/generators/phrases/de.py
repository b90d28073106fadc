"""German."""

from study.core.generators.phrasebook import Phrasebook

PLUGIN = Phrasebook(
    name="de",
    common=frozenset(
        """
        aber als am an auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer
        eines er es für hat im in ist kann mit nach nicht noch nur oder sich sie sind so über um und von vom
        war was wenn werden wie wird zu zum zur
        """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
    ),
    copula=r" (?:ist|sind|war|waren|bedeutet|bezeichnet|heißt|nennt man) ",
    points_back=(
        r"er|sie|es|dies|diese|dieser|dieses|diesem|diesen|das ist|das sind|dabei|dadurch|damit|daher|deshalb|"
        r"darum|dazu|dann|so|also|aber|und|oder|jedoch|hier|dort|außerdem|zudem|hierbei|hierzu|sein|seine|ihr|"
        r"ihre|dessen|deren|welche[rs]?|wir|man kann dies|z\. ?b|beispielsweise|sonst|ebenso|auch"
        r"|ja(?=,)|nein(?=,)|(?:der )?nächste[rn]? schritt|als nächstes|danach|daraufhin|anschließend|auf diese weise"
        r"|im (?:ersten|zweiten|letzten|anderen) fall|in (?:beiden|den letzten(?: \w+)?|den anderen) fällen"
    ),
    refers=(
        r"siehe|s\. ?o|s\. ?u|oben|unten|wie gezeigt|folgende[nrs]?|abbildung|obige[nrs]?|"
        r"im nächsten abschnitt|vgl"
    ),
    label=(
        r"zweck|funktion(?:en)?|aufgaben?|rolle|definition|bedeutung|beschreibung|vorteile?|nachteile?|"
        r"eigenschaften|merkmale|aufbau|struktur|lage|ursprung|ansatz|innervation|ursachen?|symptome?|"
        r"therapie|behandlung|diagnose|folgen?|ziel|komplexität|laufzeit|kosten|größe|arten|typen|"
        r"voraussetzungen?|rechtsfolge|tatbestand|probleme?|methoden|phasen|schritte|prinzipien|risiken|wirkung(?:en)?|"
        r"latein(?:isch)?|englisch|deutsch|griechisch"
    ),
    heads=(
        r"zwecke?|ziele?|zielsetzung(?:en)?|absicht(?:en)?|relevanz|wichtigkeit|stellenwert|methodik"
        r"|vorgehen(?:sweise)?|herangehensweise|ansätze|herausforderung(?:en)?|schwierigkeit(?:en)?|hindernisse?"
        r"|bedenken|schwäche?n?|schwachstellen?|schwachpunkte?|stärken|stärken und schwächen|vor- und nachteile"
        r"|mängel|problematik|hauptproblem|ergebnisse?|resultate?|auswirkung(?:en)?|nachwirkung(?:en)?"
        r"|konsequenz(?:en)?|implikationen|ursachen und folgen|gründe|hintergründe|hintergrund|beweggründe|motive"
        r"|auslöser|anlass|anlässe|einflussfaktoren|kontext|zusammenhang|einwände?|kritik|kritikpunkte?"
        r"|gegenargumente?|gegenbeispiele?|argumente(?: (?:für|gegen|dafür|dagegen))?|gemeinsamkeit(?:en)?"
        r"|ähnlichkeit(?:en)?|unterschiede?.*|vergleich.*|abgrenzung.*|besonderheit(?:en)?|eigenheit(?:en)?"
        r"|eigenart(?:en)?|merkmale?|kennzeichen|charakteristi(?:k|ka|kum)|hauptmerkmale?|geschichte|historisches"
        r"|geschichtlicher hintergrund|entwicklung(?:en)?|verlauf|ablauf|schwerpunkte?|fokus|kernaussagen?"
        r"|kernidee|kernpunkte?|kerngedanke|grundidee|grundgedanke|hauptidee|hauptaussagen?|hauptthesen?"
        r"|leitgedanke|aspekte?|stichpunkte?|schlüsselbegriffe?|vorbedingung(?:en)?|anforderung(?:en)?"
        r"|bedingung(?:en)?|kriterien|annahmen|empfehlung(?:en)?|anwendung(?:en)?"
        r"|anwendungs(?:bereich|gebiet|fall|fälle|gebiete|bereiche|beispiele?)e?"
        r"|einsatz(?:gebiet|bereich|gebiete|bereiche)?|verwendung(?:szweck)?|gebrauch|funktionsweise|arbeitsweise"
        r"|wirkungsweise|durchführung|umsetzung|maßnahmen|mittel|zuständigkeit(?:en)?|verantwortung|prognose"
        r"|klinik|klinisches bild|anzeichen|differenzial-?diagnosen?|differentialdiagnosen?"
        r"|kontraindikation(?:en)?|indikation(?:en)?|komplikation(?:en)?|nebenwirkung(?:en)?|wirkmechanismus"
        r"|risikofaktoren|dosierung|vorbeugung|dauer|vorkommen|ort|zeitraum|zeitpunkt|geburts(?:datum|ort)|geboren"
        r"|gestorben|leben|lebenslauf|biographie|biografie|werke|hauptwerke?|zielgruppe|beteiligte|akteure"
        r"|bewertung|beurteilung|deutung|fazit|lehren|errungenschaften|erfolge?|misserfolge?|bedeutung für .*"
    ),
    perhaps=(
        r"grenzen|häufigkeit|nutzen|stärke|implikation|grund|motiv|rechtfertigung|beweise?|belege?|argument|these"
        r"|antithese|hypothesen?|prämissen?|antworten?|reaktion(?:en)?|unterscheidung|kontrast|analogien?|qualität"
        r"|attribute?|evolution|fortschritt|wandel|dimension(?:en)?|faktor(?:en)?|themen?|ideen?|konzepte?"
        r"|kriterium|annahme|interpretation(?:en)?|einfluss|einflüsse|theorien?|strategien?|techniken?|werkzeuge?"
        r"|prozess|mechanismus|verfahren|methode|phase|frequenz|periode|zeit|bereich|ausmaß|menge|grad"
        r"|geschwindigkeit|gewicht|höhe|länge|breite|tiefe|volumen|temperatur|farbe|form|aussehen|material"
        r"|zusammensetzung|inhalt|quelle|natur|typ|kategorie|klasse|ordnung|familie|status|zustand|kraft|kapazität"
        r"|dichte|alter|geschlecht|verteilung|prävalenz|inzidenz|ätiologie|epidemiologie|pathophysiologie"
        r"|prävention|prophylaxe|dosis|untersuchung(?:en)?|leistung|effizienz|zuverlässigkeit|verfügbarkeit"
        r"|sicherheit|genauigkeit|flexibilität|wartung|entwurf|organisation|bevölkerung|hauptstadt|klima|religion"
        r"|wirtschaft|sprachen?|regierung|währung|gesellschaft|kultur|politik|verwaltung|militär|heer|handel"
        r"|industrie|landwirtschaft|bildung|technik|wissenschaft|kunst|recht|außenpolitik|innenpolitik|geografie"
        r"|geographie|anführer|herrscher|mitglieder|teilnehmer|verbündete|gegner|anhänger|gründer|autor(?:en)?"
        r"|erfinder|handlung|figuren|stil|gattung|erzähler|symbole?|botschaft|entscheidung|urteil|ereignisse?"
        r"|beginn|ende|wendepunkt"
    ),
    generic=(
        r"wichtigst(?:e|er|es|en)|wichtig(?:e|er|es|en)|zentral(?:e|er|es|en)|hauptsächlich(?:e|er|es|en)"
        r"|wesentlich(?:e|er|es|en)|entscheidend(?:e|er|es|en)|grundlegend(?:e|er|es|en)|allgemein(?:e|er|es|en)"
        r"|besonder(?:e|er|es|en)|speziell(?:e|er|es|en)|spezifisch(?:e|er|es|en)|gemeinsam(?:e|er|es|en)"
        r"|weiter(?:e|er|es|en)|ander(?:e|er|es|en)|sonstig(?:e|er|es|en)|typisch(?:e|er|es|en)|erst(?:e|er|es|en)"
        r"|zweit(?:e|er|es|en)|dritt(?:e|er|es|en)|letzt(?:e|er|es|en)|möglich(?:e|er|es|en)|aktuell(?:e|er|es|en)"
        r"|groß(?:e|er|es|en)|klinisch(?:e|er|es|en)|historisch(?:e|er|es|en)|praktisch(?:e|er|es|en)"
    ),
    empty=(
        r"hinweis|anmerkung(?:en)?|beispiele?|bsp|z\. ?b|wichtig|achtung|merke|tipp|zusammenfassung|überblick|"
        r"einleitung|fazit|quellen?|links?|literatur|siehe auch|frage|antwort|lösung|notiz(?:en)?|sonstiges|"
        r"allgemein(?:es)?|todo|datum|thema|kurz|grundlagen|das heißt|d\. ?h|nämlich|also|"
        r"mit anderen worten|diskussion|analyse"
    ),
    adverbs=(
        r"kurzfristig|langfristig|mittelfristig|in (?:der praxis|der theorie|der regel|diesem fall)"
        r"|im (?:allgemeinen|detail|gegensatz|engeren sinne?|weiteren sinne?|prinzip)|i\. ?e\. ?s|i\. ?w\. ?s"
        r"|praktisch|theoretisch|stricto sensu|lato sensu|vorher|nachher|davor|danach|währenddessen|heute"
        r"|heutzutage|früher|damals|später|jetzt|zunächst|zuerst|anfangs|ursprünglich|schließlich|zuletzt|seitdem"
        r"|bisher|inzwischen|zu beginn|am ende|am anfang|erstens|zweitens|drittens|einerseits|andererseits"
        r"|notwendig|hinreichend|optional|erforderlich|erlaubt|verboten|möglich|unmöglich|idealerweise"
        r"|üblicherweise|normalerweise|meist(?:ens)?|oft|manchmal|selten|nie|immer|besonders|dabei|hierbei|dadurch"
        r"|dann|dann gilt|es gilt|genau|außerdem|mit|ohne|dafür|dagegen|pro|contra|kontra|positiv(?:e[sr]?)?"
        r"|negativ(?:e[sr]?)?|gut|schlecht|alt|neu|gleich|ähnlich|auch|weil|daher|somit|jedoch|aber|sonst|außer"
        r"|ausnahmen?|ja|nein|nb|(?:wichtiger? )?(?:hinweis|anmerkung|bemerkung|notiz|info)(?:e|en)?|vorsicht"
        r"|zu beachten|beachte|siehe|siehe .*|vgl|zitate?|gegeben|gesucht|zeige|behauptung|beweis|lösung(?:en)?"
        r"|aufgabe"
        r"|richtig|falsch|korrekt|inkorrekt"
    ),
    ordered=r"schritte?|ablauf|reihenfolge|phasen|stadien|vorgehen|verfahren|prozess|algorithmus|zuerst",
    short=(
        r"kurz(?:gefasst|fassung|beschreibung|definition)?|in kürze|kurz gesagt"
        r"|definition|bedeutung|beschreibung|was (?:es ist|ist das)\??"
    ),
    clause=r"wenn|weil|dass|wie|aber|sondern|dessen|deren|welche[rsmn]?",
    relative=r"der|die|das|den|dem",
    remark=r"wir|man",
    condition=r"wenn|falls|sobald|sofern|solange|nachdem|bevor",
    modal=r" (?:muss|müssen|darf|dürfen|soll|sollen|sollte|sollten) ",
    typings=(
        r"(?P<said>um [^`]+? (?:zu \w+|\w+zu\w+en)),? (?:verwendet|benutzt|nutzt|gibt|führt|nimmt) man (?:den"
        r" Befehl |das Kommando )?{typed}(?: ein| aus)?",
        r"mit (?:dem Befehl |dem Kommando )?{typed} (?:kann man|können Sie|kannst du|lässt sich|lassen sich"
        r"|werden|wird) (?P<said>[^`]+)",
        r"(?:der Befehl|das Kommando) {typed} (?P<said>[^`]+)",
    ),
    tasks=(
        r"(?:lege?|liste?|zeige?|starte?|stoppe?|beende?|lösche?|entferne?|erstelle?|erzeuge?|kopiere?|verschiebe?"
        r"|suche?|finde?|installiere?|ändere?|prüfe?|öffne?|schließe?|setze?|aktiviere?|deaktiviere?|lade?"
        r"|speichere?|sende?|gebe?|benenne?|baue?|führe?|verbinde?|entpacke?|packe?|zähle?|sortiere?)(?:t|n|en)?"
        r"|gibt|lädt|.+ (?:an|auf|aus|ein|ab|neu|um|herunter|hoch)?(?:zeigen|listen|starten|stoppen|beenden"
        r"|löschen|entfernen|erstellen|anlegen|erzeugen|kopieren|verschieben|suchen|finden|installieren|ändern"
        r"|prüfen|öffnen|schließen|setzen|aktivieren|deaktivieren|laden|speichern|senden|geben|benennen|bauen"
        r"|führen|verbinden|packen|zählen|sortieren)$"
    ),
    purpose=r"(?P<said>um .+ (?:zu \w+|\w+zu\w+en))",
    how="Was tut man, {said}?",
    verbs=(
        r"gibt es|existier(?:t|en)"
        r"|enthält|hat|haben|kann|können|liegt|besteht|bildet|dient|führt|gibt|wird|werden|erzeugt|steuert"
        r"|speichert|sendet|verbindet|prüft|nutzt|verwendet|ermöglicht|beschreibt|erlaubt|braucht"
        r"|bewirkt|erhöht|verringert|verhindert|fördert|hängt|zeigt|verursacht"
        r"|schützt|hemmt|steigert|sorgt|entsteht|wirkt|bleibt|findet|stellt|lässt|hält"
        r"|trägt|nimmt|kommt|geht|fließt|wächst|sinkt|steigt|fällt|zieht|bringt|muss|müssen|soll|sollen"
        r"|darf|dürfen"
    ),
    orders=(
        r"beschreib(?:e|en sie)|erklär(?:e|en sie)|nenn(?:e|en sie)|definier(?:e|en sie)|vergleichen sie"
        r"|skizzier(?:e|en sie)|begründ(?:e|en sie)|zeichne(?:n sie)?|berechne(?:n sie)?|gib|geben sie"
        r"|verwende(?:n sie)?|merke|achte|achten sie|wähle|schreib(?:e|en sie)|(?-i:[A-ZÄÖÜ]\w+n Sie)"
    ),
    kinds=(
        r"rechte|pflichten|arten|typen|formen|kategorien|klassen|stufen|ebenen|schichten|zustände|phasen|"
        r"schritte|wirkungen|nebenwirkungen|vorteile|nachteile|grenzen|probleme|ursachen|gründe|voraussetzungen|"
        r"anforderungen|bedingungen|kriterien|unterschiede|gemeinsamkeiten|eigenschaften|merkmale|funktionen|"
        r"aufgaben|ziele|bestandteile|teile|elemente|komponenten|methoden|verfahren|möglichkeiten|prinzipien|"
        r"grundsätze|symptome|anzeichen|komplikationen|risiken|risikofaktoren|folgen|faktoren|maßnahmen|"
        r"ausnahmen|modelle"
    ),
    things=(
        r"protokolle|angriffe|werkzeuge|felder|geräte|muster|algorithmen|strukturen|theorien"
        r"|muskeln|knochen|gelenke|nerven|gefäße|arterien|venen|organe|hormone|medikamente|krankheiten"
        r"|störungen|enzyme|zellen|gewebe|proteine|vitamine|gesetze|formate|sprachen|systeme"
        r"|ports|versionen|parteien|orte|zonen|regionen|ereignisse|rollen|akteure|attribute"
        r"|einstellungen|kanäle|quellen|epochen|perioden|flüsse|länder|hauptstädte"
        r"|organisationen|säuren|gase|metalle|mineralien|zeitformen|fälle|gattungen|umgebungen"
        r"|rechte|topologien|anomalien"
    ),
    holds=(
        r"besteht aus|bestehen aus|umfasst|umfassen|enthält|enthalten|gliedert sich in|sind|gehören|(?:wie |"
        r"sind )?folgende"
    ),
    conjunction="und|sowie",
    counts="zwei drei vier fünf sechs sieben",
    negation=r"nicht|nie|niemals|kein\w*|ohne",
    genus=(
        r"der|die|das|des|den|dessen|deren|von|zur|zum|für|zwischen|mit der|mit dem|bei der|bei dem|in dem|"
        r"in der"
    ),
    listed="Nennen Sie die {n} {term}.",
    quotes=("„", "“"),
    person=(
        r"frau|mann|sekretär|anwalt|ingenieur|professor|lehrer|\w*(?:könig|kaiser|zar|papst|kanzler|präsident"
        r"|minister|senator|bürgermeister|diplomat|politiker|diktator|führer|herrscher|general|admiral|feldherr"
        r"|revolutionär|reformator|philosoph|historiker|ökonom|psychologe|psychiater|psychoanalytiker|soziologe"
        r"|anthropologe|archäologe|linguist|sprachwissenschaftler|theologe|jurist|gelehrter?|denker|theoretiker"
        r"|humanist|wissenschaftler|forscher|physiker|chemiker|biologe|botaniker|zoologe|geologe|geograph|astronom"
        r"|mathematiker|erfinder|entdecker|seefahrer|chirurg|anatom|pathologe|neurologe|arzt|dichter|schriftsteller"
        r"|autor|dramatiker|journalist|maler|bildhauer|komponist|architekt|mönch|bischof|kardinal|fürst|herzog|graf"
        r"|prinz|unternehmer|industrieller)(?:in)?|\w*(?:königin|kaiserin|zarin|psychologin|philosophin|soziologin"
        r"|biologin|ärztin|fürstin|herzogin)|(?:mit)?(?:be)?gründer(?:in)?|(?:vater|mutter|sohn|tochter|ehefrau"
        r"|bruder|schwester|schüler|nachfolger)(?= (?:de[sr]|von) )"
    ),
    native=r"\w+(?:isch|deutsch|preußisch|sächsisch)(?:er|e)|deutsche[rn]?|schweizer|wiener|berliner",
    who=("Wer ist {term}?", "Wer war {term}?"),
    claims=(
        r"(?:argumentiert|behauptet|meint|glaubt|sagt|betont|plädiert|bestreitet|postuliert|kritisiert|unterstellt"
        r"|geht davon aus|stellt fest|vertritt die (?:these|ansicht|auffassung|meinung|position))\b"
    ),
    claim="Was sagt {term}?",
    meaning="Was versteht man unter {term}?",
    term="Was ist hier gemeint: {said}?",
    value="Welchen Wert hat {term}?",
    range="In welchem Bereich liegt {term}?",
    minimum="Wie groß ist {term} mindestens?",
    maximum="Wie groß ist {term} höchstens?",
    default="Welchen Wert hat {term} ohne andere Angabe?",
    in_unit=" (in {unit})",
    cause="Wozu führt dies: {said}?",
    because=r"weil|da(?= (?:der|die|das|es|sie|er|ein|eine|kein|keine)\b)",
    why="Warum ist das so: {said}?",
    when="Was gilt, {said}?",
    property="{subject}: {term}?",
    points="Nennen Sie die {n} Punkte zu {term}.",
    complete="Vervollständigen Sie die Aufzählung: {said} ({n} Punkte)",
    section="Nennen Sie die {n} wichtigsten Punkte zu {subject}.",
    known="Was wissen Sie über {subject}? ({n} Punkte)",
    about="Was sollte man zu {subject} wissen?",
    explain="Erkläre {term}.",
    stands="Wofür steht {term}?",
    command="Welcher Befehl ist gemeint: {said}?",
    rule="Was gilt für {subject}?",
    goes_on="Wie geht das weiter: {said}?",
    pictured="Was zeigt dieses Bild?",
    order="Bringen Sie die Schritte in die richtige Reihenfolge: {subject}.",
    matching="Ordnen Sie zu, was zusammengehört.",
    contrast="Was gilt für {one}, aber nicht für {other}?",
    differ="Worin unterscheiden sich {one} und {other} in dieser Hinsicht: {respect}?",
    named="{term} bedeutet: {said}",
    belongs="Das gehört zu {term}: {said}",
    applies="Worauf trifft das zu: {said}?",
    equals=("ist", "sind"),
    article="der|die|das",
    joint="der|des|von|vom|für|zwischen|zum|zur|einer|eines",
    which=("Was ist {subject}?", "Was sind {subject}?"),
    relations=(
        (r"(?P<verb>besteht|bestehen)(?= aus )", "Woraus {verb} {subject}?"),
        (r"(?P<verb>dient|dienen)(?= (?:zur|zum|der|dem|dazu) )", "Wozu {verb} {subject}?"),
        (r"(?P<verb>beruht|beruhen)(?= auf )", "Worauf {verb} {subject}?"),
        (r"(?P<verb>ist|sind)(?= für .* (?:zuständig|verantwortlich)$)", "Wofür {verb} {subject} verantwortlich?"),
        (
            r"(?P<verb>produzier(?:t|en)|bilde(?:t|n)|steuer(?:t|n)|regulier(?:t|en)|hemm(?:t|en)|stimulier(?:t|en)"
            r"|speicher(?:t|n)|mess?(?:en)|misst|bestimm(?:t|en)|beschreib(?:t|en))",
            "Was {verb} {subject}?",
        ),
        (r"(?P<verb>führt|führen)(?= zu[rm]? )", "Wozu {verb} {subject}?"),
    ),
    callings=((r"(?P<verb>heißt|heißen)", "Wie {verb} {subject}?"),),
)
