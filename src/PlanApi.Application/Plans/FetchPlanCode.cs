using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Plans;

/// <summary>
/// The code of the plan that owns an id. Use cases find the plan by this code. It does not check what the caller may see: the use case
/// that follows does.
/// </summary>
public sealed record FetchPlanCode(long PlanId) : Fetch<PlanCode>
{
    public override Permission Permission => Permission.ReadByIndicator;
}

/// <summary>A plan's code.</summary>
public sealed record PlanCode(Code Code);

internal sealed class FetchPlanCodeHandler(PlanDb db) : IHandler<FetchPlanCode, PlanCode>
{
    public async Task<Outcome<PlanCode>> Handle(FetchPlanCode request, CancellationToken cancellation) =>
        await db.Set<PlanRow>()
            .AsNoTracking()
            .Where(row => row.Id == request.PlanId)
            .Select(row => row.Code)
            .FirstOrDefaultAsync(cancellation)
            is { } code
            ? new PlanCode(Code.Known(code))
            : new NotFound("plan", request.PlanId.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
