"""Words that say the same, and words that say the opposite, by their stems: what a line of notes means when one takes
the place of the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from study.core.text.compare import stem

SHORT = 3
"""Letters of a stem that takes one more letter at most; a longer one takes `ENDING` more."""
ENDING = 3
REST = 5
"""Letters that two words must have behind prefixes that turn their meaning."""

_SYNONYMS = """
function routin subroutin; us employ utiliz utilis appl; run execut perform; need requir necessitat;
must shall should can abl may; only solely mere exclusive just; because sinc; whole entir complet total full;
larg big great huge vast small littl tiny minut; fail break crash; often frequent common usual regular;
wait stay paus; keep retain hold kept held stor preserv maintain; send ship transmit deliver dispatch sent;
get receiv obtain acquir fetch got; show display depict present indicat reveal;
mak creat produc form build generat made built construct; help assist aid support end finish terminat conclud;
start begin commenc launch initiat began begun; about roughly approximat around circa near almost; take tak absorb;
chang alter modif vari; remov delet eras eliminat; choos select pick chos; giv provid offer suppl grant gav given;
tell say stat inform said told; find discover locat detect found; look search seek; fast quick rapid swift;
slow gradual; easy simpl; hard difficult; important essential crucial key vital significant; mean signif denot;
nam call term; part piec portion component element section; kind type sort class;
way method mean manner approach across through via; between among; allow permit enabl let;
stop prevent block halt ceas; avoid escap; happen occur aris appear; carr transport convey bring brought carried;
mov travel; turn convert transform rotat; increas ris grow rais climb;
decreas reduc drop fall lower lessen diminish shrink; fix repair mend correct;
check verif test examin inspect control; regulat govern manag; protect guard shield defend; caus trigger induc lead;
contain includ compris hold consist; split divid separat part; join connect link attach unit; combin merg mix;
cover wrap coat; clos shut; person human individual somebody someone people; child kid infant; doctor physician;
illness diseas sickness; medicin drug medication; buy purchas bought; sell vend sold; pay paid; big major;
old ancient aged; new novel fresh recent; many numerous several multipl; few handful; main chief principal primary;
basic fundamental elementary; exact precis accurat different distinct; same identical; special particular specific;
also too additional; main most mostly; then afterward therefor thus hence consequent; each every;
always constant permanent; quick prompt immediat instant; above over; below under beneath; near clos;
area region zone; place site spot position locat; goal aim purpos target objectiv; task job work; result outcom;
error mistak fault; idea notion concept; rule law principl; amount quantit; speed rate velocit pac size extent;
begin onset; outer outermost external outsid; inner innermost internal insid; upper top uppermost;
lower bottom lowermost; blood haem; kidney renal; heart cardiac; liver hepatic; lung pulmonary; brain cerebral;
skin dermal cutan; bone osseous; stomach gastric; break broken broke; written write wrot; reabsorb retak;
drive drove driven; deal agreement contract; two pair both; agree consent; car automobil vehicl; ground soil earth;
journey trip voyag; earn gain; want wish desir; try attempt; answer reply respons respond;
ask question request quer; understand grasp comprehend; teach instruct; learn stud; explain clarif describ;
fight combat battl; kill slay murder; rich wealth; poor need; strong powerful; weak feebl; danger hazard peril;
danger risk; correct right; wrong incorrect fals; guid steer direct; leav depart exit; enter; empty vacant void;
limit bound cap restrict; usual typical normal general; strange odd unusual; clean wash rins;
smart clever intelligent; happ glad joy; sad unhapp; scar afraid; fat lipid; suffer undergo; suggest propos;
consider regard deem; evaluat assess judg; calculat comput reckon; gather collect assembl;
spread distribut disperse; throw cast toss; lift hoist; pull drag draw; pump push; flow stream;
machin devic apparat; instrument tool; spee accelerat;

verwend benutz nutz gebrauch; beginn start anfang; end aufhör schließ; zeig darstell;
mach herstell erzeug bild produzier; groß riesig; klein winzig; schnell rasch zügig; langsam allmählich;
wichtig wesentlich bedeutend entscheidend oft häufig; immer stets; nur lediglich bloß; etwa ungefähr rund circa;
weil da denn; teil stück abschnitt; art sort typ erhalt bekomm empfang; send schick übermittel; brauch benötig;
heiß nenn; enthält enthalt umfass beinhalt; besteh; veränder änder wandel; lös auflös; verhinder vermeid;
erlaub gestatt; entsteh bild; senk verringer minder reduzier; steiger erhöh vermehr; transportier beförder;
reinig säuber; wohn leb; arzt mediziner; krankheit erkrankung; ziel zweck fehler irrtum; ergebnis resultat;
region gebiet gegend bereich; ort platz stell; völlig ganz vollständig komplett; speicher lager; schütz bewahr;
verbind verknüpf; teil trenn spalt; stark kräftig; jede jeder sämtlich all; regel gesetz;

utilis emploi employ; commenc début; fin termin achèv; montr affich; fabriqu produi cré; grand gros; petit minuscul;
rapid vit; lent; important essentiel; souvent fréquent fréquemm; seul uniqu; environ approximativ; parc car puisqu;
parti morceau sort typ genr espèc; reç obtien; envoi transmet; chang modif; permet autoris; empêch évit;
contien compren renferm; maladi affection; médecin docteur; erreur faut; résultat; lieu endroit; garde conserv;
augment croî; diminu rédui;

usa utiliz emple; empiez comienz inici; termin acab finaliz; muestr enseñ; hac crea produc fabric; grand enorm;
pequeñ diminut; rápid veloz; lent; important esencial; menudo frecuent; sólo solament únic; parte trozo; tipo clase;
recib obtien; envi transmit mand; cambi modific; permit autoriz; impid evit; contien incluy comprend;
enfermedad dolenc; médic doctor; error fallo; lugar sitio; guard conserv; aument crec; disminuy reduc;

usa utilizz impieg; inizi cominci; finisc termin; mostr; fa crea produc fabbric; grand enorm; piccol minuscol;
veloc rapid; important essenzial; spesso frequent; solo soltanto unicament; parte pezzo; tipo genere; ricev ottien;
invi trasmett mand spedisc; cambi modific; permett consent; impedisc evit; contien includ comprend; malatti morb;
medico dottor; errore sbagli; luogo posto; conserv manten; aument cresc; diminuisc riduc;

använd nyttj; börja start inled; sluta avsluta; visa; gör skapa; stor väldig; liten litet; snabb fort;
viktig väsentlig; ofta vanlig; bara endast; gebruik benut; begin start; einde afloop; groot enorm; klein; snel vlug;
belangrijk essentieel;
"""
_OPPOSITES = """
open | clos shut; wid widen broad | narrow; keep retain kept hold | los lost losing;
gain | los lost loss losing slow | fast quick speed accelerat; ris rose risen climb grow | fall fell shrink drop;
increas rais | decreas lower reduc contract tens | relax; expand | contract shrink; enter | leav exit;
attract | repel; absorb | releas emit secret stimulat activat excit promot | inhibit suppress block;
strengthen | weaken; push | pull; add | remov subtract; multipl | divid; win won | los lost; buy bought | sell sold;
lend lent | borrow; accept | reject; permit allow | forbid deny deni prohibit; start begin began | stop end finish;
fill | empt; heat warm hot | cool cold; melt | freez froz; oxidis oxidiz | reduc; acid | basic alkalin;
positiv | negativ; proximal | distal; anterior | posterior; ventral | dorsal medial | lateral; superior | inferior;
cranial | caudal; superficial | deep; inner innermost | outer outermost; intern | extern; upper | lower;
top | bottom; front | back; left | right; north | south; east | west; arter | vein venous systol | diastol;
sensory | motor; male | female; man men | woman women; young | old; new | old ancient; long | short; tall | short;
big larg great | small littl; thick | thin; strong | weak; hard | soft; heavy | light; early | late; high | low;
deep | shallow; full | empt; wet | dry; bright light | dark; rough | smooth; rich | poor;
cheap | expensiv easy | difficult hard; simpl | complex; same identical | different; odd | even;
dominant | recessiv; solid | liquid | gas guilt | innocent; civil | criminal; public | privat;
mandatory requir | optional; activ | passiv; static | dynamic constant | variabl; serial | parallel; read | writ;
input | output; sender | receiver; supply | demand; profit | loss debit | credit; victor | defeat; war | peac;
birth born | death die died dying; day | night; summer | winter;
morning | evening minimum minimal min | maximum maximal max; necessary | sufficient; tru | fals; yes | no;
always | never sometim; before previous | after next; above over | below under beneath; insid | outsid;
toward | away; forward | backward; more | less fewer; most | least fewest; many | few; all every | som none;
both | neither; first | last; major | minor primary | secondary; acut | chronic; benign | malignant; flex | exten;
supinat | pronat; dilat | constrict; plus | minus horizontal | vertical; row | column; predator | prey;
producer | consumer; cathod | anod; plaintiff | defendant; singular | plural; masculin | feminin; up | down;
true | fals; better | wors; best | worst; help | hinder harm; love | hat; sync | async; synchronous | asynchronous;
synchronously | asynchronously; enabl | disabl; higher | lower; gain | lose; creat build | destroy; lock | unlock;
attach | detach; appear | vanish disappear; ascend | descend; aliv liv | dead die; near clos | far;
sweet | sour bitter; offer | demand; lead | follow; sink | float; import | export; mother | father;
brother | sister; king | queen; husband | wif; sunris | sunset; from | to into onto toward; cation | anion;
mitos | meios;

öffn | schließ schließt; weit erweiter | eng vereng; behält behalt | verlier verlor; steig | sink fäll fall;
erhöh steiger | senk verringer reduzier; nimmt zunimm | abnimm; hemm blockier | förder aktivier stimulier;
groß | klein; größ | klein kleiner; viel mehr | wenig; lang | kurz; hoch höh | niedrig tief;
oben ober obere | unten unter untere; links link | rechts recht; vorn vorder | hinten hinter;
innen inner | außen äußer; vor | nach; vorher | nachher; über | unter; warm heiß | kalt; hell | dunkel;
hart | weich; schnell | langsam; stark | schwach; alt | jung neu; dick | dünn; schwer | leicht; breit | schmal;
früh | spät; erst | letzt; immer | nie; all | einig; positiv | negativ; aktiv | passiv; öffentlich | privat;
arterie arteriell | vene venös; nord | süd; ost | west; tag | nacht; sommer | winter; krieg | frieden;
sieg | niederlage gewinn | verlust verlier; käufer | verkäufer; kauf | verkauf; plus | minus;
fest | flüssig | gasförmig; sauer | basisch alkalisch; zuerst | zuletzt; hin | zurück weg; vom von | zum zur;
dorsal | ventral; spannt anspann | entspann; füllt füll | leer; aufnimm | abgib abgegeb; links | rechts;
männlich | weiblich; wahr | falsch; billig | teuer; arm | reich;

ouvr | ferm; élargi | rétréci; gard conserv | perd perdu; mont augment | descend baiss diminu;
stimul activ | inhib bloqu; grand gros | petit; plus | moins; long | court; haut | bas; supérieur | inférieur;
gauche | droit; avant | après arrière; intérieur intern | extérieur extern; au-dessus | au-dessous; chaud | froid;
clair | sombr foncé; dur | mou; rapid | lent; fort | faibl; vieux ancien | jeun nouveau; épais | minc;
lourd | léger; larg | étroit; tôt | tard; premier | dernier; toujours | jamais; positif | négatif; public | privé;
artèr | vein; nord | sud; est | ouest; jour | nuit; été | hiver; guerr | paix; vrai | faux; rich | pauvr;
entr | sort; accept | refus; solid | liquid | gaz; devant | derrière;

abr | cierr; ensanch | estrech; gana | pierd perd; sube aument | baja disminuy; estimul activ | inhib bloque;
grand | pequeñ; más mayor | menos menor; largo larga | corto corta; alto alta | bajo baja; superior | inferior;
izquierd | derech; antes | después; delante | detrás; intern | extern; caliente cálid | frío fría; claro | oscuro;
duro | blando; rápid | lent; fuert | débil; viejo | joven nuevo; primer | último; siempre | nunca;
positiv | negativ; públic | privad; norte | sur; este | oeste; guerra | paz; verdader | fals; entra | sale;
arteria | vena; dentro | fuera; encima | debajo;

apre apr aprono | chiud; allarg | restring; guadagn | perd; sale aument | scende diminuisc;
stimol attiv | inib blocc; grand | piccol; più maggior | meno minor; lungo lunga | corto breve;
alto alta | basso bassa; superior | inferior; sinistr | destr; prima | dopo; davanti | dietro; intern | estern;
caldo calda | freddo fredda; chiaro | scuro; duro | molle; veloc | lent; fort | debol; vecchi | giovan nuov;
primo | ultimo; sempre | mai; positiv | negativ; pubblic | privat; nord | sud; est | ovest; guerra | pace;
vero vera | falso falsa; entra | esce; arteria | vena; dentro | fuori; sopra | sotto;

öppna | stäng; ökar öka | minskar minska; stor | liten små; lång | kort; hög | låg; över | under; vänster | höger;
före | efter; inre | yttre; varm | kall; snabb | långsam; stark | svag; först | sist; alltid | aldrig;
open opent | sluit dicht; stijg toeneem | daal afneem; groot | klein; lang | kort; hoog | laag; boven | onder;
links | rechts; voor | na; warm heet | koud; snel | langzaam; sterk | zwak; eerst | laatst; altijd | nooit;
binnen | buiten;
"""
_PREFIXES = (
    *(("hyper", "hypo"), ("intra", "extra"), ("intra", "inter"), ("endo", "exo"), ("endo", "ecto"), ("pre", "post")),
    *(("ante", "post"), ("macro", "micro"), ("mono", "poly"), ("homo", "hetero"), ("in", "ex"), ("im", "ex")),
    *(("in", "de"), ("over", "under"), ("super", "sub"), ("ab", "ad"), ("af", "ef"), ("up", "down"), ("en", "de")),
    *(("ein", "aus"), ("auf", "ab"), ("zu", "ab"), ("vor", "nach"), ("an", "ab"), ("", "un"), ("", "in"), ("", "im")),
    *(("", "dis"), ("", "non"), ("", "anti"), ("", "para"), ("", "dé"), ("", "nicht"), ("pro", "anti"), ("eu", "pro")),
)
"""Beginnings that turn what follows them."""
_COUNTS = tuple(
    frozenset(map(stem, words.split()))
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "first second third fourth fifth sixth seventh eighth",
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "un deux trois quatre cinq six sept huit neuf dix onze douze",
        "uno dos tres cuatro cinco seis siete ocho nueve diez",
        "uno due tre quattro cinque sei sette otto nove dieci",
        "um dois três quatro cinco seis sete oito nove dez",
        "en två tre fyra fem sex sju åtta nio tio",
        "een twee drie vier vijf zes zeven acht negen tien",
        "一 二 三 四 五 六 七 八 九 十",
    )
)
"""Words that count, of each language; an article that is one of them counts only beside another."""
_ENDINGS = frozenset("ane ene yne ate ite ide ase ose ine ol al yl ium eum ic ous".split())  # noqa: SIM905 - as above
"""By which chemistry tells apart what is spelt almost alike: "alkane" and "alkene", "nitrate" and "nitrite"."""


def are_synonyms(one: str, other: str) -> bool:
    """Whether one word may take the place of the other and the line says the same."""
    return not _SAME.keys(one).isdisjoint(_SAME.keys(other))


@lru_cache(4096)
def are_opposites(one: str, other: str) -> bool:
    """Whether one word in the place of the other turns what a line says."""
    mine, theirs = _TURNED.keys(one), _TURNED.keys(other)
    if any(pair == its and side != of_it for pair, side in mine for its, of_it in theirs):
        return not (mine & theirs)
    if _differ_by_ending(one, other) or any(one in counts and other in counts for counts in _COUNTS):
        return True
    return any(_turns(*pair, one, other) or _turns(*pair, other, one) for pair in _PREFIXES)


def _differ_by_ending(one: str, other: str) -> bool:
    """Whether two words are told apart by their last letters alone, by a rule of a science: no slip of the pen."""
    for length in (3, 2):
        ends = {one[-length:], other[-length:]}
        if len(ends) == 2 and ends <= _ENDINGS and one[:-length] == other[:-length]:
            return True
    return False


def _turns(before: str, against: str, one: str, other: str) -> bool:
    rest = one.removeprefix(before)
    return one.startswith(before) and len(rest) >= REST and other == against + rest


class _Stems[T]:
    """What is known of words by their stems."""

    def __init__(self, known: Iterable[tuple[str, T]]) -> None:
        self._known: defaultdict[str, set[T]] = defaultdict(set)
        for beginning, what in known:
            self._known[beginning].add(what)

    def keys(self, word: str) -> set[T]:
        found = set(self._known.get(f"{word}s", ()))  # a plural is compared without its end
        for cut in range(ENDING + 1):
            beginning = word[: len(word) - cut]
            if len(beginning) > SHORT or (len(beginning) == SHORT and cut <= 1) or cut == 0:
                found |= self._known.get(beginning, set())
        return found


def _groups(text: str) -> Iterator[tuple[str, int]]:
    for number, group in enumerate(text.casefold().split(";")):
        yield from ((one, number) for one in group.split())


def _sides(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for number, pair in enumerate(text.casefold().split(";")):
        for place, side in enumerate(pair.split("|")):
            yield from ((one, (number, place)) for one in side.split())


_SAME, _TURNED = _Stems(_groups(_SYNONYMS)), _Stems(_sides(_OPPOSITES))
