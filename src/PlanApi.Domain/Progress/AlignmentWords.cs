using System.Globalization;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Progress;

/// <summary>What a picture of objectives says in words, in English or Chinese.</summary>
internal sealed class AlignmentWords(string plan, DateOnly? day, IReadOnlyList<PicturedObjective> objectives, string language)
{
    private const int MostNamed = 12;

    private readonly bool _isChinese = language.StartsWith("zh", StringComparison.Ordinal);

    private readonly Dictionary<Code, string> _names = objectives.ToDictionary(objective => objective.Code, objective => objective.Name);

    public string Title =>
        (_isChinese ? $"{plan}：目标" : $"{plan}: objectives")
        + (day is { } on ? $"{(_isChinese ? "，" : " on ")}{on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "");

    /// <summary>How many objectives have which light, and which are red.</summary>
    public string Description
    {
        get
        {
            if (objectives.Count == 0)
                return _isChinese ? "没有目标。" : "There are no objectives.";
            string[] red = [.. objectives.Where(objective => objective.Light == Light.Red).Select(objective => objective.Name)];
            var named = string.Join(_isChinese ? "、" : ", ", red.Take(MostNamed)) + (red.Length > MostNamed ? ", …" : "");
            var counts = LightText.Counts(objectives.Select(objective => objective.Light), language);
            return _isChinese
                ? $"共 {objectives.Count} 个目标：{counts}。" + (red.Length > 0 ? $"红灯：{named}。" : "")
                : $"{objectives.Count} objectives, each behind the one that it serves: {counts}."
                    + (red.Length > 0 ? $" Red: {named}." : "");
        }
    }

    /// <summary>The name without that of the objective before it, which a decomposition puts in front.</summary>
    public string ShortName(PicturedObjective objective) =>
        objective
            .Parents.Select(parent => _names.TryGetValue(parent, out var name) ? $"{name} · " : "")
            .Where(name => name.Length > 0 && objective.Name.StartsWith(name, StringComparison.Ordinal))
            .Select(name => objective.Name[name.Length..])
            .FirstOrDefault(objective.Name);

    /// <summary>The light, the score and the key results: "red 0.71 · key results: 1 red, 2 green".</summary>
    public string State(PicturedObjective objective)
    {
        var score = objective.Score is { } value ? $" {value.ToDecimal().ToString("0.00", CultureInfo.InvariantCulture)}" : "";
        var results = LightText.Counts(objective.KeyResults.Select(result => result.Light), language);
        return $"{LightText.Colour(objective.Light, language)}{score}"
            + (results.Length == 0 ? "" : $" · {(_isChinese ? "关键结果：" : "key results: ")}{results}");
    }

    public string Tip(PicturedObjective objective) =>
        string.Join(
            '\n',
            objective
                .KeyResults.Select(result => $"{result.Name}: {LightText.Colour(result.Light, language)}")
                .Prepend($"{objective.Name}: {State(objective)}")
        );
}
