using System.Linq.Expressions;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class KeyRiskIndicatorStore(PlanDb db) : PartStore<KeyRiskIndicator, KeyRiskIndicatorRow>(db)
{
    protected override Expression<Func<KeyRiskIndicatorRow, KeyRiskIndicator>> Projection =>
        row => new KeyRiskIndicator
        {
            Id = NodeId.Of<KeyRiskIndicator>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Risk = Stored.Code(row.Risk!.Code),
            Indicator = Code.Known(row.Indicator!.Code),
            Scope = Scope.FromCanonical(row.Scope!.Text),
            Owner = Stored.Code(row.Owner!.Code),
            Alarm = row.Alarm,
            Yellow = row.Yellow,
            Red = row.Red,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<KeyRiskIndicatorRow>> Filters =>
        [
            Filter<KeyRiskIndicatorRow>.OfCode("risk", "The risk that it tells of.", code => row => row.Risk!.Code == code),
            Filter<KeyRiskIndicatorRow>.OfCode("indicator", "The indicator that is watched.", code => row => row.Indicator!.Code == code),
            Filter<KeyRiskIndicatorRow>.OfScope("scope", "The scope, as in line=sales;tier=mid.", text => row => row.Scope!.Text == text),
            new("at", "A member or group that the scope names, as in tier=mid.", Stored.At<KeyRiskIndicatorRow>(row => row.Scope!)),
            Filter<KeyRiskIndicatorRow>.OfCode("owner", "The party that answers for it.", code => row => row.Owner!.Code == code),
            Filter<KeyRiskIndicatorRow>.OfEnum<AlarmSide>(
                "alarm",
                "On which side of its values the alarm is.",
                alarm => row => row.Alarm == alarm
            ),
            Filter<KeyRiskIndicatorRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<KeyRiskIndicatorRow>> Links =>
        [
            Link<KeyRiskIndicatorRow>.By("risk", row => row.RiskId),
            Link<KeyRiskIndicatorRow>.By("indicator", row => row.IndicatorId),
            Link<KeyRiskIndicatorRow>.By("owner", row => row.OwnerId),
            Link<KeyRiskIndicatorRow>.By("source", row => row.SourceId),
        ];

    protected override KeyRiskIndicatorRow NewRow(KeyRiskIndicator part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
        };

    protected override void Write(KeyRiskIndicatorRow row, KeyRiskIndicator part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.RiskId = references.Id(PartKind.Risk, part.Risk);
        row.IndicatorId = references.Id(PartKind.Indicator, part.Indicator);
        row.ScopeId = references.Scope(part.Scope);
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
        row.Alarm = part.Alarm;
        row.Yellow = part.Yellow;
        row.Red = part.Red;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }

    /// <summary>The caller may see its place and, where it tells of a risk, this too.</summary>
    protected override IQueryable<KeyRiskIndicatorRow> Visible(IQueryable<KeyRiskIndicatorRow> rows, Visibility visibility) =>
        rows.Where(row => visibility.Scopes.Contains(row.ScopeId) && (row.RiskId == null || visibility.Scopes.Contains(row.Risk!.ScopeId)));

    protected override async Task<bool> Hears(KeyRiskIndicator part, IHearing hearing) =>
        hearing.Sees(part.Scope) && await hearing.Sees(PartKind.Risk, part.Risk);
}
