using System.Linq.Expressions;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.People;
using PlanApi.Domain.Values;

namespace PlanApi.Application.People;

public sealed class StaffMovementStore(PlanDb db) : PartStore<StaffMovement, StaffMovementRow>(db)
{
    protected override Expression<Func<StaffMovementRow, StaffMovement>> Projection =>
        row => new StaffMovement
        {
            Id = NodeId.Of<StaffMovement>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Wording = row.Wording,
            Team = Stored.Code(row.Team!.Code),
            Post = Stored.Code(row.Post!.Code),
            Type = row.Type,
            Period = Stored.Period(row.Period),
            Planned = row.Planned,
            Actual = row.Actual,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<StaffMovementRow>> Filters =>
        [
            Filter<StaffMovementRow>.OfCode("team", "The team.", code => row => row.Team!.Code == code),
            Filter<StaffMovementRow>.OfCode("post", "The post.", code => row => row.Post!.Code == code),
            Filter<StaffMovementRow>.OfEnum<MovementType>("type", "How they come or go.", type => row => row.Type == type),
            Filter<StaffMovementRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<StaffMovementRow>> Links =>
        [
            Link<StaffMovementRow>.By("team", row => row.TeamId),
            Link<StaffMovementRow>.By("post", row => row.PostId),
            Link<StaffMovementRow>.By("source", row => row.SourceId),
        ];

    protected override StaffMovementRow NewRow(StaffMovement part) => new() { Code = part.Code.ToString(), Wording = part.Wording };

    protected override void Write(StaffMovementRow row, StaffMovement part, ResolvedReferences references)
    {
        row.Wording = part.Wording;
        row.TeamId = references.Id(PartKind.Team, part.Team);
        row.PostId = references.Id(PartKind.Post, part.Post);
        row.Type = part.Type;
        row.Period = part.Period?.ToString();
        row.Planned = part.Planned;
        row.Actual = part.Actual;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }
}
