using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Parties;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Budgets;

/// <summary>Submits a budget item for approval, approves it, or returns it with a reason; an approved one is reopened so.</summary>
public sealed record MoveBudgetItem(Code Plan, Code Item, BudgetMove Move, SeenVersions? ExpectedVersion) : Command<BudgetItem>
{
    /// <summary>Who moves it where depends on the item: its owner or a planner submits it, its approver or the committee decides.</summary>
    public override Permission Permission => Permission.Contribute;

    public override Code? AboutPlan => Plan;
}

/// <summary>Where a budget item goes.</summary>
public sealed record BudgetMove
{
    public const int MaxReason = 4_000;

    /// <summary>Submitted, approved or returned.</summary>
    public required BudgetState State { get; init; }

    /// <summary>Why; needed to return it, and taken only for that.</summary>
    public string? Reason { get; init; }
}

internal sealed class MoveBudgetItemHandler(
    BudgetItemStore items,
    PartyStore parties,
    VisibilityFinder visibility,
    ChangeRecorder recorder,
    Caller caller,
    TimeProvider clock
) : IHandler<MoveBudgetItem, BudgetItem>
{
    private static readonly HashSet<(BudgetState From, BudgetState To)> _ways =
    [
        (BudgetState.Drafted, BudgetState.Submitted),
        (BudgetState.Returned, BudgetState.Submitted),
        (BudgetState.Submitted, BudgetState.Approved),
        (BudgetState.Submitted, BudgetState.Returned),
        (BudgetState.Approved, BudgetState.Returned),
    ];

    public async Task<Outcome<BudgetItem>> Handle(MoveBudgetItem request, CancellationToken cancellation)
    {
        var (plan, key, to) = (recorder.Plan!, request.Item.ToString(), request.Move.State);
        var sight = await visibility.For(plan, cancellation);
        var seen = await items.Find(plan.Id, key, sight, cancellation);
        if (seen is null || await items.FindRow(plan.Id, key, cancellation) is not BudgetItemRow row)
            return new NotFound(items.Noun, key);
        var self = await parties.ActingAs(plan.Id, caller.Identity!.Name, cancellation);
        if (Stranger(seen, to, self) is { } stranger)
            return stranger;
        if (SeenVersions.Refusal(request.ExpectedVersion, row.Version) is { } refused)
            return refused;
        if (Fault(request.Move) is { } fault)
            return fault;
        if (!_ways.Contains((seen.StateOf(), to)))
            return new NotAllowedNow(
                $"The budget item is {CamelCase.Of(seen.StateOf())}; from there it goes to "
                    + $"{string.Join(" or ", _ways.Where(way => way.From == seen.StateOf()).Select(way => CamelCase.Of(way.To)))}."
            );
        if (to == BudgetState.Approved && caller.Identity != Caller.Local && row.SubmittedByKey == caller.Identity.Id)
            return new Forbidden("a key other than the one that submitted the item");
        var before = sight.IsLimited ? (await items.Find(plan.Id, key, Visibility.Everything, cancellation))! : seen;
        var today = PlanDay.Today(clock, plan.TimeZone);
        var approver = self.FirstOrDefault(party => Is(before.Approver, [party])) ?? (self is [var first, ..] ? first : null);
        BudgetItem Moved(BudgetItem item) =>
            to switch
            {
                BudgetState.Submitted => item with { Submitted = today, Reason = null, Version = recorder.Version },
                BudgetState.Approved => item with
                {
                    Approved = today,
                    ApprovedBy = Stored.Code(approver?.Code),
                    Version = recorder.Version,
                },
                _ => item with
                {
                    Submitted = null,
                    Approved = null,
                    ApprovedBy = null,
                    Reason = request.Move.Reason!.Trim(),
                    Version = recorder.Version,
                },
            };

        var after = Moved(before);
        (row.Submitted, row.Approved, row.Reason, row.Version) = (after.Submitted, after.Approved, after.Reason, recorder.Version);
        row.ApprovedById = to == BudgetState.Approved ? approver?.Id : null;
        row.SubmittedByKey = to == BudgetState.Submitted ? caller.Identity.Id : row.SubmittedByKey;
        recorder.Record(PartKind.BudgetItem, key, before, after);
        return Moved(seen);
    }

    private Forbidden? Stranger(BudgetItem item, BudgetState to, IReadOnlyList<PartyRow> self) =>
        to == BudgetState.Submitted
            ? caller.Identity is { Role: >= Role.Planner, IsLimited: false } || Is(item.Owner, self)
                ? null
                : new Forbidden("the key of the party that owns the item, or the role 'planner'")
            : caller.Identity is { Role: >= Role.Committee, IsLimited: false } || Is(item.Approver, self)
                ? null
                : new Forbidden("the key of the item's approver, or the role 'committee'");

    private static bool Is(Code? party, IReadOnlyList<PartyRow> self) =>
        party is { } code && self.Any(acting => acting.Code == code.ToString());

    private static Invalid? Fault(BudgetMove move) =>
        move.State == BudgetState.Drafted
            ? Invalid.One(FaultCodes.NotAllowed, "/state", "A budget item is submitted, approved or returned.")
        : move.State == BudgetState.Returned && string.IsNullOrWhiteSpace(move.Reason)
            ? Invalid.One(FaultCodes.MissingField, "/reason", "Say why it is returned.")
        : move.State != BudgetState.Returned && move.Reason is not null
            ? Invalid.One(FaultCodes.NotAllowed, "/reason", "A reason is given only when an item is returned; leave it out.")
        : move.Reason?.Length > BudgetMove.MaxReason
            ? Invalid.One(FaultCodes.TooLong, "/reason", $"The text may have at most {BudgetMove.MaxReason} characters.")
        : null;
}
