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
    empty=(
        r"notas?|ejemplos?|ej|p\. ?ej|importante|atención|ojo|resumen|introducción|conclusión|fuentes?|"
        r"enlaces?|referencias?|véase también|preguntas?|respuestas?|solución|varios|generalidades|fecha|"
        r"es decir|o sea|en otras palabras|a saber|análisis|discusión"
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
