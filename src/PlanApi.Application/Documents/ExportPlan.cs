using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Scenarios;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents;

/// <summary>The whole plan as a document, with the cells of one scenario.</summary>
public sealed record ExportPlan(Code Plan, Code? Scenario = null) : Query<PlanDocument>
{
    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

internal sealed class ExportPlanHandler(PlanDb db, PlanFinder plans, ScenarioStore scenarios, DocumentBuilder builder)
    : IHandler<ExportPlan, PlanDocument>
{
    public async Task<Outcome<PlanDocument>> Handle(ExportPlan request, CancellationToken cancellation)
    {
        // Many queries: between them, nobody's write may be seen.
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        var scenario = request.Scenario ?? Scenario.PlainBaseline.Code;
        if (await plans.Find(request.Plan, cancellation) is { } plan
            && !await scenarios.Exists(plan.Id, scenario.ToString(), cancellation))
            return new NotFound("scenario", scenario.ToString());
        return (await builder.Build(request.Plan, scenario, cancellation)).IsSuccess(out var built, out var failure) ? built.Document : failure;
    }
}
