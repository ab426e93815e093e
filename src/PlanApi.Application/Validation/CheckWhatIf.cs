using PlanApi.Application.Access;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Validation;

/// <summary>The findings that the plan would have after a change, without changing it.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Changes">By collection and key, a merge patch of that part; null removes the part: <c>{"targets": {"gmv-2024": {"value":
/// 20}}}</c>.</param>
/// <param name="Language">The language of the findings.</param>
public sealed record CheckWhatIf(Code Plan, SourceNode Changes, string Language = "en") : Query<WhatIfReport>
{
    /// <summary>The scenario whose cells are checked, before and after.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

/// <summary>The effect of a change on the plan's findings.</summary>
/// <param name="Counts">How many there would be in all.</param>
/// <param name="Added">The findings that the change would add.</param>
/// <param name="Resolved">The findings that the change would resolve.</param>
public sealed record WhatIfReport(FindingCounts Counts, IReadOnlyList<FindingAnswer> Added, IReadOnlyList<FindingAnswer> Resolved);

internal sealed class CheckWhatIfHandler(PlanDb db, PlanReports reports) : IHandler<CheckWhatIf, WhatIfReport>
{
    public async Task<Outcome<WhatIfReport>> Handle(CheckWhatIf request, CancellationToken cancellation)
    {
        await using var moment = await ReadSnapshot.Begin(db, cancellation);
        if (
            !(await reports.Of(request.Plan, request.Scenario, cancellation)).IsSuccess(out var now, out var failure)
            || !(await reports.Document(request.Plan, request.Scenario, cancellation)).IsSuccess(out var snapshot, out failure)
        )
            return failure;
        var faults = new FaultList();
        var changed = DocumentPatch.Apply(snapshot.Document, request.Changes, faults);
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        var reading = PlanDocumentReader.Read(changed);
        if (reading.Read is not { } read)
            return new Invalid(reading.Faults);
        var then = reports.Of(read.Document, cancellation);
        return new WhatIfReport(FindingCounts.Of([.. then.Judgements]), Told(then.Without(now.Report)), Told(now.Report.Without(then)));

        IReadOnlyList<FindingAnswer> Told(ValidationReport report) =>
            [.. report.Judgements.Select(judgement => FindingAnswer.Of(judgement, request.Language))];
    }
}
