using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Duties;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Duties;

/// <summary>
/// A page of what parties owe, what is due first: in one plan or, without a plan, in all that the caller may see and that are not closed.
/// A caller sees what their grants show.
/// </summary>
public sealed record ListDuties(Code? Plan) : Query<Page<Duty>>, IDependsOnMore
{
    /// <summary>Which duties.</summary>
    public DutyFilter Filter { get; init; } = new();

    public PageRange Page { get; init; } = new();

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>Which duties are asked for.</summary>
public sealed record DutyFilter
{
    /// <summary>Only of these parties.</summary>
    public IReadOnlyCollection<Code>? Parties { get; init; }

    /// <summary>Only of the parties that the caller acts as: those whose subject is the name of the key, or of the person.</summary>
    public bool IsMine { get; init; }

    public IReadOnlyCollection<DutyKind>? Kinds { get; init; }

    /// <summary>Only what is due before this instant.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>Only what is overdue, or only what is not.</summary>
    public bool? IsOverdue { get; init; }

    internal bool Has(Duty duty) =>
        Kinds?.Contains(duty.Kind) != false
        && (DueBefore is not { } end || duty.DueAt < end)
        && (IsOverdue is not { } overdue || duty.IsOverdue == overdue);
}

internal sealed class ListDutiesHandler(PlanDb db, PlanFinder plans, DutyFinder duties) : IHandler<ListDuties, Page<Duty>>
{
    public async Task<Outcome<Page<Duty>>> Handle(ListDuties request, CancellationToken cancellation)
    {
        var page = request.Page;
        if (!page.Cursors(DutyPosition.Read).IsSuccess(out var cursors, out var failure))
            return failure;
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        IReadOnlyList<Duty> found;
        if (request.Plan is not { } code)
            found = await duties.OfAll(request.Filter, cancellation);
        else if ((await plans.Get(code, cancellation)).IsSuccess(out var plan, out failure))
            found = await duties.Of(plan, request.Filter, cancellation);
        else
            return failure;
        var between = found.Where(duty =>
            (cursors.After is not { } after || DutyPosition.Of(duty).CompareTo(after) > 0)
            && (cursors.Before is not { } before || DutyPosition.Of(duty).CompareTo(before) < 0)
        );
        return page.Page(
            [.. page.IsBackward ? between.TakeLast(page.Take) : between.Take(page.Take)],
            duty => DutyPosition.Of(duty).ToString()
        );
    }
}
