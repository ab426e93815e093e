using System.Linq.Expressions;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Plans;

public sealed class SectionStore(PlanDb db) : PartStore<Section, SectionRow>(db)
{
    protected override Expression<Func<SectionRow, Section>> Projection =>
        row => new Section
        {
            Id = NodeId.Of<Section>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Purpose = row.Purpose,
            Parent = Stored.Code(row.Parent!.Code),
        };

    protected override IReadOnlyList<Filter<SectionRow>> Filters =>
        [
            Filter<SectionRow>.OfEnum<SectionPurpose>("purpose", "The purpose of the section.", value => row => row.Purpose == value),
            Filter<SectionRow>.OfCode("parent", "The section that it belongs to.", code => row => row.Parent!.Code == code),
        ];

    protected override IReadOnlyList<Link<SectionRow>> Links => [Link<SectionRow>.By("parent", row => row.ParentId)];

    protected override SectionRow NewRow(Section part) => new() { Code = part.Code.ToString(), Names = part.Names };

    protected override void Write(SectionRow row, Section part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Purpose = part.Purpose;
        row.ParentId = references.Id(PartKind.Section, part.Parent);
    }

    public override Task<IReadOnlyList<Fault>> Check(PlanRow plan, Section part, long? id, CancellationToken cancellation) =>
        CycleFinder.Of(Db, (SectionRow row) => row.ParentId, plan.Id, id, part.Parent, "/parent", cancellation);
}
