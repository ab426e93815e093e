using PlanApi.Domain.Spreading.Breakdowns;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>Translates refusals of the solvers, which count steps, into the names of cells and the indicator's unit.</summary>
internal sealed class SpreadRefusals(SpreadCells cells, SpreadLimits limits)
{
    public SpreadRefused Stopped(int cell) =>
        Told(
            new BreakdownConflict(
                "spread-infeasible",
                "A hold or bound of a cell does not allow its value.",
                null,
                null,
                [new BindingLimit(cell, null, true, limits.Low![cell]), new BindingLimit(cell, null, false, limits.High![cell])],
                []
            ),
            null
        );

    public SpreadRefused Told(BreakdownConflict conflict, long? total) =>
        new(
            conflict.Code,
            conflict.Message,
            total is { } steps ? Decimal(steps) : null,
            Decimal(conflict.Lowest),
            Decimal(conflict.Highest),
            [
                .. conflict
                    .Binding.Where(limit => limit.Value is not (long.MinValue or long.MaxValue))
                    .Select(limit => new SpreadLimit(limit.Cell is { } cell ? Name(cell) : limit.Name!, limit.IsLow, Decimal(limit.Value))),
            ],
            [
                .. conflict.Relaxations.SelectMany(
                    (alternative, at) =>
                        alternative.Select(relaxation => new SpreadRelaxation(
                            relaxation.Cell is { } cell ? Name(cell) : relaxation.Name!,
                            Decimal(relaxation.From)!.Value,
                            Decimal(relaxation.To)!.Value,
                            at + 1
                        ))
                ),
            ]
        );

    public string Name(int cell) =>
        $"{cells.Indicator.Code}{(cells.ScopeOf(cell) is { Count: > 0 } scope ? $" {scope}" : "")} {cells.PeriodOf(cell)}";

    public decimal Decimal(long steps) => (decimal)steps * cells.StoredSteps(1) / Quantity.StepsPerUnit;

    public decimal? Decimal(Fraction? steps) =>
        steps is { } value ? (decimal)(value * Fraction.Of(cells.StoredSteps(1))).Rounded(0) / Quantity.StepsPerUnit : null;

    // What is out of all proportion is as good as without a limit.
    private decimal? Decimal(Int128? steps) =>
        steps is { } value && Int128.Abs(value) < (Int128)1_000_000_000_000 * 1_000_000_000_000
            ? (decimal)value * cells.StoredSteps(1) / Quantity.StepsPerUnit
            : null;
}
