using PlanApi.Domain.Values;

namespace PlanApi.Domain.Weights;

/// <summary>
/// Computes the changes of an adjustment to stored weights. The standing weight ends the day before, and a new one is in force until the
/// end of the old one. A weight that begins on the day is changed. Later weights stay, since they are adjustments of their own. Windows
/// are left alone.
/// </summary>
/// <param name="weights">All weights of the plan.</param>
/// <param name="siblingsOf">The objectives below the same parents, or the key results of the same objective, including itself.</param>
public sealed class WeightAdjuster(IReadOnlyList<Weight> weights, Func<AdjustedWeight, IReadOnlyCollection<Code>> siblingsOf)
{
    private readonly HashSet<Code> _codes = [.. weights.Select(weight => weight.Code)];

    /// <summary>The changes, in the order of the named weights and then of their siblings.</summary>
    public IReadOnlyList<WeightChange> Changes(WeightAdjustment adjustment)
    {
        var values = adjustment.Weights.ToDictionary(Weighed.Of, weight => weight.Value);
        var order = adjustment.Weights.Select(Weighed.Of).ToList();
        if (adjustment.Others == OtherWeights.Proportional)
        {
            foreach (var set in adjustment.Weights.GroupBy(SetOf))
            {
                var rest = Standing(set.First(), adjustment.From)
                    .Where(weight => !values.ContainsKey(Weighed.Of(weight)))
                    .OrderBy(weight => Weighed.Of(weight).Text, StringComparer.Ordinal)
                    .ToArray();
                var shares = WeightShares.Of(set.Select(weight => weight.Value), [.. rest.Select(weight => weight.Value)]);
                for (var at = 0; at < rest.Length; at++)
                {
                    if (values.TryAdd(Weighed.Of(rest[at]), shares[at]))
                        order.Add(Weighed.Of(rest[at]));
                }
            }
        }
        return [.. order.SelectMany(weighed => Changes(weighed, values[weighed], adjustment))];
    }

    private IEnumerable<WeightChange> Changes(Weighed weighed, Quantity value, WeightAdjustment adjustment)
    {
        var own = weights.Where(weight => weight.Window is null && Weighed.Of(weight) == weighed).ToArray();
        var standing = Array.FindLast(own, weight => weight.IsStandingOn(adjustment.From));
        if (standing is not null && standing.Value == value)
            yield break;
        if (standing is not null && standing.From == adjustment.From)
        {
            yield return new WeightChange(standing, standing with { Value = value, Reason = adjustment.Reason });
            yield break;
        }
        if (standing is not null)
            yield return new WeightChange(standing, standing with { To = adjustment.From.AddDays(-1) });
        var next = own.Where(weight => weight.From > adjustment.From)
            .Select(weight => weight.From!.Value)
            .Order()
            .Cast<DateOnly?>()
            .FirstOrDefault();
        yield return new WeightChange(
            null,
            new Weight
            {
                Code = CodeFor(standing, weighed, adjustment.From),
                Of = weighed.Scope,
                Within = weighed.Within,
                Objective = weighed.Objective,
                KeyResult = weighed.KeyResult,
                Value = value,
                From = adjustment.From,
                To = standing is not null ? standing.To : next?.AddDays(-1),
                Reason = adjustment.Reason,
            }
        );
    }

    private IEnumerable<Weight> Standing(AdjustedWeight adjusted, DateOnly day)
    {
        var siblings = adjusted.Of is null ? siblingsOf(adjusted).ToHashSet() : [];
        return weights
            .Where(weight =>
                weight.IsStandingOn(day)
                && weight.Within.Equals(adjusted.Within)
                && (
                    adjusted.Of is { } of ? weight.Of?.Keys.SequenceEqual(of.Keys) == true
                    : adjusted.Objective is not null ? weight.Objective is { } objective && siblings.Contains(objective)
                    : weight.KeyResult is { } result && siblings.Contains(result)
                )
            )
            .GroupBy(Weighed.Of)
            .Select(group => group.Last());
    }

    private string SetOf(AdjustedWeight weight) =>
        weight.Of is { } of
            ? $"{string.Join(',', of.Keys)}|{weight.Within}"
            : $"{(weight.Objective is null ? "keyResults" : "objectives")}|{string.Join(',', siblingsOf(weight).Order())}|{weight.Within}";

    // sales-weight becomes sales-weight-2024-07-01: the date of an adjustment before is left out.
    private Code CodeFor(Weight? standing, Weighed weighed, DateOnly from)
    {
        var date = from.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var stem = standing?.Code.ToString() ?? weighed.Name;
        if (standing?.From is { } before && stem.EndsWith($"-{before:yyyy-MM-dd}", StringComparison.Ordinal))
            stem = stem[..^11];
        for (var at = 1; ; at++)
        {
            var end = at == 1 ? $"-{date}" : $"-{date}-{at}";
            var start = stem.Length + end.Length > Code.MaxLength ? stem[..(Code.MaxLength - end.Length)].TrimEnd('-', '.', '_') : stem;
            if (Code.TryParse(start + end, out var code) && _codes.Add(code))
                return code;
        }
    }
}

/// <summary>The subject of a weight, and its place.</summary>
internal readonly record struct Weighed(Scope? Scope, Scope Within, Code? Objective, Code? KeyResult)
{
    public string Text => Scope?.ToString() ?? Objective?.ToString() ?? KeyResult.ToString()!;

    /// <summary>For a new weight's code.</summary>
    public string Name => Scope is { } scope ? string.Join('-', scope.Values) : Text;

    public static Weighed Of(Weight weight) => new(weight.Of, weight.Within, weight.Objective, weight.KeyResult);

    public static Weighed Of(AdjustedWeight weight) => new(weight.Of, weight.Within, weight.Objective, weight.KeyResult);
}
