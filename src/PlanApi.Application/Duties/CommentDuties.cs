using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Comments;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Duties;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Duties;

/// <summary>Comments that mention a party which has not written in the thread since, as long as the thread is not resolved.</summary>
internal sealed class CommentDuties(PlanDb db, CommentStore comments) : IDutySource
{
    private const string Segment = "comments";

    public async Task Collect(DutyBook book, CancellationToken cancellation)
    {
        var planId = book.Plan.Id;
        var all = db.Set<CommentRow>().AsNoTracking().Where(row => row.PlanId == planId);
        var seen = (await comments.Seen(planId, cancellation)).Where(row =>
            row.DeletedAt == null && row.Mentions.Any() && all.Any(first => first.Number == row.Thread && first.ResolvedAt == null)
        );
        var mentioning = await comments.Show(seen, cancellation);
        var threads = seen.Select(row => row.Thread);
        var answers = await (
            from row in all
            where row.DeletedAt == null && threads.Contains(row.Thread)
            join party in db.Set<PartyRow>() on new { row.PlanId, Id = row.PartyId!.Value } equals new { party.PlanId, party.Id }
            select new
            {
                row.Thread,
                row.Number,
                party.Code,
            }
        ).ToListAsync(cancellation);
        var latest = answers.GroupBy(row => (row.Thread, row.Code)).ToDictionary(group => group.Key, group => group.Max(row => row.Number));
        foreach (var comment in mentioning)
        {
            foreach (var party in comment.Mentions)
            {
                var thread = comment.InReplyTo ?? comment.Number;
                if (comment.AuthorParty != party && latest.GetValueOrDefault((thread, party.ToString())) < comment.Number)
                    Add(book, comment, party);
            }
        }
    }

    private static void Add(DutyBook book, Comment comment, Code party)
    {
        var number = comment.Number.ToString(CultureInfo.InvariantCulture);
        var author = comment.AuthorParty is { } known ? book.Called(known) : comment.Author;
        book.Add(
            DutyKind.AnswerComment,
            party,
            number,
            null,
            Segment,
            DutyWords.In(
                "Answer comment {0} of {1}, who mentions you: {2}",
                "请答复{1}的评论 {0}（提到了您）：{2}",
                number,
                author,
                DutyWords.Short(comment.Text ?? "")
            ),
            null,
            comment.CreatedAt
        );
    }
}
