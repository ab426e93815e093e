using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Plans.Lifecycle;

/// <summary>Changes those fields of the plan itself that a JSON merge patch names. The status has its own request.</summary>
public sealed record UpdatePlan(Code Plan, SourceNode Patch, SeenVersions? ExpectedVersion) : Command<Plan>
{
    public override Permission Permission => Permission.PlanWhole;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => true;
}

internal sealed class UpdatePlanHandler(PlanStore plans, PlanFits fits, ReferenceResolver resolver, ChangeRecorder recorder, Caller caller)
    : IHandler<UpdatePlan, Plan>
{
    public async Task<Outcome<Plan>> Handle(UpdatePlan request, CancellationToken cancellation)
    {
        var row = recorder.Plan!;
        if (SeenVersions.Refusal(request.ExpectedVersion, row.OwnVersion) is { } refused)
            return refused;
        var before = (await plans.Find(request.Plan, cancellation))!;
        if (!PartPatch.Apply(before, request.Patch).IsSuccess(out var read, out var failure))
            return failure;
        var after = read.Part;
        var (references, unknown) = await resolver.Resolve(row, after, read.Mentions(), Visibility.Everything, cancellation);
        var faults = new FaultList();
        foreach (var fault in read.Faults.Concat(unknown))
            faults.Add(fault);
        if (read.IsWhole)
            PartValidators.Check(after, faults);
        if (faults.IsEmpty)
        {
            foreach (var fault in await fits.Faults(row, after, cancellation))
                faults.Add(fault);
        }
        if (after.Status != before.Status)
            faults.Add(new Fault("not-allowed", "/status", "The status changes by a request of its own; leave it out here."));
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        if (!caller.Identity!.MaySee(after.Code))
            return new Forbidden($"a grant for the plan '{after.Code}'");
        if (after.Code != before.Code && await plans.Exists(after.Code, cancellation))
            return new DuplicateCode("plan", after.Code.ToString());
        if (PlanJson.AreSame(before, after with { Id = before.Id, Version = before.Version }))
            return before;
        PlanStore.Write(row, after, references);
        row.OwnVersion = recorder.Version;
        after = after with { Id = before.Id, Version = recorder.Version };
        recorder.Record(PartKind.Plan, before.Key(), before, after);
        return after;
    }
}
