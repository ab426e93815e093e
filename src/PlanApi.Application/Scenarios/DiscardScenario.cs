using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Scenarios;

/// <summary>Removes a scenario with its own cells, and the objectives and targets that begin with it. The history keeps them.</summary>
public sealed record DiscardScenario(Code Plan, Code Scenario, SeenVersions? ExpectedVersion) : Command<Scenario>
{
    public override Permission Permission => Permission.PlanWhole;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => true;
}

internal sealed class DiscardScenarioHandler(
    ScenarioStore store,
    ScenarioCells cells,
    ScenarioParts parts,
    CubeReader cubes,
    ChangeRecorder recorder
) : IHandler<DiscardScenario, Scenario>
{
    public async Task<Outcome<Scenario>> Handle(DiscardScenario request, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        var structure = await cubes.Structure(plan, cancellation);
        if (
            await store.Find(plan.Id, request.Scenario.ToString(), Visibility.Everything, cancellation) is not { } before
            || await store.FindRow(plan.Id, request.Scenario.ToString(), cancellation) is not { } row
        )
            return new NotFound("scenario", request.Scenario.ToString());
        if (SeenVersions.Refusal(request.ExpectedVersion, row.Version) is { } refused)
            return refused;
        if (Scenario.IsBaseline(before))
            return new NotAllowedNow("Every plan keeps its baseline.");
        if (await parts.Drop(plan, structure.Scenarios[request.Scenario], cancellation) is { Count: > 0 } used)
            return new InUse("scenario", request.Scenario.ToString(), used);
        await cells.Drop(plan, structure, row.Id, request.Scenario, cancellation);
        if (await store.Remove(plan, row, cancellation) is { Count: > 0 } mentions)
            return new InUse("scenario", request.Scenario.ToString(), mentions);
        recorder.Record(PartKind.Scenario, before.Key(), before, null);
        return before;
    }
}
