"""Chinese."""

from study.core.generators.phrasebook import Phrasebook

PLUGIN = Phrasebook(
    name="zh",
    common=frozenset(
        """
        的 是 在 和 了 与 或 及 由 被 将 为 以 于 从 中 对 不 有 可以 一个 这 那
        """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
    ),
    copula=r"(?:是指|是|指的是|指|表示|称为|即)",
    points_back=(
        r"它们?|这|那|该|此|其|因此|所以|但|但是|然而|而且|并且|此外|另外|同时|例如|比如|然后|接着|否则|他们?|她们?|上述|前者|后者|也"
        r"|是的|不，|下一步|接下来|这样"
    ),
    refers=r"见|参见|如上|如下|上图|下图|以下|上述|上面|下面|如图",
    label=(
        r"作用|功能|用途|定义|含义|描述|优点|缺点|特点|特性|性质|结构|组成|位置|起点|止点|原因|症状|治疗|诊断|影响|目标|复杂度|时间复杂度|空间复杂度|成本|大小|类型|分类|要求|条件|"
        r"背景|意义"
    ),
    empty=r"注意?|备注|例子?|例如|示例|重要|提示|总结|小结|概述|简介|引言|结论|来源|链接|参考(?:资料|文献)?|问题?|答案?|解答|其他|补充|日期|说明|参见",
    ordered=r"步骤|过程|流程|顺序|阶段|算法|时间线",
    short=r"简而言之|简言之|一句话|简述|定义|含义|简介",
    remark=r"我|你|咱",
    condition=r"如果|当|若|一旦|只要",
    modal=r"(?:必须|不能|不得|应该|应当)",
    typings=(
        r"(?:可以)?(?:使用|用|运行|执行) ?{typed} ?(?:命令)?(?:来|可以|可)?(?P<said>[^`]+)",
        r"{typed} ?命令(?:用于|用来|可以|可)?(?P<said>[^`]+)",
        r"要?(?P<said>[^`]+?)，?(?:可以)?(?:使用|用|运行|执行) ?{typed}(?: ?命令)?",
    ),
    tasks=(
        r"列出|查看|显示|删除|创建|启动|停止|重启|复制|移动|查找|搜索|安装|卸载|修改|检查|打开|关闭|启用|禁用|下载|上传|保存|发送|重命名|运行|执行|连接|统计|排序|更新|构建|导出|导入"
        r"|进入|退出|拉取|推送|切换|合并|撤销|清除|清空|添加|设置|解压|压缩|挂载|卸下|杀死|结束"
    ),
    kinds="优点|缺点|优势|劣势|特点|特征|性质|类型|种类|分类|步骤|阶段|原因|作用|功能|条件|要求|区别|组成部分|要素|方法|原则|风险|症状|后果|影响",
    holds="包括|包含|分为|由以下部分组成|如下",
    attributive="的",
    conjunction=r"、|与|與|以及|及其|(?<![共饱温缓调总])和(?![平谐諧解])",
    counts="两 三 四 五 六 七",
    negation="不|没有|无",
    genus=r"的[^的，；。,;:：(（]{1,10}|(?<![^\s])(?:是|指|即|一[种类个项套门])[^，；。,;:：(（]+",
    quotes=("“", "”"),
    meaning="什么是{term}？",
    term="下面描述的是哪一个：{said}？",
    value="{term}的值是多少？",
    range="{term}的范围是多少？",
    minimum="{term}的最小值是多少？",
    maximum="{term}的最大值是多少？",
    default="{term}的默认值是多少？",
    in_unit="（单位：{unit}）",
    cause="这会导致什么：{said}？",
    because=r"因为|由于",
    why="为什么{said}？",
    when="{said}，会怎样？",
    property="{subject}的{term}是什么？",
    points="列出{term}的 {n} 点。",
    complete="请补全：{said}（{n} 点）",
    section="列出关于{subject}的 {n} 个要点。",
    known="关于{subject}，你知道什么？（{n} 点）",
    about="关于{subject}，应掌握什么？",
    explain="请解释{term}。",
    stands="{term}代表什么？",
    command="这是哪条命令：{said}？",
    rule="{subject}有什么规定？",
    goes_on="请接着说：{said}",
    pictured="这张图展示的是什么？",
    order="请按正确顺序排列：{subject}。",
    matching="请将每一项与对应的内容配对。",
    contrast="哪一项适用于{one}而不适用于{other}？",
    differ="{one}和{other}在这方面有什么不同：{respect}？",
    named="{term}指：{said}",
    belongs="这属于{term}：{said}",
    applies="这适用于哪一项：{said}？",
    relations=(
        ("(?P<verb>取决于)", "{subject}{verb}什么？"),
        ("(?P<verb>负责)", "{subject}{verb}什么？"),
        ("(?P<verb>分为)", "{subject}{verb}哪些？"),
        ("(?P<verb>(?<!作)用于)", "{subject}{verb}什么？"),
    ),
    callings=((r"(?:称为|叫做|被称为)", "{subject}称为什么？"),),
)
