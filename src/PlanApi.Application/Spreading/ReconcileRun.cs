using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Spreading.Breakdowns;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>Reconciles the stored cells of a place: each total with the cells below it, by the smallest change of all of them.</summary>
internal sealed class ReconcileRun(SpreadCells cells, SpreadLimits limits)
{
    private readonly SpreadRefusals _refusals = new(cells, limits);

    /// <summary>The result, see <see cref="PreparedSpread"/>, and the place's own number.</summary>
    public sealed record Result(long?[] Values, long[] Weight, Func<int, BreakdownReason> Why, long? Total)
    {
        /// <summary>The amount that a weight of 1 means.</summary>
        public static Fraction WeightUnit => Fraction.Of(1, Quantity.StepsPerUnit);
    }

    private SpreadRequest Request => cells.Request;

    private int[] Above => cells.Above!;

    public static Outcome<Result> Of(SpreadCells cells, SpreadLimits limits) => new ReconcileRun(cells, limits).Run();

    private Outcome<Result> Run()
    {
        if (
            !Weights().IsSuccess(out var weights, out var failure)
            || !Beside().IsSuccess(out var beside, out failure)
            || !Outside().IsSuccess(out var outside, out failure)
        )
            return failure;
        if (!SpreadTotals.Of(Request, cells.Parent.At(0)).IsSuccess(out var wanted, out failure))
            return failure;
        long? total = Request.Value is null ? null : checked(cells.Steps(wanted.Value!.Value) - outside);
        // What the place is to come to is said; what it was counts no more.
        if (total is not null && cells.HoldPlace)
            weights[Array.IndexOf(Above, -1)] = 1;
        var answer = ReconciliationSolver.Solve(
            new Reconciliation(Above, cells.Old, weights)
            {
                Parts = cells.Parts,
                Beside = beside,
                Low = limits.Low,
                High = limits.High,
                Sums = limits.Sums,
                Total = total,
            }
        );
        if (answer.Conflict is { } conflict)
            return _refusals.Told(conflict, total);
        var values = answer.Values;
        var sum = cells.Terms.Aggregate(outside, (sum, cell) => checked(sum + values[cell]));
        return new Result(
            Array.ConvertAll(values, value => (long?)value),
            weights,
            answer.Why!,
            cells.Parent.At(0).HasValue || total is not null ? sum : null
        );
    }

    // What lies below a cell in none of the others: along other axes, or in shorter periods. Where cells cross, there is nothing such.
    private Outcome<long[]> Beside()
    {
        if (cells.Parts is not null)
            return new long[cells.Count];
        var beside = new long[cells.Count];
        var isInner = new bool[cells.Count];
        for (var cell = 0; cell < cells.Count; cell++)
        {
            if (Above[cell] is >= 0 and var above)
                (isInner[above], beside[above]) = (true, checked(beside[above] - cells.Old[cell]));
        }
        for (var cell = 0; cell < cells.Count; cell++)
        {
            if (!isInner[cell])
                continue;
            if (cells.Numbers.BelowAt(cells.PlaceAt(cell)) is not { HasValue: true } below)
                return Unclear(cell);
            beside[cell] = checked(beside[cell] + cells.Steps(below));
        }
        return beside;
    }

    // What lies in the place and in none of the cells, where the place is not stored itself.
    private Outcome<long> Outside()
    {
        if (cells.HoldPlace)
            return 0;
        var place = cells.Parent.At(0);
        if (!place.HasValue)
            return Request.Value is null || (cells.Parts is not null && Request.Mode == SpreadMode.Set) ? 0 : Unclear(null);
        if (cells.Parts is not null)
            return 0;
        return cells.Terms.Aggregate(cells.Steps(place), (rest, cell) => checked(rest - cells.Old[cell]));
    }

    private Outcome<long[]> Weights()
    {
        var weights = Array.ConvertAll(cells.Old, old => Math.Abs(cells.StoredSteps(old)));
        var given = new bool[cells.Count];
        foreach (var (weight, at) in (Request.Weights ?? []).Select((weight, at) => (weight, at)))
        {
            if (weight.Value.Steps < 0)
                return Invalid.One(
                    FaultCodes.OutOfRange,
                    $"/weights/{at}/value",
                    "A weight is not below zero; 0 keeps the numbers as they are."
                );
            if (weight.Member is null == weight.Period is null)
                return Invalid.One(FaultCodes.MissingField, $"/weights/{at}", "Name a member or a period.");
            var isNamed = false;
            for (var cell = 0; cell < cells.Count; cell++)
            {
                if (weight.Period is { } period ? cells.PeriodOf(cell) != period : !Names(cell, weight.Member!.Value))
                    continue;
                if (given[cell])
                    return Invalid.One(
                        FaultCodes.NotAllowed,
                        $"/weights/{at}",
                        $"{_refusals.Name(cell)} is weighed already by another member or period; name one of them."
                    );
                (weights[cell], given[cell], isNamed) = (weight.Value.Steps, true, true);
            }
            if (!isNamed)
                return Invalid.One(FaultCodes.UnknownReference, $"/weights/{at}", "Nothing of the sort is stored there along the axes.");
        }
        return weights;
    }

    private bool Names(int cell, Code member) =>
        cells.Frame.Axes.Any(axis =>
            cells.Frame.MemberAt(axis, cells.PlaceAt(cell)) is var number
            && number != DimensionIndex.Top
            && cells.Structure.Scopes.Dimensions[axis.Dimension].CodeOf(number) == member
        );

    private Invalid Unclear(int? cell) =>
        Invalid.One(
            FaultCodes.NotAllowed,
            "/over",
            $"What is stored below {(cell is { } at ? _refusals.Name(at) : "the place")} shares parts, so that it has no sum to "
                + "agree with; reconcile along the axes of those, or clear them first."
        );
}
