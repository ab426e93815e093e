using System.Globalization;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>What a picture of the matrix of risks says in words, in English or Chinese.</summary>
internal sealed class RiskWords(string plan, RiskHeatMap map, string language)
{
    private const int MostNamed = 12;

    private readonly bool _isChinese = language.StartsWith("zh", StringComparison.Ordinal);
    private readonly Dictionary<Code, HeatMapLevel> _levels = map.Levels.ToDictionary(level => level.Level);

    public string Title =>
        map.Kind switch
        {
            AssessmentType.Inherent => Say($"{plan}: risks without any response", $"{plan}：固有风险矩阵"),
            AssessmentType.Current => Say($"{plan}: risks as last assessed", $"{plan}：当前风险矩阵"),
            AssessmentType.Residual => Say($"{plan}: risks when all responses are done", $"{plan}：剩余风险矩阵"),
            _ => Say($"{plan}: risks", $"{plan}：风险矩阵"),
        };

    /// <summary>How many risks have which level, which have no scores, and which are above the appetite.</summary>
    public string Description
    {
        get
        {
            var counts = map
                .Levels.Select(level => (level, Count: map.Cells.Where(cell => cell.Level == level.Level).Sum(cell => cell.Count)))
                .Where(pair => pair.Count > 0)
                .Select(pair => $"{pair.Count} {LevelName(pair.level.Level)}");
            var placed = map.Cells.Sum(cell => cell.Count);
            string[] above = [.. map.Risks.Where(risk => risk is { IsAboveAppetite: true, IsClosed: false }).Select(Name)];
            var levels = placed == 0 ? "" : Say(": ", "：") + List(counts);
            return Say(
                    $"Heat map of probability and impact with {placed} risks{levels}; without scores: {map.Unscored.Count}.",
                    $"概率与影响热力图，共 {placed} 项风险{levels}；没有评分：{map.Unscored.Count} 项。"
                ) + (above.Length == 0 ? "" : Say($" Above the appetite: {List(above)}.", $"超出风险偏好：{List(above)}。"));
        }
    }

    public string Probability => Say("Probability ↑", "概率 ↑");

    public string Impact => Say("Impact →", "影响 →");

    public string NoScores => Say("no scores", "没有评分");

    /// <summary>The level up to which categories bear risks, and which they are.</summary>
    public IEnumerable<(string Name, string Categories)> Appetites =>
        map
            .Appetites.GroupBy(one => one.Appetite)
            .Select(same =>
                (
                    Say($"borne without a response: up to {LevelName(same.Key)}", $"可承受（无需应对）：至多 {LevelName(same.Key)}"),
                    List(same.Select(one => one.Names.In(language, one.Category.ToString())))
                )
            );

    public bool IsUnsettled => map.Cells.Any(cell => cell.SettledBy is not (null or RiskSettledBy.Rule));

    public string UnsettledName => Say("the plan's rules do not decide", "计划的规则未作决定");

    public string UnsettledRule =>
        map.Settle == RiskSettling.MoreSevere
            ? Say("here the more severe level counts", "此处取较严重的等级")
            : Say("here the less severe level counts", "此处取较轻的等级");

    public string LevelName(Code level) =>
        _levels.TryGetValue(level, out var known) ? known.Names.In(language, level.ToString()) : level.ToString();

    public string Name(RiskStanding risk) => risk.Names.In(language, risk.Risk.ToString());

    /// <summary>The colour of a level, from green for the mildest to red for the most severe.</summary>
    public string Heat(Code? level)
    {
        if (level is not { } code)
            return "card";
        var (count, milder) = (map.Levels.Count, map.Levels.Count(other => other.Severity < _levels[code].Severity));
        return count switch
        {
            1 => "heat3",
            2 => milder == 0 ? "heat1" : "heat5",
            3 => $"heat{1 + (2 * milder)}",
            4 => $"heat{(milder == 0 ? 1 : milder + 2)}",
            _ => $"heat{1 + (((milder * 8) + count - 1) / ((count - 1) * 2))}",
        };
    }

    /// <summary>What the rules say of a cell that they do not settle.</summary>
    public string Unsettled(HeatMapCell cell) =>
        cell.SettledBy switch
        {
            null or RiskSettledBy.Rule => "",
            RiskSettledBy.Nearest => Say("no rule", "无规则"),
            _ => string.Join('/', cell.Claims.Select(LevelName)),
        };

    /// <summary>Where a risk stands: "Red, stated Orange: 4/4 to 2/3".</summary>
    public string Standing(RiskStanding risk)
    {
        var way = string.Join(
            Say(" to ", " 至 "),
            new[] { risk.Inherent, risk.Current, risk.Residual }.OfType<RiskPosition>().Select(Scores)
        );
        string[] said =
        [
            risk.Level is { } level ? LevelName(level) : "",
            risk.StatedLevel is { } stated && stated != risk.Level
                ? Say($"stated {LevelName(stated)}", $"计划标为{LevelName(stated)}")
                : "",
            way,
            risk.IsAboveAppetite == true ? Say("above the appetite", "超出偏好") : "",
        ];
        return string.Join(Comma, said.Where(text => text.Length > 0));
    }

    public string Tip(RiskStanding risk) => $"{Name(risk)}: {Standing(risk)}";

    public string Tip(HeatMapCell cell) =>
        string.Join(
            '\n',
            new[] { $"{cell.Probability}/{cell.Impact}: {(cell.Level is { } level ? LevelName(level) : "-")}", Unsettled(cell) }.Where(
                text => text.Length > 0
            )
        );

    private string Comma => Say(", ", "，");

    private static string Scores(RiskPosition position) =>
        string.Create(CultureInfo.InvariantCulture, $"{position.Probability}/{position.Impact}");

    private string List(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return string.Join(Say(", ", "、"), all.Take(MostNamed)) + (all.Length > MostNamed ? ", …" : "");
    }

    private string Say(string english, string chinese) => _isChinese ? chinese : english;
}
