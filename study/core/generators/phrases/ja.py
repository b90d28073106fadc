"""Japanese. Its verbs stand at the end of what is said, and what a sentence is about is told by a word behind it: of
sentences only those with とは are read. A condition is told by its first word, a reason not at all."""

from study.core.generators.phrasebook import Phrasebook

PLUGIN = Phrasebook(
    name="ja",
    common=frozenset(
        """
        は が を に の と で も へ や から まで より です ます する ある いる この その これ それ など ため こと もの
        """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
    ),
    copula=r"とは、?",
    points_back=(
        r"これ|それ|この|その|また|しかし|だから|そのため|したがって|例えば|たとえば|そして|つまり|ただし|一方"
        r"|さらに|ここ|そこ"
        r"|同様に|次に|彼|彼女|はい、|いいえ、|前者|後者|上記"
    ),
    refers=r"上記|下記|以下の|以下に|前述|後述|図\d|参照|次の(?:図|表|章|節)|前の(?:章|節)|上の図|下の図",
    label=(
        r"役割|機能|働き|はたらき|目的|定義|意味|説明|利点|欠点|長所|短所|特徴|性質|構造|構成|位置|起始|停止"
        r"|支配神経|原因"
        r"|症状|治療|診断|影響|種類|分類|要件|条件|費用|大きさ|計算量|背景|意義|方法|作用|用途|対策"
    ),
    empty=(
        r"注意?|備考|例|例えば|重要|ヒント|まとめ|要約|概要|はじめに|序論|結論|出典|参考(?:文献)?|リンク|質問|問題?"
        r"|答え?|解答"
        r"|回答|解説|その他|補足|日付|メモ|ポイント"
    ),
    ordered=r"手順|過程|流れ|順序|段階|アルゴリズム|プロセス|ステップ",
    short=r"要するに|一言で|簡単に言うと|定義|意味|概要",
    relative=r"\S*[をがは]\S",
    condition=r"もし|仮に",
    modal=r"(?!)",
    typings=(r"{typed} ?(?:コマンド)?(?:は|で)、?(?P<said>[^`]+)",),
    verbs=r"\S*(?:[るすくむぶぐうつぬただ]|ない|です|ます)(?=。?$)",
    kinds=(
        r"種類|分類|タイプ|段階|手順|原因|理由|利点|欠点|長所|短所|特徴|性質|機能|役割|働き|条件|要件|違い|相違点"
        r"|共通点"
        r"|構成要素|要素|方法|原則|リスク|症状|影響|効果|合併症|要因|目的"
    ),
    holds=r"次のとおり|以下のとおり|次の通り|以下の通り|から成る|からなる|に分けられる|に分類される|を含む",
    conjunction="、|および|及び",
    counts="二つ 三つ 四つ 五つ 六つ 七つ",
    negation="ない|なく|なし|ません",
    genus=r"[のなるたうくすむぶぐつぬ](?:[\u30a1-\u30fc\u4e00-\u9fff]{1,10}|もの|こと)",
    quotes=("「", "」"),
    person=(
        r"(?:国)?王|女王|皇帝|教皇|法皇|天皇|大統領|首相|宰相|政治家|外交官|独裁者|指導者|将軍|軍人|革命家|活動家"
        r"|哲学者|歴史家|歴史学者|経済学者|心理学者|精神科医|精神分析学者|社会学者|人類学者|考古学者|言語学者|神学者"
        r"|法学者|思想家|科学者|物理学者|化学者|生物学者|博物学者|植物学者|地質学者|地理学者|天文学者|数学者|発明家"
        r"|探検家|航海者|医師|医学者|外科医|解剖学者|詩人|小説家|劇作家|作家|著者|画家|彫刻家|作曲家|建築家|修道士"
        r"|僧侶?|司教|枢機卿|宣教師|預言者|公爵|伯爵|実業家|創始者|創設者|武将|大名"
    ),
    native=r"人|国|ドイツ|フランス|イギリス|イタリア|アメリカ|ロシア|ギリシャ|ローマ|日本|世紀|時代",
    who=("{term}とは誰ですか？", "{term}とは誰でしたか？"),
    meaning="{term}とは何ですか？",
    term="次の説明に当てはまるものはどれですか：{said}",
    value="次の値はいくつですか：{term}",
    range="{term}の範囲はどれくらいですか？",
    minimum="{term}の最小値はいくつですか？",
    maximum="{term}の最大値はいくつですか？",
    default="{term}の既定値は何ですか？",
    in_unit="（単位：{unit}）",
    cause="これは何につながりますか：{said}",
    when="{said}、どうなりますか？",
    property="{subject}の{term}は何ですか？",
    points="{term}の要点を {n} つ挙げてください。",
    complete="続きを挙げてください：{said}（{n} 点）",
    section="{subject}の要点を {n} つ挙げてください。",
    known="{subject}について知っていることは何ですか？（{n} 点）",
    about="次について何を知っておくべきですか：{subject}",
    explain="{term}について説明してください。",
    stands="{term}は何の略ですか？",
    command="どのコマンドのことですか：{said}",
    rule="{subject}にはどのような決まりがありますか？",
    goes_on="続きを言ってください：{said}",
    pictured="この図は何を示していますか？",
    order="正しい順に並べてください：{subject}。",
    matching="対応するものを組み合わせてください。",
    contrast="{one}には当てはまり、{other}には当てはまらないものはどれですか？",
    differ="{one}と{other}は次の点でどう違いますか：{respect}",
    named="{term}の意味：{said}",
    belongs="{term}に当てはまること：{said}",
    applies="これは何に当てはまりますか：{said}",
)
