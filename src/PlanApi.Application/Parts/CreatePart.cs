using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>Adds a part to a plan.</summary>
public sealed record CreatePart<TPart>(Code Plan, TPart Part) : Command<TPart>
    where TPart : PlanPart
{
    public override Permission Permission => PartPolicy<TPart>.Change;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => PartPolicy<TPart>.Locked;
}

internal sealed class CreatePartHandler<TPart>(
    PartStore<TPart> store, PartChecker<TPart> checker, ChangeRecorder recorder) : IHandler<CreatePart<TPart>, TPart>
    where TPart : PlanPart
{
    public async Task<Outcome<TPart>> Handle(CreatePart<TPart> request, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        var part = request.Part with { Id = null, Version = null };
        if (await store.Exists(plan.Id, part.Key(), cancellation))
            return new DuplicateCode(store.Noun, part.Key());
        var (references, failure) = await checker.Check(plan, part, null, cancellation);
        if (failure is not null)
            return failure;
        var id = plan.NextId++;
        store.Insert(plan.Id, id, recorder.Version, part, references);
        var created = part with { Id = NodeId.Of(store.Kind, plan.Id, id), Version = recorder.Version };
        recorder.Record(store.Kind, part.Key(), null, created);
        return created;
    }
}
