"""Chemical formulas, by what the manual of mhchem says they are; and any text at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.chemistry import spelled
from study.core.formula import Formula, mathml


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"\ce{H2O}", r"{\mathrm{H}_{2}\mathrm{O}}"),
        (r"\ce{Sb2O3}", r"{\mathrm{Sb}_{2}\mathrm{O}_{3}}"),
        (r"\ce{H+}", r"{\mathrm{H}^{+}}"),
        (r"\ce{CrO4^2-}", r"{\mathrm{CrO}_{4}^{2-}}"),
        (r"\ce{[AgCl2]-}", r"{[\mathrm{AgCl}_{2}]^{-}}"),
        (r"\ce{Y^{99}+}", r"{\mathrm{Y}^{\mathrm{99}}^{+}}"),
        (r"\ce{2 H2O}", r"{2\,\ \mathrm{H}_{2}\mathrm{O}}"),
        (r"\ce{2H2O}", r"{2\,\mathrm{H}_{2}\mathrm{O}}"),
        (r"\ce{0.5H2O}", r"{0.5\,\mathrm{H}_{2}\mathrm{O}}"),
        (r"\ce{1/2H2O}", r"{\tfrac{1}{2}\mathrm{H}_{2}\mathrm{O}}"),
        (r"\ce{^{227}_{90}Th+}", r"{^{\mathrm{227}}_{\mathrm{90}}\mathrm{Th}^{+}}"),
        (r"\ce{A -> B}", r"{\mathrm{A} \rightarrow \mathrm{B}}"),
        (r"\ce{A <=> B}", r"{\mathrm{A} \rightleftharpoons \mathrm{B}}"),
        (r"\ce{A ->[H2O] B}", r"{\mathrm{A} \overset{\mathrm{H}_{2}\mathrm{O}}{\rightarrow} \mathrm{B}}"),
        (r"\ce{(NH4)2S}", r"{(\mathrm{NH}_{4})_{2}\mathrm{S}}"),
        (r"\ce{CH3-CH=CH2}", r"{\mathrm{CH}_{3}{-}\mathrm{CH}{=}\mathrm{CH}_{2}}"),
        (r"\ce{HC#CH}", r"{\mathrm{HC}{\equiv}\mathrm{CH}}"),
        (r"\ce{CaSO4.2H2O}", r"{\mathrm{CaSO}_{4}\cdot 2\,\mathrm{H}_{2}\mathrm{O}}"),
        (r"\ce{K_{sp} $x^2$}", r"{\mathrm{K}_{\mathrm{sp}}\ {x^2}}"),
        (r"\frac{\ce{[H+]}}{\ce{[HA]}}", r"\frac{{[\mathrm{H}^{+}]}}{{[\mathrm{HA}]}}"),
        (r"\pu{8.3 J/mol}", r"8.3\,\mathrm{J/mol}".join("{}")),
        (r"\ce{H2", r"\ce{H2"),
        (r"x + y", r"x + y"),
    ],
)
def test_chemistry_in_plain_tex(written: str, shown: str) -> None:
    assert spelled(written) == shown


@pytest.mark.parametrize(
    "source",
    [
        r"\ce{2H2 + O2 -> 2H2O}",
        r"\ce{CH3COOH + H2O <=> CH3COO- + H3O+}",
        r"K_a = \frac{\ce{[H+][A-]}}{\ce{[HA]}}",
        r"\ce{^{14}C}",
        r"\ce{[Cu(NH3)4]^2+ (aq)}",
        r"\ce{Fe^{III} + e-}",
        r"\ce{A <=>[k_1][k_{-1}] B ->[\text{slow}] C}",
        r"\pu{5 mol}",
    ],
)
def test_the_library_reads_it(source: str) -> None:
    assert isinstance(mathml(Formula(source, source)), str)


@given(st.text('ce{}\\^_+-[]()<=>$" 12HOae.', max_size=60))
def test_any_text_comes_to_an_end_with_its_braces_as_they_were(inner: str) -> None:
    made = spelled("\\ce{" + inner + "}")
    assert made.startswith(("{", "\\ce{"))
    mathml(Formula(made, made))
