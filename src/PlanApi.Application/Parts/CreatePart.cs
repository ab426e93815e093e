using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>Adds a part to a plan.</summary>
public sealed record CreatePart<TPart>(Code Plan, TPart Part) : Command<TPart>
    where TPart : PlanPart
{
    /// <summary>A part whose fields may have faults. These are reported together with all others.</summary>
    public CreatePart(Code plan, ReadPart<TPart> read)
        : this(plan, read.Part) => Faults = read.Faults;

    /// <summary>The faults of the part's fields from reading it.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    public override Permission Permission => PartKind.Of<TPart>().IsDecision ? Permission.Decide : Permission.PlanByIndicator;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => !PartKind.Of<TPart>().StaysOpen;
}

internal sealed class CreatePartHandler<TPart>(
    PartStore<TPart> store,
    PartChecker<TPart> checker,
    ChangeRecorder recorder,
    VisibilityFinder visibility
) : IHandler<CreatePart<TPart>, TPart>
    where TPart : PlanPart
{
    public async Task<Outcome<TPart>> Handle(CreatePart<TPart> request, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        var part = request.Part with { Id = null, Version = null };
        // Who may not write such parts is told nothing that follows from others, such as a circle.
        if (!visibility.MayWriteKind(part))
            return visibility.RefusalToWriteKind();
        var (references, failure) = await checker.Check(plan, new ReadPart<TPart>(part, request.Faults), null, cancellation);
        if (failure is not null)
            return failure;
        if (await store.Taken(plan.Id, part.Key(), await visibility.For(plan, cancellation), cancellation) is { } taken)
            return taken;
        if (recorder.Locks(null, part) is { } locked)
            return locked;
        var id = plan.NextId++;
        store.Insert(plan.Id, id, recorder.Version, part, references);
        var created = part with { Id = NodeId.Of(store.Kind, plan.Id, id), Version = recorder.Version };
        recorder.Record(store.Kind, part.Key(), null, created);
        return created;
    }
}
