using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Parts;
using PlanApi.Application.Reviews;
using PlanApi.Domain.Duties;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Duties;

/// <summary>Reviews to hold, and their actions.</summary>
internal sealed class ReviewDuties(ReviewStore reviews) : IDutySource
{
    private const string Segment = "reviews";

    public async Task Collect(DutyBook book, CancellationToken cancellation)
    {
        var rows = await (await reviews.Seen(book.Plan.Id, cancellation))
            .Where(row => row.State == ReviewState.Open || row.OpenActions > 0)
            .OrderBy(row => row.Number)
            .Select(row => new
            {
                row.Number,
                row.Schedule,
                row.Names,
                row.Period,
                row.Owner,
                row.State,
                row.OpenedAt,
                row.Actions,
            })
            .ToListAsync(cancellation);
        foreach (var row in rows)
        {
            var number = row.Number.ToString(CultureInfo.InvariantCulture);
            var (about, opened) = (new Called(row.Names, row.Schedule), new DateTimeOffset(row.OpenedAt, TimeSpan.Zero));
            if (row.State == ReviewState.Open)
                Add(
                    DutyKind.HoldReview,
                    Stored.Code(row.Owner),
                    DutyWords.In("Hold review {0}, {1}, of {2}.", "请召开{2}的复盘 {0}：{1}。", number, about, row.Period),
                    null
                );
            foreach (var action in row.Actions.Where(action => action.State == ReviewActionState.Open))
                Add(
                    DutyKind.CarryOutAction,
                    action.Owner,
                    DutyWords.In(
                        "Do action {3} of review {0}, {1}, of {2}: {4}",
                        "请完成{2}的复盘 {0}（{1}）的行动 {3}：{4}",
                        number,
                        about,
                        row.Period,
                        action.Number.ToString(CultureInfo.InvariantCulture),
                        DutyWords.Short(action.Wording)
                    ),
                    book.EndOf(action.DueOn),
                    action.Number
                );

            void Add(DutyKind kind, Code? party, LocalText sentence, DateTimeOffset? due, int? item = null) =>
                book.Add(kind, party, number, row.Names, Segment, sentence, due, opened, item);
        }
    }
}
