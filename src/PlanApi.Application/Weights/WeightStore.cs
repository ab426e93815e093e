using System.Linq.Expressions;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Application.Weights;

public sealed class WeightStore(PlanDb db) : PartStore<Weight, WeightRow>(db)
{
    protected override Expression<Func<WeightRow, Weight>> Projection =>
        row => new Weight
        {
            Id = NodeId.Of<Weight>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Of = row.OfId == null ? null : Scope.FromCanonical(row.Of!.Text),
            Within = Scope.FromCanonical(row.Within!.Text),
            Objective = Stored.Code(row.Objective!.Code),
            KeyResult = Stored.Code(row.KeyResult!.Code),
            Value = row.Value,
            From = row.From,
            To = row.To,
            Window = Stored.Code(row.Window!.Code),
            Reason = row.Reason,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<WeightRow>> Filters =>
        [
            Filter<WeightRow>.OfCode("objective", "The objective that is weighed.", code => row => row.Objective!.Code == code),
            Filter<WeightRow>.OfCode("keyResult", "The key result that is weighed.", code => row => row.KeyResult!.Code == code),
            Filter<WeightRow>.OfCode("window", "The window during which it overrides.", code => row => row.Window!.Code == code),
            Filter<WeightRow>.OfScope("of", "The thing that has the weight, as in line=sales.", text => row => row.Of!.Text == text),
            Filter<WeightRow>.OfScope("within", "Where it holds, as in tier=head.", text => row => row.Within!.Text == text),
        ];

    protected override IReadOnlyList<Link<WeightRow>> Links =>
        [
            Link<WeightRow>.By("objective", row => row.ObjectiveId),
            Link<WeightRow>.By("keyResult", row => row.KeyResultId),
            Link<WeightRow>.By("window", row => row.WindowId),
        ];

    protected override WeightRow NewRow(Weight part) => new() { Code = part.Code.ToString(), Reason = part.Reason };

    protected override void Write(WeightRow row, Weight part, ResolvedReferences references)
    {
        row.OfId = part.Of is null ? null : references.Scope(part.Of);
        row.WithinId = references.Scope(part.Within);
        row.ObjectiveId = references.Id(PartKind.Objective, part.Objective);
        row.KeyResultId = references.Id(PartKind.KeyResult, part.KeyResult);
        row.Value = part.Value;
        row.From = part.From;
        row.To = part.To;
        row.WindowId = references.Id(PartKind.WeightWindow, part.Window);
        row.Reason = part.Reason;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }

    /// <summary>The caller may see the subject of the weight and its place, and the weight names nothing hidden.</summary>
    protected override IQueryable<WeightRow> Visible(IQueryable<WeightRow> rows, Visibility visibility) =>
        rows.Where(row =>
                visibility.Nameable.Contains(row.WithinId)
                && (row.OfId == null || visibility.Nameable.Contains(row.OfId.Value))
                && (row.ObjectiveId == null || visibility.Scopes.Contains(row.Objective!.ScopeId))
                && (
                    row.KeyResultId == null
                    || (
                        visibility.Scopes.Contains(row.KeyResult!.Target!.ScopeId)
                        && visibility.Scopes.Contains(row.KeyResult!.Objective!.ScopeId)
                    )
                )
            )
            .Where(row =>
                row.ObjectiveId != null
                || row.KeyResultId != null
                || visibility.Scopes.Contains(row.WithinId)
                || (row.OfId != null && visibility.Scopes.Contains(row.OfId.Value))
            );

    protected override IQueryable<WeightRow> OfIndicators(IQueryable<WeightRow> rows, long[] indicators) =>
        rows.Where(row => row.KeyResultId == null || indicators.Contains(row.KeyResult!.Target!.IndicatorId));

    protected override async Task<bool> Hears(Weight part, IHearing hearing) =>
        part.Scopes().All(hearing.MayName)
        && await hearing.Sees(PartKind.Objective, part.Objective)
        && await hearing.Sees(PartKind.KeyResult, part.KeyResult)
        && (part.Objective is not null || part.KeyResult is not null || part.Scopes().Any(hearing.Sees));
}
