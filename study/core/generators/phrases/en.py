"""English."""

from study.core.generators.phrasebook import Phrasebook

_OFTEN = r"(?:(?:typically|generally|usually|normally|often|primarily|mainly) )?"
_DOES = (
    ("prevents?", "prevent {what}", r" (?P<what>[^,;]{3,50})(?= by [a-z]+ing )", "How"),
    ("reduces?", "reduce {what}", r" (?P<what>[^,;]{3,50})(?= by [a-z]+ing )", "How"),
    ("controls?", "control {what}", r" (?P<what>[^,;]{3,50})(?= by [a-z]+ing )", "How"),
    ("protects?", "protect {what} from", r" (?P<what>[^,;]{3,40}?) from", "What"),
    ("prevents?", "prevent {what} from doing", r" (?P<what>[^,;]{3,40}?) from(?= [a-z]+ing )", "What"),
    ("prohibits?", "prohibit {what} from doing", r" (?P<what>[^,;]{3,40}?) from(?= [a-z]+ing )", "What"),
    ("allows?", "allow {what} to do", r" (?P<what>(?!to )(?:[\w’-]+ ){0,3}?[\w’-]+) to(?= [a-z]+ )", "What"),
    ("permits?", "permit {what} to do", r" (?P<what>(?!to )(?:[\w’-]+ ){0,3}?[\w’-]+) to(?= [a-z]+ )", "What"),
    ("enables?", "enable {what} to do", r" (?P<what>(?!to )(?:[\w’-]+ ){0,3}?[\w’-]+) to(?= [a-z]+ )", "What"),
    ("grades?", "grade {what}", r" (?P<what>[^,;]{3,40}?)(?= as )", "How"),
    ("defines?", "define {what}", r" (?P<what>[^,;]{3,40}?)(?= as )", "How"),
    ("classif(?:y|ies)", "classify {what}", r" (?P<what>[^,;]{3,40}?)(?= as )", "How"),
    ("treats?", "treat {what}", r" (?P<what>[^,;]{3,40}?)(?= as )", "How"),
    ("consists?", "consist of", " of", "What"),
    ("depends?", "depend on", " on", "What"),
    ("rel(?:y|ies)", "rely on", " on", "What"),
    ("focus(?:es)?", "focus on", " on", "What"),
    ("appl(?:y|ies)", "apply to", " to", "What"),
    ("belongs?", "belong to", " to", "What"),
    ("leads?", "lead to", " to", "What"),
    ("stands?", "stand for", " for", "What"),
    ("differs?", "differ from {what}", r" from (?P<what>[^,;]{3,50}?)(?= in | because )", "How"),
    ("prohibits?", "prohibit", "", "What"),
    ("requires?", "require", "", "What"),
    ("prevents?", "prevent", "", "What"),
    ("represents?", "represent", "", "What"),
    ("determines?", "determine", "", "What"),
    ("guarantees?", "guarantee", "", "What"),
    ("measures?", "measure", "", "What"),
    ("ensures?", "ensure", "", "What"),
    ("stores?", "store", "", "What"),
    ("returns?", "return", "", "What"),
    ("specif(?:y|ies)", "specify", "", "What"),
    ("produces?", "produce", "", "What"),
    ("secretes?", "secrete", "", "What"),
    ("inhibits?", "inhibit", "", "What"),
    ("stimulates?", "stimulate", "", "What"),
    ("regulates?", "regulate", "", "What"),
    ("detects?", "detect", "", "What"),
    ("indicates?", "indicate", "", "What"),
    ("describes?", "describe", "", "What"),
    ("maintains?", "maintain", "", "What"),
    ("limits", "limit", "(?! (?:is|are|of|by|for|in|on|to)\\b)", "What"),
    ("encrypts?", "encrypt", "", "What"),
    ("replaces?", "replace", "", "What"),
    ("exposes?", "expose", "", "What"),
    ("listens?", "listen on", " on", "What"),
    ("runs?", "run on", " on(?! the(?:ir)? own| demand)", "What"),
    ("connects?", "connect to", " to", "What"),
    ("occurs?", "occur", "(?= (?:when|if|after|before|once) )", "When"),
    ("begins?", "begin", "(?= (?:when|if|after|before|once) )", "When"),
    ("ends?", "end", "(?= (?:when|if|after|before|once) )", "When"),
    ("arises?", "arise", "(?= (?:when|if|after|before|once) )", "When"),
)
"""A verb, how it is asked for, what follows it that is asked along, and by which word it is asked."""
_IS = (
    r"based on|made up of|composed of|responsible for|headed by|governed by|limited to|measured in|determined by"
    r"|stored in|graded as|classified as|divided into|named after|bound by|protected by|caused by|triggered by"
    r"|attached to|subject to|required for|needed for|used for|known for|reserved for|defined as(?! (?:an?|any|the) )"
    r"|computed from|derived from|represented as|encrypted with|managed by|elected by|appointed by|produced by"
    r"|secreted by|regulated by|controlled by|surrounded by|covered by|lined (?:by|with)|supplied by|innervated by"
    r"|formed by|separated by|written in|enabled by(?! default)|billed (?:by|per)|charged (?:by|per|for)|locked to"
    r"|configured (?:in|with|via|by)|applied to|hosted (?:on|in|by)|invoked by|backed by|replaced by|tied to"
    r"|installed on|accessed (?:via|through|by)|sent to|deployed to|issued by|signed by|identified by"
)

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
        r"|yes(?=,)|no(?=,)|(?:the )?next steps?|in this way|in that way|at this point|this way"
        r"|in (?:both|(?:the )?(?:first|second|third|last|latter|former|other)(?: \w+)?) cases?"
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
    heads=(
        r"aims?|objectives?|relevance|importance|methodolog(?:y|ies)|approach(?:es)?|rationales?|challenges?"
        r"|difficult(?:y|ies)|obstacles?|concerns?|downsides?|upsides?|shortcomings?|weakness(?:es)?"
        r"|weak(?: |-)points?|strengths|strong(?: |-)points?|pitfalls?|strengths and weaknesses|pros and cons"
        r"|trade-?offs?|outcomes?|findings?|impacts?|implications|aftermath|legac(?:y|ies)|repercussions?"
        r"|influences|reasons|motives|motivations|causes and (?:effects|consequences)"
        r"|(?:historical|theoretical) (?:background|context|development|significance|importance|relevance)"
        r"|(?:social|political|cultural|economic|legal|literary|clinical|historical) (?:background|significance"
        r"|importance|relevance|impact|consequences?|implications?|influences?)"
        r"|objections?|criticisms?|critiques?|counter-?(?:arguments?|examples?|points?)"
        r"|arguments? (?:for|against|in favou?r)|similarities|commonalities|contrast with .*|specifics"
        r"|particularities|peculiarities|speciali?ties|highlights?|traits and .*"
        r"|distinguishing (?:features?|marks?)|distinctive features?|hallmarks?|history"
        r"|historical (?:note|overview|notes|facts)|focus areas?|(?:areas?|fields?) of (?:application|use|focus)"
        r"|emphas[ei]s"
        r"|(?:main|key|central|core|big|basic|fundamental|underlying|guiding|leading) (?:ideas?|points?|claims?"
        r"|aspects?|thes[ei]s|arguments?|concepts?|themes?|thoughts?|messages?|insights?|principles?|questions?"
        r"|issues?|facts?|features?|elements?|terms?|assumptions?|people|figures?|players?|dates?|events?|factors?"
        r"|works?|texts?|contributions?)"
        r"|prerequisites?|pre-?conditions?|considerations?|guidelines?|recommendations?|applications"
        r"|practical (?:applications?|use|implications?|relevance|significance|tips?|aspects?)"
        r"|typical (?:applications?|uses?)|when to use(?: it)?|how to use(?: it)?"
        r"|why (?:it matters|it is important|use it|important)|how it works|used (?:for|in|by|as|when|to)"
        r"|where (?:it is )?used|what it does|how it is used|works by|works best (?:for|when|with)|prognosis"
        r"|outlook|pathogenesis and .*"
        r"|clinical (?:presentation|features?|findings?|signs?|picture|relevance|course|manifestations?)"
        r"|signs and symptoms|differential(?: diagnos[ei]s)?|work-?up|contra-?indications?|indications"
        r"|complications|mechanism of action|mode of action|risk factors?|side[ -]effects and .*"
        r"|dosage(?: forms?)?|route of administration|lessons?(?: learn(?:ed|t))?|bottom line|conclusions?|verdict"
        r"|assessment of .*|evaluation of .*|contributions?|achievements?|accomplishments|successes|failures"
        r"|main works?|major works?|notable works?|famous (?:works?|for|quotes?)|known for"
        r"|place of (?:birth|death)|date of (?:birth|death)|born|died|birthplace|full name|nickname|occupation"
        r"|nationality|education and .*|early life|later life|career|time ?frame|time ?line|start date|end date"
        r"|time and place|where and when|who|what|when|where|why|how|how many|how much|how often"
        r"|target (?:group|audience)|stakeholders|responsibilit(?:y|ies)|duties and .*"
        r"|the (?:idea|problem|solution|issue|goal|question|result|point|challenge|catch|reason|rule|difference"
        r"|argument|claim)"
    ),
    perhaps=(
        r"tasks?|exceptions?|significance|motivations?|motives?|justifications?|reasons?|reasoning|implications?"
        r"|evidence|proofs?|arguments?|thes[ei]s|hypothes[ei]s|claims?|premises?|repl(?:y|ies)|responses?"
        r"|reactions?|critics|distinctions?|contrasts?|similarity|analog(?:y|ies)|traits?|qualit(?:y|ies)"
        r"|attributes?|evolution|developments?|progress|change|focus|aspects?|dimensions?|factors?|themes?|topic"
        r"|idea|ideas|concepts?|principles?|criterion|assumptions?|interpretations?|applications?|influences?"
        r"|theor(?:y|ies)|questions?|answers?|frequency|duration|period|dates?|time|place|area|range|extent|amount"
        r"|quantity|level|degree|rate|speed|weight|height|length|width|depth|volume|temperature|colou?r|shape|form"
        r"|appearance|texture|material|composition|contents?|source|nature|category|class|order|family|status"
        r"|state|strength|quality|capacity|density|age|sex|gender|distribution|prevalence|incidence|course|onset"
        r"|therapy|management|prevention|prophylaxis|screening"
        r"|(?:a?etio|patho?physio|epidemio|patho|morpho|histo|physio|sympto?mato)log(?:y|ies)|pathogenesis"
        r"|presentation|investigations?|tests?|imaging|labs?|signs?|side[ -]effects?|adverse effects?"
        r"|dos(?:e|es|ing)|route|mechanisms?|metabolism|excretion|absorption|indication|monitoring|referral"
        r"|performance|efficiency|effectiveness|reliability|availability|security|accuracy|scalability|flexibility"
        r"|compatibility|simplicity|ease of use|usability|maintenance|implementation|design|architecture|operation"
        r"|process|techniques?|strateg(?:y|ies)|tools?|resources|equipment|policy|measures?|population|capital"
        r"|climate|religion|economy|languages?|government|currency|society|culture|politics|administration"
        r"|military|army|trade|industry|agriculture|education|technology|science|art|law|foreign policy"
        r"|domestic policy|geography|demographics|leaders?|rulers?|people|members|participants|actors|allies"
        r"|enemies|opponents?|supporters|followers|founders?|authors?|inventor|predecessors?|successors?|plot"
        r"|setting|characters?|style|tone|genre|narrator|symbols?|imagery|audience|message|evaluation|assessment"
        r"|decision|judg(?:e?)ment|analysis|procedure|trigger|events?|beginning|end|start|climax|turning points?"
        r"|short[- ]?term|long[- ]?term"
    ),
    generic=(
        r"main|key|central|core|major|principal|chief|primary|important|most important|crucial|essential"
        r"|fundamental|other|others|further|additional|typical|overall|general|common|specific|special|particular"
        r"|first|second|third|fourth|fifth|sixth|seventh|last|final|possible|potential|current|recent|original|basic|notable|clinical"
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
    adverbs=(
        r"(?:in the )?(?:short|long|medium)[ -](?:term|run)"
        r"|in (?:practice|theory|general|particular|detail|contrast|addition|total|the past|the future|the end"
        r"|fact|turn|reality|both cases|principle)"
        r"|stricto sensu|lato sensu|sensu (?:stricto|lato)|(?:strictly|broadly) speaking"
        r"|in (?:a|the) (?:narrow|broad|wide|strict)(?:er|est)? sense|before|after|afterwards|during|today"
        r"|nowadays|now|later|earlier|previously|at first|initially|originally|finally|at last|eventually"
        r"|meanwhile|since then|until then|until now|so far|firstly|secondly|thirdly|lastly|fourth|fifth|last|next"
        r"|necessary|optional|required|mandatory|sufficient|allowed|forbidden|possible|impossible|preferred"
        r"|ideally|usually|typically|normally|generally|especially|mostly|sometimes|rarely|never|always|often|with"
        r"|without|with or without .*|yes and no|on the (?:one|other) hand|positive(?:ly|s)?|negative(?:ly|s)?"
        r"|better|worse|old|new|same|different|similar|similarly|also|because|therefore|thus|hence|but|so|if not"
        r"|unless|otherwise|except|important (?:note|point|fact|remark|detail)s?|side ?notes?|key note|fun facts?"
        r"|did you know|reminders?|my (?:notes?|thoughts?|opinion|take|view)|attention|beware|be careful"
        r"|keep in mind|for reference|as of .*|see|see .*|cf|viz"
    ),
    ordered=(
        r"steps?|process|procedure|order|sequence|stages?|phases?|workflow|flow|how to|life ?cycle|algorithm|"
        r"pipeline|timeline|first .* then"
    ),
    short=(
        r"in (?:short|brief|a nutshell|one sentence|a word|summary)|short(?:ly)?|briefly?|definition"
        r"|meaning|short (?:definition|description)|description|what (?:it is|is it)\??|tl;?dr"
    ),
    clause=r"that|which|who|what|whose|where|when|if|while|because|we|you|but",
    relative=r"so|not|with|without|including|by default|for example|then|\S+ (?:their|its|his|her|your|our|the)",
    remark=r"to|let|let['’]s|notes?|we|i|my|our|you|your|rather|another|as we|the other|one of",
    condition=r"if|when|whenever|once|unless|while|after|before|until",
    modal=(
        r" (?:must|shall|should|cannot|can['’]t|may not|needs? to|ha(?:s|ve) to|(?:is|are) required to|"
        r"(?:is|are) not allowed to) "
    ),
    typings=(
        r"(?:if you (?:want|need) |in order )?to (?P<said>[^`]+?),? (?:you (?:can |could )?|we (?:can |could"
        r" )?|one can |just |simply |please )?(?:use|run|type|execute|enter|issue) (?:the )?(?:following"
        r" )?(?:command )?:? ?{typed}(?: command| utility| tool| program)?",
        r"(?:you can |we can |just |simply |please )?(?:use|run|type|execute|issue) (?:the )?(?:command"
        r" )?{typed}(?: command| utility| tool| program)? to (?P<said>[^`]+)",
        r"(?:(?:first|then|next|now|finally|also),? )?(?:you can |we can |one can )?(?P<said>[^`]+?) (?:with"
        r"|using|by running|by typing|by using|via) (?:the )?(?:command )?{typed}(?: command| utility| tool|"
        r" program)?",
        r"the (?:command )?{typed} (?:command|utility|tool|program) (?:is used to |can be used to |lets you "
        r"|allows you to |helps to |will )?(?P<said>[^`]+)",
        r"the command {typed} (?:is used to |can be used to |lets you |allows you to |helps to |will"
        r" )?(?P<said>[^`]+)",
    ),
    tasks=(
        r"(?:add|allow|append|apply|archive|attach|authenticate|back up|block|bring (?:up|down)|build|cancel|change"
        r"|check|clean(?: up)?|clear|clone|commit|compare|compress|concatenate|configure|connect|convert|copy"
        r"|count|create|cut|decode|decompress|decrypt|define|delete|deny|deploy|describe|destroy|detach|disable"
        r"|disconnect|discard|display|download|drain|drop|dump|edit|empty|enable|encode|encrypt|enter|erase"
        r"|execute|exit|expand|export|expose|extract|fetch|filter|find|flush|follow|force|format|generate|get|give"
        r"|grant|go|hide|import|initiali[sz]e|insert|inspect|install|invert|join|jump|kill|leave|limit|list|load"
        r"|lock|log (?:in|out)|login|look up|make|mark|merge|monitor|mount|move|open|overwrite|pause|print|prune"
        r"|publish|pull|purge|push|query|read|rebase|rebuild|record|redirect|redo|refresh|reload|remove|rename"
        r"|renew|replace|reset|resize|restart|restore|resume|retrieve|return|reveal|revert|revoke"
        r"|roll(?: it)? back|run|save|scale|scan|schedule|search|see|select|send|set|shift|show|shut(?: it)? down"
        r"|shut|sort|split|squash|stage|start|stash|stop|store|strip|suspend|swap|switch|sync|synchroni[sz]e|tag"
        r"|tail|terminate|test|trace|track|transfer|truncate|turn (?:on|off)|undo|uninstall|unlock|unmount|unset"
        r"|unstage|unzip|update|upgrade|upload|validate|verify|view|wait|watch|wipe|write|zip"
        r")(?:e?s)?(?! of\b)|copies|applies|queries|retries|verifies"
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
    conjunction="and",
    counts="two three four five six seven",
    negation="not|never|cannot|don['’]t|doesn['’]t|isn['’]t|aren['’]t|without",
    genus=r"of|that|which|who|whose|used|designed|between|where|for \w+ing|in which|by which|with which",
    listed="Name the {n} {term}.",
    quotes=("“", "”"),
    person=(
        r"secretary|treasurer|lawyer|professor|teacher|engineer|woman|man|king|queen|emperor|empress|tsar|czar|pope"
        r"|president|prime minister|chancellor|minister|senator|governor|mayor|diplomat|ambassador|politician"
        r"|statesman|stateswoman|dictator|leader|ruler|general|admiral|marshal|commander|conqueror|revolutionary"
        r"|activist|reformer|abolitionist|suffragist|suffragette|philosopher|historian|economist|psychologist"
        r"|psychiatrist|psychoanalyst|sociologist|anthropologist|archaeologist|linguist|theologian|logician|jurist"
        r"|scholar|thinker|theorist|humanist|scientist|physicist|chemist|biochemist|biologist|naturalist|botanist"
        r"|zoologist|geologist|geographer|astronomer|mathematician|statistician|inventor|explorer|navigator|physician"
        r"|surgeon|anatomist|physiologist|pathologist|neurologist|poet|novelist|playwright|dramatist|writer|author"
        r"|essayist|journalist|painter|sculptor|composer|architect|monk|friar|bishop|archbishop|cardinal|missionary"
        r"|prophet|duke|duchess|prince|princess|count|countess|businessman|industrialist|banker"
        r"|(?:co-?)?founder(?= of)|(?:father|mother|son|daughter|wife|husband|brother|sister|nephew|niece|widow"
        r"|disciple|pupil|student|successor)(?= (?:of|to) )"
    ),
    native=r"\w+(?:ish|[aei]an|ese)|french|dutch|german|norse|greek|swiss|czech|\d+(?:th|st|nd|rd)[- ]century",
    who=("Who is {term}?", "Who was {term}?"),
    claims=(
        r"(?:also |further |first )?(?:argue[sd]|claim(?:s|ed)|holds|held|believe[sd]|maintain(?:s|ed)|insist(?:s|ed)"
        r"|conclude[sd]|assert(?:s|ed)|contend(?:s|ed)|suggest(?:s|ed)|propose[sd]|state[sd]|thinks|thought|denie[sd]"
        r"|stresse[sd]|emphasi[sz]e[sd]|says|said) that\b|(?:argue[sd]|plead(?:s|ed)) (?:for|against)\b"
        r"|(?:critici[sz]e|advocate)[sd]\b"
    ),
    claim="What does {term} say?",
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
    known="What do you know about {subject}? ({n} points)",
    about="What should you know about {subject}?",
    explain="Explain {term}.",
    stands="What does {term} stand for?",
    command="Which command is meant: {said}?",
    rule="What applies to {subject}?",
    goes_on="How does this go on: {said}?",
    pictured="What does this picture show?",
    order="Put in order: {subject}.",
    matching="Match each term with what belongs to it.",
    contrast="Which of these holds for {one} and not for {other}?",
    differ="How do {one} and {other} differ in this respect: {respect}?",
    named="{term} is named for: {said}",
    belongs="This belongs to {term}: {said}",
    applies="Which of these does this apply to: {said}?",
    equals=("is", "are"),
    article="the",
    joint="of|for|between|to|in|required|needed|supporting",
    which=("What is {subject}?", "What are {subject}?"),
    relations=(
        *(
            (f"{_OFTEN}(?:{verb}){after}", f"{word} {{does}} {{subject}} {asked}?")
            for verb, asked, after, word in _DOES
        ),
        (rf"(?P<be>is|are) {_OFTEN}(?P<how>{_IS})", "What {be} {subject} {how}?"),
        (rf"(?P<be>is|are) {_OFTEN}(?P<how>designed|used|intended|meant) to", "What {be} {subject} {how} to do?"),
    ),
    callings=(
        (
            r"(?P<be>is|are) (?:(?:also|often|usually|generally|commonly|sometimes) )?"
            r"(?:called|known as|referred to as|termed)",
            "What {be} {subject} called?",
        ),
    ),
)
