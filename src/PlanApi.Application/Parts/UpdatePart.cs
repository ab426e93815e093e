using PlanApi.Application.Access;
using PlanApi.Application.Documents;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>Changes the fields of a part that a JSON merge patch (RFC 7396) names; null clears a field.</summary>
public sealed record UpdatePart<TPart>(Code Plan, string Key, SourceNode Patch, long? ExpectedVersion) : Command<TPart>
    where TPart : PlanPart
{
    public override Permission Permission => PartPolicy<TPart>.Change;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => PartPolicy<TPart>.Locked;
}

internal sealed class UpdatePartHandler<TPart>(
    PartStore<TPart> store, PartChecker<TPart> checker, ChangeRecorder recorder, VisibilityFinder visibility)
    : IHandler<UpdatePart<TPart>, TPart>
    where TPart : PlanPart
{
    public async Task<Outcome<TPart>> Handle(UpdatePart<TPart> request, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        if (request.ExpectedVersion is not { } expected)
            return new MissingVersion();
        var before = await store.Find(plan.Id, request.Key, await visibility.For(plan, cancellation), cancellation);
        if (before is null || await store.FindRow(plan.Id, request.Key, cancellation) is not { } row)
            return new NotFound(store.Noun, request.Key);
        if (row.Version != expected)
            return new StaleVersion(expected, row.Version);
        if (!PartPatch.Apply(before, request.Patch).IsSuccess(out var read, out var failure))
            return failure;
        var (references, fault) = await checker.Check(plan, read, row.Id, cancellation);
        if (fault is not null)
            return fault;
        var after = read.Part;
        if (after.Key() != before.Key() && await store.Exists(plan.Id, after.Key(), cancellation))
            return new DuplicateCode(store.KeyNoun, after.Key());
        row.Version = recorder.Version;
        await store.Replace(plan, row, after, references, cancellation);
        // A part that mentions itself reads differently under its new code.
        after = after.Code == before.Code
            ? after with { Id = before.Id, Version = recorder.Version }
            : (await store.Find(plan.Id, after.Key(), null, cancellation))!;
        recorder.Record(store.Kind, before.Key(), before, after);
        return after;
    }
}
