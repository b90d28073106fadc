"""Polish. What is put into a question stands in the nominative: no wording governs another case."""

from study.core.generators.phrasebook import Phrasebook

PLUGIN = Phrasebook(
    name="pl",
    common=frozenset(
        """
        aby albo ale być był była było były czy dla gdy i ile jak jako jego jej jest jeśli jeżeli już każdy która
        które który lub między może można nad nie niż od oraz po pod przed przez przy są się tak także tego tej ten
        to tych tylko tym w we więc wszystkie z ze został zostały że
        """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
    ),
    copula=r" (?:[—–-] to|to|jest to|są to|jest|są|był|była|było|były|oznacza|oznaczają) ",
    points_back=(
        r"on|ona|ono|oni|one|to|ten|ta|te|tego|tej|tym|tych|taki|taka|takie|tak|wtedy|następnie|potem|dlatego|jednak"
        r"|ale"
        r"|i|a|lub|oraz|także|również|ponadto|poza tym|na przykład|np|tutaj|tu|tam|jego|jej|ich|który|która|które|zatem"
        r"|więc|w ten sposób|w tym przypadku|w obu przypadkach|dalej|inaczej|my|nie(?=,)|(?:następny|kolejny) krok"
    ),
    refers=(
        r"zob|zobacz|patrz|jak (?:pokazano|opisano)|powyżej|poniżej|powyższ\w+|poniższ\w+|następujące?|rys|rysun\w+"
        r"|poprzedni\w* rozdzia\w+"
    ),
    label=(
        r"cel|funkcj[ae]|rola|definicja|znaczenie|opis|zalety|wady|właściwości|cechy|budowa|struktura|położenie"
        r"|pochodzenie|przyczep\w*|unerwienie|przyczyn[ay]|objawy?|leczenie|diagnoza|rozpoznanie|skutki|złożoność|koszt"
        r"|rozmiar|rodzaje|typy|wymagania|warunki|metody|etapy|fazy|zasady|zadania|ryzyko|problemy"
    ),
    heads=(
        r"cele|przeznaczenie|istotność|ważność|metodologia|metodyka|podejści[ae]|wyzwani[ae]|trudnoś(?:ć|ci)"
        r"|przeszkod[ay]|zaleta|wada|wady i zalety|zalety i wady|słabe strony|mocne strony|słaboś(?:ć|ci)"
        r"|korzyś(?:ć|ci)|ograniczeni[ae]|niedostatki|problem|zagrożeni[ae]|wyniki?|rezultaty?|efekty?|skutek"
        r"|następstw[ao]|konsekwencj[ae]|wpływ|implikacje|tło|tło historyczne|kontekst(?: historyczny)?"
        r"|powod(?:y|em)|powód|motywy|przyczyny i skutki|czynniki(?: ryzyka)?|zarzuty?|krytyka|kontrargumenty?"
        r"|kontrprzykłady?|argumenty(?: (?:za|przeciw))?|podobieństw[ao]|różnic[ae].*|porównani[ae].*|cecha"
        r"|cechy (?:szczególne|charakterystyczne|wspólne)|osobliwości|charakterystyka|specyfika|właściwość"
        r"|historia|rozwój|przebieg|zakres(?: zastosowania)?|założeni[ae]|główn[ae] (?:myśl|idea|teza)|aspekty?"
        r"|kryteria|warunek|wymaganie|zalecenia|zalecenie|zastosowani[ae]|użycie|wykorzystanie"
        r"|sposób (?:użycia|działania)|jak (?:to )?działa|postępowanie|procedura|środki|zadanie|obowiązki"
        r"|odpowiedzialność|obserwacj[ae]|rokowanie|obraz kliniczny|objawy kliniczne|różnicowanie"
        r"|przeciwwskazani[ae]|wskazania|powikłani[ae]|działania niepożądane|skutki uboczne|mechanizm działania"
        r"|dawkowanie|zapobieganie|profilaktyka|(?:data|miejsce) (?:urodzenia|śmierci)|życie|życiorys|dzieła"
        r"|twórczość|grupa docelowa|uczestnicy|ocena|osiągnięci[ae]|sukcesy|porażki"
    ),
    perhaps=(
        r"działanie|motyw|uzasadnienie|dow[oó]dy?|argument|tez[ay]|antyteza|hipotez[ay]|przesłank[ai]|reakcj[ae]"
        r"|rozróżnienie|kontrast|analogi[ae]|jakość|atrybuty?|ewolucja|postęp|zmian[ay]|wymiary?|czynnik|tematy"
        r"|ide[ae]|pojęci[ae]|koncepcj[ae]|kryterium|interpretacj[ae]|wpływy|teori[ae]|strategi[ae]|techniki?"
        r"|narzędzi[ae]|proces|mechanizmy?|metoda|etap|faza|zasada|częstość|częstotliwość|czas trwania|czas|okres"
        r"|miejsce|ilość|poziom|stopień|prędkość|masa|wysokość|długość|szerokość|głębokość|objętość|temperatura"
        r"|barwa|kolor|kształt|postać|wygląd|materiał|skład|zawartość|źródło|natura|typ|rodzaj|kategoria|klasa"
        r"|rząd|rodzina|status|stan|siła|pojemność|gęstość|wiek|płeć|rozmieszczenie|występowanie|chorobowość"
        r"|zachorowalność|etiologia|epidemiologia|patofizjologia|patogeneza|badania|dawka|wydajność|niezawodność"
        r"|dostępność|bezpieczeństwo|dokładność|organizacja|ludność|stolica|klimat|religia|gospodarka|język|waluta"
        r"|społeczeństwo|kultura|polityka|administracja|wojsko|handel|przemysł|rolnictwo|oświata|nauka|sztuka"
        r"|prawo|przywódcy|członkowie|sojusznicy|przeciwnicy|zwolennicy|założyciele?|autor(?:zy)?|wynalazca|fabuła"
        r"|bohaterowie|styl|przesłanie|decyzja|wydarzenia|początek|koniec"
        r"|błąd"
    ),
    generic=(
        r"główn[ayei]|najważniejsz[aye]|kluczow[aye]|centraln[aye]|istotn[aye]|podstawow[aye]|ogóln[aye]"
        r"|szczególn[aye]|specjaln[aye]|specyficzn[aye]|wspóln[aye]|inn[aye]|pozostał[aye]|dodatkow[aye]"
        r"|dalsz[aye]|typow[aye]|pierwsz[aye]|drug[ai]e?|trzeci[ae]?|ostatni[ae]?|możliw[aye]|aktualn[aye]"
        r"|ważn[aye]|kliniczn[aye]|historyczn[aye]|praktyczn[aye]"
    ),
    empty=(
        r"uwag[ai]|przykłady?|np|ważne|wskazówka|podsumowanie|przegląd|wstęp|wprowadzenie|wnioski|wniosek|zakończenie"
        r"|źródł[ao]|linki?|literatura|zobacz też|pytani[ea]|odpowied(?:ź|zi)|rozwiązanie|inne|ogólne|data|temat|czyli"
        r"|to znaczy|tzn|krótko"
    ),
    adverbs=(
        r"(?:w )?(?:krótkim|długim) (?:okresie|terminie)|krótkoterminowo|długoterminowo"
        r"|w (?:praktyce|teorii|ogólności|szczególności|skrócie|zasadzie|szczegółach)|stricto sensu|lato sensu"
        r"|w (?:wąskim|szerokim) (?:znaczeniu|sensie|ujęciu)|przed|po|podczas|potem|dziś|dzisiaj|obecnie|teraz"
        r"|wtedy|później|wcześniej|dawniej|najpierw|początkowo|pierwotnie|w końcu|na (?:początku|końcu)|następnie"
        r"|od tego czasu|dotychczas|po (?:pierwsze|drugie|trzecie)|z jednej strony|z drugiej strony|konieczne"
        r"|wystarczające|obowiązkowe|opcjonalnie?|możliwe|niemożliwe|zabronione|dozwolone|zazwyczaj|zwykle|często"
        r"|czasami|rzadko|nigdy|zawsze|zwłaszcza|ponadto|z|bez|za|przeciw|pozytywn[aye]|negatywn[aye]|dobr[aye]"
        r"|zł[aye]|star[aye]|now[aye]|tak sam[aoe]?|też|ponieważ|dlatego|jednak|ale|inaczej|oprócz|wyjąt(?:ek|ki)"
        r"|tak|nie|nb|ważn[ae] uwag[ai]|ciekawostk[ai]|do zapamiętania|zob|zobacz .*|por|cytaty?|dowód"
        r"|poprawnie|niepoprawnie|dobrze|źle|błędnie|prawda|fałsz"
    ),
    ordered=r"kroki|etapy|kolejność|proces|fazy|procedura|algorytm|przebieg",
    short=r"krótko|w skrócie|definicja|znaczenie|opis|co to(?: jest)?\??",
    clause=r"któr\w+|gdzie|żeby|aby|że|ale|gdy",
    relative=r"\w{1,3} któr\w+",
    remark=r"my",
    condition=r"jeśli|jeżeli|gdy|kiedy|dopóki|zanim",
    modal=r" (?:musi|muszą|powinien|powinna|powinno|powinny|nie może|nie mogą|nie wolno|należy) ",
    typings=(r"(?:polecenie|komenda) {typed} (?P<said>[^`]+)",),
    purpose=r"(?P<said>(?:aby|żeby) .+)",
    how="Co się robi, {said}?",
    verbs=(
        r"\w{2,}(?:uje|ują|ają|eją)(?: się)?|zawiera|tworz[yą]|wytwarza|składa|służ[yą]|ma|może|mogą|chroni[ą]?"
        r"|przenosi"
        r"|przenoszą|łączy|łączą|umożliwia|określa|prowadz[ią]|dzieli|dzielą|pełni|pełnią|pobiera|odpowiada|otacza"
        r"|oddziela|wchłania|uwalnia|wydziela|przetwarza|przekształca|pozwala|zapewnia|rozkłada|wiąże|wiążą|niszczy"
        r"|niszczą|działa|rośnie|rosną|przechowuje|zamienia|sprawdza|wysyła|odbiera|zależ[yą]|należ[yą]"
        r"|patrzy|uczy|wzmacnia|osłabia|zwiększa|zmniejsza|zachodzi|staje|daje|bierze|wynosi|wymaga"
        r"|pomaga|zmienia|ulega|trwa|wynika|wpływa|musi|muszą|powinien|powinna|zwraca"
        r"|wchodzi|wychodzi|dzieje"
    ),
    orders=(
        r"opisz|wyjaśnij|wymień|porównaj|zdefiniuj|podaj|oblicz|narysuj|napisz|wybierz|użyj|zapamiętaj|uzasadnij|wskaż"
    ),
    kinds=(
        r"rodzaje|typy|formy|kategorie|klasy|poziomy|warstwy|stany|fazy|etapy|kroki|skutki|efekty|zalety|wady"
        r"|ograniczenia|problemy|przyczyny|powody|wymagania|warunki|kryteria|różnice|podobieństwa|właściwości|cechy"
        r"|funkcje|role|cele|zadania|składniki|części|elementy|metody|techniki|sposoby|opcje|zasady|objawy|powikłania"
        r"|czynniki|konsekwencje|wyjątki|modele|prawa|obowiązki"
    ),
    things=(
        r"protokoły|ataki|narzędzia|algorytmy|struktury|teorie|mięśnie|kości|stawy|nerwy|naczynia|tętnice|żyły|narządy"
        r"|hormony|leki|choroby|enzymy|komórki|tkanki|białka|witaminy|ustawy|języki|systemy"
    ),
    holds=(r"składa się z|składają się z|obejmuje|obejmują|zawiera|zawierają|dzieli się na|dzielą się na|następujące"),
    conjunction="i|oraz",
    counts="dwa trzy cztery pięć sześć siedem",
    negation=r"nie|nigdy|bez|żaden|żadna|żadne|brak",
    genus=(
        r"któr\w+|w któr\w+|dla|między|z|ze|do|na|w|służąc\w+"
        r"|\w{2,}(?:ów|ii|ego|ej|ych|ich|ania|enia|ości|cji|owy|owa|owe)"
    ),
    quotes=("„", "”"),
    person=(
        r"kobieta|król|królowa|cesarz|cesarzowa|car|caryca|papież|prezydent|kanclerz|minister|premier|senator"
        r"|dyplomata|polityk|dyktator|przywódca|władca|generał|admirał|marszałek|wódz|rewolucjonista|filozof|historyk"
        r"|ekonomista|psycholog|psychiatra|psychoanalityk|socjolog|antropolog|archeolog|językoznawca|teolog|prawnik"
        r"|myśliciel|teoretyk|humanista|naukowiec|uczony|uczona|fizyk|chemik|biolog|botanik|zoolog|geolog|geograf"
        r"|astronom|matematyk|wynalazca|odkrywca|żeglarz|lekarz|lekarka|chirurg|anatom|poeta|poetka|pisarz|pisarka"
        r"|powieściopisarz|autor|autorka|dramaturg|dziennikarz|malarz|malarka|rzeźbiarz|kompozytor|architekt|mnich"
        r"|biskup|arcybiskup|kardynał|prorok|książę|księżna|hrabia|przemysłowiec|(?:założyciel|założycielka|twórca"
        r"|syn|córka|żona|brat|siostra|uczeń|następca)(?= \w)"
    ),
    native=r"\w+(?:ski|cki|ska|cka)",
    who=("Kto to jest {term}?", "Kto to był: {term}?"),
    claims=(
        r"(?:twierdzi|uważa|sądzi|głosi|mówi|podkreśla|zakłada|postuluje|twierdził[ay]?|uważał[ay]?|sądził[ay]?"
        r"|głosił[ay]?|mówił[ay]?),? (?:że|iż)\b|(?:krytykuje|krytykował[ay]?)\b"
    ),
    claim="Co twierdzi {term}?",
    meaning="Co to jest {term}?",
    term="Co zostało tu opisane: {said}?",
    value="Jaka jest wartość: {term}?",
    range="Jaki jest zakres: {term}?",
    minimum="Jakie jest minimum: {term}?",
    maximum="Jakie jest maksimum: {term}?",
    default="Jaka jest wartość domyślna: {term}?",
    in_unit=" (jednostka: {unit})",
    cause="Do czego to prowadzi: {said}?",
    because=r"ponieważ|gdyż|dlatego że",
    why="Dlaczego tak jest: {said}?",
    when="Co się dzieje, {said}?",
    property="{subject}: {term}?",
    points="Wymień: {term} (liczba punktów: {n}).",
    complete="Uzupełnij listę: {said} (liczba punktów: {n})",
    section="Wymień najważniejsze punkty na temat: {subject} (liczba punktów: {n}).",
    known="Co wiesz na temat: {subject}? (liczba punktów: {n})",
    about="Co trzeba wiedzieć na temat: {subject}?",
    explain="Wyjaśnij: {term}.",
    stands="Co oznacza skrót {term}?",
    command="O które polecenie chodzi: {said}?",
    rule="Jaka zasada dotyczy pojęcia {subject}?",
    goes_on="Jak to brzmi dalej: {said}?",
    pictured="Co przedstawia ten obraz?",
    order="Ułóż we właściwej kolejności: {subject}.",
    matching="Połącz w pary to, co do siebie pasuje.",
    contrast="Co dotyczy pojęcia {one}, ale nie dotyczy pojęcia {other}?",
    differ="Czym różnią się {one} i {other} pod tym względem: {respect}?",
    named="{term} oznacza: {said}",
    belongs="To dotyczy pojęcia {term}: {said}",
    applies="Czego to dotyczy: {said}?",
    relations=(
        (r"(?P<verb>składa się|składają się)(?= z )", "Z czego {verb} {subject}?"),
        (r"(?P<verb>służy|służą)(?= do )", "Do czego {verb} {subject}?"),
        (r"(?P<verb>zależy|zależą)(?= od )", "Od czego {verb} {subject}?"),
        (r"(?P<verb>prowadzi|prowadzą)(?= do )", "Do czego {verb} {subject}?"),
    ),
    callings=((r"(?P<verb>nazywa się|nazywają się)", "Jak {verb} {subject}?"),),
)
