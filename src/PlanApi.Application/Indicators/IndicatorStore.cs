using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Indicators;

public sealed class IndicatorStore(PlanDb db) : PartStore<Indicator, IndicatorRow>(db)
{
    protected override IQueryable<IndicatorRow> Tracked =>
        Db.Set<IndicatorRow>().Include(row => row.Dimensions).Include(row => row.Relations);

    protected override Expression<Func<IndicatorRow, Indicator>> Projection =>
        row => new Indicator
        {
            Id = NodeId.Of<Indicator>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Kind = row.Kind,
            Unit = row.Unit,
            UnitNames = row.UnitNames,
            Decimals = row.Decimals,
            Direction = row.Direction,
            Band = row.Band,
            Range = row.Range,
            Numerator = Stored.Code(row.Numerator!.Code),
            Denominator = Stored.Code(row.Denominator!.Code),
            WeightedBy = Stored.Code(row.WeightedBy!.Code),
            Base = Stored.Code(row.Base!.Code),
            Against = row.Against,
            ShareOf = Stored.Code(row.ShareOf!.Code),
            Formula = row.Formula,
            OverTime = row.OverTime,
            Inflows = row
                .Relations.Where(other => other.Relation == IndicatorRelation.Inflow)
                .OrderBy(other => other.Position)
                .Select(other => Code.Known(other.Related!.Code))
                .ToList(),
            Outflows = row
                .Relations.Where(other => other.Relation == IndicatorRelation.Outflow)
                .OrderBy(other => other.Position)
                .Select(other => Code.Known(other.Related!.Code))
                .ToList(),
            EachOf = Stored.Code(
                row.Relations.Where(other => other.Relation == IndicatorRelation.EachOf)
                    .Select(other => other.Related!.Code)
                    .FirstOrDefault()
            ),
            PercentileOf = Stored.Code(
                row.Relations.Where(other => other.Relation == IndicatorRelation.PercentileOf)
                    .Select(other => other.Related!.Code)
                    .FirstOrDefault()
            ),
            Rank = row.Rank,
            Limit = row.Limit,
            PerDay = row.PerDay,
            Dimensions = row.ListsDimensions
                ? row.Dimensions.OrderBy(other => other.Position).Select(other => Code.Known(other.Dimension!.Code)).ToList()
                : null,
            Thresholds = row.Thresholds,
            ExpectedEvery = row.ExpectedEvery,
            Importance = row.Importance,
            AnsweredBy = row.AnsweredBy == null ? null : Scope.FromCanonical(row.AnsweredBy.Text),
            Description = row.Description,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<IndicatorRow>> Filters =>
        [
            Filter<IndicatorRow>.OfEnum<IndicatorKind>("kind", "How the indicator rolls up.", value => row => row.Kind == value),
            Filter<IndicatorRow>.OfEnum<Unit>("unit", "The meaning of a value of 1.", value => row => row.Unit == value),
            Filter<IndicatorRow>.OfEnum<Importance>(
                "importance",
                "Core, supporting, or the north star.",
                value => row => row.Importance == value
            ),
            Filter<IndicatorRow>.OfCode("base", "The base indicator of a growth or share.", code => row => row.Base!.Code == code),
            Filter<IndicatorRow>.OfCode("source", "The section that names it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<IndicatorRow>> Links =>
        [
            Link<IndicatorRow>.By("base", row => row.BaseId),
            Link<IndicatorRow>.ByEach("member", row => row.AnsweredBy!.Members.Select(member => member.MemberId)),
            Link<IndicatorRow>.By("source", row => row.SourceId),
        ];

    protected override IndicatorRow NewRow(Indicator part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            UnitNames = part.UnitNames,
            Description = part.Description,
        };

    protected override IQueryable<IndicatorRow> OfIndicators(IQueryable<IndicatorRow> rows, long[] indicators) =>
        rows.Where(row => indicators.Contains(row.Id));

    /// <summary>The caller may not be allowed to see the line that answers for the indicator.</summary>
    protected override Task<IReadOnlyList<Indicator>> Trimmed(
        long planId,
        IReadOnlyList<Indicator> parts,
        Visibility visibility,
        CancellationToken cancellation
    ) =>
        Task.FromResult<IReadOnlyList<Indicator>>([
            .. parts.Select(part =>
                part.AnsweredBy is { } line && line.Any(pair => !visibility.MayName(pair.Key, pair.Value))
                    ? part with
                    {
                        AnsweredBy = null,
                    }
                    : part
            ),
        ]);

    /// <summary>The line that answers for the indicator stays, if the writer does not see it and names no other line.</summary>
    public override Indicator WithHidden(Indicator after, Indicator seen, Indicator whole) =>
        seen.AnsweredBy is null && after.AnsweredBy is null ? after with { AnsweredBy = whole.AnsweredBy } : after;

    protected override void Write(IndicatorRow row, Indicator part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Kind = part.Kind;
        row.Unit = part.Unit;
        row.UnitNames = part.UnitNames;
        row.Decimals = part.Decimals;
        row.Direction = part.Direction;
        row.Band = part.Band;
        row.Range = part.Range;
        row.NumeratorId = references.Id(PartKind.Indicator, part.Numerator);
        row.DenominatorId = references.Id(PartKind.Indicator, part.Denominator);
        row.WeightedById = references.Id(PartKind.Indicator, part.WeightedBy);
        row.BaseId = references.Id(PartKind.Indicator, part.Base);
        row.Against = part.Against;
        row.ShareOfId = references.Id(PartKind.Dimension, part.ShareOf);
        row.Formula = part.Formula;
        row.OverTime = part.OverTime;
        row.Rank = part.Rank;
        row.Limit = part.Limit;
        row.PerDay = part.PerDay;
        row.ListsDimensions = part.Dimensions is not null;
        row.Thresholds = part.Thresholds;
        row.ExpectedEvery = part.ExpectedEvery;
        row.Importance = part.Importance;
        row.AnsweredById = part.AnsweredBy is { } line ? references.Scope(line) : null;
        row.Description = part.Description;
        row.SourceId = references.Id(PartKind.Section, part.Source);
        var relations = Relations(IndicatorRelation.Inflow, part.Inflows)
            .Concat(Relations(IndicatorRelation.Outflow, part.Outflows))
            .Concat(Relations(IndicatorRelation.EachOf, new[] { part.EachOf }.OfType<Code>()))
            .Concat(Relations(IndicatorRelation.PercentileOf, new[] { part.PercentileOf }.OfType<Code>()))
            .ToList();
        if (
            !relations.SequenceEqual(
                row.Relations.OrderBy(old => old.Relation)
                    .ThenBy(old => old.Position)
                    .Select(old => (old.Relation, old.Position, old.RelatedId))
            )
        )
        {
            row.Relations.Clear();
            row.Relations.AddRange(
                relations.Select(one => new IndicatorRelationRow
                {
                    Relation = one.Relation,
                    Position = one.Position,
                    RelatedId = one.Related,
                })
            );
        }
        var dimensions = (part.Dimensions ?? []).Select(code => references.Id(PartKind.Dimension, code)).ToList();
        if (!dimensions.SequenceEqual(row.Dimensions.OrderBy(old => old.Position).Select(old => old.DimensionId)))
        {
            row.Dimensions.Clear();
            row.Dimensions.AddRange(dimensions.Select((id, at) => new IndicatorDimensionRow { Position = at, DimensionId = id }));
        }

        IEnumerable<(IndicatorRelation Relation, int Position, long Related)> Relations(
            IndicatorRelation relation,
            IEnumerable<Code> codes
        ) => codes.Select((code, at) => (relation, at, references.Id(PartKind.Indicator, code)));
    }

    /// <summary>Formulas name indicators by their codes.</summary>
    protected override async Task Renamed(IndicatorRow row, string before, CancellationToken cancellation)
    {
        foreach (var other in await Formulas(row.PlanId, before).ToListAsync(cancellation))
        {
            other.Formula = other.Formula!.Replace($"[{before}]", $"[{row.Code}]", StringComparison.Ordinal);
            other.Version = row.Version;
        }
    }

    protected override async Task<IReadOnlyList<string>> OtherMentions(PlanRow plan, IndicatorRow row, CancellationToken cancellation)
    {
        var formulas = await Formulas(plan.Id, row.Code)
            .Where(other => other.Id != row.Id)
            .OrderBy(other => other.Code)
            .Select(other => other.Code)
            .ToListAsync(cancellation);
        return formulas.Count == 0 ? [] : [MentionFinder.Text("formulas of indicators", formulas)];
    }

    private IQueryable<IndicatorRow> Formulas(long planId, string code)
    {
        var mention = $"[{code}]";
        return Db.Set<IndicatorRow>().Where(row => row.PlanId == planId && row.Formula != null && row.Formula.Contains(mention));
    }
}
