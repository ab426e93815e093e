using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

/// <summary>
/// What a change would do: each part and number before and after, by the same rules as if it were made. Nothing is stored, and an approved
/// plan does not stand against it.
/// </summary>
public sealed record PreviewChange(Code Plan, ChangeDraft Draft) : Command<ChangePreview>
{
    public override Permission Permission => Permission.ContributeWhole;

    public override Code? AboutPlan => Plan;

    public override bool IsRehearsal => true;
}

/// <summary>What a change would do.</summary>
/// <param name="Changes">The changes of parts, in the order in which they would be made.</param>
/// <param name="Scenario">The scenario of the cells.</param>
/// <param name="Cells">The changes of numbers.</param>
public sealed record ChangePreview(IReadOnlyList<ProposedChange> Changes, Code Scenario, IReadOnlyList<ProposedCell> Cells);

internal sealed class PreviewChangeHandler(ChangeApplier applier) : IHandler<PreviewChange, ChangePreview>
{
    public async Task<Outcome<ChangePreview>> Handle(PreviewChange request, CancellationToken cancellation)
    {
        var faults = new FaultList();
        var draft = request.Draft;
        var content = new ChangeContent(
            ProposedParts.Read(draft.Changes, faults),
            draft.Scenario,
            [
                .. draft.Cells.Select(cell => new ProposedCell
                {
                    Indicator = cell.Indicator,
                    Measure = cell.Measure,
                    Scope = cell.Scope,
                    Period = cell.Period,
                    After = cell.Value,
                    Currency = cell.Currency,
                }),
            ]
        );
        foreach (var (at, cell) in draft.Cells.Index().Where(cell => cell.Item.FlowBasis != default))
            faults.Add(FaultCodes.NotAllowed, $"/cells/{at}/flowBasis", "Give the value as the indicator states it.");
        var count = content.Changes.Count + content.Cells.Count;
        if (count > ChangeContent.MaxChanges)
            faults.Add(FaultCodes.TooLarge, "", $"These are {count} changes; one request makes at most {ChangeContent.MaxChanges}.");
        if (count == 0 && faults.IsEmpty)
            faults.Add(FaultCodes.MissingField, "/changes", "Say what is to change: parts in changes, numbers in cells.");
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        return (await applier.Apply(content, null, isNew: true, cancellation)).IsSuccess(out var made, out var failure)
            ? new ChangePreview(made.Changes, made.Scenario, made.Cells)
            : failure;
    }
}
