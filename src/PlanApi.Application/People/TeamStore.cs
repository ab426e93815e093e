using System.Linq.Expressions;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.People;
using PlanApi.Domain.Values;

namespace PlanApi.Application.People;

public sealed class TeamStore(PlanDb db) : PartStore<Team, TeamRow>(db)
{
    protected override Expression<Func<TeamRow, Team>> Projection =>
        row => new Team
        {
            Id = NodeId.Of<Team>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Parent = Stored.Code(row.Parent!.Code),
            Owner = Stored.Code(row.Owner!.Code),
            HeadCount = row.HeadCount,
            AtStart = row.AtStart,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<TeamRow>> Filters =>
        [
            Filter<TeamRow>.OfCode("parent", "The team that it is a part of.", code => row => row.Parent!.Code == code),
            Filter<TeamRow>.OfCode("owner", "The party that answers for it.", code => row => row.Owner!.Code == code),
            Filter<TeamRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<TeamRow>> Links =>
        [
            Link<TeamRow>.By("parent", row => row.ParentId),
            Link<TeamRow>.By("owner", row => row.OwnerId),
            Link<TeamRow>.By("source", row => row.SourceId),
        ];

    protected override TeamRow NewRow(Team part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
        };

    protected override void Write(TeamRow row, Team part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.ParentId = references.Id(PartKind.Team, part.Parent);
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
        row.HeadCount = part.HeadCount;
        row.AtStart = part.AtStart;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }

    public override Task<IReadOnlyList<Fault>> Check(PlanRow plan, Team part, long? id, CancellationToken cancellation) =>
        CycleFinder.Of<TeamRow>(Db, row => row.ParentId, plan.Id, id, part.Parent, "/parent", cancellation);
}
