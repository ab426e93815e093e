using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Reviews;

/// <summary>A page of a plan's reviews, the latest periods first.</summary>
public sealed record ListReviews(Code Plan) : Query<Page<ReviewEntry>>
{
    /// <summary>Only reviews of these schedules, by their present codes.</summary>
    public IReadOnlyList<Code>? Schedules { get; init; }

    public IReadOnlyList<Grain>? Cadences { get; init; }

    public IReadOnlyList<ReviewKind>? Kinds { get; init; }

    public IReadOnlyList<ReviewState>? States { get; init; }

    public Period? Period { get; init; }

    /// <summary>Only reviews with an open action that was due before today in the plan's time zone, or only the others.</summary>
    public bool? Overdue { get; init; }

    public PageRange Page { get; init; } = new();

    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

/// <summary>One review, with its snapshot.</summary>
public sealed record GetReview(Code Plan, long Number) : Query<Review>
{
    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

/// <summary>Reviews with their snapshots, by their numbers.</summary>
public sealed record FetchReviews(Code Plan, IReadOnlyCollection<long> Numbers) : Fetch<Dictionary<long, Review>>
{
    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

/// <summary>One review as a list shows it.</summary>
public sealed record FetchReviewEntry(Code Plan, long Number) : Fetch<ReviewEntry>
{
    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

internal sealed class ListReviewsHandler(PlanDb db, PlanFinder plans, ReviewStore reviews, TimeProvider clock)
    : IHandler<ListReviews, Page<ReviewEntry>>,
        IHandler<FetchReviewEntry, ReviewEntry>,
        IHandler<FetchReviews, Dictionary<long, Review>>,
        IHandler<GetReview, Review>
{
    public async Task<Outcome<Page<ReviewEntry>>> Handle(ListReviews request, CancellationToken cancellation)
    {
        var page = request.Page;
        if (!page.Cursors(Read).IsSuccess(out var cursors, out var failure))
            return failure;
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out failure))
            return failure;
        var rows = Filtered(await reviews.Seen(plan.Id, cancellation), request, plan);
        if (cursors.After is var (to, number))
            rows = rows.Where(row => row.To < to || (row.To == to && row.Number < number));
        if (cursors.Before is var (from, first))
            rows = rows.Where(row => row.To > from || (row.To == from && row.Number > first));
        rows = page.IsBackward
            ? rows.OrderBy(row => row.To).ThenBy(row => row.Number)
            : rows.OrderByDescending(row => row.To).ThenByDescending(row => row.Number);
        var found = page.InOrder(await reviews.List(plan.Id, rows.Take(page.Take), cancellation));
        return page.Page(found, entry => string.Create(CultureInfo.InvariantCulture, $"{entry.To:yyyy-MM-dd}.{entry.Number}"));
    }

    public async Task<Outcome<Dictionary<long, Review>>> Handle(FetchReviews request, CancellationToken cancellation) =>
        (await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
            ? await reviews.Find(plan.Id, request.Numbers, cancellation)
            : failure;

    public async Task<Outcome<Review>> Handle(GetReview request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        return await reviews.Find(plan.Id, request.Number, cancellation) is { } review ? review : ReviewStore.Missing(request.Number);
    }

    public async Task<Outcome<ReviewEntry>> Handle(FetchReviewEntry request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var row = (await reviews.Seen(plan.Id, cancellation)).Where(row => row.Number == request.Number);
        return await reviews.List(plan.Id, row, cancellation) is [var entry] ? entry : ReviewStore.Missing(request.Number);
    }

    private IQueryable<ReviewRow> Filtered(IQueryable<ReviewRow> rows, ListReviews request, PlanRow plan)
    {
        if (request.Schedules is { } schedules)
        {
            var codes = schedules.Select(code => code.ToString()).ToArray();
            rows = rows.Where(row =>
                db.Set<ReviewScheduleRow>()
                    .Any(schedule => schedule.PlanId == row.PlanId && schedule.Id == row.ScheduleId && codes.Contains(schedule.Code))
                || (
                    codes.Contains(row.Schedule)
                    && !db.Set<ReviewScheduleRow>().Any(schedule => schedule.PlanId == row.PlanId && schedule.Id == row.ScheduleId)
                )
            );
        }
        if (request.Cadences is { } cadences)
            rows = rows.Where(row => cadences.Contains(row.Cadence));
        if (request.Kinds is { } kinds)
            rows = rows.Where(row => kinds.Contains(row.Kind));
        if (request.States is { } states)
            rows = rows.Where(row => states.Contains(row.State));
        if (request.Period?.ToString() is { } period)
            rows = rows.Where(row => row.Period == period);
        var today = PlanDay.Today(clock, plan.TimeZone);
        if (request.Overdue is { } overdue)
            rows = overdue ? rows.Where(row => row.NextDue < today) : rows.Where(row => row.NextDue == null || row.NextDue >= today);
        return rows;
    }

    private static (DateOnly To, long Number)? Read(string cursor) =>
        cursor.Split('.') is [var day, var text]
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var to)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (to, number)
            : null;
}
