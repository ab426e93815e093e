using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Targets;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Alerts;

/// <summary>
/// The course of the number since an alert's improvement plan was submitted, on each day that matters, computed like its light. It ends
/// when the light is green again or the alert is closed.
/// </summary>
public sealed record GetImprovementEffect(Code Plan, long Alert, string Language = "en") : Query<EffectAnswer>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>
/// The effect that an improvement plan had so far, as a whole and from moment to moment; not of each measure, which no number can tell.
/// </summary>
/// <param name="Alert">The alert's number.</param>
/// <param name="Moments">The submission, the acceptance, each day on which measures were done, and now, or when the alert recovered or was
/// closed.</param>
/// <param name="Change">By how much the actual changed since the submission.</param>
/// <param name="ExpectedChange">By how much it would have on pace alone.</param>
/// <param name="Beyond">By how much more it did than on pace; less, where negative.</param>
/// <param name="ExpectedEffect">The expected effect of all measures together.</param>
/// <param name="ExpectedEffectOfDone">The expected effect of the finished measures.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record EffectAnswer(
    long Alert,
    IReadOnlyList<EffectAtMoment> Moments,
    Quantity? Change,
    Quantity? ExpectedChange,
    Quantity? Beyond,
    Quantity? ExpectedEffect,
    Quantity? ExpectedEffectOfDone,
    string Sentence
);

/// <summary>How the number stood at a moment.</summary>
/// <param name="Kind">The kind of event.</param>
/// <param name="Date">The day.</param>
/// <param name="Measures">The numbers of the measures that were done on it.</param>
/// <param name="Light">The light by that day.</param>
/// <param name="Actual">The actual number then.</param>
/// <param name="Expected">The expected number then.</param>
/// <param name="Attainment">How far.</param>
/// <param name="Change">By how much the actual changed since the moment before.</param>
/// <param name="ExpectedChange">By how much it would have on pace alone.</param>
/// <param name="Beyond">The difference.</param>
/// <param name="Sentence">The light in words.</param>
public sealed record EffectAtMoment(
    MomentKind Kind,
    DateOnly Date,
    IReadOnlyList<int> Measures,
    Light Light,
    Quantity? Actual,
    Quantity? Expected,
    Quantity? Attainment,
    Quantity? Change,
    Quantity? ExpectedChange,
    Quantity? Beyond,
    string Sentence
);

internal sealed class GetImprovementEffectHandler(
    PlanDb db,
    PlanOpener opener,
    AlertStore alerts,
    TargetStore targets,
    LightReader lights,
    VisibilityFinder visibility
) : IHandler<GetImprovementEffect, EffectAnswer>
{
    public Task<Outcome<EffectAnswer>> Handle(GetImprovementEffect request, CancellationToken cancellation) =>
        Overflows.Answered<EffectAnswer>(
            "/alert",
            async () =>
            {
                await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
                if (!(await opener.Open(request.Plan, cancellation)).IsSuccess(out var opened, out var failure))
                    return failure;
                var (plan, structure, grants) = opened;
                var key = request.Alert.ToString(System.Globalization.CultureInfo.InvariantCulture);
                if (
                    await alerts.ShowSeen(
                        plan.Id,
                        (await alerts.Seen(plan.Id, cancellation)).Where(row => row.Number == request.Alert),
                        cancellation
                    )
                    is not [var alert]
                )
                    return new NotFound("alert", key);
                if (alert.Improvement is null)
                    return new NotAllowedNow("No improvement plan has been submitted, so that there is no effect to follow.");
                if (alert.KeyRiskIndicator is not null || alert.Risk is not null)
                    return new NotAllowedNow(
                        "The alert is about a risk, for which no pace is expected, so that there is no effect to follow."
                    );
                if (alert.Indicator is not { } indicator)
                    return new NotFound("target or indicator of alert", key);
                var target = alert.Target is { } code
                    ? await targets.Find(plan.Id, code.ToString(), await visibility.For(plan, cancellation), cancellation)
                    : null;
                if (!lights.Day(plan.Calendar, plan.TimeZone, null).IsSuccess(out var today, out failure))
                    return failure;
                var days = Days(alert, today.Day, plan.TimeZone).ToArray();
                if (
                    !(
                        await lights.Open(
                            plan,
                            structure,
                            grants,
                            Code.Baseline,
                            [.. days.Select(day => day.Date)],
                            [indicator],
                            cancellation
                        )
                    ).IsSuccess(out var open, out failure)
                )
                    return failure;
                var moments = new List<EffectMoment>();
                foreach (var ((kind, date, measures), by) in days.Zip(open))
                {
                    var lit = target is not null
                        ? by.Lit([target])
                        : by.Lit([.. CubeMatrix.Claims(by, [indicator], [alert.Scope], alert.Period)[alert.Scope]]);
                    if (lit.Count == 0)
                        return new NotFound("target number of alert", key);
                    moments.Add(new EffectMoment(kind, date, measures, lit[0]));
                }
                return Answer(alert.Number, ImprovementEffect.Of(alert.Improvement, moments), request.Language);
            }
        );

    /// <summary>The days that matter, in order.</summary>
    private static IEnumerable<(MomentKind Kind, DateOnly Date, IReadOnlyList<int> Measures)> Days(Alert alert, DateOnly today, string zone)
    {
        var plan = alert.Improvement!;
        var end = alert.ClosedAt is { } closed ? PlanDay.Of(closed, zone) : today;
        yield return (MomentKind.Submitted, PlanDay.Of(plan.SubmittedAt, zone), []);
        if (plan.Decision is { Accepted: true } decision)
            yield return (MomentKind.Accepted, PlanDay.Of(decision.At, zone), []);
        foreach (
            var done in plan
                .Measures.Where(measure => measure is { State: MeasureState.Done, Since: not null } && measure.Since <= end)
                .GroupBy(measure => measure.Since!.Value)
                .OrderBy(group => group.Key)
        )
            yield return (MomentKind.MeasuresDone, done.Key, [.. done.Select(measure => measure.Number)]);
        yield return (
            alert.State switch
            {
                AlertState.Recovered => MomentKind.Recovered,
                AlertState.Closed => MomentKind.Closed,
                _ => MomentKind.Now,
            },
            end,
            []
        );
    }

    private static EffectAnswer Answer(long alert, ImprovementEffect effect, string language) =>
        new(
            alert,
            [.. effect.Moments.Select((moment, at) => At(moment, at > 0 ? moment.Since(effect.Moments[at - 1]) : null, language))],
            Shown.Of(effect.Change?.Actual),
            Shown.Of(effect.Change?.Expected),
            Shown.Of(effect.Change?.Beyond),
            Shown.Of(effect.ExpectedOfAll),
            Shown.Of(effect.ExpectedOfDone),
            effect.Sentence(language)
        );

    private static EffectAtMoment At(EffectMoment moment, NumberChange? change, string language) =>
        new(
            moment.Kind,
            moment.Date,
            moment.Measures,
            moment.Lit.Light,
            Shown.Of(moment.Actual),
            Shown.Of(moment.Expected),
            Shown.Of(moment.Lit.Attainment?.Value),
            Shown.Of(change?.Actual),
            Shown.Of(change?.Expected),
            Shown.Of(change?.Beyond),
            LightText.Sentence(moment.Lit, language)
        );
}
