using System.Linq.Expressions;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Plans;

public sealed class NamedListStore(PlanDb db) : PartStore<NamedList, NamedListRow>(db)
{
    protected override Expression<Func<NamedListRow, NamedList>> Projection =>
        row => new NamedList
        {
            Id = NodeId.Of<NamedList>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Announced = row.Announced,
            Items = row.Items,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<NamedListRow>> Filters =>
        [Filter<NamedListRow>.OfCode("source", "The section that gives the list.", code => row => row.Source!.Code == code)];

    protected override IReadOnlyList<Link<NamedListRow>> Links => [Link<NamedListRow>.By("source", row => row.SourceId)];

    protected override NamedListRow NewRow(NamedList part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Items = part.Items,
        };

    protected override void Write(NamedListRow row, NamedList part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Announced = part.Announced;
        row.Items = part.Items;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }
}
