using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Budgets;

public sealed class BudgetItemStore(PlanDb db) : PartStore<BudgetItem, BudgetItemRow>(db)
{
    protected override Expression<Func<BudgetItemRow, BudgetItem>> Projection =>
        row => new BudgetItem
        {
            Id = NodeId.Of<BudgetItem>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Parent = Stored.Code(row.Parent!.Code),
            Scope = Scope.FromCanonical(row.Scope!.Text),
            Owner = Stored.Code(row.Owner!.Code),
            Amount = row.Amount,
            Share = row.Share,
            Quantity = row.Quantity,
            UnitPrice = row.UnitPrice,
            Justification = row.Justification,
            Objective = Stored.Code(row.Objective!.Code),
            Initiative = Stored.Code(row.Initiative!.Code),
            Period = Stored.Period(row.Period),
            Weights = row.Weights,
            Approver = Stored.Code(row.Approver!.Code),
            Submitted = row.Submitted,
            Approved = row.Approved,
            ApprovedBy = Stored.Code(row.ApprovedBy!.Code),
            Reason = row.Reason,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<BudgetItemRow>> Filters =>
        [
            Filter<BudgetItemRow>.OfMention(
                "parent",
                "The item that it is a part of.",
                (code, visibility) =>
                    visibility.IsLimited
                        ? row => row.Parent!.Code == code && visibility.Scopes.Contains(row.Parent.ScopeId)
                        : row => row.Parent!.Code == code
            ),
            Filter<BudgetItemRow>.OfScope("scope", "The scope, as in line=sales;tier=mid.", text => row => row.Scope!.Text == text),
            new("at", "A member or group that the scope names, as in tier=mid.", Stored.At<BudgetItemRow>(row => row.Scope!)),
            Filter<BudgetItemRow>.OfCode("owner", "The party that answers for it.", code => row => row.Owner!.Code == code),
            Filter<BudgetItemRow>.OfCode("approver", "The party that may approve it.", code => row => row.Approver!.Code == code),
            Filter<BudgetItemRow>.OfEnum<BudgetState>("state", "How far its approval is.", In),
            Filter<BudgetItemRow>.OfCode("objective", "The objective that it serves.", code => row => row.Objective!.Code == code),
            Filter<BudgetItemRow>.OfCode("initiative", "The initiative that it pays for.", code => row => row.Initiative!.Code == code),
            Filter<BudgetItemRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<BudgetItemRow>> Links =>
        [
            Link<BudgetItemRow>.By("parent", row => row.ParentId),
            Link<BudgetItemRow>.By("owner", row => row.OwnerId),
            Link<BudgetItemRow>.By("objective", row => row.ObjectiveId),
            Link<BudgetItemRow>.By("initiative", row => row.InitiativeId),
            Link<BudgetItemRow>.By("approver", row => row.ApproverId),
            Link<BudgetItemRow>.By("approvedBy", row => row.ApprovedById),
            Link<BudgetItemRow>.By("source", row => row.SourceId),
        ];

    protected override BudgetItemRow NewRow(BudgetItem part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
            Justification = part.Justification,
            Weights = part.Weights,
        };

    protected override void Write(BudgetItemRow row, BudgetItem part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.ParentId = references.Id(PartKind.BudgetItem, part.Parent);
        row.ScopeId = references.Scope(part.Scope);
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
        row.Amount = part.Amount;
        row.Share = part.Share;
        row.Quantity = part.Quantity;
        row.UnitPrice = part.UnitPrice;
        row.Justification = part.Justification;
        row.ObjectiveId = references.Id(PartKind.Objective, part.Objective);
        row.InitiativeId = references.Id(PartKind.Initiative, part.Initiative);
        row.Period = part.Period?.ToString();
        row.Weights = part.Weights;
        row.ApproverId = references.Id(PartKind.Party, part.Approver);
        row.Submitted = part.Submitted;
        row.Approved = part.Approved;
        row.ApprovedById = references.Id(PartKind.Party, part.ApprovedBy);
        row.Reason = part.Reason;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }

    /// <summary>The caller may see its place and, where it serves an objective or pays for an initiative, these too.</summary>
    protected override IQueryable<BudgetItemRow> Visible(IQueryable<BudgetItemRow> rows, Visibility visibility) => Seen(rows, visibility);

    internal static IQueryable<BudgetItemRow> Seen(IQueryable<BudgetItemRow> rows, Visibility visibility) =>
        rows.Where(row =>
            visibility.Scopes.Contains(row.ScopeId)
            && (row.ObjectiveId == null || visibility.Scopes.Contains(row.Objective!.ScopeId))
            && (row.InitiativeId == null || visibility.Scopes.Contains(row.Initiative!.ScopeId))
        );

    protected override async Task<bool> Hears(BudgetItem part, IHearing hearing) =>
        await hearing.Sees(PartKind.Objective, part.Objective) && await hearing.Sees(PartKind.Initiative, part.Initiative);

    /// <summary>The item above may be hidden.</summary>
    protected override async Task<IReadOnlyList<BudgetItem>> Trimmed(
        long planId,
        IReadOnlyList<BudgetItem> parts,
        Visibility visibility,
        CancellationToken cancellation
    )
    {
        var seen = await SeenCodes(planId, parts.Select(part => part.Parent), visibility, cancellation);
        return
        [
            .. parts.Select(part => part.Parent is { } parent && !seen.Contains(parent.ToString()) ? part with { Parent = null } : part),
        ];
    }

    /// <summary>A parent that the writer does not see stays, unless they name another.</summary>
    public override BudgetItem WithHidden(BudgetItem after, BudgetItem seen, BudgetItem whole) =>
        seen.Parent is null && after.Parent is null ? after with { Parent = whole.Parent } : after;

    /// <summary>The tree has no circle, and approval moves by a request of its own.</summary>
    public override async Task<IReadOnlyList<Fault>> Check(PlanRow plan, BudgetItem part, long? id, CancellationToken cancellation)
    {
        var faults = await CycleFinder.Of<BudgetItemRow>(Db, row => row.ParentId, plan.Id, id, part.Parent, "/parent", cancellation);
        var known = await Db.Set<BudgetItemRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.Id == id)
            .Select(Projection)
            .FirstOrDefaultAsync(cancellation);
        return
        [
            .. faults,
            .. Refused("submitted", part.Submitted == known?.Submitted),
            .. Refused("approved", part.Approved == known?.Approved),
            .. Refused("approvedBy", part.ApprovedBy == known?.ApprovedBy),
            .. Refused("reason", part.Reason == known?.Reason),
        ];

        static Fault[] Refused(string field, bool isSame) =>
            isSame ? [] : [new(FaultCodes.NotAllowed, "/" + field, "Approval moves by a request of its own; leave this out here.")];
    }

    private static Expression<Func<BudgetItemRow, bool>> In(BudgetState state) =>
        state switch
        {
            BudgetState.Approved => row => row.Approved != null,
            BudgetState.Submitted => row => row.Approved == null && row.Submitted != null,
            BudgetState.Returned => row => row.Approved == null && row.Submitted == null && row.Reason != null,
            _ => row => row.Approved == null && row.Submitted == null && row.Reason == null,
        };
}
