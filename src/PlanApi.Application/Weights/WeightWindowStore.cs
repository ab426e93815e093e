using System.Linq.Expressions;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Application.Weights;

public sealed class WeightWindowStore(PlanDb db) : PartStore<WeightWindow, WeightWindowRow>(db)
{
    protected override Expression<Func<WeightWindowRow, WeightWindow>> Projection =>
        row => new WeightWindow
        {
            Id = NodeId.Of<WeightWindow>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            From = row.From,
            To = row.To,
            Precedence = row.Precedence,
            Others = row.Others,
            Wording = row.Wording,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<WeightWindowRow>> Filters =>
        [Filter<WeightWindowRow>.OfCode("source", "The section that names it.", code => row => row.Source!.Code == code)];

    protected override WeightWindowRow NewRow(WeightWindow part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
        };

    protected override void Write(WeightWindowRow row, WeightWindow part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.From = part.From;
        row.To = part.To;
        row.Precedence = part.Precedence;
        row.Others = part.Others;
        row.Wording = part.Wording;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }
}
