using PlanApi.Application.Access;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Scenarios;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents;

/// <summary>The whole plan as a document, with the cells of all scenarios or of one.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Scenario">The scenario; all of them when null.</param>
/// <param name="Format">The document's language.</param>
/// <param name="Output">Where the text goes, in UTF-8, as it is read; nothing is written where there is no such plan or scenario.</param>
public sealed record ExportPlan(Code Plan, Code? Scenario, DocumentFormat Format, Stream Output) : Query<ExportedPlan>
{
    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

/// <summary>The plan's version that the document shows.</summary>
public sealed record ExportedPlan(long Version);

internal sealed class ExportPlanHandler(PlanDb db, PlanFinder plans, ScenarioStore scenarios, DocumentBuilder builder)
    : IHandler<ExportPlan, ExportedPlan>
{
    public async Task<Outcome<ExportedPlan>> Handle(ExportPlan request, CancellationToken cancellation)
    {
        // Many queries: between them, nobody's write may be seen.
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (
            request.Scenario is { } scenario
            && await plans.Find(request.Plan, cancellation) is { } plan
            && !await scenarios.Exists(plan.Id, scenario.ToString(), cancellation)
        )
            return new NotFound("scenario", scenario.ToString());
        using var text = DocumentText.To(request.Output, request.Format);
        return (await builder.Write(request.Plan, request.Scenario, text, cancellation)).IsSuccess(out var written, out var failure)
            ? new ExportedPlan(written.Version!.Value)
            : failure;
    }
}
