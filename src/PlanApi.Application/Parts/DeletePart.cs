using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>Removes a part from its plan, unless others still mention it. The answer is the part before its removal.</summary>
public sealed record DeletePart<TPart>(Code Plan, string Key, SeenVersions? ExpectedVersion) : Command<TPart>
    where TPart : PlanPart
{
    public override Permission Permission => PartKind.Of<TPart>().IsDecision ? Permission.Decide : Permission.PlanByIndicator;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => !PartKind.Of<TPart>().StaysOpen;
}

internal sealed class DeletePartHandler<TPart>(PartStore<TPart> store, ChangeRecorder recorder, VisibilityFinder visibility)
    : IHandler<DeletePart<TPart>, TPart>
    where TPart : PlanPart
{
    public async Task<Outcome<TPart>> Handle(DeletePart<TPart> request, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        var sight = await visibility.For(plan, cancellation);
        var seen = await store.Find(plan.Id, request.Key, sight, cancellation);
        if (seen is null || await store.FindRow(plan.Id, request.Key, cancellation) is not { } row)
            return new NotFound(store.Noun, request.Key);
        if (!visibility.MayWriteKind(seen))
            return visibility.RefusalToWriteKind();
        if (SeenVersions.Refusal(request.ExpectedVersion, row.Version) is { } refused)
            return refused;
        var before = sight.IsLimited ? await store.Find(plan.Id, request.Key, Visibility.Everything, cancellation) : seen;
        if (recorder.Locks(before, null) is { } locked)
            return locked;
        var mentions = await store.Remove(plan, row, cancellation);
        if (mentions.Count > 0)
            return new InUse(store.Noun, request.Key, sight.IsLimited ? ["other parts, of which you may not see all"] : mentions);
        recorder.Record(store.Kind, request.Key, before, null);
        return seen;
    }
}
