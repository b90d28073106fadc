"""Swedish."""

from study.core.generators.phrasebook import Phrasebook

PLUGIN = Phrasebook(
    name="sv",
    common=frozenset(
        """
        alla att av blir de dem den det din där efter eller en ett från för genom ha har hos i inte ingår jag kan med
        mellan min mot när och om på samt som till under ur utan var vid vilket är över
        """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
    ),
    copula=r" (?:är|var|betyder|innebär|kallas|avser|utgörs av|består av) ",
    points_back=(
        r"se|den (?:är|har|kan|ska|finns|blir|gör|består|innehåller)|det (?:är|har|kan|ska|finns|blir)|"
        r"de (?:är|har|kan|ska)|dem|denna|detta|dessa|deras|dess|hans|hennes|så|men|och|eller|här|där|då|"
        r"dock|därför|"
        r"dessutom|även|också|vilket|som|t\. ?ex|till exempel|sedan|annars"
        r"|ja(?=,)|nej(?=,)|nästa steg|därefter|på så sätt|på detta sätt"
        r"|i (?:båda|det första|det andra|det sista|de andra|de sista) fall(?:en|et)?"
    ),
    refers=r"se (?:även|också|nedan|ovan)|ovan(?:stående)?|nedan(?:stående)?|följande|figur|enligt bilden",
    label=(
        r"syfte|skillnad.*|jämförelse.*|funktion(?:er)?|roll|definition|betydelse|beskrivning|fördelar|nackdelar|egenskaper|"
        r"kännetecken|struktur|uppbyggnad|läge|lokalisation|ursprung|fäste|innervation|orsak(?:er)?|symtom|"
        r"behandling|diagnos|följder|mål|komplexitet|kostnad|storlek|typer|krav|förekomst|klinik|receptorer|"
        r"platser|latin|latinskt namn|svenska|engelska|grekiska|metoder|faser|steg|problem|risker|principer"
    ),
    heads=(
        r"ändamål|avsikt(?:er)?|målsättning(?:ar)?|relevans|metodik|tillvägagångssätt|angreppssätt|utmaning(?:ar)?"
        r"|svårighet(?:er)?|hinder|fördel|nackdel|svaghet(?:er)?|styrkor|styrkor och svagheter|för- och nackdelar"
        r"|begränsning(?:ar)?|brister|problematik|resultat(?:en)?|utfall|slutsatser|konsekvens(?:er)?|påverkan"
        r"|inverkan|implikationer|bakgrund|kontext|sammanhang|skäl|motiv|anledning(?:ar)?|orsaker och följder"
        r"|riskfaktorer|effekt(?:er)?|invändning(?:ar)?|kritik|motargument|motexempel"
        r"|argument(?: (?:för|emot|mot))|likhet(?:er)?|särdrag|kännemärken|egenskap|huvuddrag|historia|historik"
        r"|utveckling(?:en)?|förlopp|tidsförlopp|historisk bakgrund|omfattning|räckvidd|fokus|huvudpunkter"
        r"|huvudtanke|grundtanke|grundidé|nyckelbegrepp|nyckelord|huvudidé|aspekter|förutsättning(?:ar)?|villkor"
        r"|kriterier|antaganden|rekommendation(?:er)?|tillämpning(?:ar)?|tillämpningsområden?"
        r"|användning(?:sområden?)?|nytta|arbetssätt|hur det fungerar|funktionssätt|genomförande|åtgärder|medel"
        r"|uppgifter|ansvar(?:sområden?)?|prognos|klinisk bild|differentialdiagnos(?:er)?|kontraindikation(?:er)?"
        r"|indikationer|komplikation(?:er)?|biverkning(?:ar)?|verkningsmekanism|dosering|förebyggande|prevention"
        r"|född|död|födelse(?:datum|ort)|liv|levnad|verk|huvudverk|målgrupp|aktörer|bedömning|lärdomar|framgångar"
    ),
    perhaps=(
        r"anledningen|rättfärdigande|bevis|argument|tes|hypotes(?:er)?|premiss(?:er)?|reaktion(?:er)?|distinktion"
        r"|kontrast|analogi(?:er)?|kvalitet|attribut|evolution|framsteg|förändring(?:ar)?|dimension(?:er)?"
        r"|faktor(?:er)?|tema|teman|idéer?|koncept|kriterium|antagande|tolkning(?:ar)?|inflytande|teori(?:er)?"
        r"|strategi(?:er)?|teknik(?:er)?|verktyg|process|mekanism|metod|fas|frekvens|varaktighet|period|tid|plats"
        r"|mängd|nivå|grad|hastighet|vikt|höjd|längd|bredd|djup|volym|temperatur|färg|form|utseende|material"
        r"|sammansättning|innehåll|källa|natur|typ|kategori|klass|ordning|familj|status|tillstånd|kraft|kapacitet"
        r"|täthet|ålder|kön|fördelning|utbredning|prevalens|incidens|etiologi|epidemiologi|patofysiologi|patogenes"
        r"|undersökning(?:ar)?|utredning|dos|morfologi|prestanda|effektivitet|tillförlitlighet|tillgänglighet"
        r"|säkerhet|noggrannhet|underhåll|design|organisation|befolkning|huvudstad|klimat|religion|ekonomi|språk"
        r"|regering|valuta|samhälle|kultur|politik|förvaltning|militär|handel|industri|jordbruk|utbildning"
        r"|vetenskap|konst|lag|ledare|medlemmar|deltagare|allierade|motståndare|anhängare|grundare|författare"
        r"|uppfinnare|handling|personer|stil|budskap|beslut|omdöme|händelser|början|slut|vändpunkt"
    ),
    generic=(
        r"viktig(?:t|a|aste)?|huvudsaklig(?:t|a)?|central(?:t|a)?|väsentlig(?:t|a)?|grundläggande|allmän(?:t|na)?"
        r"|särskil(?:d|t|da)|speciell(?:t|a)?|specifik(?:t|a)?|gemensam(?:t|ma)?|andra|annan|annat|övriga"
        r"|ytterligare|typisk(?:t|a)?|första|tredje|sista|möjlig(?:t|a)?|aktuell(?:t|a)?|stora?|klinisk(?:t|a)?"
        r"|historisk(?:t|a)?|praktisk(?:t|a)?"
    ),
    empty=(
        r"not(?:er|is)?|anmärkning|exempel|ex|t\. ?ex|viktigt|obs|tips|sammanfattning|översikt|inledning|"
        r"slutsats|källor?|länkar?|referenser?|se även|relaterat|relaterade.*|fråg(?:a|or)|svar|lösning|"
        r"övrigt|allmänt|datum|kort|kom ihåg|ytterligare|dvs|d\.? ?v\.? ?s|det vill säga|alltså|nämligen|med andra ord"
    ),
    adverbs=(
        r"på (?:kort|lång|medellång) sikt|kort sikt|lång sikt"
        r"|i (?:praktiken|teorin|allmänhet|synnerhet|detalj|princip|korthet)|stricto sensu|lato sensu"
        r"|i (?:snäv|vid) (?:mening|bemärkelse)|före|efter|under|innan|därefter|idag|i dag|numera|nu|då|senare"
        r"|tidigare|förr|först|inledningsvis|ursprungligen|slutligen|sedan|sedan dess|hittills"
        r"|för det (?:första|andra|tredje)|å ena sidan|å andra sidan|nödvändigt|tillräckligt|obligatoriskt?"
        r"|valfritt|frivilligt|möjligt|omöjligt|förbjudet|tillåtet|oftast|vanligen|vanligtvis|ofta|ibland|sällan"
        r"|aldrig|alltid|särskilt|dessutom|med|utan|för|mot|emot|positivt?|negativt?|bra|dåligt|gammalt?|nytt"
        r"|samma|också|eftersom|därför|dock|men|annars|utom|undantag|ja|nej|nb|(?:viktig )?anmärkning(?:ar)?"
        r"|kuriosa|att (?:komma ihåg|tänka på)|se|se .*|jfr|citat"
        r"|rätt|felaktigt|korrekt"
    ),
    ordered=r"steg|förlopp|ordning|process|faser|stadier|procedur|algoritm|flöde",
    short=(
        r"kort(?:fattat|fattad beskrivning| sagt| beskrivning| definition)?"
        r"|i korthet|definition|betydelse|beskrivning|vad (?:det är|är det)\??"
    ),
    clause=r"som|vilket|där|när|eftersom|men",
    remark=r"vi|man",
    condition=r"om|när|så snart|medan|innan",
    modal=r" (?:måste|ska|skall|får inte|bör|kan inte) ",
    typings=(
        r"(?P<said>för att [^`]+?),? (?:använd(?:er man|er du|s)?|kör(?: man| du)?|skriv(?:er man|er du)?)"
        r" (?:kommandot )?{typed}",
        r"(?:med )?kommandot {typed} (?:kan man |kan du )?(?P<said>[^`]+)",
    ),
    tasks=(
        r"(?:visa|lista|starta|stoppa|radera|skapa|kopiera|flytta|installera|avinstallera|ändra|kontrollera|öppna"
        r"|aktivera|inaktivera|ladda|spara|skicka|köra|koppla|räkna|sortera|avsluta|uppdatera|montera|packa|bygga"
        r"|hämta|söka|hitta|lägga|stänga|byta|sätta|ångra|döda|skriva)r?|kör|sök(?:er)?|tar? bort|läg(?:g|ger)"
        r"|stäng(?:er)?|byt(?:er)?|bygg(?:er)?|sätt(?:er)?|se"
    ),
    purpose=r"(?P<said>för att .+)",
    how="Hur gör man {said}?",
    verbs=(
        r"existerar|innehåller|har|finns|kan|ger|utgör|bildar|sitter|ligger|täcker|löper|leder|består|saknar"
        r"|producerar|utsöndrar|reglerar|blir|går|får|delas|används|sker|gör|tar|styr|skickar"
        r"|ökar|minskar|förhindrar|skyddar|orsakar|påverkar|bidrar|hämmar|stimulerar|beskriver|visar"
        r"|kräver|möjliggör|uppstår|måste|ska|bör"
    ),
    orders=(
        r"beskriv|förklara|ange|namnge|redogör|rita|nämn|jämför|definiera|diskutera|motivera|skissa"
        r"|identifiera|välj|markera|räkna|beräkna|fyll|skriv|gör|använd|kom ihåg|läs|titta|hitta"
        r"|kontrollera|tänk|undvik"
    ),
    kinds=(
        r"rättigheter|skyldigheter|typer|sorter|former|kategorier|klasser|nivåer|skikt|lager|tillstånd|faser|"
        r"stadier|steg|effekter|biverkningar|fördelar|nackdelar|begränsningar|problem|orsaker|skäl|krav|villkor|"
        r"kriterier|skillnader|likheter|egenskaper|kännetecken|funktioner|uppgifter|mål|komponenter|delar|"
        r"beståndsdelar|metoder|mekanismer|tekniker|alternativ|principer|symtom|tecken|komplikationer|risker|"
        r"riskfaktorer|följder|faktorer|undantag|modeller|receptorer"
    ),
    things=(
        r"protokoll|attacker|verktyg|fält|mönster|algoritmer|strukturer|teorier|muskler|leder"
        r"|nerver|kärl|artärer|vener|organ|hormoner|läkemedel|sjukdomar|störningar|enzymer|celler|vävnader"
        r"|proteiner|vitaminer|lagar|språk|system"
        r"|portar|versioner|parter|lokaler|zoner|regioner|händelser|roller|aktörer"
        r"|attribut|inställningar|kanaler|källor|perioder|epoker|floder"
        r"|länder|huvudstäder|organisationer|syror|gaser|metaller|mineraler|genrer|miljöer"
        r"|rättigheter|celltyper|ligament|bindningar"
    ),
    holds="består av|innehåller|omfattar|inkluderar|är|delas in i|(?:är )?följande",
    conjunction="och",
    counts="två tre fyra fem sex sju",
    negation="inte|ej|aldrig|ing(?:en|et|a)|utan",
    genus=r"som|vars|för att|mellan|där|vilken|vilket|avsedd\w*|i (?:en|ett|den|det)",
    listed="Nämn {n} {term}.",
    quotes=("”", "”"),
    person=(
        r"kvinna|man|\w*(?:kung|drottning|kejsare|kejsarinna|tsar|påve|president|kansler|minister|senator|diplomat"
        r"|politiker|statsman|diktator|ledare|härskare|general|amiral|fältherre|revolutionär|filosof|historiker"
        r"|ekonom|psykolog|psykiater|psykoanalytiker|sociolog|antropolog|arkeolog|lingvist|språkforskare|teolog"
        r"|jurist|tänkare|teoretiker|humanist|vetenskapsman|forskare|fysiker|kemist|biolog|botaniker|zoolog|geolog"
        r"|geograf|astronom|matematiker|uppfinnare|upptäcktsresande|läkare|kirurg|anatom|poet|diktare|författare"
        r"|författarinna|dramatiker|journalist|målare|konstnär|skulptör|tonsättare|kompositör|arkitekt|munk|biskop"
        r"|ärkebiskop|kardinal|hertig|greve|prins|prinsessa|industriman|företagare)|(?:grundare|son|dotter|fru|hustru"
        r"|bror|syster|lärjunge|efterträdare)(?= (?:av|till) )"
    ),
    native=r"\w+sk[ae]?|nederländsk|1\d00-tals\w+",
    who=("Vem är {term}?", "Vem var {term}?"),
    claims=r"(?:hävdar|menar|anser|påstår|tror|säger) att\b|(?:betonar|kritiserar|förnekar|argumenterar|förespråkar)\b",
    claim="Vad säger {term}?",
    meaning="Vad menas med {term}?",
    term="Vad beskrivs här: {said}?",
    value="Vilket värde har {term}?",
    range="Vilket intervall har {term}?",
    minimum="Vilket är minimum för {term}?",
    maximum="Vilket är maximum för {term}?",
    default="Vilket är standardvärdet för {term}?",
    in_unit=" (i {unit})",
    cause="Vad leder detta till: {said}?",
    because=r"eftersom|därför att",
    why="Varför är det så: {said}?",
    when="Vad gäller {said}?",
    property="{subject}: {term}?",
    points="Nämn de {n} punkterna för {term}.",
    complete="Fyll i listan: {said} ({n} punkter)",
    section="Nämn de {n} viktigaste punkterna om {subject}.",
    known="Vad vet du om {subject}? ({n} punkter)",
    about="Vad bör man veta om {subject}?",
    explain="Förklara {term}.",
    stands="Vad står {term} för?",
    command="Vilket kommando menas: {said}?",
    rule="Vilken regel gäller för {subject}?",
    goes_on="Hur fortsätter detta: {said}?",
    pictured="Vad visar bilden?",
    order="Ställ stegen i rätt ordning: {subject}.",
    matching="Para ihop varje begrepp med det som hör till det.",
    contrast="Vad gäller för {one} men inte för {other}?",
    differ="Hur skiljer sig {one} och {other} åt i det här avseendet: {respect}?",
    named="{term} betyder: {said}",
    belongs="Detta hör till {term}: {said}",
    applies="Vad gäller detta för: {said}?",
    relations=(
        (r"(?P<verb>består|\w{3,}s) av", "Vad {verb} {subject} av?"),
        (r"(?P<verb>delas in|indelas|delas) i", "Vad {verb} {subject} i?"),
        (
            r"(?P<verb>producerar|utsöndrar|reglerar|stimulerar|hämmar|bildar|styr|lagrar)",
            "Vad är det som {subject} {verb}?",
        ),
        (r"(?P<verb>beror) på", "Vad {verb} {subject} på?"),
        (r"(?P<verb>ansvarar) för", "Vad {verb} {subject} för?"),
        (r"(?P<verb>används) (?:för|till) att", "Vad {verb} {subject} till?"),
        (r"(?P<verb>leder) till", "Vad {verb} {subject} till?"),
    ),
    callings=((r"(?P<verb>kallas|benämns)(?: för)?", "Vad {verb} {subject}?"),),
)
