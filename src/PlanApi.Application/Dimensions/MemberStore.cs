using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Cube.Scopes;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Dimensions;

public sealed class MemberStore(PlanDb db) : PartStore<Member, MemberRow>(db)
{
    /// <summary>The greatest number of rows or columns of a matrix.</summary>
    private const int MaxTop = 200;

    public override string KeyNoun => MembersAndGroups.Noun;

    protected override IQueryable<MemberRow> Tracked => Db.Set<MemberRow>().Include(row => row.Moves);

    protected override Expression<Func<MemberRow, Member>> Projection =>
        row => new Member
        {
            Id = NodeId.Of<Member>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Dimension = Code.Known(row.Dimension!.Code),
            Names = row.Names,
            Owner = Stored.Code(row.Owner!.Code),
            Parent = Stored.Code(row.Parent!.Code),
            Ends = row.Ends,
            Moves = row
                .Moves.OrderBy(move => move.From)
                .Select(move => new Move { From = move.From, Parent = Stored.Code(move.Parent!.Code) })
                .ToList(),
        };

    protected override IReadOnlyList<Filter<MemberRow>> Filters =>
        [
            Filter<MemberRow>.OfCode("dimension", "The dimension's code.", code => row => row.Dimension!.Code == code),
            Filter<MemberRow>.OfMention("parent", "The member that it stands below from the beginning.", WithParent),
            Filter<MemberRow>.OfEnum<Level>("level", "Only those directly below the top.", value => row => row.ParentId == null),
        ];

    protected override IQueryable<MemberRow> WithKey(IQueryable<MemberRow> rows, string key) => PlaceKeys.With(rows, key);

    protected override IQueryable<MemberRow> WithKeys(IQueryable<MemberRow> rows, IReadOnlyCollection<string> keys) =>
        PlaceKeys.With(rows, keys);

    protected override IReadOnlyList<Link<MemberRow>> Links =>
        [Link<MemberRow>.By("dimension", row => row.DimensionId), Link<MemberRow>.By("parent", row => row.ParentId)];

    protected override MemberRow NewRow(Member part) => new() { Code = part.Code.ToString(), Names = part.Names };

    protected override void Write(MemberRow row, Member part, ResolvedReferences references)
    {
        row.DimensionId = references.Id(PartKind.Dimension, part.Dimension);
        row.Names = part.Names;
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
        row.ParentId = references.Member(part.Dimension, part.Parent);
        row.Ends = part.Ends;
        row.Moves.Clear();
        row.Moves.AddRange(
            part.Moves.Select(move => new MemberMoveRow { From = move.From, ParentId = references.Member(part.Dimension, move.Parent) })
        );
    }

    protected override IQueryable<MemberRow> Visible(IQueryable<MemberRow> rows, Visibility visibility) =>
        visibility.Members.Aggregate(
            rows,
            (narrowed, grant) => narrowed.Where(row => row.DimensionId != grant.Key || grant.Value.Contains(row.Id))
        );

    /// <summary>A granted member may stand below one that is hidden, or have stood there.</summary>
    protected override Task<IReadOnlyList<Member>> Trimmed(
        long planId,
        IReadOnlyList<Member> parts,
        Visibility visibility,
        CancellationToken cancellation
    )
    {
        Code? Seen(Code dimension, Code? parent) => parent is { } code && visibility.MayName(dimension, code) ? parent : null;
        return Task.FromResult<IReadOnlyList<Member>>([
            .. parts.Select(part =>
                part with
                {
                    Parent = Seen(part.Dimension, part.Parent),
                    Moves = [.. part.Moves.Select(move => move with { Parent = Seen(part.Dimension, move.Parent) })],
                }
            ),
        ]);
    }

    private static Expression<Func<MemberRow, bool>> WithParent(string code, Visibility visibility)
    {
        if (!visibility.IsLimited)
            return row => row.Parent!.Code == code;
        var limited = visibility.Members.Keys.ToArray();
        var seen = visibility.Members.Values.SelectMany(ids => ids).ToArray();
        return row => row.Parent!.Code == code && (!limited.Contains(row.DimensionId) || seen.Contains(row.ParentId!.Value));
    }

    protected override async Task Renamed(MemberRow row, string before, CancellationToken cancellation)
    {
        await ScopeTexts.Rewrite(Db, row.PlanId, member => member.MemberId == row.Id, cancellation);
        var dimension = await Db.Set<DimensionRow>()
            .Where(other => other.PlanId == row.PlanId && other.Id == row.DimensionId)
            .Select(other => other.Code)
            .FirstAsync(cancellation);
        await PlaceNames.RenameMember(Db, row.PlanId, row.Version, dimension, before, row.Code, cancellation);
    }

    /// <summary>
    /// The top-level members of a dimension, in the order in which they were made. A member whose parent the caller may not see counts as
    /// top-level.
    /// </summary>
    public async Task<IReadOnlyList<Member>> DirectlyBelowTop(
        long planId,
        Code dimension,
        Visibility visibility,
        CancellationToken cancellation
    )
    {
        var code = dimension.ToString();
        var rows = Db.Set<MemberRow>().AsNoTracking().Where(row => row.PlanId == planId && row.Dimension!.Code == code);
        if (!visibility.IsLimited)
            return await rows.Where(row => row.ParentId == null).OrderBy(row => row.Id).Take(MaxTop).Select(Read).ToListAsync(cancellation);
        var seen = Visible(rows, visibility);
        var top = seen.Where(row => row.ParentId == null || !seen.Any(parent => parent.Id == row.ParentId))
            .OrderBy(row => row.Id)
            .Take(MaxTop);
        return await Trimmed(planId, await top.Select(Read).ToListAsync(cancellation), visibility, cancellation);
    }

    public override Task<bool> Exists(long planId, string key, CancellationToken cancellation) =>
        MembersAndGroups.Exist(Db, planId, key, cancellation);

    public override async Task<IReadOnlyList<Fault>> Check(PlanRow plan, Member part, long? id, CancellationToken cancellation) =>
        await MembersAndGroups.StaysIn(Db, plan.Id, part.Dimension, id, cancellation) is { } fault
            ? [fault]
            : await MemberCycles.Of(Db, plan.Id, part, id, cancellation);

    private enum Level
    {
        Top,
    }

    protected override Task<bool> Hears(Member part, IHearing hearing) => Task.FromResult(hearing.MayName(part.Dimension, part.Code));
}
