using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>Writes exactly the result of a preview; a failure if something has changed since.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Token">The preview's token.</param>
public sealed record ApplySpread(Code Plan, string Token) : Command<CellsWritten>, IDurable
{
    public override Permission Permission => Permission.PlanByIndicator;

    public override Code? AboutPlan => Plan;

    /// <summary>Which numbers it changes, the token says; the handler asks.</summary>
    public override bool ChangesLockedParts => false;
}

internal sealed class ApplySpreadHandler(
    PlanDb db,
    PreviewTokens tokens,
    SpreadPreparer preparer,
    CellChange change,
    ChangeRecorder recorder
) : IHandler<ApplySpread, CellsWritten>
{
    public Task<Outcome<CellsWritten>> Handle(ApplySpread request, CancellationToken cancellation) =>
        Overflows.Answered("/token", () => Apply(request, cancellation));

    private async Task<Outcome<CellsWritten>> Apply(ApplySpread request, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        if (tokens.Read<SpreadRequest>(request.Plan, request.Token) is not { } content)
            return new WrongToken();
        if (plan.Locks([content.Request.Measure]) is { } locked)
            return locked;
        // What was possible then and is not now has moved, whatever else it is.
        if (
            !(await preparer.Prepare(plan, content.Request, cancellation)).IsSuccess(out var spread, out _)
            || spread.State != content.State
        )
            return new StalePreview();
        var batch = SpreadBatch.Of(db, plan, spread);
        var structure = batch.Scopes.Store(cancellation);
        var cells = new ResolvedCells(structure, [new ResolvedCells.Part(batch.Batch, spread.Shown)]);
        if (!(await change.Make(plan, spread.Scenario, cells, cancellation)).IsSuccess(out var changed, out var failure))
            return failure;
        return new CellsWritten(
            changed > 0 ? recorder.Version : plan.Version,
            changed,
            spread.Cells.Count - Math.Min(changed, spread.Cells.Count)
        );
    }
}
