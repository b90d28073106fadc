"""Portuguese."""

from study.core.generators.phrasebook import Phrasebook

PLUGIN = Phrasebook(
    name="pt",
    common=frozenset(
        """
        a ao aos as com como da das de do dos e em é entre foi mais mas na nas no nos não o os ou para pela
        pelo por quando que se sem ser seu sua são também um uma pode
        """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
    ),
    copula=r" (?:é|são|era|eram|significa|designa|refere-se a|consiste em) ",
    points_back=(
        r"ele|ela|eles|elas|este|esta|isto|estes|estas|esse|essa|isso|esses|essas|assim|então|mas|e|ou|aqui|"
        r"além disso|no entanto|porém|portanto|por isso|também|seu|sua|que|por exemplo|depois"
        r"|sim(?=,)|não(?=,)|(?:o )?(?:próximo passo|passo seguinte)|em seguida|deste modo|dessa forma"
        r"|em ambos os casos|no (?:primeiro|segundo|último) caso"
    ),
    refers=r"ver (?:também|a|o)|veja|acima|abaixo|seguintes?|anterior(?:es)?|como mostrado|figura",
    label=(
        r"propósito|função|funções|papel|definição|significado|descrição|vantagens?|desvantagens?|"
        r"propriedades|características|estrutura|localização|origem|inserção|inervação|causas?|sintomas?|"
        r"tratamento|diagnóstico|consequências?|objetivo|complexidade|custo|tamanho|tipos|requisitos?"
    ),
    heads=(
        r"fins|finalidades?|metas?|objetivos?|propósitos?|relevância|importância|metodologias?|abordage(?:m|ns)"
        r"|enfoques?|desafios?|dificuldades?|obstáculos?|inconvenientes?"
        r"|pontos? (?:fortes?|fracos?|chave|centrais|central|em comum|importantes?|positivos?|negativos?"
        r"|principais|principal)"
        r"|fraquezas?|limitaç(?:ão|ões)|problemáticas?|problemas?|prós e contras|prós|contras|resultados?"
        r"|conclus(?:ão|ões)|impactos?|repercuss(?:ão|ões)|efeitos?|efeitos (?:colaterais|adversos)|implicações"
        r"|motivos|motivações|razões|causas e (?:efeitos|consequências)|fatores(?: de risco)?|riscos?|métodos"
        r"|fases|passos|princípios|etapas"
        r"|(?:contexto|quadro|aspectos?|consequências?|causas?|fatores?|efeitos?|impactos?|desenvolvimento"
        r"|importância|relevância|âmbito|fundamentação|dimensão) (?:históric|teóric|prátic|clínic|econômic|polític"
        r"|jurídic|filosófic|sociológic)[oa]s?"
        r"|(?:contexto|quadro|aspectos?|consequências?|causas?|fatores?|impacto|fundamentação"
        r"|desenvolvimento) (?:social|sociais|cultural|culturais|legal|legais|internacional|constitucional"
        r"|intelectual|conceitual)"
        r"|objeç(?:ão|ões)|críticas?|contra-?(?:argumentos?|exemplos?)|argumentos? (?:a favor|contra)|argumentos"
        r"|semelhanças?|similaridades?|diferenças?.*|comparaç(?:ão|ões).*|especificidades?|particularidades?"
        r"|peculiaridades?|traços(?: distintivos)?|característica|evolução histórica|histórico|história|alcance"
        r"|âmbito(?: de aplicação)?|campos? de aplicação"
        r"|ide[ie]as? (?:principa(?:l|is)|centra(?:l|is)|chave|gera(?:l|is)|básicas?)|teses? (?:principal|central)"
        r"|conceitos? (?:chave|centrais|central|principais)|palavras?-chave|aspectos?|pré-?requisitos?"
        r"|pressupostos|condições|critérios?|recomendaç(?:ão|ões)|aplicações|casos? de uso|usos?|utilização"
        r"|emprego|funcionamento|como funciona|o que (?:é|faz)|para que serve|procedimentos?|meios|medidas"
        r"|tarefas?|responsabilidades?|competências?|observaç(?:ão|ões)|prognóstico|quadro clínico"
        r"|manifestações(?: clínicas)?|sinais(?: e sintomas)?|diagnóstico diferencial|contraindicaç(?:ão|ões)"
        r"|indicações|complicações|mecanismo de ação|prevenção|posologia|local|trajeto|trajetória"
        r"|(?:data|local) de (?:nascimento|morte|falecimento|publicação)|nascimento|morte|biografia|vida"
        r"|obras?(?: (?:principal|principais))?|nome completo|nacionalidade|profissão|público(?:-alvo)?|atores"
        r"|destinatários|lições|avaliação|conquistas|sucessos?|fracassos?|antecedentes|natureza jurídica"
        r"|aplicabilidade|organização d[oa] (?:texto|artigo|livro)|conceitos apresentados|personagens?"
        r"|autor(?:es)?|livro"
    ),
    perhaps=(
        r"utilidades?|benefícios?|limites?|sentido|motivo|motivação|razão|justificativas?|justificaç(?:ão|ões)"
        r"|provas?|evidências?|argumento|tese|antítese|hipóteses?|premissas?|reaç(?:ão|ões)|distinç(?:ão|ões)"
        r"|contrastes?|analogias?|qualidades?|atributos?|evolução|desenvolvimento|progresso|mudanças?"
        r"|dimens(?:ão|ões)|fator|temas?|ide[ie]as?|conceitos?|pressuposto|interpretaç(?:ão|ões)|aplicação"
        r"|influências?|teorias?|estratégias?|técnicas?|ferramentas?|processos?|mecanismos?|meio|medida|método"
        r"|condição|princípio|implicação|frequência|duração|período|datas?|tempo|lugar|extensão|quantidade|nível"
        r"|grau|velocidade|peso|altura|comprimento|largura|profundidade|volume|temperatura|cor|forma|material"
        r"|composição|componentes?|conteúdo|fonte|natureza|tipo|categoria|classe|ordem|família|estado|força"
        r"|intensidade|capacidade|densidade|idade|sexo|distribuição|prevalência|incidência|forma de governo"
        r"|etiologia|epidemiologia|fisiopatologia|clínica|rastreio|dose|terapia|exames|movimentos?|desempenho"
        r"|eficiência|confiabilidade|disponibilidade|segurança|precisão|flexibilidade|manutenção|projeto"
        r"|organização|população|capital|clima|religião|economia|línguas?|idiomas?|governo|moeda|sociedade|cultura"
        r"|política|administração|exército|comércio|indústria|agricultura|educação|tecnologia|ciência|arte|direito"
        r"|geografia|líderes|governantes|membros|participantes|aliados|adversários?|partidários|fundador(?:es)?"
        r"|inventor|enredo|estilo|tom|gênero|narrador|símbolos?|mensagem|decisão|juízo|acontecimentos?|início|fim"
        r"|preventivo|repressivo"
    ),
    generic=(
        r"principal|principais|central|centrais|chave|essencial|essenciais|maior|maiores|importantes?|fundamental"
        r"|fundamentais|geral|gerais|especial|especiais|particular|particulares|específic[oa]s?|comum|comuns"
        r"|outr[oa]s?|primeir[oa]s?|segund[oa]s?|terceir[oa]s?|últim[oa]s?|possível|possíveis|atual|atuais"
        r"|típic[oa]s?|grandes?|divers[oa]s|nov[oa]s?|metodológic[oa]s?"
    ),
    empty=(
        r"notas?|exemplos?|ex|p\. ?ex|importante|atenção|resumo|introdução|conclusão|fontes?|ligações|links?|"
        r"referências?|ver também|perguntas?|respostas?|solução|vários|data"
    ),
    adverbs=(
        r"a (?:curto|longo|médio) prazo|(?:curto|longo) prazo|na (?:prática|teoria)"
        r"|em (?:geral|particular|detalhe|resumo|princípio|suma|conclusão|síntese)|stricto sensu|lato sensu"
        r"|em sentido (?:estrito|amplo)|antes|depois|durante|hoje|hoje em dia|atualmente|agora|então|a seguir"
        r"|no (?:início|fim|final)|inicialmente|finalmente|originalmente|desde então|mais tarde|enquanto isso"
        r"|primeir[oa]|segund[oa]|terceir[oa]|por um lado|por outro lado|necessári[oa]|suficiente|obrigatóri[oa]"
        r"|opcional|facultativ[oa]|possível|impossível|proibid[oa]|permitid[oa]|idealmente|geralmente|normalmente"
        r"|frequentemente|às vezes|raramente|nunca|sempre|sobretudo|além disso|com|sem|para|contra|a favor"
        r"|positiv[oa]s?|negativ[oa]s?|bo[am]|ruim|antig[oa]|mesm[oa]|diferente|também|porque|assim|no entanto"
        r"|porém|mas|senão|exceto|exceç(?:ão|ões)|sim|não|nb|(?:nota|aviso|observação) importante|obs|comentários?"
        r"|curiosidades?|lembrete|lembre-se|atenção .*|de acordo com .*|ver|veja|cf|citaç(?:ão|ões)"
        r"|fundamentação legal|matrícula.*"
        r"|correto|incorreto|certo|errado|verdadeiro|falso"
    ),
    ordered=r"passos?|processo|procedimento|ordem|sequência|fases?|etapas?|algoritmo|cronologia",
    short=r"em (?:resumo|suma|poucas palavras|uma frase)|brevemente|definição|significado|descrição|o que é\??",
    clause=r"que|quando|onde|porque|mas",
    remark=r"nós",
    condition=r"se|quando|assim que|enquanto|depois que",
    modal=r" (?:deve|devem|não pode|não podem|deveria|deveriam) ",
    typings=(
        r"(?P<said>para [^`]+?),? (?:usa-se|use|usamos|utilize|utilizamos|execute|executamos|usa) (?:o"
        r" comando )?{typed}",
        r"com (?:o comando )?{typed} (?:pode-se|podemos|você pode) (?P<said>[^`]+)",
        r"o comando {typed} (?:serve para |permite )?(?P<said>[^`]+)",
    ),
    tasks=(
        r"(?:list|mostr|apag|elimin|cri|copi|busc|procur|instal|desinstal|mud|alter|verific|fech|ativ|desativ"
        r"|carreg|baix|guard|salv|envi|renome|execut|conect|cont|orden|inici|par|paus|atualiz|compil|configur|mont"
        r"|desmont|reinici|visualiz|adicion|encontr|exclu|remov|encerr)(?:ar|a|e|er|ir|i)|mostr[ae]|ver|veja"
        r"|abr(?:ir|e|a)|mover|move|obter|obtém|sair|exib(?:ir|e|a)|desfazer|desfaz|extrair|extrai"
    ),
    purpose=r"(?P<said>para \w+[aeio]r .+)",
    how="O que se faz {said}?",
    verbs=(
        r"exist(?:e|em)|há|representa|contém|tem|têm|pode|podem|permite|permitem|serve|inclui|utiliza|retorna|envia|recebe|armazena"
        r"|produz"
        r"|aumenta|diminui|favorece|provoca|impede|assegura|determina|descreve|define"
        r"|depende|implica|gera|transforma|transporta|protege|estimula|inibe|facilita"
        r"|garante|mantém|atua|impõe|proíbe|autoriza|obriga|requer|requeria|exige|ocorre|deve|devem|surge"
        r"|converte|acelera|libera|está|estão"
    ),
    orders=(
        r"descrev(?:a|er)|expli(?:que|car)|enumer(?:e|ar)|defin(?:a|ir)|compar(?:e|ar)|desenh(?:e|ar)"
        r"|justifi(?:que|car)|calcul(?:e|ar)|evit(?:e|ar)|lembre|indi(?:que|car)|usar"
    ),
    kinds=(
        r"direitos|deveres|obrigações|tipos|classes|formas|categorias|níveis|camadas|estados|fases|etapas|"
        r"passos|efeitos|vantagens|desvantagens|benefícios|limites|problemas|limitações|causas|razões|requisitos|"
        r"condições|critérios|diferenças|propriedades|características|funções|objetivos|componentes|partes|"
        r"elementos|métodos|mecanismos|técnicas|opções|princípios|sintomas|sinais|complicações|riscos|fatores|"
        r"consequências|exceções"
    ),
    things=(
        r"protocolos|ataques|ferramentas|campos|dispositivos|padrões|algoritmos|estruturas"
        r"|teorias|músculos|ossos|articulações|nervos|vasos|artérias|veias|órgãos|hormônios|hormonas"
        r"|medicamentos|fármacos|doenças|transtornos|enzimas|células|tecidos|proteínas|vitaminas|leis"
        r"|formatos|linguagens|sistemas"
        r"|portas|versões|partes|locais|zonas|regiões|eventos|papéis|atores|atributos"
        r"|canais|fontes|períodos|épocas|rios|países|capitais"
        r"|organizações|ácidos|gases|metais|minerais|tempos verbais|gêneros|ambientes|permissões"
        r"|topologias|anomalias"
    ),
    holds=(
        r"inclui|incluem|compreende|contém|contêm|consiste em|é compost[oa] (?:de|por)|são|(?:os |"
        r"as )?seguintes"
    ),
    conjunction="e",
    counts="dois três quatro cinco seis sete",
    negation=r"não|nunca|nenhum\w*|sem",
    genus="de|do|da|dos|das|que|cuj[oa]s?|para|por|entre|usad[oa]s?|utilizad[oa]s?|onde",
    listed="Cite {n} {term}.",
    quotes=("“", "”"),
    person=(
        r"secretári[oa]|advogad[oa]|professor[a]?|engenheir[oa]|mulher|homem|rei|rainha|imperador|imperatriz|czar"
        r"|czarina|papa|president[ea]|chanceler|ministr[oa]|senador[a]?|prefeit[oa]|diplomata|embaixador[a]?"
        r"|polític[oa]|estadista|ditador[a]?|líder|general|almirante|marechal|conquistador|revolucionári[oa]|ativista"
        r"|filósof[oa]|historiador[a]?|economista|psicólog[oa]|psiquiatra|psicanalista|sociólog[oa]|antropólog[oa]"
        r"|arqueólog[oa]|linguista|teólog[oa]|jurista|pensador[a]?|teóric[oa]|humanista|cientista|físic[oa]"
        r"|químic[oa]|biólog[oa]|naturalista|botânic[oa]|geólog[oa]|geógraf[oa]|astrônom[oa]|astrónom[oa]"
        r"|matemátic[oa]|inventor[a]?|explorador[a]?|navegador[a]?|médic[oa]|cirurgi(?:ão|ã)|anatomista|poeta|poetisa"
        r"|romancista|dramaturg[oa]|escritor[a]?|autor[a]?|ensaísta|jornalista|pintor[a]?|escultor[a]?|compositor[a]?"
        r"|arquitet[oa]|monge|bispo|arcebispo|cardeal|missionári[oa]|profeta|duque|duquesa|príncipe|princesa|conde"
        r"|condessa|empresári[oa]|fundador[a]?(?= d)|(?:pai|mãe|filh[oa]|espos[oa]|irmão|irmã|discípul[oa]|alun[oa]"
        r"|sucessor)(?= d)"
    ),
    native=(
        r"\w+(?:ês|esa|[cilm]an[oa]|mão|mã|ense|nhola?|ino|ina|ânic[oa]|eir[oa]|eg[oa])|russ[oa]|suíç[oa]|belga|austríac[oa]"
        r""
    ),
    who=("Quem é {term}?", "Quem foi {term}?"),
    claims=(
        r"(?:afirma|sustenta|pensa|acredita|considera|declara|postula|argumenta|diz|nega|salienta|defende) que\b"
        r"|(?:critica|denuncia|opõe-se|se opõe) (?:a|ao|as|o|os|aos|à) "
    ),
    claim="O que diz {term}?",
    meaning="O que é {term}?",
    term="O que se descreve aqui: {said}?",
    value="Qual é o valor de {term}?",
    range="Qual é o intervalo de {term}?",
    minimum="Qual é o mínimo de {term}?",
    maximum="Qual é o máximo de {term}?",
    default="Qual é o valor padrão de {term}?",
    in_unit=" (em {unit})",
    cause="A que isto leva: {said}?",
    because=r"porque|já que|pois",
    why="Por que isto é assim: {said}?",
    when="O que acontece {said}?",
    property="{subject}: {term}?",
    points="Cite os {n} pontos de {term}.",
    complete="Complete a lista: {said} ({n} pontos)",
    section="Cite os {n} pontos principais sobre {subject}.",
    known="O que sabe sobre {subject}? ({n} pontos)",
    about="O que é preciso saber sobre {subject}?",
    explain="Explique {term}.",
    stands="O que significa {term}?",
    command="De que comando se trata: {said}?",
    rule="Que regra vale para {subject}?",
    goes_on="Como continua: {said}?",
    pictured="O que mostra esta imagem?",
    order="Ponha os passos em ordem: {subject}.",
    matching="Associe cada termo ao que lhe corresponde.",
    contrast="O que vale para {one} e não para {other}?",
    differ="Em que diferem {one} e {other} neste aspecto: {respect}?",
    named="{term} significa: {said}",
    belongs="Isto pertence a {term}: {said}",
    applies="A que se aplica isto: {said}?",
    equals=("é", "são"),
    article="o|a|os|as",
    joint="de|do|da|dos|das|entre",
    which=("Qual é {subject}?", "Quais são {subject}?"),
    relations=(
        (r"(?P<verb>é composto|é composta|são compostos|são compostas)(?= (?:de|por) )", "De que {verb} {subject}?"),
        (r"(?P<verb>depende|dependem)(?= d)", "De que {verb} {subject}?"),
        (
            r"(?P<verb>produz(?:em)?|regulam?|controlam?|garante[m]?|representam?|determinam?|medem?|indicam?|armazenam?)",
            "O que {verb} {subject}?",
        ),
        (r"(?P<verb>serve|servem)(?= para )", "Para que {verb} {subject}?"),
    ),
    callings=((r"(?:se chama|chama-se)", "Como se chama {subject}?"),),
)
