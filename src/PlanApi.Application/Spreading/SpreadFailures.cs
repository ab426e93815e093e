using System.Text.Json.Serialization;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>
/// The holds and bounds do not allow this breakdown. The failure names those that stand in the way, and a change that would help.
/// </summary>
/// <param name="Why">The kind of refusal: spread-infeasible, nothing-to-go-by, bounds-cross, totals-differ, limits-cross.</param>
/// <param name="Explanation">The problem, as a sentence.</param>
/// <param name="Total">The wanted total of the cells.</param>
/// <param name="Lowest">The lowest possible total, if there is a limit.</param>
/// <param name="Highest">The highest total within reach.</param>
/// <param name="Binding">The holds, bounds and totals that stand in the way.</param>
/// <param name="Relaxations">The smallest changes that would make the breakdown possible, by alternative.</param>
public sealed record SpreadRefused(
    string Why,
    string Explanation,
    decimal? Total,
    decimal? Lowest,
    decimal? Highest,
    IReadOnlyList<SpreadLimit> Binding,
    IReadOnlyList<SpreadRelaxation> Relaxations
) : Failure(Why, Explanation)
{
    /// <summary>The greatest number of items that the failure lists.</summary>
    [JsonIgnore]
    public override IReadOnlyList<Fault> Faults =>
        [
            .. Binding.Select(limit => new Fault(
                FaultCodes.Binding,
                limit.Name,
                $"{limit.Name} {(limit.IsLow ? "wants at least" : "allows at most")} {limit.Value}."
            )),
            .. Relaxations
                .GroupBy(change => change.Alternative)
                .Select(alternative => new Fault(
                    FaultCodes.Relaxation,
                    alternative.First().Name,
                    "It would do to change "
                        + $"{string.Join(" and ", alternative.Select(change => $"{change.Name} from {change.From} to {change.To}"))}."
                )),
        ];
}

/// <summary>A hold, bound or total that stands in the way.</summary>
public sealed record SpreadLimit(string Name, bool IsLow, decimal Value);

/// <summary>The value to which a hold, bound or total would have to change.</summary>
/// <param name="Name">Which.</param>
/// <param name="From">The present value.</param>
/// <param name="To">The new value.</param>
/// <param name="Alternative">The number of the alternative, from 1. Each alternative is enough alone; the changes of one alternative
/// belong together.</param>
public sealed record SpreadRelaxation(string Name, decimal From, decimal To, int Alternative);

/// <summary>The data behind the preview has changed since.</summary>
public sealed record StalePreview()
    : Failure("stale-preview", "What the preview was computed from has changed since; make a new preview and check it.");

/// <summary>The token does not come from this service, or was made for another plan or another caller.</summary>
public sealed record WrongToken()
    : Failure("wrong-token", "This is not a token of your own previews of this plan; preview again and send the token that comes with it.");

/// <summary>The value that a cell would have, with the reason.</summary>
/// <param name="Scope">The cell's members.</param>
/// <param name="Period">The period.</param>
/// <param name="Before">The number before; absent if there is none.</param>
/// <param name="After">The value afterwards; absent if the cell is cleared.</param>
/// <param name="Reason">Why it gets that.</param>
public sealed record SpreadCell(Scope Scope, Period Period, Quantity? Before, Quantity? After, CellReason Reason);
