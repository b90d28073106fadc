"""Korean. Its verbs stand at the end of what is said, and small words hang on the end of others, in a form that follows
their sound: no wording puts one behind a term that would have two. A condition is told by its first word, a reason not
at all."""

from study.core.generators.phrasebook import Phrasebook

PLUGIN = Phrasebook(
    name="ko",
    common=frozenset(
        """
        및 또는 그리고 그러나 하지만 이 그 저 것 것은 것이 수 등 더 또 또한 때 때문에 위해 위한 대한 대해 통해 따라
        의해 있는
        있다 없는 없다 한다 된다 하는 되는 이다 않는다 않는 모든 각 다른 같은 매우 가장 경우 즉 중 후 전
        """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
    ),
    copula=r"이란 ",
    points_back=(
        r"이것|이것은|그것|그것은|이는|이들은?|그들은?|그는|그녀는?|이|그|저|이러한|그러한|이런|그런|따라서|그러나"
        r"|하지만|그리고"
        r"|또한|또는|즉|예를 들어|다음으로|다음 단계|그래서|그러면|여기서|여기|거기|이때|한편|반면|마찬가지로"
        r"|우리는?|네(?=,)"
        r"|아니요(?=,)"
    ),
    refers=r"위의|아래의|위에서|아래에서?|앞서|다음 그림|그림 \d+|참조|참고|다음과 같다|다음과 같은|상기",
    label=(
        r"역할|기능|목적|정의|의미|설명|장점|단점|특징|성질|구조|구성|위치|기시|정지|신경 지배|원인|증상|치료|진단"
        r"|영향|결과|종류"
        r"|유형|분류|요건|요구 ?사항|조건|비용|크기|복잡도|방법|단계|원리|원칙|작용|용도"
    ),
    empty=(
        r"참고|주의|메모|예|예시|예를 들어|중요|팁|요약|정리|개요|서론|소개|결론|출처|링크|참고 문헌|질문|문제|답"
        r"|정답|해답|풀이"
        r"|기타|일반|날짜|주제|즉"
    ),
    ordered=r"\w*단계|\w*과정|\w*순서|\w*절차|알고리즘",
    short=r"요약하면|간단히|한마디로|정의|의미|개요",
    condition=r"만약|만일",
    modal=r"(?!)",
    verbs=r"\w+다(?=\.?$)",
    kinds=(
        r"종류|유형|형태|범주|단계|수준|상태|효과|장점|단점|한계|문제점|원인|이유|요구 ?사항|조건|기준|차이점|공통점"
        r"|성질|특징"
        r"|특성|기능|역할|목적|목표|구성 ?요소|요소|부분|방법|기법|원칙|원리|증상|합병증|위험|요인|결과|예외"
    ),
    holds=r"\w*(?:로 구성된다|로 이루어진다|[을를] 포함한다|로 나뉜다|다음과 같다)",
    conjunction="및",
    counts="두 세 네 다섯 여섯 일곱",
    negation=r"않\w*|없\w*|못\w*|아니\w*|안",
    genus=r"[가-힣]*[는은된한할인의던운진온될킬] [가-힣]{1,8}(?: [가-힣]{1,8})?",
    quotes=("“", "”"),
    person=(
        r"왕|국왕|여왕|황제|교황|대통령|총리|수상|재상|장관|정치가|정치인|외교관|독재자|지도자|장군|군인|혁명가"
        r"|운동가|철학자|역사가|역사학자|경제학자|심리학자|정신과 의사|정신분석학자|사회학자|인류학자|고고학자"
        r"|언어학자|신학자|법학자|사상가|과학자|물리학자|화학자|생물학자|박물학자|식물학자|지질학자|지리학자|천문학자"
        r"|수학자|발명가|탐험가|항해가|의사|외과의사|해부학자|시인|소설가|극작가|작가|저자|화가|조각가|작곡가|건축가"
        r"|수도사|승려|주교|추기경|선교사|예언자|공작|백작|기업가|창시자|설립자"
    ),
    native=r"국|독일|프랑스|영국|이탈리아|미국|러시아|그리스|로마|조선|고려|신라|세기|시대",
    who=("누구입니까: {term}", "누구였습니까: {term}"),
    meaning="{term}의 뜻은 무엇입니까?",
    term="다음에 해당하는 것은 무엇입니까: {said}",
    value="값은 얼마입니까: {term}",
    range="{term}의 범위는 얼마입니까?",
    minimum="{term}의 최솟값은 얼마입니까?",
    maximum="{term}의 최댓값은 얼마입니까?",
    default="{term}의 기본값은 무엇입니까?",
    in_unit=" (단위: {unit})",
    cause="이것의 결과는 무엇입니까: {said}",
    when="{said}, 어떻게 됩니까?",
    property="{subject}: {term}?",
    points="{term}의 요점 {n}가지를 말하십시오.",
    complete="목록을 완성하십시오: {said} ({n}가지)",
    section="{subject}의 핵심 {n}가지를 말하십시오.",
    known="{subject}에 대해 무엇을 알고 있습니까? ({n}가지)",
    about="다음에 대해 무엇을 알아야 합니까: {subject}",
    explain="{term}에 대해 설명하십시오.",
    stands="무엇의 약자입니까: {term}",
    command="어떤 명령어입니까: {said}",
    rule="{subject}에 적용되는 규칙은 무엇입니까?",
    goes_on="이어서 말하십시오: {said}",
    pictured="이 그림은 무엇을 보여 줍니까?",
    order="올바른 순서로 배열하십시오: {subject}.",
    matching="서로 맞는 것끼리 짝지으십시오.",
    contrast="{one}에는 해당하지만 {other}에는 해당하지 않는 것은 무엇입니까?",
    differ="다음 점에서 어떻게 다릅니까: {respect} ({one}, {other})",
    named="{term}의 뜻: {said}",
    belongs="{term}에 해당하는 것: {said}",
    applies="다음은 무엇에 해당합니까: {said}",
)
