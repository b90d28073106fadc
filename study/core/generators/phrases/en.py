"""English."""

from study.core.generators.phrasebook import Phrasebook

PLUGIN = Phrasebook(
    name="en",
    common=frozenset(
        """
        a an and are as at be been but by can do does for from had has have how if in into is it its may not
        of on or so such than that the their them then there these they this to up was were what when where
        which while who will with you your
        """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
    ),
    copula=r" (?:(?:is|are) defined as|is|are|was|were|means|refers to|describes|denotes) ",
    points_back=(
        r"it|its|this|that|these|those|they|them|their|he|she|his|her|we|you|i|here|there|so|but|and|or|then|"
        r"thus|hence|therefore|however|moreover|furthermore|additionally|also|instead|otherwise|such|both|"
        r"neither|another|others?|because|(?:first|second|third|fourth|fifth)(?=,)|firstly|secondly|thirdly|lastly|"
        r"one (?:exception|example|reason|such|way)|in which|for which|where|"
        r"as a result|on the other hand|on the one hand|in other words|"
        r"in short|in fact|of course|for this reason|after that|in addition|for example|for instance|"
        r"e\.g|which|who|not|"
        r"same|in this case|in that case|if so|conversely|similarly|likewise|finally|still|yet|although|"
        r"meanwhile|consequently|note that|remember|again|as such|to do so|let’s|let's|lets"
    ),
    refers=(
        r"above|below|see (?:also|the|chapter|section|figure|table|page)|as shown|shown (?:here|in)|"
        r"the following|as follows|previous(?:ly)? (?:section|chapter|discussed|mentioned)|"
        r"mentioned (?:earlier|before)|this (?:section|chapter|page|article|note|example|picture|image|"
        r"diagram)|figure \d|listed here|the former|the latter|aforementioned|click here"
    ),
    label=(
        r"purpose|differences?.*|comparison.*|functions?|role|use|uses|usage|use cases?|definition|"
        r"meaning|description|advantages?|"
        r"disadvantages?|pros|cons|benefits?|drawbacks?|limitations?|limits?|requirements?|properties|"
        r"characteristics|features?|structure|location|origin|insertion|innervation|action|symptoms?|causes?|"
        r"treatment|diagnosis|complexity|time complexity|space complexity|goal|input|output|syntax|default|"
        r"cost|pricing|price|types?|components?|size|scope|rule|holding|issue|facts|effects?|phases|stages|modes|methods?|"
        r"problems?|consequences?|causes?|risks?|steps|states|criteria|conditions|principles|standards|terminolog(?:y|ies)|attacks|"
        r"in (?:english|latin|greek|german|french|spanish|italian|swedish)|english|latin|greek|"
        r"(?:\d+|two|three|four|five|six) "
        r"(?:steps|phases|stages|types|modes|methods|kinds|ways|parts|rules|elements|components)"
    ),
    empty=(
        r"notes?|fact|recommend(?:ed|ations?)|best practices?|n\.?b\.?|examples?|ex|e\.?g\.?|"
        r"solutions?|caveats?|tips?|hints?|important|warning|remarks?|"
        r"summary|overview|introduction|conclusion|references?|sources?|links?|see also|related(?: topics?)?|"
        r"further reading|recap|question|answer|q|a|pro|con|todo|to do|misc(?:ellaneous)?|others?|"
        r"general(?: info)?|key (?:points?|facts?|takeaways?|ideas?|concepts?)|takeaways?|for|on errors?|"
        r"errors?|first|second|third|step \d+|note that|result|problem|however|intuition|then|else|if|yes|no|"
        r"true|false|url|link|date|tags|author|title|status|category|created|updated|day \d+|week \d+|"
        r"basics?|details?|more|topics?|resources?|cards?|background|context|analysis|discussion|(?:\w+ )?examples?|"
        r"(?:possible |typical |common )?use case|i\.?e\.?|that is|namely|in other words|simple|advanced"
    ),
    ordered=(
        r"steps?|process|procedure|order|sequence|stages?|phases?|workflow|flow|how to|life ?cycle|algorithm|"
        r"pipeline|timeline|first .* then"
    ),
    condition=r"if|when|whenever|once|unless|while|after|before|until",
    modal=(
        r" (?:must|shall|should|cannot|can['’]t|may not|needs? to|ha(?:s|ve) to|(?:is|are) required to|"
        r"(?:is|are) not allowed to) "
    ),
    purpose=r"(?:in order )?to (?P<said>(?!the\b|be\b|an?\b)[a-z].+)",
    how="How do you {said}?",
    orders=(
        r"(?:please |always |just |simply |strictly )?(?:(?:add|adhere|analy[sz]e|ask|avoid|bold|choose|cite|click"
        r"|compare|complete|create|define|describe|do|download|end|ensure|enter|explain|expose|extend|extract|get|give|go|highlight"
        r"|identify|include|install|integrate|keep|make|mention|navigate|pick|press|provide|quote|remember|right-click|rewrite"
        r"|select|summari[sz]e|synthesi[sz]e|take|try|use(?! cases?\b))|(?:address|build|check|draw"
        r"|edit|focus|hash|list|log|note|open|put|read|run|set|start|type|update|write)(?= (?:the|an?|your|all|it|this"
        r"|these|each|every|any|both|one|only|on|in|at|to|with|up|down|using)\b))"
    ),
    kinds=(
        r"rights|duties|obligations|types|kinds|sorts|forms|categories|classes|levels|layers|modes|states|"
        r"stages|phases|steps|effects|side effects|benefits|advantages|disadvantages|drawbacks|downsides|"
        r"upsides|pros|cons|limitations|limits|problems|causes|reasons|requirements|prerequisites|conditions|criteria|"
        r"differences|similarities|properties|characteristics|features|functions|roles|uses|use cases|"
        r"purposes|goals|components|parts|elements|members|methods|mechanisms|techniques|strategies|"
        r"approaches|options|ways|principles|rules of|pillars|symptoms|signs|treatments|complications|risks|"
        r"risk factors|consequences|factors|remedies|defen[cs]es|exceptions|sources of|parameters|signals|"
        r"operations|branches|subtypes|groups|models"
    ),
    things=(
        r"protocols|attacks|tools|headers|fields|messages|devices|patterns|algorithms|structures"
        r"|theories|schools|muscles|bones|joints|nerves|vessels|arteries|veins|organs|organelles|hormones"
        r"|drugs|diseases|disorders|enzymes|cells|tissues|proteins|vitamins|nutrients|pathogens|laws"
        r"|statutes|formats|languages|systems|instruments|materials|metrics|indicators|variables"
        r"|constraints|operators"
        r"|ports|versions|parties|locations|zones|regions|layouts|kpis|events|roles"
        r"|entities|actors|agents|attributes|settings|channels|endpoints|credentials"
        r"|sources|periods|eras|dynasties|rivers"
        r"|countries|provinces|capitals|organi[sz]ations|disciplines|acids|gases|metals|minerals"
        r"|tenses|cases|moods|genres|methodologies|deployments|environments|permissions"
        r"|codecs|topologies|architectures|ciphers|anomalies|hazards|loops|joins|indexes|locks"
        r"|timers|counters|flags"
    ),
    holds=(
        r"(?:includes?|including|contains?|consists? of|comprises?|is made up of|are made up of|"
        r"is composed of|are divided into|is divided into|can be)(?: the following)?|(?:are|is|"
        r"has) the following|the following"
    ),
    counts="two three four five six seven",
    negation="not|never|cannot|don['’]t|doesn['’]t|isn['’]t|aren['’]t|without",
    genus=r"of|that|which|who|whose|used|designed|between|where|for \w+ing|in which|by which|with which",
    listed="Name the {n} {term}.",
    quotes=("“", "”"),
    meaning="What is {term}?",
    many="What are {term}?",
    does="What does {term} do?",
    mean="What does {term} mean?",
    term="Which of these is meant: {said}?",
    described="What is described here: {said}?",
    value="What figure is given for {term}?",
    range="What is the range of {term}?",
    minimum="What is the minimum of {term}?",
    maximum="What is the maximum of {term}?",
    default="What is the default of {term}?",
    in_unit=" (in {unit})",
    cause="What does this lead to: {said}?",
    because=r"because(?! of)|since(?! (?:\d|the (?:19|20)|then|version))|as (?=it|they|there)",
    why="Why is this so: {said}?",
    when="What applies {said}?",
    property="What is the {term} of {subject}?",
    points="Name the {n} points for {term}.",
    complete="Complete the list: {said} ({n} points)",
    section="Name the {n} main points about {subject}.",
    about="What should you know about {subject}?",
    explain="Explain {term}.",
    rule="What applies to {subject}?",
    goes_on="How does this go on: {said}?",
    pictured="What does this picture show?",
    order="Put in order: {subject}.",
    matching="Match each term with what belongs to it.",
    contrast="Which of these holds for {one} and not for {other}?",
    named="{term} is named for: {said}",
    belongs="This belongs to {term}: {said}",
    applies="Which of these does this apply to: {said}?",
)
