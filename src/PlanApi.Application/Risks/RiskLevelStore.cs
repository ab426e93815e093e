using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class RiskLevelStore(PlanDb db) : PartStore<RiskLevel, RiskLevelRow>(db)
{
    protected override IQueryable<RiskLevelRow> Tracked => Db.Set<RiskLevelRow>().Include(row => row.ReportedTo);

    protected override Expression<Func<RiskLevelRow, RiskLevel>> Projection =>
        row => new RiskLevel
        {
            Id = NodeId.Of<RiskLevel>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Severity = row.Severity,
            ProbabilityFrom = row.ProbabilityFrom,
            ProbabilityTo = row.ProbabilityTo,
            ImpactFrom = row.ImpactFrom,
            ImpactTo = row.ImpactTo,
            Response = row.Response,
            Escalates = row.Escalates,
            ReportedTo = row.ReportedTo.OrderBy(other => other.Position).Select(other => Code.Known(other.Party!.Code)).ToList(),
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<RiskLevelRow>> Filters =>
        [Filter<RiskLevelRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code)];

    protected override IReadOnlyList<Link<RiskLevelRow>> Links =>
        [
            Link<RiskLevelRow>.ByEach("reportedTo", row => row.ReportedTo.Select(other => other.PartyId)),
            Link<RiskLevelRow>.By("source", row => row.SourceId),
        ];

    protected override RiskLevelRow NewRow(RiskLevel part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Response = part.Response,
        };

    protected override void Write(RiskLevelRow row, RiskLevel part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Severity = part.Severity;
        row.ProbabilityFrom = part.ProbabilityFrom;
        row.ProbabilityTo = part.ProbabilityTo;
        row.ImpactFrom = part.ImpactFrom;
        row.ImpactTo = part.ImpactTo;
        row.Response = part.Response;
        row.Escalates = part.Escalates;
        var parties = part.ReportedTo.Select(code => references.Id(PartKind.Party, code)).ToList();
        if (!parties.SequenceEqual(row.ReportedTo.OrderBy(old => old.Position).Select(old => old.PartyId)))
        {
            row.ReportedTo.Clear();
            row.ReportedTo.AddRange(parties.Select((id, at) => new RiskLevelPartyRow { Position = at, PartyId = id }));
        }
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }
}
