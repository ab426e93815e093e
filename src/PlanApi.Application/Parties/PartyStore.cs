using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parties;

public sealed class PartyStore(PlanDb db) : PartStore<Party, PartyRow>(db)
{
    protected override Expression<Func<PartyRow, Party>> Projection =>
        row => new Party
        {
            Id = NodeId.Of<Party>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Kind = row.Kind,
            EscalatesTo = Stored.Code(row.EscalatesTo!.Code),
            Subject = row.Subject,
        };

    protected override IReadOnlyList<Filter<PartyRow>> Filters =>
        [
            Filter<PartyRow>.OfEnum<PartyKind>("kind", "Person or team.", value => row => row.Kind == value),
            new("subject", "The API key's name or the token's subject that acts as it.", subject => row => row.Subject == subject),
        ];

    protected override IReadOnlyList<Link<PartyRow>> Links => [Link<PartyRow>.By("escalatesTo", row => row.EscalatesToId)];

    protected override PartyRow NewRow(Party part) => new() { Code = part.Code.ToString(), Names = part.Names };

    protected override void Write(PartyRow row, Party part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Kind = part.Kind;
        row.EscalatesToId = references.Id(PartKind.Party, part.EscalatesTo);
        row.Subject = part.Subject;
    }

    /// <summary>The parties that a key or a token's subject acts as.</summary>
    internal async Task<IReadOnlyList<PartyRow>> ActingAs(long planId, string subject, CancellationToken cancellation) =>
        await Db.Set<PartyRow>()
            .AsNoTracking()
            .Where(party => party.PlanId == planId && party.Subject == subject)
            .OrderBy(party => party.Id)
            .ToListAsync(cancellation);

    public override Task<IReadOnlyList<Fault>> Check(PlanRow plan, Party part, long? id, CancellationToken cancellation) =>
        CycleFinder.Of(Db, (PartyRow row) => row.EscalatesToId, plan.Id, id, part.EscalatesTo, "/escalatesTo", cancellation);
}
