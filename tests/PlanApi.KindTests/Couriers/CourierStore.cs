using System.Linq.Expressions;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Values;

namespace PlanApi.KindTests.Couriers;

public sealed class CourierStore(PlanDb db) : PartStore<Courier, CourierRow>(db)
{
    protected override Expression<Func<CourierRow, Courier>> Projection =>
        row => new Courier
        {
            Id = NodeId.Of<Courier>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Punctuality = row.Punctuality,
            Scope = Scope.FromCanonical(row.Scope!.Text),
            Period = Stored.Period(row.Period),
            Owner = Stored.Code(row.Owner!.Code),
        };

    protected override IReadOnlyList<Filter<CourierRow>> Filters =>
        [Filter<CourierRow>.OfCode("owner", "The party that watches it.", code => row => row.Owner!.Code == code)];

    protected override IReadOnlyList<Link<CourierRow>> Links => [Link<CourierRow>.By("owner", row => row.OwnerId)];

    protected override CourierRow NewRow(Courier part) => new() { Code = part.Code.ToString(), Names = part.Names };

    protected override void Write(CourierRow row, Courier part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Punctuality = part.Punctuality;
        row.ScopeId = references.Scope(part.Scope);
        row.Period = part.Period?.ToString();
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
    }
}
