using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// A whole whose claimed parts cannot come to it: at least more than it allows or, when all of them are claimed, at most less than it
/// demands.
/// </summary>
/// <param name="Over">Along which axis the parts are parts: a dimension's code, or <c>time</c>.</param>
/// <param name="Whole">The claimed whole; absent for shares, whose whole is 100 %.</param>
/// <param name="Limit">What the whole allows at most, or demands at least.</param>
/// <param name="Parts">The nearest claimed parts, with what each comes to at least (or at most).</param>
/// <param name="Sum">What these come to together.</param>
/// <param name="Exceeds">Whether they exceed the whole; otherwise they fall short of it.</param>
public sealed record PartSum(
    string Over, ClaimedPlace? Whole, Fraction Limit, IReadOnlyList<(ClaimedPlace Place, Fraction Value)> Parts, Fraction Sum, bool Exceeds)
{
    public const string Time = "time";

    /// <summary>Whether the whole is a member or a group of the axis, and not everything.</summary>
    public bool HasContainer => Whole is not null && Over != Time && Whole.Scope.Keys.Any(dimension => dimension.ToString() == Over);

    /// <summary>The claim of the whole to show: the one that sets the limit.</summary>
    public Claim? WholeClaim => Whole?.Claims.FirstOrDefault(claim => Exceeds
        ? claim.Interval.High is { } high && high == Whole.Demanded.High
        : claim.Interval.Low is { } low && low == Whole.Demanded.Low) ?? Whole?.First;

    /// <summary>Every part's first claim, and the whole's before them.</summary>
    public IReadOnlyList<Place> Places()
    {
        var parts = Parts.Select(part => part.Place.First);
        return Validation.Places.Of(WholeClaim is { } whole ? parts.Prepend(whole) : parts);
    }

    /// <summary>The sum as a planner would write it: <c>300 + 250 = 550</c>.</summary>
    public IReadOnlyList<Step> Arithmetic()
    {
        var terms = string.Join(" + ", Parts.Take(Notation.Most).Select(part => Notation.Number(part.Value)));
        var (more, less) = Exceeds ? (Sum, Limit) : (Limit, Sum);
        var rest = Parts.Count > Notation.Most ? $" + … (+{Parts.Count - Notation.Most})" : "";
        return
        [
            new(Exceeds ? "parts-at-least" : "parts-at-most", terms + rest, Notation.Number(Sum)),
            new(Exceeds ? "whole-at-most" : "whole-at-least", WholeClaim?.Target.Key() ?? "100 %", Notation.Number(Limit)),
            new("gap", $"{Notation.Number(more)} - {Notation.Number(less)}", Notation.Number(more - less)),
        ];
    }
}
