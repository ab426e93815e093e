using System.Linq.Expressions;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.People;
using PlanApi.Domain.Values;

namespace PlanApi.Application.People;

public sealed class PostStore(PlanDb db) : PartStore<Post, PostRow>(db)
{
    protected override Expression<Func<PostRow, Post>> Projection =>
        row => new Post
        {
            Id = NodeId.Of<Post>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Team = Code.Known(row.Team!.Code),
            HeadCount = row.HeadCount,
            IsKey = row.IsKey,
            AtStart = row.AtStart,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<PostRow>> Filters =>
        [
            Filter<PostRow>.OfCode("team", "The team.", code => row => row.Team!.Code == code),
            Filter<PostRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<PostRow>> Links =>
        [Link<PostRow>.By("team", row => row.TeamId), Link<PostRow>.By("source", row => row.SourceId)];

    protected override PostRow NewRow(Post part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
        };

    protected override void Write(PostRow row, Post part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.TeamId = references.Id(PartKind.Team, part.Team);
        row.HeadCount = part.HeadCount;
        row.IsKey = part.IsKey;
        row.AtStart = part.AtStart;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }
}
