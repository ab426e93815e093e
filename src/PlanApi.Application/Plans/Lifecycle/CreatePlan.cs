using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Scenarios;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Plans.Lifecycle;

/// <summary>Starts an empty plan, with its baseline scenario.</summary>
public sealed record CreatePlan(Plan Plan) : Command<Plan>
{
    /// <summary>A plan whose fields may have faults. These are reported together with all others.</summary>
    public CreatePlan(ReadPart<Plan> read)
        : this(read.Part) => Faults = read.Faults;

    /// <summary>The faults of the plan's fields from reading it.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    public override Permission Permission => Permission.PlanWhole;
}

internal sealed class CreatePlanHandler(
    PlanStore plans,
    ReferenceResolver resolver,
    ScenarioStore scenarios,
    ChangeRecorder recorder,
    Caller caller
) : IHandler<CreatePlan, Plan>
{
    public async Task<Outcome<Plan>> Handle(CreatePlan request, CancellationToken cancellation)
    {
        var read = new ReadPart<Plan>(request.Plan, request.Faults);
        var plan = read.Part;
        var (references, unknown) = await resolver.Resolve(
            new PlanRow
            {
                Code = "",
                Names = plan.Names,
                Calendar = plan.Calendar,
                Currency = "",
                TimeZone = "",
            },
            plan,
            read.Mentions(),
            Visibility.Everything,
            cancellation
        );
        var faults = new FaultList();
        foreach (var fault in read.Faults.Concat(unknown))
            faults.Add(fault);
        if (read.IsWhole)
            PartValidators.Check(plan, faults);
        if (plan.Status != PlanStatus.Draft)
            faults.Add(new Fault("not-allowed", "/status", "A plan begins as a draft; leave the status out."));
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        if (!caller.Identity!.MaySee(plan.Code))
            return new Forbidden($"a grant for the plan '{plan.Code}'");
        if (await plans.Exists(plan.Code, cancellation))
            return new DuplicateCode("plan", plan.Code.ToString());

        var row = await plans.Insert(plan, cancellation);
        recorder.Begin(row);
        PlanStore.Write(row, plan, references);
        row.OwnVersion = recorder.Version;
        var baseline = Domain.Scenarios.Scenario.PlainBaseline;
        scenarios.Insert(
            row.Id,
            row.NextId++,
            recorder.Version,
            baseline,
            (await resolver.Resolve(row, baseline, Visibility.Everything, cancellation)).References
        );
        var created = plan with { Id = NodeId.Of<Plan>(row.Id, 0), Version = recorder.Version };
        recorder.Record(PartKind.Plan, plan.Key(), null, created);
        recorder.Record(PartKind.Scenario, baseline.Key(), null, baseline);
        return created;
    }
}
