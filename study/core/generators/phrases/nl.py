"""Dutch."""

from study.core.generators.phrasebook import Phrasebook

PLUGIN = Phrasebook(
    name="nl",
    common=frozenset(
        """
        aan als bij dan dat de deze die dit door een en er het hij in is kan maar met naar niet of om onder
        ook op over te tot uit van voor was wat wel worden wordt zijn zij zo
        """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
    ),
    copula=r" (?:is|zijn|was|waren|betekent|heet|verwijst naar) ",
    points_back=(
        r"hij|zij|ze|het is|dit|dat|deze|die|hun|zo|dus|maar|en|of|hier|daar|dan|echter|daarom|daarnaast|"
        r"bovendien|ook|zijn|haar|welke|bijvoorbeeld|vervolgens|anders"
        r"|ja(?=,)|nee(?=,)|(?:de )?volgende stap|daarna|op deze manier"
        r"|in (?:beide|het eerste|het tweede|het laatste|de andere) geval(?:len)?"
    ),
    refers=r"zie (?:ook)?|hierboven|hieronder|boven|onder staande|volgende|figuur|vorige",
    label=(
        r"doel|functies?|rol|definitie|betekenis|beschrijving|voordelen|nadelen|eigenschappen|kenmerken|"
        r"structuur|bouw|ligging|oorsprong|aanhechting|innervatie|oorza(?:ak|ken)|symptomen|behandeling|"
        r"diagnose|gevolgen|complexiteit|kosten|grootte|soorten|vereisten"
    ),
    heads=(
        r"doel(?:en|stelling|stellingen)?|bedoeling|relevantie|belang|methodiek|aanpak|benadering(?:en)?"
        r"|uitdaging(?:en)?|moeilijkhe(?:id|den)|obstakels?|bezwa(?:ar|ren)|voordeel|nadeel|zwaktes?|zwakke punten"
        r"|sterktes|sterke punten|sterktes en zwaktes|beperking(?:en)?|tekortkoming(?:en)?|knelpunten"
        r"|voor- en nadelen|problemen|probleemstelling|risico['’]?s|methoden?|stappen|principes|fasen"
        r"|resulta(?:at|ten)|uitkomst(?:en)?|conclusies?|impact|gevolg|consequenties?|implicaties"
        r"|achtergrond(?:en)?|context|redenen|motieven|aanleiding(?:en)?|effect(?:en)?|oorzaken en gevolgen"
        r"|risicofactoren|tegenwerping(?:en)?|kritiek(?:punten)?|tegenargument(?:en)?|tegenvoorbeeld(?:en)?"
        r"|argumenten(?: (?:voor|tegen))?|overeenkomst(?:en)?|gelijkenis(?:sen)?|verschil(?:len)?.*|vergelijking.*"
        r"|bijzonderheden|kenmerk|eigenschap|hoofdkenmerken|geschiedenis|verloop|ontwikkeling(?:en)?"
        r"|historische (?:context|achtergrond)|reikwijdte|zwaartepunt(?:en)?|hoofdgedachte|hoofdpunt(?:en)?"
        r"|kernpunt(?:en)?|kernidee|kernbegrippen|basisidee|grondgedachte|aspecten|voorwaarden|randvoorwaarden"
        r"|criteria|aannames|aanbeveling(?:en)?|toepassing(?:en)?|toepassingsgebied(?:en)?|gebruik|werkwijze"
        r"|werking|hoe het werkt|uitvoering|maatregelen|middelen|ta(?:ak|ken)|verantwoordelijkhe(?:id|den)"
        r"|prognose|klinisch beeld|differentiaaldiagnose|contra-?indicaties?|indicaties|complicaties"
        r"|bijwerking(?:en)?|werkingsmechanisme|dosering|preventie|geboren|overleden|geboorte(?:datum|plaats)"
        r"|leven|levensloop|werken|hoofdwerken?|doelgroep|betrokkenen|beoordeling|lessen|prestaties|successen"
    ),
    perhaps=(
        r"nut|reden|motief|rechtvaardiging|bewijs|bewijzen|argument|stelling(?:en)?|these|hypothesen?|premissen?"
        r"|reacties?|onderscheid|contrast|analogieën|kwaliteit|attributen|evolutie|vooruitgang|verandering(?:en)?"
        r"|dimensies?|factor(?:en)?|thema['’]?s?|idee(?:ën)?|concept(?:en)?|criterium|aanname|interpretaties?"
        r"|invloed(?:en)?|theorie(?:ën)?|strategie(?:ën)?|technieken?|proces|mechanisme|fase|frequentie|duur"
        r"|periode|datum|tijd|plaats|omvang|hoeveelheid|niveau|graad|snelheid|gewicht|hoogte|lengte|breedte|diepte"
        r"|volume|temperatuur|kleur|vorm|uiterlijk|materiaal|samenstelling|inhoud|bron|aard|type|categorie|klasse"
        r"|orde|familie|status|toestand|kracht|capaciteit|dichtheid|leeftijd|geslacht|verspreiding|prevalentie"
        r"|incidentie|etiologie|epidemiologie|pathofysiologie|onderzoek|dosis|prestatie|efficiëntie"
        r"|betrouwbaarheid|beschikbaarheid|veiligheid|nauwkeurigheid|onderhoud|ontwerp|organisatie|bevolking"
        r"|hoofdstad|klimaat|religie|economie|ta(?:al|len)|regering|munt|maatschappij|cultuur|politiek|bestuur"
        r"|leger|handel|industrie|landbouw|onderwijs|wetenschap|kunst|recht|leiders|leden|deelnemers|bondgenoten"
        r"|tegenstanders|aanhangers|stichter|auteurs?|uitvinder|personages|stijl|boodschap|besluit|oordeel"
        r"|gebeurtenis(?:sen)?|begin|einde|keerpunt"
    ),
    generic=(
        r"belangrijkste?|voornaamste|centrale?|essentiële?|fundamentele?|algemene?|bijzondere?|specifieke?"
        r"|gemeenschappelijke?|andere?|overige|verdere?|typische?|eerste|tweede|derde|laatste|mogelijke?|huidige?"
        r"|grote?|klinische?|historische?|praktische?"
    ),
    empty=(
        r"noot|opmerking(?:en)?|voorbeeld(?:en)?|bijv|belangrijk|let op|tip|samenvatting|overzicht|inleiding|"
        r"conclusie|bron(?:nen)?|links?|referenties|zie ook|gerelateerd|vra(?:ag|gen)|antwoord(?:en)?|"
        r"oplossing|overig|algemeen|datum"
    ),
    adverbs=(
        r"op (?:korte|lange|middellange) termijn|(?:korte|lange) termijn"
        r"|in (?:de praktijk|theorie|het algemeen|het bijzonder|detail|principe)|stricto sensu|lato sensu"
        r"|in (?:enge|ruime) zin|ervoor|erna|voor|na|tijdens|vandaag|tegenwoordig|nu|toen|later|vroeger|eerst"
        r"|aanvankelijk|oorspronkelijk|uiteindelijk|sindsdien|ten eerste|ten tweede|ten derde|enerzijds|anderzijds"
        r"|noodzakelijk|voldoende|verplicht|optioneel|mogelijk|onmogelijk|verboden|toegestaan|meestal|vaak|soms"
        r"|zelden|nooit|altijd|vooral|bovendien|met|zonder|tegen|positief|negatief|goed|slecht|oud|nieuw|zelfde"
        r"|ook|omdat|dus|echter|maar|anders|behalve|uitzondering(?:en)?|ja|nee|nb|belangrijke opmerking(?:en)?"
        r"|kanttekening(?:en)?|onthoud(?:en)?|zie|zie .*|vgl|citaten?"
        r"|juist|onjuist|fout|correct|incorrect"
    ),
    ordered=r"stappen|verloop|volgorde|proces|fasen|procedure|algoritme",
    short=(
        r"kort(?:om|weg| gezegd| samengevat)?|in het kort"
        r"|definitie|betekenis|beschrijving|wat (?:het is|is het)\??"
    ),
    clause=r"dat|waar|wanneer|omdat|maar",
    relative=r"die",
    remark=r"wij|we|men",
    condition=r"als|wanneer|zodra|indien|terwijl",
    modal=r" (?:moet|moeten|mag|mogen|kan niet|kunnen niet|zou moeten) ",
    typings=(
        r"(?P<said>om [^`]+? te \w+),? (?:gebruikt? (?:je |men |u )?|typt? (?:je |men |u )?)(?:het commando "
        r"|de opdracht )?{typed}",
        r"met (?:het commando |de opdracht )?{typed} (?:kun je|kan je|kan men|kunt u) (?P<said>[^`]+)",
        r"(?:het commando|de opdracht) {typed} (?P<said>[^`]+)",
    ),
    tasks=(
        r"(?:toon|start|stop|verwijder|maak|kopieer|verplaats|zoek|vind|installeer|wijzig|controleer|open|sluit"
        r"|activeer|laad|download|bewaar|stuur|hernoem|voer|verbind|tel|sorteer|update|bekijk|geef|zet|voeg|bouw"
        r"|haal|pak|herstart|beëindig)(?:t|en)?|tonen|stoppen|maken|kopiëren|zoeken|installeren|bekijken"
        r"|laat .+ zien|.+ (?:tonen|starten|stoppen|verwijderen|maken|kopiëren|verplaatsen|zoeken|vinden"
        r"|installeren|wijzigen|openen|sluiten|bekijken|herstarten)$"
    ),
    purpose=r"(?P<said>om .+ te \w+)",
    how="Wat doe je {said}?",
    verbs=(
        r"bestaan|bevat|heeft|hebben|kan|kunnen|ligt|bestaat|vormt|dient|geeft|wordt|worden|stuurt|ontvangt"
        r"|gebruikt|beschrijft|zorgt"
        r"|verhoogt|verlaagt|vermindert|voorkomt|bevordert|bepaalt|remt|stimuleert|ontstaat|maakt"
        r"|houdt|neemt|krijgt|leidt|werkt|blijft|toont|brengt|komt|gaat|moet|moeten|beschermt|vervoert"
        r"|slaat|regelt|voert|biedt|helpt|mag|mogen|wil|loopt"
    ),
    orders=(
        r"beschrijf|leg|noem|vergelijk|definieer|geef|teken|bereken|verklaar|schrijf|kies|gebruik|vermijd"
        r"|onthoud"
    ),
    kinds=(
        r"rechten|plichten|soorten|typen|types|vormen|categorieën|niveaus|lagen|fasen|stappen|effecten|"
        r"voordelen|nadelen|beperkingen|problemen|oorzaken|redenen|vereisten|voorwaarden|criteria|verschillen|"
        r"eigenschappen|kenmerken|functies|doelen|onderdelen|delen|elementen|methoden|technieken|opties|"
        r"principes|symptomen|complicaties|risico['’]s|factoren|gevolgen|uitzonderingen"
    ),
    things=(
        r"protocollen|aanvallen|hulpmiddelen|velden|apparaten|patronen|algoritmen|algoritmes"
        r"|structuren|theorieën|spieren|botten|gewrichten|zenuwen|vaten|slagaders|aders|organen|hormonen"
        r"|medicijnen|geneesmiddelen|ziekten|ziektes|stoornissen|enzymen|cellen|weefsels|eiwitten"
        r"|vitamines|wetten|talen|systemen"
        r"|poorten|versies|partijen|plaatsen|zones|regio['’]s|gebeurtenissen|rollen"
        r"|actoren|attributen|instellingen|kanalen|bronnen|perioden"
        r"|tijdperken|rivieren|landen|hoofdsteden|organisaties|zuren|gassen|metalen|mineralen"
        r"|genres|omgevingen|rechten"
    ),
    holds="bestaat uit|bestaan uit|bevat|bevatten|omvat|omvatten|zijn|(?:de )?volgende",
    conjunction="en",
    counts="twee drie vier vijf zes zeven",
    negation="niet|nooit|geen|zonder",
    genus="van|die|dat|waarin|waarmee|waarbij|voor|tussen|om",
    listed="Noem de {n} {term}.",
    quotes=("“", "”"),
    person=(
        r"vrouw|man|\w*(?:koning|koningin|keizer|keizerin|tsaar|paus|president|kanselier|minister|senator"
        r"|burgemeester|diplomaat|politicus|politica|staatsman|dictator|leider|heerser|generaal|admiraal|veldheer"
        r"|revolutionair|filosoof|filosofe|historicus|historica|econoom|psycholoog|psychologe|psychiater"
        r"|psychoanalyticus|socioloog|antropoloog|archeoloog|taalkundige|theoloog|jurist|denker|theoreticus|humanist"
        r"|wetenschapper|natuurkundige|fysicus|scheikundige|bioloog|plantkundige|geoloog|geograaf|astronoom"
        r"|sterrenkundige|wiskundige|uitvinder|ontdekkingsreiziger|arts|chirurg|anatoom|dichter|dichteres|schrijver"
        r"|schrijfster|auteur|toneelschrijver|journalist|schilder|beeldhouwer|componist|architect|monnik|bisschop"
        r"|aartsbisschop|kardinaal|hertog|hertogin|graaf|prins|prinses|ondernemer)|(?:grondlegger|stichter|oprichter"
        r"|zoon|dochter|vrouw|broer|zus|leerling|opvolger)(?= van )"
    ),
    native=(
        r"(?:duit|fran|engel|brit|ital|spaan|russ|pool|amerik|nederl|grie|rome|oosten|zweed|deen|noor)\w*"
        r"|\w+ische?|\d+e-eeuwse?"
    ),
    who=("Wie is {term}?", "Wie was {term}?"),
    claims=(
        r"(?:stelt|stelde|vindt|vond|denkt|gelooft|zegt|concludeert) dat\b|(?:pleit|pleitte) (?:voor|tegen)\b"
        r"|(?:betoogt|beweert|meent|benadrukt|bekritiseert|ontkent|postuleert)\b"
    ),
    claim="Wat zegt {term}?",
    meaning="Wat is {term}?",
    term="Wat wordt hier beschreven: {said}?",
    value="Welke waarde heeft {term}?",
    range="Wat is het bereik van {term}?",
    minimum="Wat is het minimum van {term}?",
    maximum="Wat is het maximum van {term}?",
    default="Wat is de standaardwaarde van {term}?",
    in_unit=" (in {unit})",
    cause="Waartoe leidt dit: {said}?",
    because=r"omdat|want|doordat",
    why="Waarom is dat zo: {said}?",
    when="Wat geldt {said}?",
    property="{subject}: {term}?",
    points="Noem de {n} punten bij {term}.",
    complete="Vul de lijst aan: {said} ({n} punten)",
    section="Noem de {n} belangrijkste punten over {subject}.",
    known="Wat weet je over {subject}? ({n} punten)",
    about="Wat moet je weten over {subject}?",
    explain="Leg {term} uit.",
    stands="Waar staat {term} voor?",
    command="Welk commando wordt bedoeld: {said}?",
    rule="Welke regel geldt voor {subject}?",
    goes_on="Hoe gaat dit verder: {said}?",
    pictured="Wat toont deze afbeelding?",
    order="Zet de stappen in de juiste volgorde: {subject}.",
    matching="Zoek bij elkaar wat bij elkaar hoort.",
    contrast="Wat geldt voor {one} en niet voor {other}?",
    differ="Waarin verschillen {one} en {other} op dit punt: {respect}?",
    named="{term} betekent: {said}",
    belongs="Dit hoort bij {term}: {said}",
    applies="Waarvoor geldt dit: {said}?",
    equals=("is", "zijn"),
    article="de|het",
    joint="van|tussen",
    which=("Wat is {subject}?", "Wat zijn {subject}?"),
    relations=(
        (r"(?P<verb>bestaat|bestaan)(?= uit )", "Waaruit {verb} {subject}?"),
        (r"(?P<verb>dient|dienen)(?= (?:om|voor|als) )", "Waartoe {verb} {subject}?"),
        (
            r"(?P<verb>produce(?:ert|ren)|regel(?:t|en)|bepaalt|bepalen|meet|meten|beschrijf(?:t)|beschrijven)",
            "Wat {verb} {subject}?",
        ),
        (r"(?P<verb>berust|berusten)(?= op )", "Waarop {verb} {subject}?"),
    ),
    callings=((r"(?P<verb>heet|heten)", "Hoe {verb} {subject}?"),),
)
