using System.Collections.Concurrent;
using PlanApi.Application.Documents;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Validation;

/// <summary>Validates stored plans, and keeps each plan's last report while the plan and the day stay the same.</summary>
public sealed class PlanReports(DocumentBuilder builder, PlanFinder finder, ReportCache cache, TimeProvider clock)
{
    public async Task<Outcome<PlanReport>> Of(Code code, CancellationToken cancellation)
    {
        if (await finder.Find(code, cancellation) is not { } plan)
            return new NotFound("plan", code.ToString());
        var today = PlanDay.Today(clock, plan.TimeZone);
        if (cache.Find(plan.Id, plan.Version, today) is { } kept)
            return kept;
        var built = await builder.Build(code, Code.Known("baseline"), cancellation);
        if (!built.IsSuccess(out var snapshot, out var failure))
            return failure;
        return cache.Keep(plan.Id, new PlanReport(
            snapshot.Version, today, Domain.Validation.PlanValidator.Validate(snapshot.Document, today, cancellation)));
    }

    /// <summary>The report of a document that is not stored, on the day that it is in the plan's time zone.</summary>
    public ValidationReport Of(PlanDocument document, CancellationToken cancellation) => Of(document, clock, cancellation);

    /// <summary>The same where there is no service: on the command line.</summary>
    public static ValidationReport Of(PlanDocument document, TimeProvider clock, CancellationToken cancellation) =>
        Domain.Validation.PlanValidator.Validate(document, PlanDay.Today(clock, document.Plan.TimeZone), cancellation);
}

/// <summary>What validation found in a plan at a version, on a day.</summary>
public sealed record PlanReport(long Version, DateOnly Today, ValidationReport Report);

/// <summary>The last report of each plan; one for each service, since plan ids are.</summary>
public sealed class ReportCache
{
    private readonly ConcurrentDictionary<long, PlanReport> _reports = new();

    internal PlanReport? Find(long planId, long version, DateOnly today) =>
        _reports.TryGetValue(planId, out var report) && report.Version == version && report.Today == today ? report : null;

    internal PlanReport Keep(long planId, PlanReport report) => _reports[planId] = report;
}
