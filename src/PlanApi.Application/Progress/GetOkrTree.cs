using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube;
using PlanApi.Application.Decomposition;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Progress;

/// <summary>
/// A page of a plan's top objectives, each with all objectives that serve it, their key results, lights, attainments, outlooks, owners and
/// open alerts. The number of statements does not depend on how many there are.
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="Root">Only this objective and those that serve it.</param>
/// <param name="Date">The day; today in the plan's time zone when absent.</param>
/// <param name="Language">The language of the sentences.</param>
public sealed record GetOkrTree(Code Plan, Code? Root = null, DateOnly? Date = null, string Language = "en") : Query<Page<OkrBranch>>
{
    public const int DefaultFirst = 20;

    /// <summary>The most branches of a page.</summary>
    public const int MaxFirst = 100;

    /// <summary>The most objectives and key results of a page.</summary>
    public const int MaxNodes = 5_000;

    /// <summary>The scenario with the target numbers.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>Which page; the roots' codes are the cursors.</summary>
    public PageRange Page { get; init; } = new(DefaultFirst);

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>An objective with all that serve it.</summary>
/// <param name="Root">The objective at the top.</param>
/// <param name="Date">The day.</param>
/// <param name="Scenario">The scenario with the target numbers.</param>
/// <param name="Objectives">The root, then the objectives that serve it, the nearest first, each once. The field <c>parents</c> shows the
/// tree.</param>
public sealed record OkrBranch(Code Root, DateOnly Date, Code Scenario, IReadOnlyList<ObjectiveProgress> Objectives);

internal sealed class GetOkrTreeHandler(
    PlanDb db,
    PlanOpener opener,
    PlannedPartsReader parts,
    ProgressReader progress,
    VisibilityFinder visibility
) : IHandler<GetOkrTree, Page<OkrBranch>>
{
    public Task<Outcome<Page<OkrBranch>>> Handle(GetOkrTree request, CancellationToken cancellation) =>
        Overflows.Answered("/root", () => Read(request, cancellation));

    private async Task<Outcome<Page<OkrBranch>>> Read(GetOkrTree request, CancellationToken cancellation)
    {
        var page = request.Page;
        if (page.Faults(GetOkrTree.MaxFirst).ToList() is { Count: > 0 } faults)
            return new Invalid(faults);
        if (!page.Cursors(CodeOf).IsSuccess(out var cursors, out var failure))
            return failure;
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await opener.Open(request.Plan, cancellation)).IsSuccess(out var opened, out failure))
            return failure;
        var (plan, structure, grants) = opened;
        if (PlannedPartsReader.Fault(structure, request.Scenario) is { } unknown)
            return unknown;
        var planned = (await parts.Read(plan, await visibility.For(plan, cancellation), cancellation)).In(request.Scenario);
        if (!progress.Day(planned, request.Date).IsSuccess(out var asked, out failure))
            return failure;
        var tree = ProgressReader.Tree(planned, asked.Day);
        if (request.Root is { } named && tree.Below(named).Count == 0)
            return Invalid.One(FaultCodes.UnknownReference, "/root", $"There is no objective '{named}', or you may not see it.");
        var roots = request.Root is { } one
            ? [one]
            : tree
                .Roots.Select(root => root.Code)
                .Where(root => cursors.After is not { } after || root.CompareTo(after) > 0)
                .Where(root => cursors.Before is not { } before || root.CompareTo(before) < 0)
                .ToArray();
        roots = page.IsBackward ? roots[Math.Max(0, roots.Length - page.Take)..] : roots[..Math.Min(roots.Length, page.Take)];
        var found = page.Page(roots, root => root.ToString());
        var shown = found.Items.Select(root => (Root: root, Below: tree.Below(root))).ToArray();
        if (shown.Sum(branch => branch.Below.Sum(objective => 1 + tree.ResultsOf(objective.Code).Count())) > GetOkrTree.MaxNodes)
            return new TooLarge($"{GetOkrTree.MaxNodes:N0} objectives and key results of a page; ask for fewer roots, or for one");
        var wanted = new ProgressWanted(request.Scenario, asked.Day, request.Language, Outlooks: true, Alerts: true);
        if (
            !(
                await progress.Of(planned, grants, tree, asked.Day, wanted, [.. shown.Select(branch => branch.Root)], [], cancellation)
            ).IsSuccess(out var board, out failure)
        )
            return failure;
        return found.Of(root => new OkrBranch(
            root,
            asked.Day,
            request.Scenario,
            [.. tree.Below(root).Select(objective => board.Objective(objective.Code)!)]
        ));
    }

    private static Code? CodeOf(string cursor) => Code.TryParse(cursor, out var code) ? code : null;
}
