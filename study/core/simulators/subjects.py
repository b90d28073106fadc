"""What simulators are about, by the names that notes about it use. Words such as *memory* stand in notes about
anything."""

from typing import NamedTuple

from study.core.text.scope import Scope


class Subject(NamedTuple):
    """A topic that shows a simulator names `topic`, itself or by what stands above it, and the notes as a whole name
    `notes`."""

    topic: Scope
    notes: Scope


_NAMES = ("lambda", "lamda", "ラムダ", "람다", "لامدا", "لامبدا")
_OTHERS = (
    *("lambda calculus", "lambda term", "lambda terms", "lambda-kalkül", "lambdakalkül", "lambda-calcul"),
    *("calcul lambda", "cálculo lambda", "lambda cálculo", "lambda calcolo", "ラムダ計算", "람다 대수"),
    *("lambda expression", "lambda expressions", "python lambda", "lambda x", "lambda-ausdruck", "lambda-ausdrücke"),
    *("expression lambda", "expressions lambda", "expresión lambda", "expresiones lambda", "espressione lambda"),
    *("espressioni lambda", "expressão lambda", "lambda表达式", "lambda 表达式", "ラムダ式", "람다식", "람다 표현식"),
)
LAMBDA = Subject(Scope(_NAMES, _OTHERS), Scope(("aws", "amazon", "亚马逊", "亞馬遜", "アマゾン", "아마존")))
"""Functions of AWS Lambda."""

TCP = Subject(*2 * (Scope(("tcp", "transmission control protocol")),))
"""The Transmission Control Protocol."""
