using System.Collections.Immutable;
using Microsoft.Extensions.Caching.Memory;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube;
using PlanApi.Application.Documents;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Scenarios;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Validation;

/// <summary>
/// Validates stored plans as their callers see them. It keeps the last report of each scenario until the plan or the day changes.
/// </summary>
public sealed class PlanReports(
    DocumentBuilder builder,
    OverlaidCells cells,
    PlanFinder finder,
    ScenarioStore scenarios,
    ReportCache cache,
    VisibilityFinder visibility,
    Caller caller,
    TimeProvider clock
)
{
    /// <summary>The collections whose parts have a place, so that a finding about such a part is about the members at its place.</summary>
    private static readonly HashSet<string> Placed =
    [
        .. PartKind.All.Where(kind => kind.HasPlace).Select(kind => kind.Collection),
        PlanDocument.CellList,
    ];

    /// <summary>The collections whose parts name indicators, so that a finding about these parts alone is about their numbers.</summary>
    private static readonly HashSet<string> OfIndicators =
    [
        .. PartKind.All.Where(kind => kind.ForIndicators == Sight.ByStore && kind != PartKind.Weight).Select(kind => kind.Collection),
        PlanDocument.CellList,
    ];

    private static readonly HashSet<RuleFamily> OfNumbers = [RuleFamily.Arithmetic, RuleFamily.Contradictions, RuleFamily.Feasibility];

    private (long Plan, VersionedDocument Snapshot)? _built;

    /// <summary>The report on the visible part of a plan, with the cells of one of its scenarios.</summary>
    public async Task<Outcome<PlanReport>> Of(Code code, Code scenario, CancellationToken cancellation)
    {
        if (!(await finder.Get(code, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var seen = await visibility.For(plan, cancellation);
        var key = new ReportKey(scenario, seen.IsLimited ? caller.Identity?.GrantKey ?? "" : null);
        var today = PlanDay.Today(clock, plan.TimeZone);
        if (cache.Find(plan.Id, key, plan.Version, today) is { } kept)
            return kept;
        if (!await scenarios.Exists(plan.Id, scenario.ToString(), cancellation))
            return new NotFound("scenario", scenario.ToString());
        if (!(await Document(code, scenario, cancellation)).IsSuccess(out var snapshot, out failure))
            return failure;
        var report = Domain.Validation.PlanValidator.Validate(snapshot.Document, today, seen.Limited, cancellation);
        return cache.Keep(plan.Id, key, new PlanReport(snapshot.Version, today, seen.IsLimited ? Told(report, seen) : report));
    }

    /// <summary>The plan to check. For a second scenario only the cells are read, because the rest is the same.</summary>
    internal async Task<Outcome<VersionedDocument>> Document(Code code, Code scenario, CancellationToken cancellation)
    {
        if (!(await finder.Get(code, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var seen = await visibility.For(plan, cancellation);
        if (_built is { } known && known.Plan == plan.Id && known.Snapshot.Version == plan.Version)
            return known.Snapshot.Document.Scenario == scenario
                ? known.Snapshot
                : known.Snapshot with
                {
                    Document = known.Snapshot.Document with
                    {
                        Scenario = scenario,
                        Cells = await cells.Of(plan, scenario, seen, cancellation),
                    },
                };
        if (!(await builder.BuildShown(code, scenario, seen, cancellation)).IsSuccess(out var snapshot, out failure))
            return failure;
        _built = (plan.Id, snapshot);
        return snapshot;
    }

    /// <summary>The report of a document that is not stored, for the present day in the plan's time zone.</summary>
    public ValidationReport Of(PlanDocument document, CancellationToken cancellation) => Of(document, clock, cancellation);

    /// <summary>The same without a service: on the command line.</summary>
    public static ValidationReport Of(PlanDocument document, TimeProvider clock, CancellationToken cancellation) =>
        Domain.Validation.PlanValidator.Validate(document, PlanDay.Today(clock, document.Plan.TimeZone), cancellation: cancellation);

    // That a section is never used, or an indicator has no target, follows only from all of the plan.
    private static ValidationReport Told(ValidationReport report, Visibility seen) =>
        new([
            .. report.Judgements.Where(judgement =>
                judgement.Finding.Places.Any(place => Placed.Contains(place.Kind))
                && (seen.Indicators is null || IsOfNumbers(judgement.Finding))
            ),
        ]);

    // Who sees some indicators only cannot say what is missing; that numbers disagree follows from these numbers alone.
    private static bool IsOfNumbers(Finding finding) =>
        OfNumbers.Contains(RuleCatalogue.Find(finding.Rule)!.Family) && finding.Places.All(place => OfIndicators.Contains(place.Kind));
}

/// <summary>The findings of validation in a plan at a version, on a day.</summary>
public sealed record PlanReport(long Version, DateOnly Today, ValidationReport Report);

/// <summary>The cells that were checked, and the grants; null for the whole plan.</summary>
internal readonly record struct ReportKey(Code Scenario, string? Grants);

/// <summary>
/// The last reports of each plan, by scenario and grants. Each service has its own cache, because plan ids are only unique within a
/// service. The number of findings is limited; the reports that were not used for longest are dropped first.
/// </summary>
public sealed class ReportCache : IPlanMemory, IDisposable
{
    /// <summary>How many reports of the newest version of a plan are kept.</summary>
    private const int MostReports = 8;

    private const int MostFindings = 100_000;

    private readonly MemoryCache _reports = new(new MemoryCacheOptions { SizeLimit = MostFindings });

    /// <summary>Forgets everything.</summary>
    public void Clear() => _reports.Clear();

    public void Forget(long planId) => _reports.Remove(planId);

    public void Dispose() => _reports.Dispose();

    internal PlanReport? Find(long planId, ReportKey key, long version, DateOnly today) =>
        Of(planId).GetValueOrDefault(key) is { } report && report.Version == version && report.Today == today ? report : null;

    internal PlanReport Keep(long planId, ReportKey key, PlanReport report)
    {
        // What shows another version is of no more use.
        var fresh = Of(planId)
            .Where(pair => pair.Key != key && pair.Value.Version == report.Version && pair.Value.Today == report.Today)
            .Take(MostReports - 1);
        var kept = ImmutableDictionary.CreateRange(fresh).SetItem(key, report);
        _reports.Set(planId, kept, new MemoryCacheEntryOptions { Size = 1 + kept.Values.Sum(one => one.Report.Judgements.Count) });
        return report;
    }

    private ImmutableDictionary<ReportKey, PlanReport> Of(long planId) =>
        _reports.Get<ImmutableDictionary<ReportKey, PlanReport>>(planId) ?? [];
}
