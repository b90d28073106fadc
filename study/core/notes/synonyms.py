"""Words that say the same, and words that say the opposite, by their stems: what a line of notes means when one takes
the place of the other."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import chain

from study.core.text.compare import stem

SHORT = 3
"""Letters of a stem that takes one more letter at most; a longer one takes `ENDING` more."""
ENDING = 3
REST = 5
"""Letters that two words must have behind prefixes that turn their meaning."""
WORDS = 4_096
"""Words of which is remembered what is known: as many as a few long notes have."""

_SAME = """
function routin subroutin; employ utiliz utilis apply applied; run execut; requir necessitat need
must shall; can abl; only solely mere exclusive just; because sinc; whole entir complet total full
larg big great huge vast; small littl tiny; fail break crash; often frequent common usual
wait stay paus; keep retain hold kept held stor preserv maintain; send ship transmit deliver dispatch sent
get receiv obtain acquir fetch got; show display depict present indicat reveal
mak creat produc form build generat made built construct; help assist aid support; end finish terminat conclud
start begin commenc initiat began begun onset; about roughly approximat around circa; almost nearly; take tak took
chang alter modif; remov delet erase erasing eliminat; choos select pick chos; giv provid suppl grant gav
tell say told said; find discover detect; search seek; fast quick rapid swift; slow gradual; easy simpl
hard difficult; important crucial significant; mean signif denot; nam call term
part piec portion component; kind type sort; way manner; method approach
between among; allow permit let; stop halt ceas; happen occur aris
carry carri transport convey bring brought; mov travel; convert transform; turn rotat; increas ris grow rais climb
decreas reduc drop fall lower lessen diminish shrink; fix repair mend; check verif; examin inspect
regulat govern; protect guard shield defend; caus trigger induc; contain includ
split divid separat; join connect link attach; combin merg; cover wrap coat; clos shut; person individual
somebody someone; child kid; doctor physician; illness diseas sickness; drug medication; buy purchas bought
sell vend sold; pay paid; old ancient; new novel; many numerous; few handful; main chief principal
basic fundamental; exact precis; different distinct; same identical; special particular; also additional
mainly mostly; therefor thus hence consequent; each every; immediat instant; above over; below under beneath
near clos; area region; place site spot locat; goal aim purpos objectiv; task job; result outcom; error mistak
idea notion concept; amount quantit; outer external; inner internal; upper top; lower bottom
kidney renal; heart cardiac; liver hepatic; lung pulmonary; skin cutan; bone osseous; stomach gastric
break broken broke; written write wrot; drive drove driven; car automobil; ground soil; journey trip voyag; earn gain
want wish desir; try attempt; answer reply respons respond; ask request; understand grasp comprehend; teach instruct
explain clarif; fight combat battl; kill slay; rich wealth; strong powerful; weak feebl; danger peril; correct right
wrong incorrect fals; guid steer; leav depart exit; empty vacant; limit restrict; usual typical; strange unusual
clean wash; smart clever intelligent; happy glad; sad unhappy; scared afraid; suggest propos; consider regard
evaluat assess; calculate compute; gather collect; spread distribut; throw cast toss; lift hoist; pull drag draw
pump push; flow stream; devic apparat; instrument tool

verwend benutz nutz gebrauch; beginn start anfang; endet enden aufhör; zeig darstell; herstell erzeug produzier
groß riesig; klein winzig; schnell rasch zügig; langsam allmählich; wichtig wesentlich bedeutend; oft häufig
immer stets; nur lediglich bloß; etwa ungefähr rund circa; weil denn; teil stück
erhalt erhält bekomm empfang empfäng; send schick übermittel; brauch benötig; enthält enthalt umfass beinhalt
veränder änder; erlaub gestatt; senk verringer minder reduzier; steiger erhöh; transportier beförder
reinig säuber; arzt mediziner; krankheit erkrankung; ziel zweck; ergebnis resultat; region gebiet gegend; ort platz
völlig ganz vollständig komplett; speicher lager; schütz bewahr; verbind verknüpf; stark kräftig
jede jeder jedes; sämtlich alle

utilis emploi employ; commenc début; termin achèv; montr affich; fabriqu produi cré; grand gros; petit minuscul
rapid vite; souvent fréquent fréquemm; seulement uniquement; environ approximativ; parce puisqu; partie morceau
reçoi obtien; envoi transmet; chang modif; permet autoris; contien renferm; maladi affection; médecin docteur
lieu endroit; garde conserv; augment croî; diminu rédui

usa utiliz emple; empiez comienz inici; termin acab finaliz; muestr enseñ; crea produc fabric; grand enorm
pequeñ diminut; rápid veloz; menudo frecuent; sólo solament únicament; parte trozo; recib obtien; envi transmit
cambi modific; permit autoriz; contien incluy; enfermedad dolenc; médic doctor; lugar sitio; guard conserv
aument crec; disminuy reduc

usa utilizz impieg; inizi cominci; finisc termin; crea produc fabbric; grand enorm; piccol minuscol; veloc rapid
spesso frequent; solo soltanto unicament; parte pezzo; ricev ottien; invi trasmett spedisc; cambi modific
permett consent; contien includ; malatti morb; medico dottor; luogo posto; conserv manten; aument cresc
diminuisc riduc

använd nyttj; börja start inled; sluta avsluta; gör skapa; stor väldig; liten litet; snabb fort; viktig väsentlig
bara endast; gebruik benut; begin start; einde afloop; groot enorm; snel vlug
"""
_TURNED = """
open | clos shut; wid widen broad | narrow; keep retain kept hold | los lost losing; gain | los lost loss losing
slow | fast quick rapid swift; accelerat | decelerat; ris rose risen climb grow | fall fell shrink drop
increas rais | decreas lower reduc; contract tens | relax; expand | contract shrink; enter | leav exit
attract | repel; absorb | releas emit secret; stimulat activat excit promot | inhibit suppress block
strengthen | weaken; push | pull; add | remov subtract; multipl | divid; win won | los lost; buy bought | sell sold
lend lent | borrow; accept | reject; permit allow | forbid deny deni prohibit; must shall | may can could might
start begin began | stop end finish; fill | empt; heat warm hot | cool cold; melt | freez froz
oxidis oxidiz | reduc; acid | basic alkalin; positiv | negativ; proximal | distal; anterior | posterior
ventral | dorsal; medial | lateral; superior | inferior; cranial | caudal; superficial | deep
inner innermost | outer outermost; intern | extern; upper | lower; top | bottom; front | back; left | right
north | south; east | west; arter | vein venous; systol | diastol; sensory | motor; male | female
man men | woman women; young | old; new | old ancient; long | short; tall | short; big larg great | small littl
thick | thin; strong | weak; hard | soft; heavy | light; early | late; high | low; deep | shallow; full | empt
wet | dry; bright light | dark; rough | smooth; rich | poor; cheap | expensiv; easy | difficult hard
simpl | complex; same identical | different; odd | even; dominant | recessiv; solid | liquid | gas gaz
guilt | innocent; civil | criminal; public | privat; mandatory requir | optional; activ | passiv; static | dynamic
constant | variabl; serial | parallel; read | writ; input | output; sender | receiver; supply | demand
profit | loss; debit | credit; victor | defeat; success succeed | fail; war | peac; birth born | death die died dying
day | night; summer | winter; morning | evening; minimum minimal min | maximum maximal max
necessary | sufficient; tru | fals; yes | no; always | never sometim; before previous | after next
above over | below under beneath; insid | outsid; toward | away; forward | backward; more | less fewer
most | least fewest; many | few; all every | som none; both | neither; first | last; major | minor
primary | secondary; acut | chronic; benign | malignant; flex | exten; supinat | pronat; dilat | constrict
plus | minus; horizontal | vertical; row | column; predator | prey; producer | consumer; cathod | anod
plaintiff | defendant; singular | plural; masculin | feminin; up | down; on | off; in | out; better | wors; best | worst
help | hinder harm; love | hate; sync | async; synchronous | asynchronous; synchronously | asynchronously
enabl | disabl; higher | lower; creat build | destroy; lock | unlock; attach | detach; appear | vanish disappear
ascend | descend; aliv liv | dead die; near clos | far; sweet | sour bitter; offer | demand; lead | follow
sink | float; import | export; mother | father; brother | sister; king | queen; husband | wife; sunris | sunset
from | to into onto toward; cation | anion; mitos | meios

öffn | schließ schließt; weit erweiter | eng vereng; behält behalt | verlier verlor; steig | sink fäll fall
erhöh steiger | senk verringer reduzier; zunimm | abnimm; hemm blockier | förder aktivier stimulier
groß | klein; größ | klein kleiner; viel mehr | wenig; lang | kurz; hoch höh | niedrig tief
oben ober obere | unten unter untere; links link | rechts recht; vorn vorder | hinten hinter
innen inner | außen äußer; vor | nach; vorher | nachher; über | unter; warm heiß | kalt; hell | dunkel
hart | weich; schnell | langsam; stark | schwach; alt | jung neu; dick | dünn; schwer | leicht; breit | schmal
früh | spät; erst | letzt; immer | nie; all | einig; positiv | negativ; aktiv | passiv; öffentlich | privat
arterie arteriell | vene venös; nord | süd; ost | west; tag | nacht; sommer | winter; krieg | frieden
sieg | niederlage; gewinn | verlust verlier; käufer | verkäufer; kauf | verkauf; muss müss | darf dürf kann könn
fest | flüssig | gasförmig; sauer | basisch alkalisch; zuerst | zuletzt; hin | zurück weg; vom von | zum zur
spannt anspann | entspann; füllt füll | leer; aufnimm | abgib abgegeb; männlich | weiblich; wahr | falsch
billig | teuer; arm | reich; zu an | ab; an | aus; auf | zu

ouvr | ferm; élargi | rétréci; gard conserv | perd perdu; mont augment | descend baiss diminu; entr | sort
stimul activ | inhib bloqu; grand gros | petit; plus | moins; long | court; haut | bas; supérieur | inférieur
gauche | droit; avant | après arrière; devant | derrière; intérieur intern | extérieur extern
au-dessus | au-dessous; chaud | froid; clair | sombr foncé; dur | mou; rapid | lent; fort | faibl
vieux ancien | jeun nouveau; épais | minc; lourd | léger; larg | étroit; tôt | tard; premier | dernier
toujours | jamais; positif | négatif; public | privé; artèr | vein; nord | sud; est | ouest; jour | nuit
été | hiver; guerr | paix; vrai | faux; rich | pauvr; accept | refus; doit doiv | peut peuv

abr | cierr; ensanch | estrech; gana | pierd perd; sube aument | baja disminuy; estimul activ | inhib bloque
grand | pequeñ; más | menos; mayor | menor; largo larga | corto corta; alto alta | bajo baja; superior | inferior
izquierd | derech; antes | después; delante | detrás; intern | extern; caliente cálid | frío fría; claro | oscuro
duro | blando; rápid | lent; fuert | débil; viejo | joven nuevo; primer | último; siempre | nunca
positiv | negativ; públic | privad; norte | sur; este | oeste; guerra | paz; verdader | fals; entra | sale
arteria | vena; dentro | fuera; encima | debajo; debe deben | puede pueden

apre apr aprono | chiud; allarg | restring; guadagn | perd; sale aument | scende diminuisc; stimol attiv | inib blocc
grand | piccol; più | meno; maggior | minor; lungo lunga | corto breve; alto alta | basso bassa; superior | inferior
sinistr | destr; prima | dopo; davanti | dietro; intern | estern; caldo calda | freddo fredda; chiaro | scuro
duro | molle; veloc | lent; fort | debol; vecchi | giovan nuov; primo | ultimo; sempre | mai; positiv | negativ
pubblic | privat; nord | sud; est | ovest; guerra | pace; vero vera | falso falsa; entra | esce; arteria | vena
dentro | fuori; sopra | sotto; deve devono | può possono

öppna | stäng; ökar öka | minskar minska; stor | liten små; lång | kort; hög | låg; över | under; vänster | höger
före | efter; inre | yttre; varm | kall; snabb | långsam; stark | svag; först | sist; alltid | aldrig; måste | kan
open opent | sluit dicht; stijg toeneem | daal afneem; groot | klein; lang | kort; hoog | laag; boven | onder
linker links | rechter rechts; voor | na; warm heet | koud; snel | langzaam; sterk | zwak; eerst | laatst
altijd | nooit; binnen | buiten; moet moeten | kan kunnen mag mogen

før | efter etter; altid alltid | aldrig aldri; venstre | højre høyre; øger øker stiger | sænker senker falder faller
åbner åpner | lukker lukket stenger; stor | lille liten; mere mer | mindre; indre | ydre ytre; først | sidst sist
przed | po; pod | nad; zawsze | nigdy; lew | praw; podwyższ zwiększ wzrast | obniż zmniejsz spad; więcej | mniej
otwier | zamyk; duż wielk | mał; wysok | nisk; pierwsz | ostatn; wewnętrzn | zewnętrzn
до перед | после; под | над; всегда | никогда; лев | прав; повыш увелич | пониж уменьш; больш | меньш; первы | последн
откры | закры; высок | низк; внутренн | внешн
"""
_PREFIXES = (
    *(("hyper", "hypo"), ("intra", "extra"), ("intra", "inter"), ("endo", "exo"), ("endo", "ecto"), ("pre", "post")),
    *(("ante", "post"), ("macro", "micro"), ("mono", "poly"), ("homo", "hetero"), ("in", "ex"), ("im", "ex")),
    *(("in", "de"), ("over", "under"), ("super", "sub"), ("ab", "ad"), ("af", "ef"), ("up", "down"), ("en", "de")),
    *(("ein", "aus"), ("auf", "ab"), ("zu", "ab"), ("vor", "nach"), ("an", "ab"), ("", "un"), ("", "in"), ("", "im")),
    *(("", "dis"), ("", "non"), ("", "anti"), ("", "para"), ("", "dé"), ("", "nicht"), ("pro", "anti"), ("eu", "pro")),
)
_BEGINNINGS = _PREFIXES + tuple((against, before) for before, against in _PREFIXES)
"""Beginnings that turn what follows them, by what they take the place of."""
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


def _groups(text: str) -> Iterator[str]:
    """What a semicolon or the end of its line ends: two lines that are joined run no two groups together."""
    return (group for group in re.split(r"[;\n]", text.casefold()) if group.strip())


SYNONYMS = tuple(frozenset(group.split()) for group in _groups(_SAME))
"""Stems, by what they say."""
OPPOSITES = tuple(tuple(frozenset(side.split()) for side in pair.split("|")) for pair in _groups(_TURNED))
"""The sides of what is turned, each by its stems."""


class _Stems[T]:
    """What is known of words by their stems."""

    def __init__(self, known: Iterable[tuple[Iterable[str], T]]) -> None:
        self._known: defaultdict[str, set[T]] = defaultdict(set)
        for beginnings, what in known:
            for beginning in beginnings:
                self._known[beginning].add(what)

    def of(self, word: str) -> frozenset[T]:
        found = set(self._known.get(f"{word}s", ()))  # a plural is compared without its end
        for cut in range(ENDING + 1):
            beginning = word[: len(word) - cut]
            if len(beginning) > SHORT or (len(beginning) == SHORT and cut <= 1) or cut == 0:
                found |= self._known.get(beginning, set())
        return frozenset(found)


_BY_MEANING = _Stems((group, number) for number, group in enumerate(SYNONYMS))
_BY_SIDE = _Stems((side, (number, place)) for number, sides in enumerate(OPPOSITES) for place, side in enumerate(sides))


@lru_cache(WORDS)
def meanings(word: str) -> frozenset[int]:
    """The groups of synonyms that a word is of."""
    return _BY_MEANING.of(word)


@lru_cache(WORDS)
def _sides(word: str) -> frozenset[tuple[int, int]]:
    return _BY_SIDE.of(word)


def are_synonyms(one: str, other: str) -> bool:
    """Whether one word may take the place of the other and the line says the same."""
    return not meanings(one).isdisjoint(meanings(other))


def are_opposites(one: str, other: str) -> bool:
    """Whether one word in the place of the other turns what a line says."""
    mine, theirs = _sides(one), _sides(other)
    if any(pair == its and side != of_it for pair, side in mine for its, of_it in theirs):
        return mine.isdisjoint(theirs)
    return other in _spelt_against(one)


def hold_opposites(ones: Collection[str], others: Collection[str]) -> bool:
    """Whether a word of `ones` is the opposite of one of `others`, without looking at each pair of them."""
    known = [other for other in others if _sides(other)]
    return any(
        are_opposites(one, other)
        for one in ones
        for other in chain(known if _sides(one) else (), _spelt_against(one).intersection(others))
    )


@lru_cache(WORDS)
def _spelt_against(word: str) -> frozenset[str]:
    """What turns a word by a beginning, a count or, by a rule of a science, its last letters: no slips of the pen."""
    found = {other for counts in _COUNTS if word in counts for other in counts}
    for before, against in _BEGINNINGS:
        rest = word.removeprefix(before)
        if word.startswith(before) and len(rest) >= REST:
            found.add(against + rest)
    found.update(word[: -len(end)] + end for end in _ENDINGS if word[-len(end) :] in _ENDINGS)
    return frozenset(found - {word})
