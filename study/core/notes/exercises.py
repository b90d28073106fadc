"""Lines that tell somebody to do something and say nothing of the subject: exam tasks, and what is written to a
program that answers. The words are those of each language; a line in any of them is found in any notes."""

import re
from functools import lru_cache

from study.core.text.names import any_of
from study.core.text.remembered import REMEMBERED

_TASKS = {
    "en": r"(?:explain|describe|discuss|compare|define|outline|state|identify|list|name|distinguish)(?: briefly)? "
    r"(?:how|why|what|which|whether|when|where|between|the (?:differences?|terms?|concepts?|meaning|main"
    r"|most important)"
    r"|in (?:your own words|detail|\d)|(?:at least )?(?:two|three|four|five|\d+) )"
    r"|(?:answer|consider|review|complete|read) (?:the|this|these|all|each|your|_|\*|§).{0,60}"
    r"|check your answers|(?:write |type )?your answer(?: here)?\W*$|brief the case|now (?:it['’]s your turn"
    r"|try)|try (?:it yourself|to (?:solve|answer))"
    r"|write an? (?:essay|paragraph|memo|short|one-page|brief)\b|in your own words",
    "de": r"(?:erkläre|erläutere|beschreibe|nenne|definiere|begründe|berechne|diskutiere|skizziere|zeichne) \w"
    r"|(?:erklären|erläutern|beschreiben|nennen|definieren|begründen|berechnen|diskutieren|skizzieren|zeichnen"
    r"|vergleichen|bestimmen|geben|zeigen) sie\b",
    "fr": r"(?:expliquez|décrivez|définissez|citez|comparez|calculez|discutez|montrez que|justifiez|énumérez"
    r"|précisez) \w",
    "es": r"(?:explique|describa|defina|mencione|enumere|justifique|discuta|calcule) \w"
    r"|(?:explica|describe|define|menciona|enumera) (?:qué|cómo|por qué|brevemente|con tus palabras|dos|tres|\d)",
    "it": r"(?:descrivi|definisci|discuti|si (?:descriva|spieghi|calcoli|dimostri|enunci|illustri)) \w"
    r"|(?:spiega|elenca|illustra|confronta) (?:brevemente|la differenza|con parole tue|perché|che cosa|cosa|due"
    r"|tre|\d)",
    "pt": r"(?:explique|descreva|defina|calcule|justifique|enumere) \w",
    "sv": r"(?:förklara|beskriv|redogör|ange|nämn|definiera|diskutera|jämför|beräkna|rita|skissa|motivera|namnge"
    r"|skriv (?:in )?ditt svar"
    r"|para ihop|ge (?:ett |två |tre )?exempel)\b(?! (?:av|är|som)\b)",
    "nb": r"(?:forklar|beskriv|gjør rede|angi|nevn|definer|diskuter|drøft|sammenlign|beregn|regn ut|tegn|skisser"
    r"|begrunn)\b(?! (?:av|er|är|som)\b)",
    "da": r"(?:forklar|beskriv|redegør|angiv|nævn|definer|diskuter|sammenlign|beregn|tegn|skitser|begrund)"
    r"\b(?! (?:af|er|är|som)\b)",
    "nl": r"(?:leg uit|beschrijf|noem|bereken|verklaar|definieer) \w",
    "pl": r"(?:oblicz|wyznacz|udowodnij|wykaż|wyjaśnij|opisz|omów|wymień|zdefiniuj|porównaj|narysuj|naszkicuj|rozwiąż"
    r"|uzasadnij|scharakteryzuj|sformułuj),? \w",
    "ru": r"(?:вычислите|найдите|докажите|объясните|опишите|назовите|перечислите|сравните|постройте|нарисуйте|решите"
    r"|обоснуйте|раскройте|сформулируйте|охарактеризуйте|приведите|рассчитайте|проанализируйте),? \w",
    "zh": r"(?:简述|试[述证求]|请(?:解释|说明|简述|列举|描述|回答)|论述|名词解释|(?:计算|求|分析|比较)下列)",
    "ar": r"(?:اشرح|اذكر|قارن|علل|وضح|عرّف|عدّد|احسب|أوجد|أثبت|برهن|ناقش)\s",
}
_TASK = re.compile(rf"[\W\d_]*(?:[a-h][.)] )?(?:{'|'.join(_TASKS.values())})", re.IGNORECASE)
# Languages in which the verb of an order ends its sentence.
_LAST = re.compile(
    r"(?:求めよ|求めなさい|答えよ|答えなさい|説明せよ|説明しなさい|述べよ|述べなさい|示せ|証明せよ|計算せよ"
    r"|計算しなさい|図示せよ"
    r"|比較せよ|論ぜよ|論じなさい|(?:구하|서술하|설명하|증명하|계산하|논하|비교하|쓰|답하|나열하|그리|정의하"
    r"|보이)(?:시오|라))\W*$"
)
_LONGEST_LAST = 12  # characters of such a verb with what follows it
# What a heading, or the line above a list, tells somebody to do: below it stands their answer. A line that begins so
# may as well tell how something is done.
_ORDERS = {
    "en": r"(?:calculate|compute|determine|prove|derive|justify|explain|describe|discuss|summari[sz]e|illustrate"
    r"|analy[sz]e|evaluate|compare|distinguish|outline|state|sketch|draw|estimate|solve|show|find|identify|define"
    r"|list|name|give)"
    r" (?:the|an?|that|how|why|what|which|whether|when|where|if|your|all|each|both|between|at least|these|this|for|any"
    r"|two|three|four|five|\d|[a-z] (?:[=≤≥<>]|and)).*"
    r"|(?:discuss|explain|describe|calculate|justify|prove|derive|solve)\W*",
    "de": r"(?:berechne|bestimme|ermittle|erkläre|erläutere|beschreibe|nenne|diskutiere|vergleiche|begründe|skizziere"
    r"|zeichne|analysiere|interpretiere|beurteile|untersuche|formuliere|überprüfe|vervollständige|erstelle|zeige"
    r"|charakterisiere|definiere|löse|gib|beweise,)(?: \w.*|\W*)|[a-zäöüß]{3,}(?:en|ern|eln) sie (?!sich\b)\w.*",
    "fr": r"(?!chez|assez)[^\W\d_]{3,}ez(?:[- ]les?|[- ]la)? (?:l[ea]s?|l['’]|une?|des?|du|d['’]|que|qu['’]|si|comment"
    r"|pourquoi|ce|cette|ces|votre|vos|chaque|à|en|deux|trois|quatre|par|si)\b.*|(?:discutez|justifiez|commentez)\W*",
    "es": r"(?:calcul[ae]|determin[ae]|demuestr[ae]|expli(?:que|ca)|describ[ae]|hall[ae]|resuelv[ae]|justifi(?:que|ca)"
    r"|compar[ae]|defin[ae]|enumer[ae]|mencion[ae]|anali(?:ce|za)|discut[ae]|indi(?:que|ca)|encuentr[ae]|obteng[ae]"
    r"|dibuj[ae]|complet[ae]) (?:el|la|los|las|un|una|que|cómo|por qué|qué|si|cuál|cuánt\w+|dos|tres|cada|su|\d).*",
    "it": r"(?:calcola|determina|dimostra|spiega|descrivi|definisci|elenca|confronta|risolvi|trova|disegna|giustifica"
    r"|discuti|completa|indica|analizza|si (?:calcoli|determini|dimostri|spieghi|descriva|enunci|illustri|discuta"
    r"|risolva))"
    r" (?:il|lo|la|i|gli|le|l['’]|un|una|uno|che|come|perché|se|quale|quali|due|tre|tutt[ie]|\d).*",
    "pt": r"(?:calcule|determine|demonstre|prove|explique|descreva|defina|cite|compare|resolva|justifique|discuta"
    r"|indique"
    r"|encontre|esboce|complete|analise|diferencie|conceitue|disserte|aponte|identifique|relacione)"
    r" (?:os?|as?|uma?|que|como|por que|se|qual|quais|dois|duas|três|cada|seus?|suas?|em|\d).*",
    "nl": r"(?:bereken|bepaal|bewijs dat|leg uit|beschrijf|noem|verklaar|definieer|vergelijk|schets|bespreek"
    r"|geef|toon aan|laat zien) \w.*|teken (?:de|het|een) .*|los .{1,80} op\W*|leid .{1,80} af\W*",
    "sv": r"(?:beräkna|bestäm|bevisa|visa att|förklara|beskriv|redogör|nämn|definiera|jämför|rita|skissa|diskutera"
    r"|motivera"
    r"|ange|härled|analysera) \w.*|lös (?:ekvation|uppgift|problem)\w*.*",
    "nb": r"(?:beregn|regn ut|bestem|bevis at|vis at|forklar|beskriv|gjør rede|nevn|definer|sammenlign|skisser"
    r"|diskuter|drøft|begrunn|angi|finn|utled|vurder) \w.*|tegn (?:en|et|ei|grafen) .*|løs (?:likning|ligning"
    r"|oppgave)\w*.*",
    "da": r"(?:beregn|bestem|bevis at|vis at|forklar|beskriv|redegør|nævn|definer|sammenlign|skitser|diskuter"
    r"|begrund|angiv|udled|vurder) \w.*|tegn (?:en|et|grafen) .*|løs (?:ligning|opgave)\w*.*",
    "pl": r"(?:oblicz|wyznacz|udowodnij|wykaż|wyjaśnij|opisz|omów|wymień|podaj|zdefiniuj|porównaj|narysuj|naszkicuj"
    r"|rozwiąż"
    r"|uzasadnij|określ|zbadaj|znajdź|sprawdź|przedstaw|scharakteryzuj|sformułuj|zaprojektuj|napisz|zaproponuj|pokaż"
    r"|rozważ|policz|zaimplementuj)(?:,? \w.*|\W*)",
    "ru": r"(?:вычислит[еь]|найдите|найти|докажите|доказать|объясните|опишите|назовите|перечислите|сравните|определите"
    r"|постройте|нарисуйте|решите|решить|обоснуйте|дайте|раскройте|сформулируйте|охарактеризуйте|приведите|покажите"
    r"|укажите|рассчитайте|проанализируйте|составьте|запишите)(?:,? \w.*|\W*)",
    "zh": r"求(?:证|出|下列|以下|其|该|此|.{1,20}的(?:值|解|极限|导数|积分|概率|面积|体积|长度|最大|最小|通解|范围)).*"
    r"|试(?:证|求|述|说明|分析|比较|论述).*|(?:证明|计算|求|分析|比较|解释)(?:下列|以下|[:：]).*|(?:简述|论述|请)\S.*"
    r"|[已设].+[，,].*求.*",
    "ar": r"(?:اشرح|اذكر|قارن|علل|وضح|عرف|عرّف|عدد|عدّد|احسب|أوجد|أثبت|برهن|حدد|ارسم|ناقش|حلل|صف|لخص|استنتج)\s.*",
}
_ORDER = re.compile(
    rf"[\W\d_]*(?:(?:question|frage|aufgabe|pregunta|domanda|questão|pergunta|vraag|fråga|spørsmål|spørgsmål|pytanie"
    rf"|zadanie|вопрос|задание|exercice|exercise)? ?(?:[\divx]+|[a-h])[.):] ?)?[\W_]*(?:{'|'.join(_ORDERS.values())})",
    re.IGNORECASE,
)
# How much a task is worth, as exams write it behind one: "(2p)", "[3 marks]".
_WORTH = re.compile(
    r"[(\[]\s*(?:max\.? )?\d{1,3}(?:[.,]\d)?\s?(?:p|pts?|points?|marks?|poäng|punkte?|puntos|punti|pontos|punten"
    r"|分)\.?\s*[)\]]\W*$",
    re.IGNORECASE,
)
_PROMPTS = {
    "en": r"you are (?:an?|my) (?:[\w-]+ ){0,4}(?:assistant|expert|tutor|teacher|professor|analyst|editor|writer"
    r"|agent|specialist)\b"
    r"|your (?:task|role|job) (?:is|will be) to\b|i (?:will|am going to) (?:provide|give|send|paste|upload)\b"
    r"|\bact as an? \w|you are to \w|generate (?:anki )?(?:flash)?cards\b",
    "de": r"du bist (?:ein|eine|mein)\w* (?:[\w-]+ )?(?:assistent|expert|tutor|lehrer)|deine aufgabe ist",
    "fr": r"tu es un\w* (?:[\w-]+ )?(?:assistant|expert|professeur)|ta tâche (?:est|consiste)|agis comme un",
    "es": r"eres un\w* (?:[\w-]+ )?(?:asistente|expert|profesor|tutor)|tu tarea (?:es|consiste)|actúa como un",
    "it": r"sei un[a']? ?(?:[\w-]+ )?(?:assistente|espert|insegnante|tutor)|il tuo compito è|agisci come",
    "pt": r"você é um\w* (?:[\w-]+ )?(?:assistente|especialista|professor)|sua tarefa é|aja como um",
    "sv": r"du är en (?:[\w-]+ )?(?:assistent|expert|lärare)|din uppgift är",
    "nb": r"du er en (?:[\w-]+ )?(?:assistent|ekspert|lærer)|din oppgave er|oppgaven din er",
    "da": r"du er en (?:[\w-]+ )?(?:assistent|ekspert|lærer)|din opgave er",
    "nl": r"je bent een (?:[\w-]+ )?(?:assistent|expert|docent)|jouw taak is",
    "zh": r"你是一(?:个|名|位).{0,8}(?:助手|专家|老师)|你的任务是",
    "ar": r"أنت (?:مساعد|خبير|مدرس)|مهمتك هي",
}
_PROMPT = re.compile(rf"(?<![“\"„«‘`\w])(?:{'|'.join(_PROMPTS.values())})", re.IGNORECASE)
# First words without which the patterns need not be tried; other scripts are always tried.
_BEGIN = any_of(
    "explain describe discuss compare define outline state identify list name distinguish answer consider review"
    " complete"
    " read check brief now try write in erkläre erläutere beschreibe nenne definiere begründe berechne"
    " diskutiere skizziere"
    " skriv your type zeichne erklären erläutern beschreiben nennen definieren begründen berechnen diskutieren"
    " skizzieren zeichnen"
    " vergleichen bestimmen geben zeigen expliquez décrivez définissez citez comparez calculez discutez montrez"
    " justifiez"
    " énumérez précisez explique describa defina mencione enumere justifique discuta calcule explica describe define"
    " menciona enumera descrivi definisci discuti si spiega elenca illustra confronta descreva förklara beskriv"
    " redogör"
    " ange nämn definiera diskutera jämför beräkna rita skissa motivera namnge para ge leg beschrijf noem"
    " bereken verklaar"
    " definieer forklar gjør angi nevn definer diskuter drøft sammenlign beregn regn tegn skisser begrunn redegør angiv"
    " nævn skitser begrund oblicz wyznacz udowodnij opisz narysuj naszkicuj porównaj zdefiniuj uzasadnij scharakteryzuj"
    " a b c d e f g h"
)
_LONGEST_TASK = 500  # characters


def is_exercise(text: str, first: str) -> bool:
    """Whether a line, whose first word is given in small letters, sets somebody a task: "Explain why tides
    arise. (2 p)"."""
    if len(text) > _LONGEST_TASK:
        return False
    is_tried = first in _BEGIN or first.isdigit() or not first.isascii()
    if not first.isascii() and _is_told_last(text):
        return True
    return (is_tried and _TASK.match(text) is not None) or (text[-1] in ")].*_!" and _WORTH.search(text) is not None)


def _is_told_last(text: str) -> bool:
    return _LAST.search(text, max(0, len(text) - _LONGEST_LAST)) is not None


@lru_cache(maxsize=REMEMBERED)
def sets_task(place: str) -> bool:
    """Whether a heading, or the line above a list, tells somebody to do something: "1) Compare the two tides"."""
    bare = place.strip()
    return len(bare) <= _LONGEST_TASK and (_ORDER.fullmatch(bare) is not None or _is_told_last(bare))


def is_prompt(text: str) -> bool:
    """Whether a line is spoken to a program that answers: "You are an expert tutor. Your task is to …"."""
    return _PROMPT.search(text) is not None
