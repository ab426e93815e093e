using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>A page of the caller's operations, the newest first; an administrator sees everybody's, and the service's own.</summary>
public sealed record ListOperations(int First = ListOptions.DefaultFirst, string? After = null) : Query<Page<Operation>>
{
    public IReadOnlyList<OperationState>? States { get; init; }

    public string? Kind { get; init; }

    public Code? About { get; init; }

    public override Permission Permission => Permission.Read;
}

internal sealed class ListOperationsHandler(PlanDb db, OperationViews views) : IHandler<ListOperations, Page<Operation>>
{
    public async Task<Outcome<Page<Operation>>> Handle(ListOperations request, CancellationToken cancellation)
    {
        if (request.First is < 1 or > ListOptions.MaxFirst)
            return Invalid.One(FaultCodes.OutOfRange, "/first", $"'first' must be 1 to {ListOptions.MaxFirst}.");
        var below = long.MaxValue;
        if (request.After is { } after && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out below))
            return Invalid.One(FaultCodes.BadCursor, "/after", "This is not a cursor of this list; start again without it.");
        var rows = views.Seen().Where(row => row.Id < below);
        if (request.States is { Count: > 0 } states)
            rows = rows.Where(row => states.Contains(row.State));
        if (request.Kind is { } kind)
            rows = rows.Where(row => row.Kind == kind);
        if (request.About is { } about)
        {
            var code = about.ToString();
            rows = rows.Where(row => db.Set<PlanRow>().Any(plan => plan.Id == row.AboutPlanId && plan.Code == code));
        }
        var found = await rows.OrderByDescending(row => row.Id)
            .Take(request.First + 1)
            .Select(OperationRow.WithoutContent)
            .ToListAsync(cancellation);
        var shown = await views.Show([.. found.Take(request.First)], cancellation);
        return new Page<Operation>(
            shown,
            [.. shown.Select(operation => operation.Id.ToString(CultureInfo.InvariantCulture))],
            found.Count > request.First
        );
    }
}
