using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Errors;
using PlanApi.Application.Spreading;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Decomposition;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Decomposition;

/// <summary>Makes the parts that a preview has shown, exactly those, and writes their numbers: one change set, undone as one.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Token">The preview's token.</param>
public sealed record ApplyDecomposition(Code Plan, string Token) : Command<DecompositionApplied>
{
    public override Permission Permission => Permission.PlanWhole;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => true;
}

/// <summary>The result of applying a decomposition.</summary>
/// <param name="Version">The plan's version afterwards; its number as a change set.</param>
/// <param name="Objectives">How many objectives it made.</param>
/// <param name="KeyResults">How many key results.</param>
/// <param name="Targets">How many targets it made or moved.</param>
/// <param name="Weights">How many weights it made or moved.</param>
/// <param name="Cells">How many numbers of the cube have changed.</param>
public sealed record DecompositionApplied(long Version, int Objectives, int KeyResults, int Targets, int Weights, int Cells);

internal sealed class ApplyDecompositionHandler(
    PreviewTokens tokens,
    DecompositionReader reader,
    DecompositionWriter writer,
    CellResolver resolver,
    CellChange change,
    ChangeRecorder recorder
) : IHandler<ApplyDecomposition, DecompositionApplied>
{
    public Task<Outcome<DecompositionApplied>> Handle(ApplyDecomposition request, CancellationToken cancellation) =>
        Overflows.Answered("/token", () => Apply(request, cancellation));

    private async Task<Outcome<DecompositionApplied>> Apply(ApplyDecomposition request, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        if (tokens.Read<DecompositionRequest>(request.Plan, request.Token) is not { } content)
            return new WrongToken();
        if (
            !(await reader.Read(plan, content.Request, cancellation)).IsSuccess(out var worked, out _)
            || content.State != PreviewDecompositionHandler.StateOf(worked.Plan)
        )
            return new StalePreview();
        var before = plan.Version;
        var written = await writer.Write(plan, worked, cancellation);
        var cells = 0;
        if (worked.Plan.Cells.Count > 0)
        {
            var entries = new CellEntries
            {
                Scenario = content.Request.Scenario,
                Cells =
                [
                    .. worked.Plan.Cells.Select(cell => new CellEntry
                    {
                        Indicator = cell.Indicator,
                        Scope = cell.Scope,
                        Period = cell.Period,
                        Value = cell.Value,
                        Currency = cell.Currency,
                    }),
                ],
            };
            if (
                !(
                    await resolver.Resolve(
                        plan,
                        written.Structure,
                        written.Structure.Scenarios[content.Request.Scenario],
                        entries,
                        cancellation
                    )
                ).IsSuccess(out var resolved, out var failure)
                || !(await change.Make(plan, written.Structure.Scenarios[content.Request.Scenario], resolved, cancellation)).IsSuccess(
                    out cells,
                    out failure
                )
            )
                return failure;
        }
        return new DecompositionApplied(
            written.Any || cells > 0 ? recorder.Version : before,
            written.Objectives,
            written.KeyResults,
            written.Targets,
            written.Weights,
            cells
        );
    }
}
