using System.Linq.Expressions;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Schedules;

public sealed class MilestoneStore(PlanDb db) : PartStore<Milestone, MilestoneRow>(db)
{
    protected override Expression<Func<MilestoneRow, Milestone>> Projection =>
        row => new Milestone
        {
            Id = NodeId.Of<Milestone>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Phase = Stored.Code(row.Phase!.Code),
            Initiative = Stored.Code(row.Initiative!.Code),
            Scope = Scope.FromCanonical(row.Scope!.Text),
            Owner = Stored.Code(row.Owner!.Code),
            Due = Stored.Period(row.Due),
            BaselineDue = Stored.Period(row.BaselineDue),
            Prepares = row.Prepares,
            Criteria = row.Criteria,
            Procedure = row.Procedure,
            Accepted = row.Accepted,
            AcceptedBy = Stored.Code(row.AcceptedBy!.Code),
            Evidence = row.Evidence,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<MilestoneRow>> Filters =>
        [
            Filter<MilestoneRow>.OfCode("phase", "The phase that it belongs to.", code => row => row.Phase!.Code == code),
            Filter<MilestoneRow>.OfCode("initiative", "The initiative whose result it is.", code => row => row.Initiative!.Code == code),
            Filter<MilestoneRow>.OfCode("owner", "The party that answers for it.", code => row => row.Owner!.Code == code),
            Filter<MilestoneRow>.OfPeriod("due", "The period in which it is due.", period => row => row.Due == period),
            Filter<MilestoneRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
            Filter<MilestoneRow>.OfScope("scope", "The scope, as in line=sales;tier=mid.", text => row => row.Scope!.Text == text),
            new("at", "A member or group that the scope names, as in tier=mid.", Stored.At<MilestoneRow>(row => row.Scope!)),
        ];

    protected override IReadOnlyList<Link<MilestoneRow>> Links =>
        [
            Link<MilestoneRow>.By("phase", row => row.PhaseId),
            Link<MilestoneRow>.By("initiative", row => row.InitiativeId),
            Link<MilestoneRow>.By("owner", row => row.OwnerId),
            Link<MilestoneRow>.By("acceptedBy", row => row.AcceptedById),
            Link<MilestoneRow>.By("source", row => row.SourceId),
        ];

    protected override MilestoneRow NewRow(Milestone part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
            Criteria = part.Criteria,
            Procedure = part.Procedure,
            Evidence = part.Evidence,
        };

    protected override void Write(MilestoneRow row, Milestone part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.PhaseId = references.Id(PartKind.Phase, part.Phase);
        row.InitiativeId = references.Id(PartKind.Initiative, part.Initiative);
        row.ScopeId = references.Scope(part.Scope);
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
        row.Due = part.Due?.ToString();
        row.BaselineDue = part.BaselineDue?.ToString();
        row.Prepares = part.Prepares;
        row.Criteria = part.Criteria;
        row.Procedure = part.Procedure;
        row.Accepted = part.Accepted;
        row.AcceptedById = references.Id(PartKind.Party, part.AcceptedBy);
        row.Evidence = part.Evidence;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }

    /// <summary>The caller may see its place and, where it is the result of an initiative, that one.</summary>
    protected override IQueryable<MilestoneRow> Visible(IQueryable<MilestoneRow> rows, Visibility visibility) =>
        rows.Where(row =>
            visibility.Scopes.Contains(row.ScopeId) && (row.InitiativeId == null || visibility.Scopes.Contains(row.Initiative!.ScopeId))
        );

    protected override async Task<bool> Hears(Milestone part, IHearing hearing) =>
        hearing.Sees(part.Scope) && await hearing.Sees(PartKind.Initiative, part.Initiative);
}
