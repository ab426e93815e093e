using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Persistence;
using PlanApi.Application.Reviews;
using PlanApi.Application.Tables;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Application.RollForward;

/// <summary>
/// Carries the open actions of a plan's reviews, and the open measures of its accepted improvement plans, into reviews of the next year's
/// plan. They keep their words, owners and due days, and say where they came from.
/// </summary>
internal sealed class ActionRoller(PlanDb db, ReviewStore reviews, ChangeRecorder recorder)
{
    /// <summary>The name of the reviews that hold them, in the place of a schedule's.</summary>
    public const string Schedule = "carried-actions";

    private static readonly LocalText _names = new([new("en", "Open actions of the year before"), new("zh", "上一年度未完成的行动项")]);

    public async Task<CarriedActions> Carry(PlanRow old, PlanRow made, CancellationToken cancellation)
    {
        var code = Code.Known(old.Code);
        List<ReviewAction> open =
        [
            .. (await OfReviews(old.Id, code, cancellation))
                .Concat(await OfAlerts(old.Id, code, cancellation))
                .OrderBy(action => action.DueOn)
                .Select((action, at) => action with { Number = (at % ReviewContent.MaxEntries) + 1 }),
        ];
        var numbers = new List<long>();
        foreach (var actions in open.Chunk(ReviewContent.MaxEntries))
        {
            var review = New(old, made, actions);
            await reviews.Add(review, cancellation);
            numbers.Add(review.Number);
        }
        return new CarriedActions(open.Count, numbers);
    }

    private async Task<IEnumerable<ReviewAction>> OfReviews(long planId, Code plan, CancellationToken cancellation)
    {
        var found = await db.Set<ReviewRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId && row.OpenActions > 0)
            .OrderBy(row => row.Number)
            .Select(row => new
            {
                row.Number,
                row.Schedule,
                row.Period,
                row.Actions,
            })
            .ToListAsync(cancellation);
        return found.SelectMany(row =>
            row.Actions.Where(action => action.State == ReviewActionState.Open)
                .Select(action =>
                    action with
                    {
                        // One that was carried before keeps the place where it began.
                        CarriedFrom =
                            action.CarriedFrom
                            ?? new ActionOrigin
                            {
                                Plan = plan,
                                Review = row.Number,
                                ReviewSchedule = row.Schedule,
                                Period = Period.Parse(row.Period),
                                Number = action.Number,
                            },
                    }
                )
        );
    }

    private async Task<IEnumerable<ReviewAction>> OfAlerts(long planId, Code plan, CancellationToken cancellation)
    {
        // Only an accepted improvement plan has measures that are due.
        var found = await db.Set<AlertRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId && row.MeasureDueOn != null)
            .OrderBy(row => row.Number)
            .Select(row => new { row.Number, row.Improvement })
            .ToListAsync(cancellation);
        return found.SelectMany(row =>
            row.Improvement!.Measures.Where(measure => measure.State is MeasureState.Planned or MeasureState.UnderWay)
                .Select(measure => new ReviewAction
                {
                    Number = measure.Number,
                    Wording = measure.Wording,
                    Owner = measure.Owner,
                    DueOn = measure.DueOn,
                    State = ReviewActionState.Open,
                    CarriedFrom = new ActionOrigin
                    {
                        Plan = plan,
                        Alert = row.Number,
                        Number = measure.Number,
                    },
                })
        );
    }

    private ReviewRow New(PlanRow old, PlanRow made, IReadOnlyList<ReviewAction> actions)
    {
        var (number, year, by) = (made.NextId++, Period.OfYear(old.Calendar.Year), reviews.Step(null));
        var (from, to) = old.Calendar.Days(year);
        return new ReviewRow
        {
            PlanId = made.Id,
            Number = number,
            Version = recorder.Version,
            // No schedule has this id, and no other of these reviews.
            ScheduleId = number,
            Schedule = Schedule,
            Names = _names,
            Kind = ReviewKind.Review,
            Cadence = Grain.Year,
            Period = year.ToString(),
            From = from,
            To = to,
            State = ReviewState.Open,
            OpenedAt = by.At.UtcTicks,
            OpenedBy = by.By,
            Questions = [],
            Content = new ReviewContent(),
            Actions = actions,
            Light = Light.Undefined,
            Snapshot = new ReviewSnapshot
            {
                Date = to,
                TakenAt = by.At,
                PlanVersion = recorder.Version,
                Problem = $"These actions are carried over; how the year ended is said by the reviews of the plan '{old.Code}'.",
            },
        };
    }
}

/// <summary>The open actions that were carried.</summary>
internal sealed record CarriedActions(int Count, IReadOnlyList<long> Reviews);
