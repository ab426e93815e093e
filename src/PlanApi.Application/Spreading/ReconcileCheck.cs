using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>Whether numbers can be reconciled as asked: every fault of the request at once.</summary>
internal static class ReconcileCheck
{
    public static Invalid? Of(CubeStructure structure, Grants grants, SpreadRequest request, Indicator asked)
    {
        var faults = new FaultList();
        for (var at = 0; at < request.Over.Count; at++)
        {
            var axis = request.Over[at];
            if (
                SpreadLegality.Refusal(
                    asked,
                    axis.Dimension is null ? SpreadAxisKind.Time : SpreadAxisKind.Scope,
                    request.Method,
                    request.Mode
                ) is
                { } refusal
            )
                faults.Add(FaultCodes.NotAllowed, $"/over/{at}", refusal);
            if (axis.Dimension is { } dimension && structure.Scopes.DimensionNumber(dimension) < 0)
                faults.Add(FaultCodes.UnknownReference, $"/over/{at}/dimension", $"There is no dimension '{dimension}'.");
            if (axis is { Dimension: null, Grain: null })
                faults.Add(
                    FaultCodes.MissingField,
                    $"/over/{at}/grain",
                    "Name a dimension, or the grain of the shortest periods that may change."
                );
            if (axis != new SliceAxis { Dimension = axis.Dimension, Grain = axis.Dimension is null ? axis.Grain : null })
                faults.Add(
                    FaultCodes.NotAllowed,
                    $"/over/{at}",
                    "All numbers that are stored within the place are reconciled, at every level; name the dimension or the grain alone."
                );
            if (request.Over.Take(at).Any(other => other.Dimension == axis.Dimension))
                faults.Add(FaultCodes.NotAllowed, $"/over/{at}", "This axis comes twice.");
        }
        if (request.SolveFor is not null && request.SolveFor != asked.Code)
            faults.Add(FaultCodes.NotAllowed, "/solveFor", $"The stored numbers of '{asked.Code}' itself are reconciled; leave this out.");
        if (request.Rising)
            faults.Add(
                FaultCodes.NotAllowed,
                "/rising",
                "That periods rise is no rule of a reconciliation; leave this out, or break the total down over periods with it."
            );
        if (request is { Value: null, Mode: not SpreadMode.Set })
            faults.Add(FaultCodes.MissingField, "/value", "Say how much to add or subtract.");
        if (request.Value is { } value && value.Decimals > asked.Decimals)
            faults.Add(FaultCodes.TooManyDecimals, "/value", $"{value} has more decimals than the {asked.Decimals} of '{asked.Code}'.");
        var place = new Slice
        {
            Scenario = request.Scenario,
            Indicators = [asked.Code],
            Measures = [request.Measure],
            Filter = request.Scope,
            Period = request.Period,
            Rows = [],
            Columns = [],
        };
        SliceLayout.Of(
            structure.Scopes,
            structure.Calendar,
            place,
            grants.MaySee,
            (code, pointer, message) =>
                faults.Add(
                    code,
                    pointer.StartsWith("/filter", StringComparison.Ordinal) ? "/scope" + pointer["/filter".Length..] : pointer,
                    message
                )
        );
        if (faults.IsEmpty && !grants.MaySee(structure.Scopes, request.Scope))
            faults.Add(
                FaultCodes.NotAllowed,
                "/scope",
                "You may see only some members of a dimension; name one of them, and reconcile the cells below it."
            );
        return faults.IsEmpty ? null : new Invalid(faults.Faults);
    }
}
