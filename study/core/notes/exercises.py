"""Lines that tell somebody to do something and say nothing of the subject: exam tasks, and what is written to a
program that answers. The words are those of each language; a line in any of them is found in any notes."""

import re

from study.core.text.names import any_of

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
    "zh": r"(?:简述|试述|请(?:解释|说明|简述|列举|描述|回答)|论述|名词解释|计算下列)",
    "ar": r"(?:اشرح|اذكر|قارن|علل|وضح|عرّف|عدّد)\s",
}
_TASK = re.compile(rf"[\W\d_]*(?:[a-h][.)] )?(?:{'|'.join(_TASKS.values())})", re.IGNORECASE)
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
    " nævn skitser begrund a b c d e f g h"
)
_LONGEST_TASK = 500  # characters


def is_exercise(text: str, first: str) -> bool:
    """Whether a line, whose first word is given in small letters, sets somebody a task: "Explain why tides
    arise. (2 p)"."""
    if len(text) > _LONGEST_TASK:
        return False
    is_tried = first in _BEGIN or first.isdigit() or not first.isascii()
    return (is_tried and _TASK.match(text) is not None) or (text[-1] in ")].*_!" and _WORTH.search(text) is not None)


def is_prompt(text: str) -> bool:
    """Whether a line is spoken to a program that answers: "You are an expert tutor. Your task is to …"."""
    return _PROMPT.search(text) is not None
