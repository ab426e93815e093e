using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents;

/// <summary>The whole plan as a document, with the cells of one scenario.</summary>
public sealed record ExportPlan(Code Plan, Code? Scenario = null) : Query<PlanDocument>
{
    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

internal sealed class ExportPlanHandler(DocumentBuilder builder) : IHandler<ExportPlan, PlanDocument>
{
    public async Task<Outcome<PlanDocument>> Handle(ExportPlan request, CancellationToken cancellation) =>
        (await builder.Build(request.Plan, request.Scenario ?? Code.Known("baseline"), cancellation)).IsSuccess(out var built, out var failure)
            ? built.Document
            : failure;
}
