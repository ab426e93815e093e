using PlanApi.Domain.Cube;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>Makes the places in findings.</summary>
public static class Places
{
    /// <summary>How many places a finding lists at most; its arguments count the rest.</summary>
    public const int Most = 50;

    public static Place Of(Claim claim) =>
        new("targets", claim.Target.Key(), Notation.Of(claim))
        {
            Indicator = claim.Target.Indicator,
            Scope = claim.Target.Scope,
            Period = claim.Target.Period,
            Source = claim.Target.Source,
        };

    public static Place Of(PlanIndex plan, Target target) =>
        new("targets", target.Key(), Notation.Of(plan, target))
        {
            Indicator = target.Indicator,
            Scope = target.Scope,
            Period = target.Period,
            Source = target.Source,
        };

    public static Place OfBaseline(PlanIndex plan, Target target, Baseline baseline) =>
        new("targets", target.Key(), Notation.Of(plan, target.Indicator, baseline.Comparator, baseline.Value, target.Currency))
        {
            Field = "baseline",
            Indicator = target.Indicator,
            Scope = target.Scope,
            Period = baseline.Period,
            Source = baseline.Source ?? target.Source,
        };

    public static Place Of(PlanIndex plan, Cell cell) =>
        new("cells", cell.Key(), Notation.Of(plan, cell.Indicator, cell.Comparator, cell.Value, cell.Currency))
        {
            Indicator = cell.Indicator,
            Scope = cell.Scope,
            Period = cell.Period,
            Source = cell.Source,
        };

    public static Place Of(PlanPart part, string? value = null) => new(PartKind.Of(part).Collection, part.Key(), value);

    /// <summary>The claims' places, as many as a finding lists.</summary>
    public static IReadOnlyList<Place> Of(IEnumerable<Claim> claims) => [.. claims.Take(Most).Select(Of)];

    /// <summary>The parts' places, as many as a finding lists.</summary>
    public static IReadOnlyList<Place> Of(IEnumerable<PlanPart> parts) => [.. parts.Take(Most).Select(part => Of(part))];
}
