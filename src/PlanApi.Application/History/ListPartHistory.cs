using System.Globalization;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>The changes of one part, the newest first, under all keys that it has had; also of a part that was deleted.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Kind">The kind's name in changes: <c>Target</c>.</param>
/// <param name="Key">The part's present key, or its last one.</param>
/// <param name="Page">Which of them.</param>
public sealed record ListPartHistory(Code Plan, string Kind, string Key, PageRange Page) : Query<Page<PartChange>>
{
    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

internal sealed class ListPartHistoryHandler(PlanFinder plans, PartTrail trail) : IHandler<ListPartHistory, Page<PartChange>>
{
    public async Task<Outcome<Page<PartChange>>> Handle(ListPartHistory request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        if (PartKind.Find(request.Kind) is not { } kind)
            return new Invalid([
                new Fault(
                    FaultCodes.NotAllowed,
                    "/kind",
                    $"There is no kind '{request.Kind}'; use {string.Join(", ", PartKind.All.Append(PartKind.Plan))}."
                ),
            ]);
        var page = request.Page;
        if (!page.Numbers().IsSuccess(out var cursors, out failure))
            return failure;
        var (below, above) = (cursors.After ?? long.MaxValue, cursors.Before ?? 0);
        var found = new List<PartChange>();
        var isKnown = false;
        await foreach (var change in trail.Of(plan, kind, request.Key, cancellation))
        {
            isKnown = true;
            if (change.Set.Sequence <= above)
                break;
            if (change.Set.Sequence < below)
                found.Add(change);
            if (!page.IsBackward && found.Count == page.Take)
                break;
        }
        return isKnown
            ? page.Page(
                page.IsBackward ? [.. found.TakeLast(page.Take)] : found,
                change => change.Set.Sequence.ToString(CultureInfo.InvariantCulture)
            )
            : new NotFound(kind.Noun, request.Key);
    }
}
