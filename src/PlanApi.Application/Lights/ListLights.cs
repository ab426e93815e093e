using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Objectives;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Targets;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>A page of the lights of a plan's targets on a day, in the order of the targets' codes.</summary>
public sealed record ListLights(Code Plan, DateOnly? Date = null) : Query<Page<LightAnswer>>
{
    /// <summary>The scenario whose target numbers are gone by.</summary>
    public Code Scenario { get; init; } = Code.Known("baseline");

    /// <summary>Only these lights.</summary>
    public IReadOnlyList<Light>? Lights { get; init; }

    /// <summary>Only at or below this scope: of a line, a tier, a market, or where they meet.</summary>
    public Scope At { get; init; } = Scope.Top;

    /// <summary>Only the key results of this objective, and of those that serve it.</summary>
    public Code? Objective { get; init; }

    /// <summary>Only targets of this indicator.</summary>
    public Code? Indicator { get; init; }

    public string Language { get; init; } = "en";

    public int First { get; init; } = ListOptions.DefaultFirst;

    /// <summary>The code of the target after which to go on.</summary>
    public string? After { get; init; }

    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

internal sealed class ListLightsHandler(
    PlanDb db, PlanFinder plans, CubeReader cubes, LightReader lights, KeyResultStore keyResults, ObjectiveStore objectives, VisibilityFinder visibility)
    : IHandler<ListLights, Page<LightAnswer>>
{
    public Task<Outcome<Page<LightAnswer>>> Handle(ListLights request, CancellationToken cancellation) =>
        Overflows.Answered("/indicator", () => List(request, cancellation));

    private async Task<Outcome<Page<LightAnswer>>> List(ListLights request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (await plans.Find(request.Plan, cancellation) is not { } plan)
            return new NotFound("plan", request.Plan.ToString());
        if (!lights.Day(plan.Calendar, plan.TimeZone, request.Date).IsSuccess(out var asked, out var failure))
            return failure;
        var structure = await cubes.Structure(plan, cancellation);
        var grants = Grants.Of(await visibility.For(plan, cancellation), structure);
        if (await Faults(request, plan, structure, grants, cancellation) is { IsEmpty: false } faults)
            return new Invalid(faults.Faults);
        var results = (await keyResults.Seen(plan.Id, await visibility.For(plan, cancellation), null, cancellation)).ToLookup(result => result.Target);
        var wanted = request.Objective is { } objective ? await objectives.WithServing(plan.Id, objective, cancellation) : null;
        var after = request.After is { } cursor ? Code.Parse(cursor) : (Code?)null;
        var targets = (await new TargetTable(db).Read(plan.Id, cancellation))
            .Where(target => grants.MaySee(structure, target.Scope) && (after is not { } last || target.Code.CompareTo(last) > 0)
                && (request.Indicator is not { } code || target.Indicator == code) && NamedPlaces.IsWithin(structure, target.Scope, request.At, asked.Day)
                && (wanted is null || results[target.Code].Any(result => wanted.Contains(result.Objective))))
            .OrderBy(target => target.Code).ToList();
        // Without a filter by light, no more are worked out than are shown.
        var candidates = request.Lights is null ? targets.Take(request.First + 1).ToList() : targets;
        if (!(await lights.Open(plan, structure, grants, request.Scenario, asked.Day, LightReader.Of(candidates), cancellation)).IsSuccess(out var open, out failure))
            return failure;
        var found = open.Lit(candidates).Where(lit => request.Lights?.Contains(lit.Light) ?? true).Take(request.First + 1).ToList();
        var page = found.Take(request.First).ToList();
        return new Page<LightAnswer>(
            [.. page.Select(lit => LightAnswer.Of(lit, asked.Day, request.Language, Visible(results[lit.Claim.Target!.Code])))],
            [.. page.Select(lit => lit.Claim.Target!.Code.ToString())], found.Count > request.First);
    }

    private static Code[] Visible(IEnumerable<KeyResult> results) => [.. results.Select(result => result.Code).Order()];

    private async Task<FaultList> Faults(ListLights request, PlanRow plan, CubeStructure structure, Grants grants, CancellationToken cancellation)
    {
        var faults = new FaultList();
        if (request.First is < 1 or > ListOptions.MaxFirst)
            faults.Add(FaultCodes.OutOfRange, "/first", $"'first' must be 1 to {ListOptions.MaxFirst}.");
        if (request.After is { } after && !Code.TryParse(after, out _))
            faults.Add(FaultCodes.BadCursor, "/after", "This is not a cursor of this list; start again without it.");
        if (request.Lights is { Count: 0 })
            faults.Add(FaultCodes.EmptyFilter, "/light", "A filter names no value; leave it out to see everything.");
        if (request.Indicator is { } indicator && !structure.Indicators.ContainsKey(indicator))
            faults.Add(FaultCodes.UnknownReference, "/indicator", $"There is no indicator '{indicator}'.");
        if (request.Objective is { } objective && await objectives.Find(plan.Id, objective.ToString(), await visibility.For(plan, cancellation), cancellation) is null)
            faults.Add(FaultCodes.UnknownReference, "/objective", $"There is no objective '{objective}', or you may not see it.");
        NamedPlaces.Check(structure, grants, request.At, "/at", faults);
        return faults;
    }
}
