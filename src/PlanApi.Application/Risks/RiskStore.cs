using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class RiskStore(PlanDb db) : PartStore<Risk, RiskRow>(db)
{
    protected override IQueryable<RiskRow> Tracked => Db.Set<RiskRow>().Include(row => row.Indicators);

    protected override Expression<Func<RiskRow, Risk>> Projection =>
        row => new Risk
        {
            Id = NodeId.Of<Risk>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Category = Stored.Code(row.Category!.Code),
            Scope = Scope.FromCanonical(row.Scope!.Text),
            Owner = Stored.Code(row.Owner!.Code),
            Causes = row.Causes,
            Level = Stored.Code(row.Level!.Code),
            Indicators = row.Indicators.OrderBy(other => other.Position).Select(other => Code.Known(other.Indicator!.Code)).ToList(),
            Probability = row.Probability,
            Frequency = row.Frequency,
            Identified = row.Identified,
            Reported = row.Reported,
            Closed = row.Closed,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<RiskRow>> Filters =>
        [
            Filter<RiskRow>.OfCode("category", "Its category.", code => row => row.Category!.Code == code),
            Filter<RiskRow>.OfScope("scope", "The scope, as in line=sales;tier=mid.", text => row => row.Scope!.Text == text),
            new("at", "A member or group that the scope names, as in tier=mid.", Stored.At<RiskRow>(row => row.Scope!)),
            Filter<RiskRow>.OfCode("owner", "The party that answers for it.", code => row => row.Owner!.Code == code),
            Filter<RiskRow>.OfCode("level", "The level that the plan states.", code => row => row.Level!.Code == code),
            Filter<RiskRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<RiskRow>> Links =>
        [
            Link<RiskRow>.By("category", row => row.CategoryId),
            Link<RiskRow>.By("owner", row => row.OwnerId),
            Link<RiskRow>.By("level", row => row.LevelId),
            Link<RiskRow>.ByEach("indicator", row => row.Indicators.Select(other => other.IndicatorId)),
            Link<RiskRow>.By("source", row => row.SourceId),
        ];

    protected override RiskRow NewRow(Risk part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
            Causes = part.Causes,
        };

    protected override void Write(RiskRow row, Risk part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.CategoryId = references.Id(PartKind.RiskCategory, part.Category);
        row.ScopeId = references.Scope(part.Scope);
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
        row.Causes = part.Causes;
        row.LevelId = references.Id(PartKind.RiskLevel, part.Level);
        row.Probability = part.Probability;
        row.Frequency = part.Frequency;
        row.Identified = part.Identified;
        row.Reported = part.Reported;
        row.Closed = part.Closed;
        row.SourceId = references.Id(PartKind.Section, part.Source);
        var indicators = part.Indicators.Select(code => references.Id(PartKind.Indicator, code)).ToList();
        if (!indicators.SequenceEqual(row.Indicators.OrderBy(old => old.Position).Select(old => old.IndicatorId)))
        {
            row.Indicators.Clear();
            row.Indicators.AddRange(indicators.Select((id, at) => new RiskIndicatorRow { Position = at, IndicatorId = id }));
        }
    }
}
