using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

/// <summary>A claimed whole that lies outside the range that its parts allow.</summary>
/// <param name="Whole">The whole.</param>
/// <param name="Line">The arithmetic of the parts.</param>
/// <param name="Range">The range that the parts allow.</param>
internal sealed record Outside(ClaimedPlace Whole, PartsOfPlace Line, Interval Range)
{
    /// <summary>
    /// The whole, if it lies outside the smallest range that contains all its parts; null if it does not, or is not claimed.
    /// </summary>
    public static Outside? Of(PlanIndex plan, PartsOfPlace line)
    {
        if (plan.Claims.At(line.Whole) is not { } whole)
            return null;
        var range = line.Parts.Skip(1).Aggregate(line.Parts[0].Tolerated(), (hull, part) => hull.Hull(part.Tolerated()));
        return range.Overlaps(whole.Tolerated()) ? null : new Outside(whole, line, Shown(line));
    }

    public IReadOnlyList<Place> Places() => Validation.Places.Of(Line.Parts.Select(part => part.First).Prepend(Whole.First));

    public IEnumerable<(string Name, string Value)> Arguments(PlanIndex plan) =>
        [
            ("indicator", Whole.Indicator.Code.ToString()),
            ("scope", Notation.Of(Whole.Scope)),
            ("period", Whole.Period.ToString()),
            ("value", Notation.Of(Whole.First)),
            ("target", Whole.First.Target.Key()),
            ("over", Line.Over),
            ("count", Line.Parts.Count.ToString()),
            ("range", ShownRange(plan)),
            ("list", Notation.List(Line.Parts.Select(part => part.First.Target.Key()))),
        ];

    public IReadOnlyList<Step> Arithmetic(PlanIndex plan) =>
        [
            .. Line.Parts.Take(Notation.Most).Select(PlaceNumbers.Line),
            new("parts-allow", string.Join(", ", Line.Parts.Take(Notation.Most).Select(part => Notation.Of(part.First))), ShownRange(plan)),
            new("stated", Whole.First.Target.Key(), Notation.Of(Whole.First)),
        ];

    private string ShownRange(PlanIndex plan) =>
        Whole.Key.Kind == ClaimKind.Change ? $"{Notation.Of(Range)} %" : PlaceNumbers.Shown(plan, Range, Whole.Indicator);

    private static Interval Shown(PartsOfPlace line) =>
        line.Parts.Skip(1).Aggregate(line.Parts[0].Demanded, (hull, part) => hull.Hull(part.Demanded));
}
