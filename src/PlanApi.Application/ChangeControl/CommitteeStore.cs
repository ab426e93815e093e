using System.Linq.Expressions;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

public sealed class CommitteeStore(PlanDb db) : PartStore<Committee, CommitteeRow>(db)
{
    protected override Expression<Func<CommitteeRow, Committee>> Projection =>
        row => new Committee
        {
            Id = NodeId.Of<Committee>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Quorum = row.Quorum,
            Majority = row.Majority,
            RequiredRoles = row.RequiredRoles,
            AssessWithinDays = row.AssessWithinDays,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<CommitteeRow>> Filters =>
        [Filter<CommitteeRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code)];

    protected override IReadOnlyList<Link<CommitteeRow>> Links => [Link<CommitteeRow>.By("source", row => row.SourceId)];

    protected override CommitteeRow NewRow(Committee part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
            RequiredRoles = part.RequiredRoles,
        };

    protected override void Write(CommitteeRow row, Committee part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.Quorum = part.Quorum;
        row.Majority = part.Majority;
        row.RequiredRoles = part.RequiredRoles;
        row.AssessWithinDays = part.AssessWithinDays;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }
}
