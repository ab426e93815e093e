using System.Globalization;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>
/// The effect of a spread before it is applied: every cell before and after with the reason, the places above, and a token that applies
/// it.
/// </summary>
public sealed record PreviewSpread(Code Plan, SpreadRequest Spread, int First = ListOptions.DefaultFirst, string? After = null)
    : Query<SpreadPreview>
{
    public override Permission Permission => Permission.PlanByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class PreviewSpreadHandler(PlanDb db, PlanFinder plans, SpreadPreparer preparer, SpreadProof proof, PreviewTokens tokens)
    : IHandler<PreviewSpread, SpreadPreview>
{
    public Task<Outcome<SpreadPreview>> Handle(PreviewSpread request, CancellationToken cancellation) =>
        Overflows.Answered("/value", () => Preview(request, cancellation));

    private async Task<Outcome<SpreadPreview>> Preview(PreviewSpread request, CancellationToken cancellation)
    {
        if (request.First is < 0 or > ListOptions.MaxFirst)
            return Invalid.One(FaultCodes.OutOfRange, "/first", $"'first' must be 0 to {ListOptions.MaxFirst}.");
        var start = 0;
        if (request.After is not null && !int.TryParse(request.After, NumberStyles.None, CultureInfo.InvariantCulture, out start))
            return Invalid.One(FaultCodes.BadCursor, "/after", "This is not a cursor of this preview; start again without it.");
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        if (!(await preparer.Prepare(plan, request.Spread, cancellation)).IsSuccess(out var spread, out failure))
            return failure;
        var batch = SpreadBatch.Of(db, plan, spread);
        var cells = spread.Cells;
        if (!(await proof.Of(plan, spread, batch, cancellation)).IsSuccess(out var after, out failure))
            return failure;
        var shown = Enumerable
            .Range(start, Math.Min(request.First, Math.Max(cells.Count - start, 0)))
            .Select(cell => Shown(spread, cell))
            .ToArray();
        var token = tokens.Make(request.Plan, spread.State, request.Spread);
        if (token.Length > PreviewTokens.MaxLength)
            return new TooLarge($"{PreviewTokens.MaxLength:N0} characters for a token; name fewer members or weights");
        var before = cells.Parent.At(0);
        return new SpreadPreview(
            token,
            cells.Indicator.Code,
            cells.Request.Measure,
            before.HasValue ? cells.ToQuantity(cells.Steps(before)) : null,
            spread.Total is { } total ? cells.ToQuantity(total) : null,
            spread.Multiplier?.ToText(6),
            cells.Count,
            Enumerable.Range(0, cells.Count).Count(spread.IsChanged),
            spread.Profile?.Missing ?? 0,
            shown,
            Above(spread, after),
            start + shown.Length < cells.Count ? (start + shown.Length).ToString(CultureInfo.InvariantCulture) : null
        )
        {
            Note = spread.Profile?.Note,
        };
    }

    private static SpreadCell Shown(PreparedSpread spread, int cell) =>
        new(
            spread.Cells.ScopeOf(cell),
            spread.Cells.PeriodOf(cell),
            spread.Cells.HasOld[cell] ? spread.Cells.ToQuantity(spread.Cells.Old[cell]) : null,
            spread.Values[cell] is { } value ? spread.Cells.ToQuantity(value) : null,
            spread.ReasonOf(cell)
        );

    private static IReadOnlyList<PlaceAbove> Above(PreparedSpread spread, RollUpEngine engine)
    {
        var (cells, request) = (spread.Cells, spread.Cells.Request);
        // A total over a dimension of which the caller may see some members only stays hidden.
        return
        [
            .. PlacesAbove
                .Of(cells.Structure, cells.Place, request.Period)
                .Prepend((cells.Place, request.Period))
                .Where(place => cells.MaySee(place.Item1))
                .Select(place =>
                {
                    var frame = Frames.At(cells.Structure.Scopes, place.Item1, [place.Item2]);
                    var was = SliceCell.Of(cells.Engine.Over(cells.Indicator.Code, request.Measure, frame), 0, cells.Indicator.Decimals);
                    var will = SliceCell.Of(engine.Over(cells.Indicator.Code, request.Measure, frame), 0, cells.Indicator.Decimals);
                    return new PlaceAbove(place.Item1, place.Item2, was.Value, will.Value, will.State == CellState.Stored, will.Difference);
                }),
        ];
    }
}
