using PlanApi.Application.Access;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents;

/// <summary>Creates a plan from a document, whole or not at all.</summary>
/// <param name="Content">The document, in UTF-8.</param>
/// <param name="Format">The language of the document.</param>
public sealed record ImportPlan(ReadOnlyMemory<byte> Content, DocumentFormat Format) : Command<Plan>, IDurable
{
    public override Permission Permission => Permission.PlanWhole;
}

internal sealed class ImportPlanHandler(PlanStore plans, PlanLoader loader, Caller caller) : IHandler<ImportPlan, Plan>
{
    public async Task<Outcome<Plan>> Handle(ImportPlan request, CancellationToken cancellation)
    {
        var reading = PlanDocumentReader.Read(request.Content, request.Format);
        if (reading.Read is not { } read)
            return new Invalid(reading.Faults);
        var plan = read.Document.Plan;
        if (!caller.Identity!.MaySee(plan.Code))
            return new Forbidden($"a grant for the plan '{plan.Code}'");
        if (plan.Status is PlanStatus.Approved or PlanStatus.Closed && caller.Identity.Role < Role.Committee)
            return new Forbidden("the role 'committee', since the document says that the plan is approved");
        if (await plans.Exists(plan.Code, cancellation))
            return new DuplicateCode("plan", plan.Code.ToString());
        return await loader.Load(read.Document, cancellation);
    }
}
