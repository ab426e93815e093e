using PlanApi.Application.Changes;
using PlanApi.Application.History;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Explanations;

/// <summary>Why a cell has its number: what it is made of, and how, so that it can be redone by hand.</summary>
/// <param name="Place">The indicator, the place and the period.</param>
/// <param name="Cell">The number, and how it came about.</param>
/// <param name="Operation">The operation on the inputs: stored, sum, last, average, maximum, weightedMean, perDay, total, quotient,
/// share, growth, formula, or none.</param>
/// <param name="Sentence">The same in words.</param>
/// <param name="Inputs">The inputs.</param>
/// <param name="Write">For a stored number, the change that wrote it.</param>
public sealed record CellExplanation(
    ExplainedPlace Place,
    SliceCell Cell,
    string Operation,
    string Sentence,
    IReadOnlyList<ExplainedInput> Inputs,
    ExplainedWrite? Write
);

/// <summary>A place with whose number is meant.</summary>
public sealed record ExplainedPlace(Code Scenario, Code Indicator, Measure Measure, Scope Scope, Period Period);

/// <summary>One of the numbers that another is made of.</summary>
/// <param name="Role">The role in the operation: part, numerator, denominator, whole, base, now, number, or a formula's indicator.</param>
/// <param name="Place">The indicator, the place and the period.</param>
/// <param name="Value">The number; absent where it is missing or undefined.</param>
/// <param name="Weight">Its weight in a mean; for a number that is stated per day, the number of days.</param>
public sealed record ExplainedInput(string Role, ExplainedPlace Place, Quantity? Value, Quantity? Weight = null)
{
    /// <summary>For a week that lies in two months: how many of its days lie in this one. Absent where the whole week does.</summary>
    public int? Days { get; init; }
}

/// <summary>The change that wrote a cell.</summary>
/// <param name="ChangeSet">The change set that wrote it. Absent for limited keys, because a change set may also be about hidden
/// parts.</param>
/// <param name="Before">The cell's value before it.</param>
/// <param name="Spread">The spread that wrote it, if any.</param>
/// <param name="Multiplier">Where one number explains every cell of it: value = start + multiplier x weight, within bounds.</param>
/// <param name="Reason">
/// How the spread came to the cell's value, to be redone by hand. Absent for a stored total that the spread changed along with the cells,
/// and where that was not kept yet.
/// </param>
public sealed record ExplainedWrite(
    ChangeSet? ChangeSet,
    Quantity? Before,
    SpreadRequest? Spread,
    string? Multiplier,
    CellReason? Reason = null
)
{
    /// <summary>Whether the cell is a stored total above the cells of the spread, which changed by as much as they did.</summary>
    public bool IsAbove { get; init; }

    /// <summary>The same for a limited caller: nothing of totals, places and indicators that are hidden.</summary>
    /// <param name="maySee">Whether the caller sees an indicator's number at a place.</param>
    internal ExplainedWrite For(Func<Code, Scope, bool> maySee)
    {
        // From a share, its weight and multiplier, the total that was shared out could be worked out, and from that the others'.
        var isHidden = (Spread is { } spread && !Sees(spread)) || (Reason?.From is { } from && !maySee(from.Indicator, from.Scope));
        return this with
        {
            ChangeSet = null,
            Spread = isHidden ? null : Spread,
            Multiplier = isHidden ? null : Multiplier,
            Reason = isHidden ? null : Reason,
        };

        bool Sees(SpreadRequest spread) =>
            maySee(spread.Indicator, spread.Scope)
            && maySee(spread.SolveFor ?? spread.Indicator, spread.Scope)
            && (spread.Like is not { } like || maySee(like.Indicator ?? spread.Indicator, like.Scope ?? spread.Scope));
    }
}
