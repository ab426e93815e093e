using System.Linq.Expressions;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Rounds;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Rounds;

public sealed class PlanningRoundStore(PlanDb db) : PartStore<PlanningRound, PlanningRoundRow>(db)
{
    protected override Expression<Func<PlanningRoundRow, PlanningRound>> Projection =>
        row => new PlanningRound
        {
            Id = NodeId.Of<PlanningRound>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Opens = row.Opens,
            Due = row.Due,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<PlanningRoundRow>> Filters =>
        [Filter<PlanningRoundRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code)];

    protected override IReadOnlyList<Link<PlanningRoundRow>> Links => [Link<PlanningRoundRow>.By("source", row => row.SourceId)];

    protected override PlanningRoundRow NewRow(PlanningRound part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
        };

    protected override void Write(PlanningRoundRow row, PlanningRound part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.Opens = part.Opens;
        row.Due = part.Due;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }
}
