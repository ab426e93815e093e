using System.Linq.Expressions;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

public sealed class CommitteeSeatStore(PlanDb db) : PartStore<CommitteeSeat, CommitteeSeatRow>(db)
{
    protected override Expression<Func<CommitteeSeatRow, CommitteeSeat>> Projection =>
        row => new CommitteeSeat
        {
            Id = NodeId.Of<CommitteeSeat>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Committee = Code.Known(row.Committee!.Code),
            Party = Code.Known(row.Party!.Code),
            Role = row.Role,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<CommitteeSeatRow>> Filters =>
        [
            Filter<CommitteeSeatRow>.OfCode("committee", "The committee.", code => row => row.Committee!.Code == code),
            Filter<CommitteeSeatRow>.OfCode("party", "The party that has the seat.", code => row => row.Party!.Code == code),
            Filter<CommitteeSeatRow>.OfEnum<SeatRole>("role", "As what they are in it.", role => row => row.Role == role),
            Filter<CommitteeSeatRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<CommitteeSeatRow>> Links =>
        [
            Link<CommitteeSeatRow>.By("committee", row => row.CommitteeId),
            Link<CommitteeSeatRow>.By("party", row => row.PartyId),
            Link<CommitteeSeatRow>.By("source", row => row.SourceId),
        ];

    protected override CommitteeSeatRow NewRow(CommitteeSeat part) => new() { Code = part.Code.ToString() };

    protected override void Write(CommitteeSeatRow row, CommitteeSeat part, ResolvedReferences references)
    {
        row.CommitteeId = references.Id(PartKind.Committee, part.Committee);
        row.PartyId = references.Id(PartKind.Party, part.Party);
        row.Role = part.Role;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }
}
