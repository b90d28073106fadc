"""Norwegian: Bokmål, asked of Nynorsk too."""

from study.core.generators.phrasebook import Phrasebook

PLUGIN = Phrasebook(
    name="nb",
    common=frozenset(
        """
        alle at av ble bli blir de den der det disse du eller en er et etter for fra fram før ha han har hos hun
        hva hver hvor i ikke kan med mellom men mot man når og også om over på seg som så til under ut ved var være vi
        dei eg ein eit frå ikkje kva kvar når vere
        """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
    ),
    copula=r" (?:er|var|betyr|innebærer|kalles|består av|vil si|handler om) ",
    points_back=(
        r"se|den (?:er|har|kan|skal|blir|gjør|består|inneholder)|det (?:er|har|kan|skal|finnes|blir|betyr)|"
        r"de (?:er|har|kan|skal|blir)|dem|denne|dette|disse|deres|dens|dets|hans|hennes|så|men|og|eller|her|der|da|"
        r"likevel|derfor|dermed|dessuten|også|noe som|som|f\. ?eks|for eksempel|deretter|ellers|altså"
        r"|ja(?=,)|nei(?=,)|neste steg|på denne måten|i (?:begge|det første|det andre|det siste) tilfelle(?:t|ne|r)?"
    ),
    refers=r"se (?:også|under|over)|ovenfor|nedenfor|følgende|figur(?:en)?|som vist|på bildet",
    label=(
        r"formål|hensikt|forskjell.*|sammenligning.*|funksjon(?:er)?|rolle|definisjon|betydning|beskrivelse|fordeler|"
        r"ulemper|egenskaper|kjennetegn|struktur|oppbygning|plassering|opphav|årsak(?:er)?|symptomer|behandling|"
        r"diagnose|følger|konsekvens(?:er)?|mål|kompleksitet|kostnad|størrelse|typer|krav|forekomst|metoder|faser|"
        r"steg|problem(?:er)?|risiko|prinsipper"
    ),
    heads=(
        r"mål(?:setting|setninger|settinger)?|relevans|viktighet|metodikk|fremgangsmåte(?:r)?|framgangsmåte(?:r)?"
        r"|tilnærming(?:er)?|utfordring(?:er)?|vanskelighet(?:er)?|hindring(?:er)?|fordel|ulempe|svakhet(?:er)?"
        r"|styrker|styrker og svakheter|fordeler og ulemper|begrensning(?:er)?|mangler|problematikk"
        r"|resultat(?:er|et)?|utfall|konklusjoner|innvirkning|påvirkning|implikasjoner|bakgrunn|kontekst"
        r"|sammenheng|grunner|begrunnelse(?:r)?|motiver|årsaker og (?:følger|virkninger)|risikofaktorer"
        r"|effekt(?:er)?|virkning(?:er)?|innvending(?:er)?|kritikk|motargument(?:er)?|moteksempel|moteksempler"
        r"|argument(?:er)? (?:for|mot)|likhet(?:er)?|særtrekk|hovedtrekk|egenskap|historie|historikk"
        r"|utvikling(?:en)?|forløp|historisk bakgrunn|omfang|fokus|hovedpunkter|hovedtanke|grunntanke|grunnidé"
        r"|nøkkelbegrep(?:er)?|nøkkelord|hovedidé|aspekter|forutsetning(?:er)?|vilkår|betingelser|kriterier"
        r"|antakelser|anbefaling(?:er)?|anvendelse(?:r)?|bruk(?:sområder?)?|nytte|virkemåte|hvordan det virker"
        r"|gjennomføring|tiltak|midler|oppgaver|ansvar(?:sområder?)?|prognose|klinisk bilde"
        r"|differensialdiagnose(?:r)?|kontraindikasjon(?:er)?|indikasjoner|komplikasjon(?:er)?|bivirkning(?:er)?"
        r"|virkningsmekanisme|dosering|forebygging|født|død|fødested|fødselsdato|liv|verk|hovedverk|målgruppe"
        r"|aktører|vurdering|lærdommer|suksesser"
    ),
    perhaps=(
        r"begrunnelsen|rettferdiggjøring|bevis|argument(?:er)?|tese|hypotese(?:r)?|premiss(?:er)?|reaksjon(?:er)?"
        r"|skille|kontrast|analogi(?:er)?|kvalitet|attributt(?:er)?|evolusjon|fremskritt|endring(?:er)?"
        r"|dimensjon(?:er)?|faktor(?:er)?|tema(?:er)?|ideer|idé|konsept(?:er)?|kriterium|antakelse|tolkning(?:er)?"
        r"|innflytelse|teori(?:er)?|strategi(?:er)?|teknikk(?:er)?|verktøy|prosess|mekanisme|metode|fase|frekvens"
        r"|varighet|periode|tid|sted|mengde|nivå|grad|hastighet|vekt|høyde|lengde|bredde|dybde|volum|temperatur"
        r"|farge|form|utseende|materiale|sammensetning|innhold|kilde|natur|type|kategori|klasse|orden|familie"
        r"|status|tilstand|kraft|kapasitet|tetthet|alder|kjønn|fordeling|utbredelse|prevalens|insidens|etiologi"
        r"|epidemiologi|patofysiologi|undersøkelse(?:r)?|dose|ytelse|effektivitet|pålitelighet|tilgjengelighet"
        r"|sikkerhet|nøyaktighet|vedlikehold|design|organisering|befolkning|hovedstad|klima|religion|økonomi|språk"
        r"|regjering|valuta|samfunn|kultur|politikk|forvaltning|militær|handel|industri|landbruk|utdanning"
        r"|vitenskap|kunst|lov|ledere|medlemmer|deltakere|allierte|motstandere|tilhengere|grunnlegger"
        r"|forfatter(?:e)?|oppfinner|handling|personer|stil|budskap|beslutning|hendelser|begynnelse|slutt"
        r"|vendepunkt"
    ),
    generic=(
        r"viktig(?:e|st|ste)?|hovedsakelige?|sentral(?:t|e)?|vesentlige?|grunnleggende|generelle?|allmenne?"
        r"|særlige?|spesielle?|spesifikke?|felles|andre|annen|annet|øvrige|ytterligere|typiske?|første|tredje"
        r"|siste|mulige?|aktuelle?|store?|kliniske?|historiske?|praktiske?"
    ),
    empty=(
        r"not(?:at|ater|e)?|merknad|eksempel|eksempler|eks|f\. ?eks|viktig|obs|tips|sammendrag|oppsummering|oversikt|"
        r"innledning|konklusjon|kilder?|lenker?|referanser?|se også|spørsmål|svar|løsning|annet|generelt|dato|husk"
        r"|dvs|d\.? ?v\.? ?s|det vil si|altså|nemlig|med andre ord"
    ),
    adverbs=(
        r"på (?:kort|lang|mellomlang) sikt|kort sikt|lang sikt"
        r"|i (?:praksis|teorien|alminnelighet|særdeleshet|detalj|prinsippet|korthet)|stricto sensu|lato sensu"
        r"|i (?:snever|vid) forstand|før|etter|under|deretter|i dag|idag|nå|da|senere|tidligere|først|opprinnelig"
        r"|til slutt|siden|hittil|for det (?:første|andre|tredje)|på den ene siden|på den andre siden|nødvendig"
        r"|tilstrekkelig|obligatorisk|valgfritt|frivillig|mulig|umulig|forbudt|tillatt|oftest|vanligvis|ofte"
        r"|noen ganger|sjelden|aldri|alltid|særlig|dessuten|med|uten|for|mot|positivt?|negativt?|bra|dårlig"
        r"|gammelt?|nytt|samme|også|fordi|derfor|imidlertid|men|ellers|unntatt|unntak|ja|nei|nb"
        r"|(?:viktig )?(?:merknad|bemerkning)(?:er)?|kuriosa|verdt å merke seg|se|se .*|jf|sitat(?:er)?"
        r"|riktig|galt|korrekt"
    ),
    ordered=r"steg|forløp|rekkefølge|prosess|faser|stadier|prosedyre|algoritme",
    short=(
        r"kort(?: (?:sagt|fortalt|forklart))?|i korte trekk"
        r"|definisjon|betydning|beskrivelse|hva (?:det er|er det)\??"
    ),
    clause=r"som|der|når|hvor|fordi|men",
    remark=r"vi|man",
    condition=r"hvis|dersom|når|så snart|mens|før",
    modal=r" (?:må|skal|får ikke|bør|kan ikke) ",
    typings=(
        r"(?P<said>for å [^`]+?),? (?:bruk(?:er man|er du|es)?|kjør(?:er man)?|skriv(?:er man|er du)?)"
        r" (?:kommandoen )?{typed}",
        r"(?:med )?kommandoen {typed} (?:kan man |kan du )?(?P<said>[^`]+)",
    ),
    tasks=(
        r"(?:vis|list|start|stopp|slett|opprett|kopier|flytt|installer|avinstaller|endre|sjekk|åpn|aktiver|deaktiver"
        r"|last|lagr|send|kjør|kobl|tell|sorter|avslutt|oppdater|monter|pakk|bygg|hent|finn|lukk|bytt|skriv)e?r?"
        r"|legg(?:er)? til|fjern(?:er)?|søk(?:er)?|sett(?:er)?|se"
    ),
    purpose=r"(?P<said>for å .+)",
    how="Hvordan gjør man det: {said}?",
    verbs=(
        r"inneholder|har|finnes|kan|gir|utgjør|danner|sitter|ligger|dekker|løper|fører|består|mangler"
        r"|produserer|skiller ut|regulerer|blir|går|får|deles|brukes|skjer|gjør|tar|styrer|sender|foregår"
        r"|øker|minsker|hindrer|beskytter|påvirker|bidrar|hemmer|stimulerer|beskriver|viser|krever|oppstår"
        r"|må|skal|bør"
    ),
    orders=(
        r"beskriv|forklar|angi|nevn|gjør rede|tegn|sammenlign|definer|diskuter|begrunn|skisser|identifiser|velg|marker"
        r"|regn|beregn|fyll|skriv|gjør|bruk|husk|les|finn|sjekk|tenk|unngå"
    ),
    kinds=(
        r"rettigheter|plikter|typer|sorter|former|kategorier|klasser|nivåer|lag|tilstander|faser|stadier|steg|trinn|"
        r"effekter|virkninger|bivirkninger|fordeler|ulemper|begrensninger|problemer|årsaker|grunner|krav|vilkår|"
        r"betingelser|kriterier|forskjeller|likheter|egenskaper|kjennetegn|funksjoner|oppgaver|mål|komponenter|deler|"
        r"bestanddeler|metoder|mekanismer|teknikker|alternativer|prinsipper|symptomer|tegn|komplikasjoner|risikoer|"
        r"risikofaktorer|følger|konsekvenser|faktorer|unntak|modeller"
    ),
    things=(
        r"protokoller|angrep|verktøy|felt|mønstre|algoritmer|strukturer|teorier|muskler|ledd|nerver|årer|arterier|vener"
        r"|organer|hormoner|legemidler|sykdommer|lidelser|enzymer|celler|vev|proteiner|vitaminer|lover|språk|systemer"
        r"|porter|versjoner|parter|soner|regioner|hendelser|roller|aktører|egenskaper|kanaler|perioder|epoker|elver"
        r"|land|hovedsteder|organisasjoner|syrer|gasser|metaller|mineraler|sjangre|miljøer|bindinger|celletyper"
    ),
    holds="består av|inneholder|omfatter|inkluderer|er|deles inn i|(?:er )?følgende",
    conjunction="og",
    counts="to tre fire fem seks sju",
    negation="ikke|aldri|ing(?:en|et)|uten",
    genus=r"som|for å|mellom|der|hvor|i (?:en|et|den|det)|av",
    listed="Nevn {n} {term}.",
    quotes=("«", "»"),
    person=(
        r"kvinne|mann|\w*(?:konge|dronning|keiser|keiserinne|tsar|pave|president|kansler|minister|senator|diplomat"
        r"|politiker|statsmann|diktator|leder|hersker|general|admiral|feltherre|revolusjonær|filosof|historiker"
        r"|økonom|psykolog|psykiater|psykoanalytiker|sosiolog|antropolog|arkeolog|lingvist|språkforsker|teolog|jurist"
        r"|tenker|teoretiker|humanist|vitenskapsmann|forsker|fysiker|kjemiker|biolog|botaniker|zoolog|geolog|geograf"
        r"|astronom|matematiker|oppfinner|oppdager|lege|kirurg|anatom|poet|dikter|forfatter|forfatterinne|dramatiker"
        r"|journalist|maler|kunstner|billedhugger|komponist|arkitekt|munk|biskop|erkebiskop|kardinal|hertug|greve"
        r"|prins|prinsesse)|(?:grunnlegger|sønn|datter|kone|bror|søster|elev|etterfølger)(?= (?:av|til) )"
    ),
    native=r"\w+sk[e]?",
    who=("Hvem er {term}?", "Hvem var {term}?"),
    claims=r"(?:hevder|mener|påstår|tror|sier) at\b|(?:understreker|kritiserer|benekter|argumenterer)\b",
    claim="Hva sier {term}?",
    meaning="Hva menes med {term}?",
    term="Hva beskrives her: {said}?",
    value="Hvilken verdi har {term}?",
    range="Hvilket intervall har {term}?",
    minimum="Hva er minimum for {term}?",
    maximum="Hva er maksimum for {term}?",
    default="Hva er standardverdien for {term}?",
    in_unit=" (i {unit})",
    cause="Hva fører dette til: {said}?",
    because=r"fordi|siden|ettersom",
    why="Hvorfor er det slik: {said}?",
    when="Hva gjelder {said}?",
    property="{subject}: {term}?",
    points="Nevn de {n} punktene for {term}.",
    complete="Fyll ut listen: {said} ({n} punkter)",
    section="Nevn de {n} viktigste punktene om {subject}.",
    known="Hva vet du om {subject}? ({n} punkter)",
    about="Hva bør man vite om {subject}?",
    explain="Forklar {term}.",
    stands="Hva står {term} for?",
    command="Hvilken kommando menes: {said}?",
    rule="Hvilken regel gjelder for {subject}?",
    goes_on="Hvordan fortsetter dette: {said}?",
    pictured="Hva viser bildet?",
    order="Sett trinnene i riktig rekkefølge: {subject}.",
    matching="Koble hvert begrep til det som hører til.",
    contrast="Hva gjelder for {one}, men ikke for {other}?",
    differ="Hvordan skiller {one} og {other} seg fra hverandre når det gjelder {respect}?",
    named="{term} betyr: {said}",
    belongs="Dette hører til {term}: {said}",
    applies="Hva gjelder dette for: {said}?",
    relations=(
        (r"(?P<verb>består) av", "Hva {verb} {subject} av?"),
        (r"(?P<verb>deles inn|deles) i", "Hva {verb} {subject} i?"),
        (
            r"(?P<verb>produserer|regulerer|stimulerer|hemmer|danner|styrer|lagrer)",
            "Hva er det {subject} {verb}?",
        ),
        (r"(?P<verb>avhenger) av", "Hva {verb} {subject} av?"),
        (r"(?P<verb>brukes) til å", "Hva {verb} {subject} til?"),
        (r"(?P<verb>fører) til", "Hva {verb} {subject} til?"),
    ),
    callings=((r"(?P<verb>kalles)(?: for)?", "Hva {verb} {subject}?"),),
)
