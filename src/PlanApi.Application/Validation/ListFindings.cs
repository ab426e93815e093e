using System.Globalization;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Validation;

/// <summary>A page of a plan's findings, the worst first.</summary>
public sealed record ListFindings(Code Plan) : Query<FindingPage>
{
    /// <summary>The scenario whose cells are checked.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>Leaves out findings that this scenario also has.</summary>
    public Code? Against { get; init; }

    public IReadOnlyList<Severity>? Severities { get; init; }

    public IReadOnlyList<string>? Rules { get; init; }

    /// <summary>Only waived findings, or only the others.</summary>
    public bool? Waived { get; init; }

    public string Language { get; init; } = "en";

    public PageRange Page { get; init; } = new();

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>Some of a plan's findings, the number of matches on all pages, and the number of all findings.</summary>
public sealed record FindingPage(Page<FindingAnswer> Page, int Total, FindingCounts Counts, long PlanVersion);

/// <summary>Findings by severity; waived ones are counted separately.</summary>
public sealed record FindingCounts(int Errors, int Warnings, int Notes, int Waived)
{
    public static FindingCounts Of(IReadOnlyCollection<Judgement> judgements)
    {
        int Open(Severity severity) => judgements.Count(judgement => !judgement.IsWaived && judgement.Finding.Severity == severity);
        return new FindingCounts(
            Open(Severity.Error),
            Open(Severity.Warning),
            Open(Severity.Note),
            judgements.Count(judgement => judgement.IsWaived)
        );
    }
}

internal sealed class ListFindingsHandler(PlanDb db, PlanReports reports) : IHandler<ListFindings, FindingPage>
{
    public async Task<Outcome<FindingPage>> Handle(ListFindings request, CancellationToken cancellation)
    {
        if (Faults(request).ToList() is { Count: > 0 } faults)
            return new Invalid(faults);
        // Two scenarios are compared as they are at one moment.
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await reports.Of(request.Plan, request.Scenario, cancellation)).IsSuccess(out var report, out var failure))
            return failure;
        if (request.Against is { } against)
        {
            if (!(await reports.Of(request.Plan, against, cancellation)).IsSuccess(out var other, out failure))
                return failure;
            report = report with { Report = report.Report.Without(other.Report) };
        }
        // Findings have no place of their own to go on from: a cursor counts them, and holds for one version of the plan.
        var cursors = request.Page.Cursors(cursor => Position(cursor, report.Version));
        if (!cursors.IsSuccess(out var positions, out failure))
            return failure;
        var wanted = report.Report.Judgements.Where(judgement => Matches(request, judgement)).ToList();
        var part = Positions.Of(request.Page, positions.After, positions.Before, wanted.Count);
        return new FindingPage(
            part.Page(
                [
                    .. wanted
                        .Skip(part.Start)
                        .Take(part.Count)
                        .Select(judgement => FindingAnswer.Of(judgement, request.Language, request.Scenario)),
                ],
                $"{report.Version}-"
            ),
            wanted.Count,
            FindingCounts.Of(report.Report.Judgements),
            report.Version
        );
    }

    private static bool Matches(ListFindings request, Judgement judgement) =>
        (request.Severities?.Contains(judgement.Finding.Severity) ?? true)
        && (request.Rules?.Contains(judgement.Finding.Rule) ?? true)
        && (request.Waived is not { } waived || waived == judgement.IsWaived);

    private static IEnumerable<Fault> Faults(ListFindings request)
    {
        foreach (var fault in request.Page.Faults())
            yield return fault;
        foreach (var rule in request.Rules?.Where(rule => RuleCatalogue.Find(rule) is null) ?? [])
            yield return new Fault("not-allowed", "/rule", $"There is no rule '{rule}'; the list of rules names them.");
        if (request.Severities is { Count: 0 } || request.Rules is { Count: 0 })
            yield return new Fault("empty-filter", "", "A filter names no value; leave it out to see everything.");
    }

    private static long? Position(string cursor, long version) =>
        cursor.Split('-') is [var at, var text]
        && at == version.ToString(CultureInfo.InvariantCulture)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : null;
}
