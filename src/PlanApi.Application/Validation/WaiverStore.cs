using System.Linq.Expressions;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Validation;

public sealed class WaiverStore(PlanDb db) : PartStore<Waiver, WaiverRow>(db)
{
    protected override Expression<Func<WaiverRow, Waiver>> Projection =>
        row => new Waiver
        {
            Id = NodeId.Of<Waiver>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Finding = row.Finding,
            Reason = row.Reason,
            AcceptedBy = Stored.Code(row.AcceptedBy!.Code),
            Until = row.Until,
        };

    protected override IReadOnlyList<Filter<WaiverRow>> Filters =>
        [
            new("finding", "The fingerprint of the finding that is accepted.", text => row => row.Finding == text),
            Filter<WaiverRow>.OfCode("acceptedBy", "The party that accepts it.", code => row => row.AcceptedBy!.Code == code),
        ];

    protected override IReadOnlyList<Link<WaiverRow>> Links => [Link<WaiverRow>.By("acceptedBy", row => row.AcceptedById)];

    protected override WaiverRow NewRow(Waiver part) =>
        new()
        {
            Code = part.Code.ToString(),
            Finding = part.Finding,
            Reason = part.Reason,
        };

    protected override void Write(WaiverRow row, Waiver part, ResolvedReferences references)
    {
        row.Finding = part.Finding;
        row.Reason = part.Reason;
        row.AcceptedById = references.Id(PartKind.Party, part.AcceptedBy);
        row.Until = part.Until;
    }
}
