using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Targets;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Schedules;

/// <summary>
/// A page of a plan's contributions, by their codes, each with the change of its target's number since its initiative began, beside the
/// effect that is expected.
/// </summary>
public sealed record ListContributionEffects(Code Plan, DateOnly? Date = null) : Query<Page<ContributionEffectAnswer>>
{
    /// <summary>Only of this initiative.</summary>
    public Code? Initiative { get; init; }

    /// <summary>Only on this target.</summary>
    public Code? Target { get; init; }

    public string Language { get; init; } = "en";

    public PageRange Page { get; init; } = new();

    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

internal sealed class ListContributionEffectsHandler(
    PlanDb db,
    PlanOpener opener,
    ContributionStore contributions,
    InitiativeStore initiatives,
    TargetStore targets,
    LightReader lights,
    VisibilityFinder visibility
) : IHandler<ListContributionEffects, Page<ContributionEffectAnswer>>
{
    public Task<Outcome<Page<ContributionEffectAnswer>>> Handle(ListContributionEffects request, CancellationToken cancellation) =>
        Overflows.Answered("/target", () => List(request, cancellation));

    private async Task<Outcome<Page<ContributionEffectAnswer>>> List(ListContributionEffects request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await opener.Open(request.Plan, cancellation)).IsSuccess(out var opened, out var failure))
            return failure;
        if (!request.Page.Cursors(CodeOf).IsSuccess(out var cursors, out var bad))
            return bad;
        if (!lights.Day(opened.Row.Calendar, opened.Row.TimeZone, request.Date).IsSuccess(out var asked, out failure))
            return failure;
        var page = await Page(request, cursors, opened, cancellation);
        return (await Effects(opened, page.Items, asked.Day, cancellation)).IsSuccess(out var effects, out failure)
            ? page.Of(one => ContributionEffectAnswer.Of(effects[one.Code], asked.Day, Code.Known(opened.Row.Currency), request.Language))
            : failure;
    }

    private async Task<Page<Contribution>> Page(
        ListContributionEffects request,
        (Code? After, Code? Before) cursors,
        OpenPlan opened,
        CancellationToken cancellation
    )
    {
        var seen = await visibility.For(opened.Row, cancellation);
        var found = (await contributions.All(opened.Row.Id, seen).ToListAsync(cancellation))
            .Where(one =>
                (request.Initiative is not { } initiative || one.Initiative == initiative)
                && (request.Target is not { } target || one.Target == target)
                && (cursors.After is not { } after || one.Code.CompareTo(after) > 0)
                && (cursors.Before is not { } before || one.Code.CompareTo(before) < 0)
            )
            .OrderBy(one => one.Code)
            .ToList();
        if (request.Page.IsBackward)
            found.Reverse();
        return request.Page.Page(request.Page.InOrder([.. found.Take(request.Page.Take)]), one => one.Code.ToString());
    }

    private async Task<Outcome<IReadOnlyDictionary<Code, ContributionEffect>>> Effects(
        OpenPlan opened,
        IReadOnlyList<Contribution> page,
        DateOnly day,
        CancellationToken cancellation
    )
    {
        var (plan, structure, grants) = opened;
        var seen = await visibility.For(plan, cancellation);
        var initiative = (await initiatives.FindMany(plan.Id, Keys(page, one => one.Initiative), seen, cancellation)).ToDictionary(one =>
            one.Code
        );
        var target = (await targets.FindMany(plan.Id, Keys(page, one => one.Target), seen, cancellation)).ToDictionary(one => one.Code);
        // The numbers before initiatives began: as they stood at the end of the day before.
        var starts = page.Select(one => (one.Target, Day: Start(one)))
            .Where(start => start.Day is not null)
            .Distinct()
            .ToLookup(start => start.Day!.Value, start => target[start.Target]);
        DateOnly[] days = [day, .. starts.Select(start => start.Key).Order()];
        if (
            !(await lights.Open(plan, structure, grants, Code.Baseline, days, LightReader.Of(target.Values), cancellation)).IsSuccess(
                out var open,
                out var failure
            )
        )
            return failure;
        var now = Lit(open[0], target.Values);
        var before = open.Skip(1).ToDictionary(on => on.Day, on => Lit(on, starts[on.Day]));
        return Outcome.Of<IReadOnlyDictionary<Code, ContributionEffect>>(
            page.ToDictionary(
                one => one.Code,
                one =>
                    ContributionEffect.Of(
                        one,
                        initiative[one.Initiative],
                        day,
                        plan.Calendar,
                        Start(one) is { } start ? before[start][one.Target] : null,
                        now[one.Target]
                    )
            )
        );

        DateOnly? Start(Contribution one) => ContributionEffect.DayBefore(initiative[one.Initiative], plan.Calendar, day);
    }

    private static Dictionary<Code, LitNumber> Lit(OpenLights on, IEnumerable<Target> targets)
    {
        Target[] all = [.. targets];
        return all.Zip(on.Lit(all)).ToDictionary(pair => pair.First.Code, pair => pair.Second);
    }

    private static string[] Keys(IReadOnlyList<Contribution> page, Func<Contribution, Code> of) =>
        [.. page.Select(of).Distinct().Select(code => code.ToString())];

    private static Code? CodeOf(string cursor) => Code.TryParse(cursor, out var code) ? code : null;
}
