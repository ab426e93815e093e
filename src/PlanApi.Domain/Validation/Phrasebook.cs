using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>The words of <see cref="Notation"/> and the labels of arithmetic, in English and Chinese.</summary>
public static class Phrasebook
{
    private static readonly Dictionary<string, LocalText> Words = new(StringComparer.Ordinal)
    {
        ["≥"] = Say("at least", "至少"),
        [">"] = Say("over", "超过"),
        ["≤"] = Say("at most", "至多"),
        ["<"] = Say("under", "低于"),
        ["="] = Say("", ""),
        [".."] = Say("to", "至"),
        ["vs"] = Say("on", "较"),
        ["/day"] = Say("a day", "每天"),
        ["points"] = Say("points", "点"),
        ["days"] = Say("days", "天"),
        ["hours"] = Say("hours", "小时"),
        ["minutes"] = Say("minutes", "分钟"),
        ["seconds"] = Say("seconds", "秒"),
        [Notation.Everywhere] = Say("the whole organisation", "整个组织"),
        ["previousWeek"] = Say("the week before", "上周"),
        ["previousMonth"] = Say("the month before", "上月"),
        ["previousQuarter"] = Say("the quarter before", "上季度"),
        ["previousHalfYear"] = Say("the half-year before", "上一个半年"),
        ["previousYear"] = Say("the year before", "上年"),
        ["yearBefore"] = Say("the same time a year before", "上年同期"),
        ["higher-is-better"] = Say("higher is better", "越高越好"),
        ["lower-is-better"] = Say("lower is better", "越低越好"),
        ["start-verb"] = Say("start", "开始"),
        ["finish-verb"] = Say("finish", "完成"),
        ["not-accepted"] = Say("not yet", "尚未"),
        ["too-much"] = Say("too much", "超出"),
        ["not-given-out"] = Say("not given out", "尚未分配"),
        ["missing"] = Say("missing", "缺少"),
        ["not-used"] = Say("not used", "未使用"),
        ["too-many"] = Say("too many", "多出"),
        ["not-assigned"] = Say("in no team", "未分配"),
        ["before-time"] = Say("before", "之前"),
        ["after-time"] = Say("after", "之后"),
        ["time"] = Say("time", "时间"),
        ["NotAdditive"] = Say("the numbers below cannot be added up", "下级数值不可相加"),
        ["DivisionByZero"] = Say("something would be divided by zero", "除数为零"),
        ["Overlap"] = Say("entered numbers overlap and would count twice", "已录入的数值相互重叠，会重复计算"),
        ["NoWeight"] = Say("a part of the mean has no weight", "均值的一部分没有权重"),
        ["NoRate"] = Say("an amount has no exchange rate", "有金额缺少汇率"),
        ["NoBase"] = Say("the growth's base has another length", "增长的对比期长度不同"),
        ["Cycle"] = Say("it is computed from itself", "计算依据形成循环"),
        ["Hidden"] = Say("it would show a total that you may not see", "涉及您无权查看的合计"),
        ["TooLarge"] = Say("it is too large to be worked out", "规模过大，无法计算"),
        ["Target"] = Say("target", "目标值"),
        ["Actual"] = Say("actual", "实际值"),
        ["Forecast"] = Say("forecast", "预测值"),
        ["Baseline"] = Say("baseline", "基期值"),
        ["Reference"] = Say("reference", "参考值"),
        ["members"] = Say("members", "成员"),
        ["sections"] = Say("sections", "章节"),
        ["scenarios"] = Say("scenarios", "情景"),
        ["parties"] = Say("parties", "负责方"),
        ["objectives"] = Say("objectives", "OKR目标"),
        ["numerator"] = Say("a numerator", "分子"),
        ["denominator"] = Say("a denominator", "分母"),
        ["weightedBy"] = Say("the weights of the mean", "加权指标"),
        ["base"] = Say("a base", "基准指标"),
        ["against"] = Say("the period compared with", "对比时期"),
        ["shareOf"] = Say("the dimension of the whole", "占比所属维度"),
        ["formula"] = Say("a formula", "公式"),
        ["overTime"] = Say("the roll-up over time", "时间汇总方式"),
        ["perDay"] = Say("being stated per day", "按日计"),
        ["band"] = Say("a band", "目标区间"),
        ["range"] = Say("a range", "取值范围"),
        ["inflows"] = Say("inflows", "增加项"),
        ["outflows"] = Say("outflows", "减少项"),
        ["rank"] = Say("a rank", "分位"),
        ["limit"] = Say("a limit", "界值"),
        ["rows"] = Say("rows", "行"),
        ["columns"] = Say("columns", "列"),
        ["Year"] = Say("year", "年"),
        ["HalfYear"] = Say("half-year", "半年"),
        ["Quarter"] = Say("quarter", "季度"),
        ["Month"] = Say("month", "月"),
        ["Week"] = Say("week", "周"),
        ["Day"] = Say("day", "日"),
        ["Flow"] = Say("flow", "流量"),
        ["Stock"] = Say("stock", "存量"),
        ["Ratio"] = Say("ratio", "比率"),
        ["Score"] = Say("score", "评分"),
        ["Growth"] = Say("growth", "增长"),
        ["Share"] = Say("share", "占比"),
        ["Formula"] = Say("formula", "公式"),
        ["NonAdditive"] = Say("non-additive", "不可加"),
        ["TooLong"] = Say("the formula is too long", "公式过长"),
        ["TooDeep"] = Say("parentheses nest too deeply", "括号嵌套过深"),
        ["UnknownCharacter"] = Say("this character has no meaning", "无法识别的字符"),
        ["BadCode"] = Say("this is not a code in square brackets", "方括号内不是有效的代码"),
        ["BadNumber"] = Say("this is not a number", "不是有效的数字"),
        ["ValueExpected"] = Say("a code, a number or a parenthesis is expected", "此处应为代码、数字或括号"),
        ["OperatorExpected"] = Say("an operator is expected", "此处应为运算符"),
        ["ParenthesisNotClosed"] = Say("a parenthesis is not closed", "括号未闭合"),
        ["ParenthesisNotOpened"] = Say("a parenthesis was never opened", "多余的右括号"),
    };

    private static readonly Dictionary<string, LocalText> Labels = new(StringComparer.Ordinal)
    {
        ["lowest-allowed"] = Say("the lowest value that one claim allows", "一项要求允许的最低值"),
        ["highest-allowed"] = Say("the highest value that the other allows", "另一项要求允许的最高值"),
        ["gap"] = Say("the gap between them", "两者之差"),
        ["stated"] = Say("stated by another claim", "另一项要求的数值"),
        ["point-to-point"] = Say(
            "point to point: the last step of the year against the last step of the year before",
            "点对点：年内最后一期较上年最后一期"
        ),
        ["year-on-flat-year"] = Say("year on year, the steps of the year before all alike", "全年合计较上年合计，上年各期持平"),
        ["year-on-like-year"] = Say(
            "year on year, the year before having grown at the same rate",
            "全年合计较上年合计，上年以同样速度增长"
        ),
        ["needed-rate"] = Say(
            "the rate for each step that the stated growth needs, point to point",
            "所述增长率要求的每期增长率（点对点）"
        ),
        ["needed-rate-on-flat-year"] = Say(
            "the rate for each step that the stated growth needs, on a flat year before",
            "所述增长率要求的每期增长率（上年持平）"
        ),
        ["implied-baseline"] = Say(
            "the baseline that level and growth imply: level / (1 + growth)",
            "由数值与增长率推出的基期值：数值 /（1 + 增长率）"
        ),
        ["stated-baseline"] = Say("the baseline as stated", "所述基期值"),
        ["announced-less-actual"] = Say("announced less actual", "所称数量减实际数量"),
        ["beyond-shared"] = Say("the definition, and its members beyond all the others", "该定义及其超出共同部分的成员"),
        ["parts-at-least"] = Say("the parts come to at least", "各部分合计至少"),
        ["parts-at-most"] = Say("the parts come to at most", "各部分合计至多"),
        ["whole-at-most"] = Say("the whole allows at most", "整体至多"),
        ["whole-at-least"] = Say("the whole demands at least", "整体至少"),
        ["stored-total"] = Say("the total as it is stored", "已录入的合计"),
        ["lies-below"] = Say("the sum of the values stored below", "其下已录入的数值合计"),
        ["cells-come-to"] = Say("the cells come to", "单元格合计"),
        ["cell-value"] = Say("the value in the cell", "单元格的值"),
        ["earlier"] = Say("the earlier step", "前一期"),
        ["later"] = Say("the later step", "后一期"),
        ["target-band"] = Say("the band", "目标区间"),
        ["green-less-yellow"] = Say("green less yellow", "绿灯阈值减黄灯阈值"),
        ["target-value"] = Say("the target", "目标值"),
        ["sum-of-weights"] = Say("the sum of the weights on these days", "这些日期的权重合计"),
        ["identity"] = Say("the equation", "恒等式"),
        ["known-terms"] = Say("the product of the known terms", "已知各项之积"),
        ["left-for-unknown"] = Say("the rest for the unknown term", "留给未知项的数值"),
        ["parts-allow"] = Say("the range that the parts allow", "各部分允许的范围"),
        ["parts-come-to"] = Say("the parts come to", "各部分合计"),
        ["bound"] = Say("the bound", "界限"),
        ["opening"] = Say("the opening", "期初"),
        ["moves-in"] = Say("comes in", "增加"),
        ["moves-out"] = Say("goes out", "减少"),
        ["closing"] = Say("opening + in - out", "期初 + 增加 - 减少"),
        ["step-change"] = Say("from one step to the next", "相邻两期的变化"),
        ["tail"] = Say("the average of the others", "其余部分的平均值"),
        ["range"] = Say("the possible range", "取值范围"),
        ["change-from"] = Say("the percentage of the start", "对起点取百分比"),
        ["other-level"] = Say("the same number as another claim wants it", "另一项要求给出的同一数值"),
    };

    /// <summary>A word or sign of the notation; null when it is none.</summary>
    public static string? Word(string word, string language) => Words.TryGetValue(word, out var text) ? text.In(language) : null;

    /// <summary>The label of a line of arithmetic; the label itself when it is a plain name.</summary>
    public static string Label(string label, string language) => Labels.TryGetValue(label, out var text) ? text.In(language) : label;

    /// <summary>The text between the parts of a name.</summary>
    public static string Comma(string language) => language == "zh" ? "，" : ", ";

    public static string Colon(string language) => language == "zh" ? "：" : ": ";

    /// <summary>The name of a language.</summary>
    public static string Language(string code, string language) =>
        code switch
        {
            "en" => Say("English", "英文").In(language),
            "zh" => Say("Chinese", "中文").In(language),
            _ => code,
        };

    /// <summary>The siblings of a weight: key results, objectives, or members of dimensions.</summary>
    public static string Siblings(string set, string language)
    {
        var (what, within) = set.Split(" < ", 2) is [var first, var second] ? (first, second) : (set, null);
        return (what, within) switch
        {
            ("key results", { } objective) => Say($"the key results of {objective}", $"{objective} 的关键结果").In(language),
            ("objectives", { } objective) => Say($"the objectives below {objective}", $"{objective} 之下的OKR目标").In(language),
            ("objectives", null) => Say("the objectives at the top", "顶层OKR目标").In(language),
            (_, { } scope) => Say($"{what} within {scope}", $"{scope} 之内的 {what}").In(language),
            _ => what,
        };
    }

    /// <summary>The subject of the weight: a key result, an objective, or a scope.</summary>
    public static string Subject(string subject, string language) =>
        subject.StartsWith("key result ", StringComparison.Ordinal)
            ? Say(subject, $"关键结果 {subject["key result ".Length..]}").In(language)
        : subject.StartsWith("objective ", StringComparison.Ordinal)
            ? Say(subject, $"OKR目标 {subject["objective ".Length..]}").In(language)
        : subject;

    private static LocalText Say(string english, string chinese) => new([new("en", english), new("zh", chinese)]);
}
