"""Spanish."""

from study.core.generators.phrasebook import Phrasebook

PLUGIN = Phrasebook(
    name="es",
    common=frozenset(
        """
        al como con cuando de del el ella en entre es esta este esto la las lo los más no o para pero por
        que se sin sobre son su sus también un una y ya a ser puede
        """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
    ),
    copula=r" (?:es|son|era|eran|significa|designa|se refiere a|consiste en) ",
    points_back=(
        r"él|ella|ellos|ellas|este|esta|esto|estos|estas|ese|esa|eso|esos|esas|así|entonces|pero|y|o|aquí|"
        r"allí|además|sin embargo|por (?:lo )?tanto|por eso|también|su|sus|cuyo|que|por ejemplo|luego|después"
        r"|sí(?=,)|no(?=,)|(?:el )?(?:siguiente|próximo) paso|a continuación|de este modo|de esta manera"
        r"|en (?:ambos|el primer|el segundo|el último|los últimos|los otros) casos?"
    ),
    refers=r"véase|ver (?:también|la|el)|arriba|abajo|siguientes?|anteriores?|como se muestra|figura",
    label=(
        r"propósito|función|funciones|papel|definición|significado|descripción|ventajas?|desventajas?|"
        r"propiedades|características|estructura|ubicación|origen|inserción|inervación|causas?|síntomas?|"
        r"tratamiento|diagnóstico|consecuencias?|objetivo|complejidad|coste|costo|tamaño|tipos|requisitos?|problemas?|"
        r"métodos|fases|pasos|principios|riesgos|efectos|latín|inglés|español|griego"
    ),
    heads=(
        r"fin(?:es)?|finalidad(?:es)?|metas?|objetivos?|propósitos?|relevancia|importancia|metodologías?|enfoques?"
        r"|planteamientos?|desafíos?|retos?|dificultad(?:es)?|obstáculos?|inconvenientes?"
        r"|puntos? (?:fuertes?|débil(?:es)?|clave|claves|centrales?|en común|importantes?|positivos?|negativos?)"
        r"|fortalezas?|debilidad(?:es)?|limitacion(?:es)?|limitación|problemáticas?|pros y contras|resultados?"
        r"|conclusion(?:es)?|impactos?|repercusion(?:es)?|secuelas?|efectos (?:secundarios|adversos)|implicaciones"
        r"|motivos|motivaciones|razones|causas y (?:efectos|consecuencias)|factores(?: de riesgo)?"
        r"|(?:contexto|marco|aspectos?|consecuencias?|causas?|factores?|efectos?|impacto|desarrollo|importancia"
        r"|ámbito|dimension|dimensión) (?:históric|teóric|práctic|clínic|económic|polític|jurídic)[oa]s?"
        r"|(?:contexto|marco|aspectos?|consecuencias?|causas?|factores?|impacto) (?:social|sociales|cultural"
        r"|culturales|legal|legales|internacional)"
        r"|objeciones|objeción|críticas?|contra-?(?:argumentos?|ejemplos?)|argumentos? (?:a favor|en contra)"
        r"|argumentos|semejanzas?|similitud(?:es)?|diferencias?.*|comparaci(?:ón|ones).*|especificidad(?:es)?"
        r"|particularidad(?:es)?|peculiaridad(?:es)?|rasgos(?: (?:principales|distintivos))?|característica"
        r"|evolución histórica|historia|alcances?|ámbitos?(?: de aplicación)?|campos? de aplicación"
        r"|ideas? (?:principal|principales|central|centrales|clave|general|básica)s?|tesis (?:principal|central)"
        r"|conceptos? (?:clave|claves|central|centrales|principales)|palabras? clave|aspectos?|pre-?requisitos?"
        r"|condiciones|criterios?|supuestos|recomendaciones|recomendación|aplicaciones|casos? de uso|usos?"
        r"|utilización|empleo|funcionamiento|procedimientos?|medios|medidas|tareas?|responsabilidad(?:es)?"
        r"|observaci(?:ón|ones)|pronóstico|cuadro clínico|manifestaciones(?: clínicas)?|signos(?: y síntomas)?"
        r"|diagnóstico diferencial|contra-?indicaci(?:ón|ones)|indicaciones|complicaciones|mecanismo de acción"
        r"|prevención|posología|frecuencia de .*|localización|(?:fecha|lugar) de (?:nacimiento|muerte|publicación)"
        r"|nacimiento|muerte|biografía|vida|obras?(?: (?:principal|principales))?|nombre completo|nacionalidad"
        r"|profesión|público(?: objetivo)?|actores|destinatarios|lecciones|valoración|logros?|éxitos?|fracasos?"
        r"|antecedentes"
    ),
    perhaps=(
        r"utilidad(?:es)?|beneficios?|límites?|sentido|motivo|motivación|razón|justificaci(?:ón|ones)|pruebas?"
        r"|evidencias?|argumento|tesis|antítesis|hipótesis|premisas?|reacci(?:ón|ones)|distinci(?:ón|ones)"
        r"|contrastes?|analogías?|cualidad(?:es)?|atributos?|evolución|desarrollo|progreso|cambios?"
        r"|dimensi(?:ón|ones)|factor|temas?|ideas?|conceptos?|supuesto|interpretaci(?:ón|ones)|aplicación"
        r"|influencias?|teorías?|estrategias?|técnicas?|herramientas?|procesos?|mecanismos?|medio|medida|método"
        r"|condición|frecuencia|duración|período|periodo|fechas?|tiempo|lugar|extensión|cantidad|nivel|grado"
        r"|velocidad|peso|altura|longitud|anchura|profundidad|volumen|temperatura|color|forma|material|composición"
        r"|contenido|fuente|naturaleza|tipo|categoría|clase|orden|familia|estado|fuerza|intensidad|capacidad"
        r"|densidad|edad|sexo|distribución|prevalencia|incidencia|etiología|epidemiología|fisiopatología|clínica"
        r"|cribado|dosis|terapia|exámenes|rendimiento|eficiencia|fiabilidad|disponibilidad|seguridad|precisión"
        r"|flexibilidad|mantenimiento|diseño|organización|población|capital|clima|religión|economía|lenguas?"
        r"|idiomas?|gobierno|moneda|sociedad|cultura|política|administración|ejército|comercio|industria"
        r"|agricultura|educación|tecnología|ciencia|arte|derecho|geografía|líderes|gobernantes|miembros"
        r"|participantes|aliados|adversarios?|partidarios|fundador(?:es)?|autor(?:es)?|inventor|trama|personajes?"
        r"|estilo|tono|género|narrador|símbolos?|mensaje|evaluación|decisión|juicio|acontecimientos?|inicio|final"
        r"|transición"
    ),
    generic=(
        r"principal|principales|central|centrales|clave|claves|esencial|esenciales|mayor|mayores|importantes?"
        r"|fundamental|fundamentales|general|generales|especial|especiales|particular|particulares|específic[oa]s?"
        r"|comun|común|comunes|otr[oa]s?|primer|primer[oa]s?|segund[oa]s?|tercer[oa]?|últim[oa]s?|posibles?|actual"
        r"|actuales|típic[oa]s?|gran|grandes|divers[oa]s|divers[oa]|nuev[oa]s?"
    ),
    empty=(
        r"notas?|ejemplos?|ej|p\. ?ej|importante|atención|ojo|resumen|introducción|conclusión|fuentes?|"
        r"enlaces?|referencias?|véase también|preguntas?|respuestas?|solución|varios|generalidades|fecha|"
        r"(?:falta|pendiente|completar|revisar)(?: .*)?|es decir|o sea|en otras palabras|a saber|análisis|discusión"
    ),
    adverbs=(
        r"a (?:corto|largo|medio|mediano) plazo|(?:corto|largo) plazo"
        r"|en (?:la práctica|teoría|general|particular|detalle|efecto|resumen|principio|realidad|cambio|conclusión"
        r"|síntesis)"
        r"|stricto sensu|lato sensu|en sentido (?:estricto|amplio)|antes|después|durante|hoy|hoy en día"
        r"|actualmente|ahora|entonces|luego|al (?:principio|inicio|final)|inicialmente|finalmente|originalmente"
        r"|desde entonces|más tarde|mientras tanto|primero|segundo|tercero|por un lado|por otro lado|por una parte"
        r"|por otra parte|necesario|suficiente|obligatorio|opcional|posible|imposible|prohibido|permitido"
        r"|idealmente|habitualmente|generalmente|normalmente|a menudo|a veces|raramente|nunca|siempre|sobre todo"
        r"|además|con|sin|para|contra|a favor|en contra|positiv[oa]s?|negativ[oa]s?|buen[oa]|mal[oa]|antigu[oa]"
        r"|mism[oa]|diferente|también|porque|así|sin embargo|pero|si no|excepto|excepci(?:ón|ones)|sí|no"
        r"|nota importante|aclaraci(?:ón|ones)|comentarios?|recordatorio|curiosidad(?:es)?|a tener en cuenta|ver"
        r"|véase|cf|citas?"
        r"|correcto|incorrecto|bien|mal|verdadero|falso"
    ),
    ordered=r"pasos?|proceso|procedimiento|orden|secuencia|fases?|etapas?|algoritmo|cronología",
    short=(
        r"en (?:resumen|breve|pocas palabras|una frase)|brevemente"
        r"|definición|significado|descripción|qué es\??|¿qué es\?"
    ),
    clause=r"que|quien|cuy[oa]s?|donde|cuando|porque|pero",
    remark=r"nos|nosotr[oa]s",
    condition=r"si|cuando|una vez que|mientras|siempre que",
    modal=r" (?:debe|deben|no puede|no pueden|debería|deberían) ",
    typings=(
        r"(?P<said>para [^`]+?),? (?:se usa|usamos|usa|use|utiliza|utilice|se utiliza|utilizamos|ejecuta"
        r"|ejecute|ejecutamos|se ejecuta) (?:el comando )?{typed}",
        r"con (?:el comando )?{typed} (?:se puede|se pueden|podemos|puedes) (?P<said>[^`]+)",
        r"el comando {typed} (?:sirve para |permite |se usa para )?(?P<said>[^`]+)",
    ),
    tasks=(
        r"(?:list|mostr|borr|elimin|cre|copi|busc|instal|desinstal|cambi|comprob|cerr|activ|desactiv|carg|descarg"
        r"|guard|envi|renombr|ejecut|conect|desconect|cont|orden|arranc|inici|par|paus|actualiz|compil|configur"
        r"|guarda|mont|desmont|reinici|verific|visualiz|deten)(?:ar|a|e)|(?:muestr|cierr|cuent|comprueb|encuentr)a"
        r"|ver|v[eé]|hacer|hace|añad(?:ir|e)|mover|mueve|abr(?:ir|e)|detener|detiene|encontrar|obtener|obtiene"
        r"|subir|sube|salir|descomprim(?:ir|e)|comprim(?:ir|e)|deshacer|deshace"
    ),
    purpose=r"(?P<said>para \w+[aei]r .+)",
    how="¿Qué se hace {said}?",
    verbs=(
        r"exist(?:e|en)|hay|representa|aprovecha|contiene|tiene|tienen|puede|pueden|permite|permiten|sirve|incluye|utiliza|devuelve|envía|recibe"
        r"|almacena|produce"
        r"|aumenta|disminuye|favorece|provoca|impide|asegura|determina|expresa (?:el|la|los|las|que)"
        r"|describe|define|depende|implica|genera|transforma|transporta"
        r"|protege|estimula|inhibe|facilita|garantiza|mantiene|actúa|impone|prohíbe|autoriza|obliga"
        r"|requiere|ocurre|debe|deben|surge|convierte|acelera|libera|está|están"
    ),
    orders=(
        r"descri(?:ba|bir)|expli(?:que|car)|enumer(?:e|ar)|defin(?:a|ir)|compar(?:e|ar)|dibuj(?:e|ar)"
        r"|justifi(?:que|car)|calcul(?:e|ar)|evit(?:e|ar)|recuerd[ae]|indi(?:que|car)|usar|elij[ae]"
    ),
    kinds=(
        r"derechos|deberes|obligaciones|tipos|clases|formas|categorías|niveles|capas|estados|fases|etapas|"
        r"pasos|efectos|ventajas|desventajas|beneficios|límites|problemas|limitaciones|causas|razones|requisitos|"
        r"condiciones|criterios|diferencias|propiedades|características|funciones|objetivos|componentes|"
        r"partes|elementos|métodos|mecanismos|técnicas|opciones|principios|síntomas|signos|complicaciones|"
        r"riesgos|factores|consecuencias|excepciones|modelos"
    ),
    things=(
        r"protocolos|ataques|herramientas|campos|dispositivos|patrones|algoritmos|estructuras"
        r"|teorías|músculos|huesos|articulaciones|nervios|vasos|arterias|venas|órganos|hormonas"
        r"|medicamentos|fármacos|enfermedades|trastornos|enzimas|células|tejidos|proteínas|vitaminas|leyes"
        r"|formatos|lenguajes|sistemas"
        r"|puertos|versiones|partes|lugares|zonas|regiones|eventos|papeles|actores"
        r"|atributos|ajustes|canales|fuentes|períodos|épocas|ríos|países"
        r"|capitales|organizaciones|ácidos|gases|metales|minerales|tiempos verbales|géneros"
        r"|entornos|permisos|topologías|anomalías"
    ),
    holds="incluyen?|comprenden?|contienen?|consta de|constan de|se compone de|son|(?:los |las )?siguientes",
    conjunction="y|e",
    counts="dos tres cuatro cinco seis siete",
    negation=r"no|nunca|ning[uú]n\w*|sin",
    genus="de|del|que|cuy[oa]s?|para|por|entre|utilizad[oa]s?|usad[oa]s?|donde|en (?:el|la) que",
    listed="Nombra {n} {term}.",
    quotes=("«", "»"),
    person=(
        r"secretari[oa]|abogad[oa]|profesor[a]?|ingenier[oa]|mujer|hombre|rey|reina|emperador|emperatriz|zar|zarina"
        r"|papa|president[ea]|canciller|ministr[oa]|senador[a]?|alcalde|diplomátic[oa]|embajador[a]?|polític[oa]"
        r"|estadista|dictador[a]?|líder|general|almirante|mariscal|caudillo|conquistador|revolucionari[oa]|activista"
        r"|filósof[oa]|historiador[a]?|economista|psicólog[oa]|psiquiatra|psicoanalista|sociólog[oa]|antropólog[oa]"
        r"|arqueólog[oa]|lingüista|teólog[oa]|jurista|pensador[a]?|teóric[oa]|humanista|científic[oa]|físic[oa]"
        r"|químic[oa]|biólog[oa]|naturalista|botánic[oa]|geólog[oa]|geógraf[oa]|astrónom[oa]|matemátic[oa]"
        r"|inventor[a]?|explorador[a]?|navegante|médic[oa]|cirujan[oa]|anatomista|poeta|poetisa|novelista"
        r"|dramaturg[oa]|escritor[a]?|autor[a]?|ensayista|periodista|pintor[a]?|escultor[a]?|compositor[a]?"
        r"|arquitect[oa]|monje|obispo|arzobispo|cardenal|misioner[oa]|profeta|duque|duquesa|príncipe|princesa|conde"
        r"|condesa|empresari[oa]|fundador[a]?(?= de)|(?:padre|madre|hij[oa]|espos[oa]|herman[oa]|discípul[oa]"
        r"|alumn[oa]|sucesor)(?= de)"
    ),
    native=(
        r"\w+(?:és|esa|[cipl]an[oa]|mán|mana|ense|ñola?|ino|ina|ic[oa]|eg[oa])|rus[oa]|suiz[oa]|belga|austriac[oa]"
        r""
    ),
    who=("¿Quién es {term}?", "¿Quién fue {term}?"),
    claims=(
        r"(?:afirma|sostiene|piensa|cree|considera|declara|postula|argumenta|dice|opina|niega|señala|insiste en) que\b"
        r"|(?:critica|denuncia|defiende|se opone) (?:a|al|la|el|las|los) "
    ),
    claim="¿Qué dice {term}?",
    meaning="¿Qué es {term}?",
    term="¿Qué se describe aquí: {said}?",
    value="¿Cuál es el valor de {term}?",
    range="¿Cuál es el rango de {term}?",
    minimum="¿Cuál es el mínimo de {term}?",
    maximum="¿Cuál es el máximo de {term}?",
    default="¿Cuál es el valor predeterminado de {term}?",
    in_unit=" (en {unit})",
    cause="¿A qué conduce esto: {said}?",
    because=r"porque|ya que|puesto que",
    why="¿Por qué: {said}?",
    when="¿Qué ocurre {said}?",
    property="{subject}: ¿{term}?",
    points="Nombra los {n} puntos de {term}.",
    complete="Completa la lista: {said} ({n} puntos)",
    section="Nombra los {n} puntos principales sobre {subject}.",
    known="¿Qué sabes de {subject}? ({n} puntos)",
    about="¿Qué hay que saber sobre {subject}?",
    explain="Explica {term}.",
    stands="¿Qué significa {term}?",
    command="¿De qué comando se trata: {said}?",
    rule="¿Qué regla vale para {subject}?",
    goes_on="¿Cómo continúa: {said}?",
    pictured="¿Qué muestra esta imagen?",
    order="Ordena los pasos: {subject}.",
    matching="Relaciona cada término con lo que le corresponde.",
    contrast="¿Qué se cumple en {one} y no en {other}?",
    differ="¿En qué se diferencian {one} y {other} en este aspecto: {respect}?",
    named="{term} significa: {said}",
    belongs="Esto corresponde a {term}: {said}",
    applies="¿A qué se aplica esto: {said}?",
    equals=("es", "son"),
    article="el|la|los|las",
    joint="de|del|entre",
    which=("¿Cuál es {subject}?", "¿Cuáles son {subject}?"),
    relations=(
        (r"(?P<verb>se compone|se componen|consta|constan)(?= de)", "¿De qué {verb} {subject}?"),
        (r"(?P<verb>depende|dependen)(?= de)", "¿De qué {verb} {subject}?"),
        (r"(?P<verb>se basa|se basan)(?= en )", "¿En qué {verb} {subject}?"),
        (
            r"(?P<verb>produce[n]?|regula[n]?|controla[n]?|garantiza[n]?|representa[n]?|determina[n]?|mide[n]?|indica[n]?"
            r"|almacena[n]?|devuelve[n]?)",
            "¿Qué {verb} {subject}?",
        ),
        (r"(?P<verb>sirve|sirven)(?= para )", "¿Para qué {verb} {subject}?"),
        (r"(?P<verb>se encarga|se encargan)(?= de)", "¿De qué {verb} {subject}?"),
    ),
    callings=((r"(?P<verb>se llaman?|se denominan?)", "¿Cómo {verb} {subject}?"),),
)
