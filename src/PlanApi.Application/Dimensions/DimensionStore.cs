using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Cube.Scopes;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Dimensions;

public sealed class DimensionStore(PlanDb db) : PartStore<Dimension, DimensionRow>(db)
{
    protected override Expression<Func<DimensionRow, Dimension>> Projection =>
        row => new Dimension
        {
            Id = NodeId.Of<Dimension>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<DimensionRow>> Filters => [];

    protected override DimensionRow NewRow(Dimension part) => new() { Code = part.Code.ToString(), Names = part.Names };

    protected override void Write(DimensionRow row, Dimension part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }

    public override async Task<IReadOnlyList<Fault>> Check(PlanRow plan, Dimension part, long? id, CancellationToken cancellation) =>
        id is null && await Db.Set<DimensionRow>().CountAsync(row => row.PlanId == plan.Id, cancellation) >= Scope.MaxDimensions
            ? [new Fault(FaultCodes.TooLarge, "", PartRules.TooManyDimensions)]
            : [];

    protected override async Task Renamed(DimensionRow row, string before, CancellationToken cancellation)
    {
        await ScopeTexts.Rewrite(Db, row.PlanId, member => member.DimensionId == row.Id, cancellation);
        await PlaceNames.RenameDimension(Db, row.PlanId, row.Version, before, row.Code, cancellation);
    }
}
