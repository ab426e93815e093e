using System.Collections.Immutable;
using Microsoft.Extensions.Caching.Memory;
using PlanApi.Application.Documents;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans;
using PlanApi.Application.Scenarios;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Validation;

/// <summary>Validates stored plans, and keeps the last report of each scenario while the plan and the day stay the same.</summary>
public sealed class PlanReports(DocumentBuilder builder, PlanFinder finder, ScenarioStore scenarios, ReportCache cache, TimeProvider clock)
{
    /// <summary>The report of a plan with the cells of one of its scenarios.</summary>
    public async Task<Outcome<PlanReport>> Of(Code code, Code scenario, CancellationToken cancellation)
    {
        if (await finder.Find(code, cancellation) is not { } plan)
            return new NotFound("plan", code.ToString());
        var today = PlanDay.Today(clock, plan.TimeZone);
        if (cache.Find(plan.Id, scenario, plan.Version, today) is { } kept)
            return kept;
        if (!await scenarios.Exists(plan.Id, scenario.ToString(), cancellation))
            return new NotFound("scenario", scenario.ToString());
        var built = await builder.BuildShown(code, scenario, cancellation);
        if (!built.IsSuccess(out var snapshot, out var failure))
            return failure;
        return cache.Keep(plan.Id, scenario, new PlanReport(
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

/// <summary>The last reports of each plan, by scenario; one cache for each service, since plan ids are. Bounded by findings; the least recently used go first.</summary>
public sealed class ReportCache : IDisposable
{
    /// <summary>How many scenarios of a plan are kept: those of its newest version.</summary>
    private const int MostScenarios = 8;

    private const int MostFindings = 100_000;

    private readonly MemoryCache _reports = new(new MemoryCacheOptions { SizeLimit = MostFindings });

    public void Dispose() => _reports.Dispose();

    internal PlanReport? Find(long planId, Code scenario, long version, DateOnly today) =>
        Of(planId).GetValueOrDefault(scenario) is { } report && report.Version == version && report.Today == today ? report : null;

    internal PlanReport Keep(long planId, Code scenario, PlanReport report)
    {
        // What shows another version is of no more use.
        var fresh = Of(planId).Where(pair => pair.Key != scenario && pair.Value.Version == report.Version && pair.Value.Today == report.Today).Take(MostScenarios - 1);
        var kept = ImmutableDictionary.CreateRange(fresh).SetItem(scenario, report);
        _reports.Set(planId, kept, new MemoryCacheEntryOptions { Size = 1 + kept.Values.Sum(one => one.Report.Judgements.Count) });
        return report;
    }

    private ImmutableDictionary<Code, PlanReport> Of(long planId) => _reports.Get<ImmutableDictionary<Code, PlanReport>>(planId) ?? [];
}
