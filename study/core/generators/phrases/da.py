"""Danish."""

from study.core.generators.phrasebook import Phrasebook

PLUGIN = Phrasebook(
    name="da",
    common=frozenset(
        """
        af alle at blev bliver de dem den der det disse du efter eller en er et for fra frem før ha han har hos hun
        hvad hver hvor i ikke kan man med mellem men mod når og også om over på sig som så til under ud ved var være vi
        """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
    ),
    copula=r" (?:er|var|betyder|indebærer|kaldes|består af|vil sige|handler om) ",
    points_back=(
        r"se|den (?:er|har|kan|skal|bliver|gør|består|indeholder)|det (?:er|har|kan|skal|findes|bliver|betyder)|"
        r"de (?:er|har|kan|skal|bliver)|dem|denne|dette|disse|deres|dens|dets|hans|hendes|så|men|og|eller|her|der|da|"
        r"dog|derfor|dermed|desuden|også|hvilket|som|f\. ?eks|for eksempel|derefter|ellers|altså"
        r"|ja(?=,)|nej(?=,)|næste (?:skridt|trin)|på denne måde|i (?:begge|det første|det andet|det sidste) tilfælde"
    ),
    refers=r"se (?:også|under|over)|ovenfor|nedenfor|følgende|figur(?:en)?|som vist|på billedet",
    label=(
        r"formål|hensigt|forskel.*|sammenligning.*|funktion(?:er)?|rolle|definition|betydning|beskrivelse|fordele|"
        r"ulemper|egenskaber|kendetegn|struktur|opbygning|placering|oprindelse|årsag(?:er)?|symptomer|behandling|"
        r"diagnose|følger|konsekvens(?:er)?|mål|kompleksitet|omkostning(?:er)?|størrelse|typer|krav|forekomst|metoder|"
        r"faser|trin|problem(?:er)?|risiko|principper"
    ),
    heads=(
        r"mål(?:sætning|sætninger)?|relevans|vigtighed|metodik|fremgangsmåde(?:r)?|tilgang(?:e)?|udfordring(?:er)?"
        r"|vanskelighed(?:er)?|forhindring(?:er)?|fordel|ulempe|svaghed(?:er)?|styrker|styrker og svagheder"
        r"|fordele og ulemper|begrænsning(?:er)?|mangler|problematik|resultat(?:er|et)?|udfald|konklusioner"
        r"|indvirkning|påvirkning|implikationer|baggrund|kontekst|sammenhæng|grunde|begrundelse(?:r)?|motiver"
        r"|årsager og (?:følger|virkninger)|risikofaktorer|effekt(?:er)?|virkning(?:er)?|indvending(?:er)?|kritik"
        r"|modargument(?:er)?|modeksempel|modeksempler|argument(?:er)? (?:for|imod|mod)|lighed(?:er)?|særtræk"
        r"|hovedtræk|egenskab|historie|historik|udvikling(?:en)?|forløb|historisk baggrund|omfang|fokus"
        r"|hovedpunkter|hovedtanke|grundtanke|grundidé|nøglebegreb(?:er)?|nøgleord|hovedidé|aspekter"
        r"|forudsætning(?:er)?|vilkår|betingelser|kriterier|antagelser|anbefaling(?:er)?|anvendelse(?:r)?"
        r"|anvendelsesområde(?:r)?|brug|nytte|virkemåde|hvordan det virker|gennemførelse|tiltag|midler|opgaver"
        r"|ansvar(?:sområder?)?|prognose|klinisk billede|differentialdiagnose(?:r)?|kontraindikation(?:er)?"
        r"|indikationer|komplikation(?:er)?|bivirkning(?:er)?|virkningsmekanisme|dosering|forebyggelse|født|død"
        r"|fødested|fødselsdato|liv|værker|hovedværk(?:er)?|målgruppe|aktører|vurdering|succeser"
    ),
    perhaps=(
        r"begrundelsen|retfærdiggørelse|bevis(?:er)?|argument(?:er)?|tese|hypotese(?:r)?|præmis(?:ser)?"
        r"|reaktion(?:er)?|skelnen|kontrast|analogi(?:er)?|kvalitet|attribut(?:ter)?|evolution|fremskridt"
        r"|ændring(?:er)?|dimension(?:er)?|faktor(?:er)?|tema(?:er)?|ideer|idé|koncept(?:er)?|kriterium|antagelse"
        r"|tolkning(?:er)?|fortolkning(?:er)?|indflydelse|teori(?:er)?|strategi(?:er)?|teknik(?:ker)?"
        r"|værktøj(?:er)?|proces|mekanisme|metode|fase|frekvens|varighed|periode|tid|sted|mængde|niveau|grad"
        r"|hastighed|vægt|højde|længde|bredde|dybde|volumen|temperatur|farve|form|udseende|materiale|sammensætning"
        r"|indhold|kilde|natur|type|kategori|klasse|orden|familie|status|tilstand|kraft|kapacitet|tæthed|alder|køn"
        r"|fordeling|udbredelse|prævalens|incidens|ætiologi|epidemiologi|patofysiologi|undersøgelse(?:r)?|dosis"
        r"|ydelse|effektivitet|pålidelighed|tilgængelighed|sikkerhed|nøjagtighed|vedligeholdelse|design"
        r"|organisering|befolkning|hovedstad|klima|religion|økonomi|sprog|regering|valuta|samfund|kultur|politik"
        r"|forvaltning|militær|handel|industri|landbrug|uddannelse|videnskab|kunst|lov|ledere|medlemmer|deltagere"
        r"|allierede|modstandere|tilhængere|grundlægger|forfatter(?:e)?|opfinder|handling|personer|stil|budskab"
        r"|beslutning|begivenheder|begyndelse|slutning|vendepunkt"
    ),
    generic=(
        r"vigtige?|vigtigste|hovedsagelige?|centrale?|væsentlige?|grundlæggende|generelle?|almene?|særlige?"
        r"|specielle?|specifikke?|fælles|andre|anden|andet|øvrige|yderligere|typiske?|første|tredje|sidste|mulige?"
        r"|aktuelle?|store?|kliniske?|historiske?|praktiske?"
    ),
    empty=(
        r"not(?:at|ater|e|er)?|bemærkning|eksempel|eksempler|eks|f\. ?eks|vigtigt?|obs|tips?|resumé|opsummering|"
        r"oversigt|indledning|konklusion|kilder?|links?|referencer?|se også|spørgsmål|svar|løsning|andet|generelt"
        r"|dato|husk|dvs|d\.? ?v\.? ?s|det vil sige|altså|nemlig|med andre ord"
    ),
    adverbs=(
        r"på (?:kort|lang|mellemlang) sigt|kort sigt|lang sigt"
        r"|i (?:praksis|teorien|almindelighed|særdeleshed|detaljer|princippet|korthed)|stricto sensu|lato sensu"
        r"|i (?:snæver|bred|vid) forstand|før|efter|under|derefter|i dag|idag|nu|da|senere|tidligere|først"
        r"|oprindeligt|til sidst|siden|hidtil|for det (?:første|andet|tredje)|på den ene side|på den anden side"
        r"|nødvendigt?|tilstrækkeligt?|obligatorisk|valgfrit|frivilligt|muligt?|umuligt?|forbudt|tilladt|oftest"
        r"|normalt|ofte|nogle gange|sjældent|aldrig|altid|især|desuden|med|uden|for|mod|imod|positivt?|negativt?"
        r"|godt?|dårligt?|gammelt?|nyt|samme|også|fordi|derfor|dog|men|ellers|undtagen|undtagelse(?:r)?|ja|nej|nb"
        r"|(?:vigtig )?(?:bemærkning|note)(?:er)?|værd at bemærke|se|se .*|jf|citat(?:er)?"
        r"|rigtigt|forkert|korrekt"
    ),
    ordered=r"trin|skridt|forløb|rækkefølge|proces|faser|stadier|procedure|algoritme",
    short=(
        r"kort(?: (?:sagt|fortalt|forklaret))?|i korte træk"
        r"|definition|betydning|beskrivelse|hvad (?:det er|er det)\??"
    ),
    clause=r"som|der|når|hvor|fordi|men",
    remark=r"vi|man",
    condition=r"hvis|såfremt|når|så snart|mens|før",
    modal=r" (?:må|skal|må ikke|bør|kan ikke) ",
    typings=(
        r"(?P<said>for at [^`]+?),? (?:brug(?:er man|er du|es)?|kør(?:er man)?|skriv(?:er man|er du)?)"
        r" (?:kommandoen )?{typed}",
        r"(?:med )?kommandoen {typed} (?:kan man |kan du )?(?P<said>[^`]+)",
    ),
    tasks=(
        r"(?:vis|list|start|stop|slet|opret|kopier|flyt|installer|afinstaller|ændr|tjek|åbn|aktiver|deaktiver|hent"
        r"|gem|send|kør|forbind|tæl|sorter|afslut|opdater|monter|pak|byg|find|luk|skift|skriv)(?:t?ter|e?r?)?|tilføj(?:er)?"
        r"|fjern(?:er)?|søg(?:er)?|sæt(?:ter)?|se"
    ),
    purpose=r"(?P<said>for at .+)",
    how="Hvordan gør man det: {said}?",
    verbs=(
        r"indeholder|har|findes|kan|giver|udgør|danner|sidder|ligger|dækker|løber|fører|består|mangler"
        r"|producerer|udskiller|regulerer|bliver|går|får|deles|bruges|sker|gør|tager|styrer|sender|foregår"
        r"|øger|mindsker|hindrer|beskytter|påvirker|bidrager|hæmmer|stimulerer|beskriver|viser|kræver"
        r"|opstår|må|skal|bør"
    ),
    orders=(
        r"beskriv|forklar|angiv|nævn|gør rede|redegør|tegn|sammenlign|definer|diskuter|begrund|skitser|identificer|vælg"
        r"|marker|regn|beregn|udfyld|skriv|gør|brug|husk|læs|find|tjek|tænk|undgå"
    ),
    kinds=(
        r"rettigheder|pligter|typer|sorter|former|kategorier|klasser|niveauer|lag|tilstande|faser|stadier|skridt|trin|"
        r"effekter|virkninger|bivirkninger|fordele|ulemper|begrænsninger|problemer|årsager|grunde|krav|vilkår|"
        r"betingelser|kriterier|forskelle|ligheder|egenskaber|kendetegn|funktioner|opgaver|mål|komponenter|dele|"
        r"bestanddele|metoder|mekanismer|teknikker|alternativer|principper|symptomer|tegn|komplikationer|risici|"
        r"risikofaktorer|følger|konsekvenser|faktorer|undtagelser|modeller"
    ),
    things=(
        r"protokoller|angreb|værktøjer|felter|mønstre|algoritmer|strukturer|teorier|muskler|led|nerver|årer|arterier|vener"
        r"|organer|hormoner|lægemidler|sygdomme|lidelser|enzymer|celler|væv|proteiner|vitaminer|love|sprog|systemer"
        r"|porte|versioner|parter|zoner|regioner|hændelser|roller|aktører|egenskaber|kanaler|perioder|epoker|floder"
        r"|lande|hovedstæder|organisationer|syrer|gasser|metaller|mineraler|genrer|miljøer|bindinger|celletyper"
    ),
    holds="består af|indeholder|omfatter|inkluderer|er|inddeles i|deles ind i|(?:er )?følgende",
    conjunction="og",
    counts="to tre fire fem seks syv",
    negation="ikke|aldrig|ing(?:en|et)|uden",
    genus=r"som|for at|mellem|der|hvor|i (?:en|et|den|det)|af",
    listed="Nævn {n} {term}.",
    quotes=("“", "”"),
    person=(
        r"kvinde|mand|\w*(?:konge|dronning|kejser|kejserinde|zar|pave|præsident|kansler|minister|senator|diplomat"
        r"|politiker|statsmand|diktator|leder|hersker|general|admiral|feltherre|revolutionær|filosof|historiker"
        r"|økonom|psykolog|psykiater|psykoanalytiker|sociolog|antropolog|arkæolog|lingvist|sprogforsker|teolog|jurist"
        r"|tænker|teoretiker|humanist|videnskabsmand|forsker|fysiker|kemiker|biolog|botaniker|zoolog|geolog|geograf"
        r"|astronom|matematiker|opfinder|opdager|læge|kirurg|anatom|poet|digter|forfatter|forfatterinde|dramatiker"
        r"|journalist|maler|kunstner|billedhugger|komponist|arkitekt|munk|biskop|ærkebiskop|kardinal|hertug|greve"
        r"|prins|prinsesse)|(?:grundlægger|søn|datter|kone|bror|søster|elev|efterfølger)(?= (?:af|til) )"
    ),
    native=r"\w+sk[e]?",
    who=("Hvem er {term}?", "Hvem var {term}?"),
    claims=r"(?:hævder|mener|påstår|tror|siger) at\b|(?:understreger|kritiserer|benægter|argumenterer)\b",
    claim="Hvad siger {term}?",
    meaning="Hvad menes med {term}?",
    term="Hvad beskrives her: {said}?",
    value="Hvilken værdi har {term}?",
    range="Hvilket intervall har {term}?",
    minimum="Hvad er minimum for {term}?",
    maximum="Hvad er maksimum for {term}?",
    default="Hvad er standardværdien for {term}?",
    in_unit=" (i {unit})",
    cause="Hvad fører dette til: {said}?",
    because=r"fordi|eftersom|da",
    why="Hvorfor er det sådan: {said}?",
    when="Hvad gælder {said}?",
    property="{subject}: {term}?",
    points="Nævn de {n} punkter for {term}.",
    complete="Udfyld listen: {said} ({n} punkter)",
    section="Nævn de {n} vigtigste punkter om {subject}.",
    known="Hvad ved du om {subject}? ({n} punkter)",
    about="Hvad bør man vide om {subject}?",
    explain="Forklar {term}.",
    stands="Hvad står {term} for?",
    command="Hvilken kommando menes: {said}?",
    rule="Hvilken regel gælder for {subject}?",
    goes_on="Hvordan fortsætter dette: {said}?",
    pictured="Hvad viser billedet?",
    order="Sæt trinnene i den rigtige rækkefølge: {subject}.",
    matching="Forbind hvert begreb med det, der hører til.",
    contrast="Hvad gælder for {one}, men ikke for {other}?",
    differ="Hvordan adskiller {one} og {other} sig fra hinanden, når det gælder {respect}?",
    named="{term} betyder: {said}",
    belongs="Dette hører til {term}: {said}",
    applies="Hvad gælder dette for: {said}?",
    relations=(
        (r"(?P<verb>består) af", "Hvad {verb} {subject} af?"),
        (r"(?P<verb>inddeles|deles) i", "Hvad {verb} {subject} i?"),
        (
            r"(?P<verb>producerer|regulerer|stimulerer|hæmmer|danner|styrer|lagrer)",
            "Hvad er det, {subject} {verb}?",
        ),
        (r"(?P<verb>afhænger) af", "Hvad {verb} {subject} af?"),
        (r"(?P<verb>bruges) til at", "Hvad {verb} {subject} til?"),
        (r"(?P<verb>fører) til", "Hvad {verb} {subject} til?"),
    ),
    callings=((r"(?P<verb>kaldes)(?: for)?", "Hvad {verb} {subject}?"),),
)
