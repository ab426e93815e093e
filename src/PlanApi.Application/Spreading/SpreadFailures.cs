using System.Text.Json.Serialization;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>
/// The number cannot be broken down under the holds and bounds that there are; what stands in the way, and what would mend it.
/// </summary>
/// <param name="Why">Which kind of refusal: spread-infeasible, nothing-to-go-by, bounds-cross, totals-differ, limits-cross.</param>
/// <param name="Explanation">What is wrong, in a sentence.</param>
/// <param name="Total">The total that the cells were to add up to.</param>
/// <param name="Lowest">The lowest total within reach, where it is limited.</param>
/// <param name="Highest">The highest total within reach.</param>
/// <param name="Binding">The holds, bounds and totals that stand in the way.</param>
/// <param name="Relaxations">The smallest changes that would do, by alternative.</param>
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
    /// <summary>What is named at most.</summary>
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

/// <summary>What a hold, bound or total would have to become.</summary>
/// <param name="Name">Which.</param>
/// <param name="From">What it is.</param>
/// <param name="To">What it would be.</param>
/// <param name="Alternative">Counted from 1: each alternative would do alone, the changes of one together.</param>
public sealed record SpreadRelaxation(string Name, decimal From, decimal To, int Alternative);

/// <summary>What the preview was computed from has changed since.</summary>
public sealed record StalePreview()
    : Failure(
        "stale-preview",
        "Cells, holds or the plan's structure have changed since the preview; preview again and look at what would happen now."
    );

/// <summary>The token is none of this service's, or is made for another plan or by somebody else.</summary>
public sealed record WrongToken()
    : Failure("wrong-token", "This is not a token of your own previews of this plan; preview again and send the token that comes with it.");

/// <summary>What a cell would be, and why.</summary>
/// <param name="Scope">The cell's members.</param>
/// <param name="Period">Its period.</param>
/// <param name="Before">Its number before; absent where it has none.</param>
/// <param name="After">Its value afterwards; absent where it is cleared.</param>
/// <param name="Reason">Why it gets that.</param>
public sealed record SpreadCell(Scope Scope, Period Period, Quantity? Before, Quantity? After, CellReason Reason);
