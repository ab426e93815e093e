using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// A whole that its claimed parts cannot add up to. They are at least more than it allows or, if all of them are known, at most less than
/// it demands.
/// </summary>
/// <param name="Over">The axis of the parts: a dimension's code, or <c>time</c>.</param>
/// <param name="Whole">The claim of the whole; absent for shares, whose whole is 100 %.</param>
/// <param name="Limit">The most that the whole allows, or the least that it demands.</param>
/// <param name="Parts">The nearest claimed parts, each with its least (or greatest) value.</param>
/// <param name="Sum">The sum of these parts.</param>
/// <param name="Exceeds">Whether they exceed the whole; otherwise they fall short of it.</param>
public sealed record PartSum(
    string Over,
    Claim? Whole,
    Fraction Limit,
    IReadOnlyList<(Claim Claim, Fraction Value)> Parts,
    Fraction Sum,
    bool Exceeds
)
{
    public const string Time = "time";

    /// <summary>The indicator that is added up.</summary>
    public Indicator Indicator => Parts[0].Claim.Stated;

    /// <summary>Whether the whole is a member or a group of the axis, and not the top.</summary>
    public bool HasContainer => Whole is not null && Over != Time && Whole.Target.Scope.Keys.Any(dimension => dimension.ToString() == Over);

    /// <summary>The whole's claim, and then every part's claim.</summary>
    public IReadOnlyList<Place> Places()
    {
        var parts = Parts.Select(part => part.Claim);
        return Validation.Places.Of(Whole is { } whole ? parts.Prepend(whole) : parts);
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
            new(Exceeds ? "whole-at-most" : "whole-at-least", Whole?.Target.Key() ?? "100 %", Notation.Number(Limit)),
            new("gap", $"{Notation.Number(more)} - {Notation.Number(less)}", Notation.Number(more - less)),
        ];
    }

    /// <summary>
    /// The contradiction as a sum, if it is nothing but sums of one indicator along one axis: sums of sums are the sum of all their parts.
    /// </summary>
    internal static PartSum? Of(PlanIndex plan, Contradiction contradiction)
    {
        var relations = contradiction.Steps.Select(step => step.By).Distinct().ToArray();
        if (
            relations.Length == 0
            || relations[0] is not SumRelation { Axis: var axis }
            || !relations.All(relation => relation is SumRelation sum && sum.Axis == axis)
        )
            return null;
        var parts = relations.SelectMany(relation => relation!.Terms.Skip(1)).ToHashSet();
        var wholes = contradiction.Leaves.Where(leaf => !parts.Contains(leaf.Place)).ToArray();
        var others = contradiction.Leaves.Where(leaf => parts.Contains(leaf.Place)).ToArray();
        // Leaves that are neither claims nor 100 % are values of the past.
        if (
            wholes is not [var whole]
            || others.Length == 0
            || others.Any(part => part.Claim is null || part.IsLow == whole.IsLow)
            || whole.Start is not null
        )
            return null;
        var sum = others.Aggregate(Fraction.Zero, (total, part) => total + part.End.Value);
        return new PartSum(
            axis,
            whole.Claim,
            whole.End.Value,
            [
                .. others
                    .OrderBy(part => OrderOf(plan, axis, part.Place))
                    .ThenBy(part => part.Claim!.Target.Code)
                    .Select(part => (part.Claim!, part.End.Value)),
            ],
            sum,
            !whole.IsLow
        );
    }

    private static int OrderOf(PlanIndex plan, string axis, ClosedPlace place)
    {
        if (axis == Time)
            return plan.Calendar.Days(place.Period).First.DayNumber;
        foreach (var (dimension, member) in plan.Scopes.StepsOf(place.Key.Scope))
        {
            var tree = plan.Scopes.Tree(dimension);
            if (tree.Dimension.ToString() == axis)
                return tree.IsMember(member) ? tree.EnterOf(member) : int.MaxValue;
        }
        return -1;
    }
}
