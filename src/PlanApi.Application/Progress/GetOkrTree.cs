using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Objectives;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Progress;

/// <summary>
/// A page of a plan's objectives that serve no other, each with all that serve it, their key results, lights, attainments, outlooks, owners
/// and open alerts: in as many statements however many there are.
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

    /// <summary>The scenario whose target numbers are gone by.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    public int First { get; init; } = DefaultFirst;

    /// <summary>The code of the root after which to go on.</summary>
    public string? After { get; init; }

    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

/// <summary>An objective with all that serve it.</summary>
/// <param name="Root">The objective at the top.</param>
/// <param name="Date">The day.</param>
/// <param name="Scenario">The scenario whose target numbers are gone by.</param>
/// <param name="Objectives">The root, then those that serve it, the nearest first, each once: their parents say how they hang
/// together.</param>
public sealed record OkrBranch(Code Root, DateOnly Date, Code Scenario, IReadOnlyList<ObjectiveProgress> Objectives);

internal sealed class GetOkrTreeHandler(
    PlanDb db,
    PlanFinder plans,
    CubeReader cubes,
    PlannedPartsReader parts,
    ProgressReader progress,
    VisibilityFinder visibility
) : IHandler<GetOkrTree, Page<OkrBranch>>
{
    public Task<Outcome<Page<OkrBranch>>> Handle(GetOkrTree request, CancellationToken cancellation) =>
        Overflows.Answered("/root", () => Read(request, cancellation));

    private async Task<Outcome<Page<OkrBranch>>> Read(GetOkrTree request, CancellationToken cancellation)
    {
        if (Fault(request) is { } fault)
            return fault;
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (await plans.Find(request.Plan, cancellation) is not { } plan)
            return new NotFound("plan", request.Plan.ToString());
        var structure = await cubes.Structure(plan, cancellation);
        if (!(await visibility.Numbers(plan, structure, cancellation)).IsSuccess(out var grants, out var failure))
            return failure;
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
                .Where(root => request.After is not { } after || root.CompareTo(Code.Parse(after)) > 0)
                .Take(request.First + 1)
                .ToArray();
        var shown = roots.Take(request.First).Select(root => (Root: root, Below: tree.Below(root))).ToArray();
        if (shown.Sum(branch => branch.Below.Sum(objective => 1 + tree.ResultsOf(objective.Code).Count())) > GetOkrTree.MaxNodes)
            return new TooLarge($"{GetOkrTree.MaxNodes:N0} objectives and key results of a page; ask for fewer roots, or for one");
        var wanted = new ProgressWanted(request.Scenario, asked.Day, request.Language, Outlooks: true, Alerts: true);
        if (
            !(
                await progress.Of(planned, grants, tree, asked.Day, wanted, [.. shown.Select(branch => branch.Root)], [], cancellation)
            ).IsSuccess(out var board, out failure)
        )
            return failure;
        return new Page<OkrBranch>(
            [
                .. shown.Select(branch => new OkrBranch(
                    branch.Root,
                    asked.Day,
                    request.Scenario,
                    [.. branch.Below.Select(objective => board.Objective(objective.Code)!)]
                )),
            ],
            [.. shown.Select(branch => branch.Root.ToString())],
            roots.Length > request.First
        );
    }

    private static Invalid? Fault(GetOkrTree request)
    {
        var faults = new FaultList();
        if (request.First is < 1 or > GetOkrTree.MaxFirst)
            faults.Add(FaultCodes.OutOfRange, "/first", $"'first' must be 1 to {GetOkrTree.MaxFirst}.");
        if (request.After is { } after && !Code.TryParse(after, out _))
            faults.Add(FaultCodes.BadCursor, "/after", "This is not a cursor of this list; start again without it.");
        return faults.IsEmpty ? null : new Invalid(faults.Faults);
    }
}
