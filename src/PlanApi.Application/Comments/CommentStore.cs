using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Comments;

/// <summary>How comments are read and written.</summary>
public sealed class CommentStore(PlanDb db, SubjectFinder subjects, ChangeRecorder recorder, Caller caller, TimeProvider clock)
    : SubjectStore<CommentRow, Comment>(db, subjects, recorder, caller, clock)
{
    private readonly PlanDb _db = db;
    private readonly SubjectFinder _subjects = subjects;

    protected override string Noun => "comment";

    internal override async Task<IReadOnlyList<Comment>> Show(IQueryable<CommentRow> rows, CancellationToken cancellation)
    {
        var found = await _subjects
            .Named(rows)
            .Select(named => new
            {
                Named = named,
                Replies = _db.Set<CommentRow>()
                    .Count(reply =>
                        reply.PlanId == named.Row.PlanId
                        && reply.Thread == named.Row.Number
                        && reply.Number != reply.Thread
                        && reply.DeletedAt == null
                    ),
            })
            .ToListAsync(cancellation);
        if (found.Count == 0)
            return [];
        var (planId, numbers) = (found[0].Named.Row.PlanId, found.ConvertAll(entry => entry.Named.Row.Number));
        var mentions = (
            await (
                from mention in _db.Set<CommentMentionRow>().AsNoTracking()
                join party in _db.Set<PartyRow>() on new { mention.PlanId, Id = mention.PartyId } equals new { party.PlanId, party.Id }
                where mention.PlanId == planId && numbers.Contains(mention.Number)
                orderby mention.Position
                select new { mention.Number, party.Code }
            ).ToListAsync(cancellation)
        ).ToLookup(mention => mention.Number, mention => Code.Known(mention.Code));
        return
        [
            .. found
                .OrderByDescending(entry => entry.Named.Row.Number)
                .Select(entry => Of(entry.Named, entry.Replies, [.. mentions[entry.Named.Row.Number]])),
        ];
    }

    protected override IQueryable<CommentRow> First(IQueryable<CommentRow> rows) => rows.Where(row => row.Thread == row.Number);

    protected override long NumberOf(Comment item) => item.Number;

    /// <summary>The replies by thread, in the order of their creation.</summary>
    public async Task<IReadOnlyDictionary<long, IReadOnlyList<Comment>>> Replies(
        long planId,
        IReadOnlyCollection<long> threads,
        CancellationToken cancellation
    )
    {
        var rows = (await Seen(planId, cancellation)).Where(row => threads.Contains(row.Thread) && row.Number != row.Thread);
        var first = rows.Select(row => row.Thread)
            .Distinct()
            .SelectMany(thread => rows.Where(row => row.Thread == thread).OrderBy(row => row.Number).Take(FetchReplies.Max))
            .Select(row => row.Number);
        return (await Show(rows.Where(row => first.Contains(row.Number)), cancellation))
            .GroupBy(comment => comment.InReplyTo!.Value)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<Comment>)[.. group.Reverse()]);
    }

    /// <summary>Sets a comment's text, with the parties that it mentions.</summary>
    internal async Task Write(CommentRow row, string text, CancellationToken cancellation)
    {
        await _db.Entry(row).Collection(comment => comment.Mentions).LoadAsync(cancellation);
        row.Mentions.Clear();
        row.Text = text.Normalize();
        var mentioned = Mentions.In(row.Text);
        string[] codes = [.. mentioned.SelectMany(candidates => candidates).Select(code => code.ToString()).Distinct()];
        var parties =
            codes.Length == 0
                ? []
                : await _db.Set<PartyRow>()
                    .Where(party => party.PlanId == row.PlanId && codes.Contains(party.Code))
                    .ToDictionaryAsync(party => Code.Known(party.Code), party => party.Id, cancellation);
        var ids = mentioned
            .Select(candidates => candidates.FirstOrDefault(parties.ContainsKey))
            .Where(parties.ContainsKey)
            .Select(code => parties[code])
            .Distinct();
        row.Mentions.AddRange(
            ids.Select(
                (party, at) =>
                    new CommentMentionRow
                    {
                        PlanId = row.PlanId,
                        Number = row.Number,
                        Position = at,
                        PartyId = party,
                    }
            )
        );
    }

    /// <summary>The comment that begins a thread says how many replies it has, and so changes with them.</summary>
    internal Task Follow(CommentRow reply, CancellationToken cancellation) =>
        reply.Thread == reply.Number
            ? Task.CompletedTask
            : _db.Set<CommentRow>()
                .Where(row => row.PlanId == reply.PlanId && row.Number == reply.Thread)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, reply.Version), cancellation);

    private static Comment Of(NamedRow<CommentRow> named, int replies, IReadOnlyList<Code> mentions)
    {
        var (row, begins) = (named.Row, named.Row.Thread == named.Row.Number);
        return new Comment
        {
            Number = row.Number,
            Version = row.Version,
            Subject = named.Subject(),
            InReplyTo = begins ? null : row.Thread,
            Text = row.DeletedAt is null ? row.Text : null,
            Author = named.Author,
            AuthorParty = Parts.Stored.Code(named.Party),
            CreatedAt = At(row.CreatedAt),
            EditedAt = At(row.EditedAt),
            DeletedAt = At(row.DeletedAt),
            Resolved = begins ? row.ResolvedAt is not null : null,
            ResolvedAt = At(row.ResolvedAt),
            ResolvedBy = row.ResolvedBy,
            Mentions = mentions,
            ReplyCount = begins ? replies : null,
        };
    }
}
