using System.Linq.Expressions;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Schedules;

public sealed class ContributionStore(PlanDb db) : PartStore<Contribution, ContributionRow>(db)
{
    protected override Expression<Func<ContributionRow, Contribution>> Projection =>
        row => new Contribution
        {
            Id = NodeId.Of<Contribution>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Initiative = Code.Known(row.Initiative!.Code),
            Target = Code.Known(row.Target!.Code),
            Effect = row.Effect,
            Wording = row.Wording,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<ContributionRow>> Filters =>
        [
            Filter<ContributionRow>.OfCode("initiative", "The initiative.", code => row => row.Initiative!.Code == code),
            Filter<ContributionRow>.OfCode("target", "The target that it serves.", code => row => row.Target!.Code == code),
        ];

    protected override IReadOnlyList<Link<ContributionRow>> Links =>
        [Link<ContributionRow>.By("initiative", row => row.InitiativeId), Link<ContributionRow>.By("target", row => row.TargetId)];

    protected override ContributionRow NewRow(Contribution part) => new() { Code = part.Code.ToString(), Wording = part.Wording };

    protected override void Write(ContributionRow row, Contribution part, ResolvedReferences references)
    {
        row.InitiativeId = references.Id(PartKind.Initiative, part.Initiative);
        row.TargetId = references.Id(PartKind.Target, part.Target);
        row.Effect = part.Effect;
        row.Wording = part.Wording;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }

    /// <summary>The caller may see both.</summary>
    protected override IQueryable<ContributionRow> Visible(IQueryable<ContributionRow> rows, Visibility visibility) =>
        rows.Where(row => visibility.Scopes.Contains(row.Initiative!.ScopeId) && visibility.Scopes.Contains(row.Target!.ScopeId));

    protected override async Task<bool> Hears(Contribution part, IHearing hearing) =>
        await hearing.Sees(PartKind.Initiative, part.Initiative) && await hearing.Sees(PartKind.Target, part.Target);
}
