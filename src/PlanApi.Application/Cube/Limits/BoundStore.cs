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

public sealed class BoundStore(PlanDb db) : PartStore<Bound, BoundRow>(db)
{
    protected override Expression<Func<BoundRow, Bound>> Projection =>
        row => new Bound
        {
            Id = NodeId.Of<Bound>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Indicator = Code.Known(row.Indicator!.Code),
            Scope = Scope.FromCanonical(row.Scope!.Text),
            Period = Period.Parse(row.Period),
            Measure = row.Measure,
            Min = row.Min,
            Max = row.Max,
            ToDate = row.ToDate,
            Reach = row.Reach,
            Owner = Stored.Code(row.Owner!.Code),
            Reason = row.Reason,
        };

    protected override IReadOnlyList<Filter<BoundRow>> Filters =>
        [
            Filter<BoundRow>.OfCode("indicator", "The indicator that is bounded.", code => row => row.Indicator!.Code == code),
            Filter<BoundRow>.OfCode("owner", "The party that set it.", code => row => row.Owner!.Code == code),
            Filter<BoundRow>.OfEnum<Measure>("measure", "Which number is bounded.", value => row => row.Measure == value),
        ];

    protected override IReadOnlyList<Link<BoundRow>> Links =>
        [Link<BoundRow>.By("indicator", row => row.IndicatorId), Link<BoundRow>.By("owner", row => row.OwnerId)];

    protected override IQueryable<BoundRow> OfIndicators(IQueryable<BoundRow> rows, long[] indicators) =>
        rows.Where(row => indicators.Contains(row.IndicatorId));

    protected override BoundRow NewRow(Bound part) =>
        new()
        {
            Code = part.Code.ToString(),
            Period = part.Period.ToString(),
            Reason = part.Reason,
        };

    protected override void Write(BoundRow row, Bound part, ResolvedReferences references)
    {
        row.IndicatorId = references.Id(PartKind.Indicator, part.Indicator);
        row.ScopeId = references.Scope(part.Scope);
        row.Period = part.Period.ToString();
        row.Measure = part.Measure;
        row.Min = part.Min;
        row.Max = part.Max;
        row.ToDate = part.ToDate;
        row.Reach = part.Reach;
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
        row.Reason = part.Reason;
    }

    /// <summary>Every one of a plan's.</summary>
    internal async Task<IReadOnlyList<Bound>> All(long planId, CancellationToken cancellation) =>
        await Db.Set<BoundRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId)
            .OrderBy(row => row.Id)
            .Select(Read)
            .ToListAsync(cancellation);

    /// <summary>The bounds on cells of an indicator and measure.</summary>
    internal async Task<IReadOnlyList<Bound>> Of(long planId, Measure measure, long indicatorId, CancellationToken cancellation) =>
        await Db.Set<BoundRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId && row.IndicatorId == indicatorId && row.Measure == measure)
            .OrderBy(row => row.Id)
            .Select(Read)
            .ToListAsync(cancellation);
}
