using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Limits;

public sealed class HoldStore(PlanDb db) : PartStore<Hold, HoldRow>(db)
{
    protected override Expression<Func<HoldRow, Hold>> Projection =>
        row => new Hold
        {
            Id = NodeId.Of<Hold>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Indicator = Code.Known(row.Indicator!.Code),
            Scope = Scope.FromCanonical(row.Scope!.Text),
            Period = Period.Parse(row.Period),
            Measure = row.Measure,
            Reach = row.Reach,
            Owner = Stored.Code(row.Owner!.Code),
            Reason = row.Reason,
        };

    protected override IReadOnlyList<Filter<HoldRow>> Filters =>
        [
            Filter<HoldRow>.OfCode("indicator", "The indicator that is held.", code => row => row.Indicator!.Code == code),
            Filter<HoldRow>.OfCode("owner", "The party that holds it.", code => row => row.Owner!.Code == code),
            Filter<HoldRow>.OfEnum<Measure>("measure", "Which number is held.", value => row => row.Measure == value),
        ];

    protected override IReadOnlyList<Link<HoldRow>> Links =>
        [Link<HoldRow>.By("indicator", row => row.IndicatorId), Link<HoldRow>.By("owner", row => row.OwnerId)];

    protected override IQueryable<HoldRow> OfIndicators(IQueryable<HoldRow> rows, long[] indicators) =>
        rows.Where(row => indicators.Contains(row.IndicatorId));

    protected override HoldRow NewRow(Hold part) =>
        new()
        {
            Code = part.Code.ToString(),
            Period = part.Period.ToString(),
            Reason = part.Reason,
        };

    protected override void Write(HoldRow row, Hold part, ResolvedReferences references)
    {
        row.IndicatorId = references.Id(PartKind.Indicator, part.Indicator);
        row.ScopeId = references.Scope(part.Scope);
        row.Period = part.Period.ToString();
        row.Measure = part.Measure;
        row.Reach = part.Reach;
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
        row.Reason = part.Reason;
    }

    /// <summary>Every one of a plan's.</summary>
    internal async Task<IReadOnlyList<Hold>> All(long planId, CancellationToken cancellation) =>
        await Db.Set<HoldRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId)
            .OrderBy(row => row.Id)
            .Select(Read)
            .ToListAsync(cancellation);

    /// <summary>The holds on cells of an indicator and measure.</summary>
    internal async Task<IReadOnlyList<Hold>> Of(long planId, Measure measure, long indicatorId, CancellationToken cancellation) =>
        await Db.Set<HoldRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId && row.IndicatorId == indicatorId && row.Measure == measure)
            .OrderBy(row => row.Id)
            .Select(Read)
            .ToListAsync(cancellation);
}
