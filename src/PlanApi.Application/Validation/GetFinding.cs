using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Validation;

/// <summary>One finding, by its fingerprint.</summary>
public sealed record GetFinding(Code Plan, string Fingerprint, string Language = "en") : Query<FindingAnswer>
{
    /// <summary>The scenario whose cells are checked.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetFindingHandler(PlanReports reports) : IHandler<GetFinding, FindingAnswer>
{
    public async Task<Outcome<FindingAnswer>> Handle(GetFinding request, CancellationToken cancellation)
    {
        if (!(await reports.Of(request.Plan, request.Scenario, cancellation)).IsSuccess(out var report, out var failure))
            return failure;
        return report.Report.Judgements.FirstOrDefault(judgement => judgement.Finding.Fingerprint == request.Fingerprint) is { } found
            ? FindingAnswer.Of(found, request.Language, request.Scenario)
            : new NotFound("finding", request.Fingerprint);
    }
}
