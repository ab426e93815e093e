using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Changes;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>Changes the fields of a part that a JSON merge patch (RFC 7396) names; null clears a field.</summary>
public sealed record UpdatePart<TPart>(Code Plan, string Key, SourceNode Patch, SeenVersions? ExpectedVersion) : Command<TPart>
    where TPart : PlanPart
{
    public override Permission Permission => PartKind.Of<TPart>().IsDecision ? Permission.Decide : Permission.PlanByIndicator;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => !PartKind.Of<TPart>().StaysOpen;
}

internal sealed class UpdatePartHandler<TPart>(
    PartStore<TPart> store,
    PartChecker<TPart> checker,
    ChangeRecorder recorder,
    VisibilityFinder visibility
) : IHandler<UpdatePart<TPart>, TPart>
    where TPart : PlanPart
{
    public async Task<Outcome<TPart>> Handle(UpdatePart<TPart> request, CancellationToken cancellation)
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
        if (!PartPatch.Apply(seen, request.Patch).IsSuccess(out var read, out var failure))
            return failure;
        var (references, fault) = await checker.Check(plan, read, row.Id, cancellation);
        if (fault is not null)
            return fault;
        if (read.Part.Key() != seen.Key() && await store.Taken(plan.Id, read.Part.Key(), sight, cancellation) is { } taken)
            return taken;
        var (before, part) = (seen, read.Part);
        if (sight.IsLimited)
        {
            before = (await store.Find(plan.Id, request.Key, Visibility.Everything, cancellation))!;
            part = store.WithHidden(part, seen, before);
            references = await checker.References(plan, part, cancellation);
        }
        if (PlanJson.AreSame(before, part with { Id = before.Id, Version = before.Version }))
            return seen;
        if (recorder.Locks(before, part) is { } locked)
            return locked;
        row.Version = recorder.Version;
        await store.Replace(plan, row, part, references, cancellation);
        var answer = read.Part with { Id = before.Id, Version = recorder.Version };
        var after = part with { Id = before.Id, Version = recorder.Version };
        if (after.Code != before.Code)
        {
            // A part that mentions itself reads differently under its new code.
            answer = (await store.Find(plan.Id, after.Key(), await visibility.Now(plan, cancellation), cancellation))!;
            after = (await store.Find(plan.Id, after.Key(), Visibility.Everything, cancellation))!;
        }
        recorder.Record(store.Kind, before.Key(), before, after);
        return answer;
    }
}
