using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube;

/// <summary>A plan that a request works on.</summary>
/// <param name="Row">The plan itself.</param>
/// <param name="Structure">The structure of its numbers, without the indicators that are hidden from the caller.</param>
/// <param name="Grants">The part of its numbers that the caller may see.</param>
public sealed record OpenPlan(PlanRow Row, CubeStructure Structure, Grants Grants);

/// <summary>Opens plans for callers. Call within a snapshot or a command.</summary>
public sealed class PlanOpener(PlanFinder plans, CubeReader cubes, VisibilityFinder visibility)
{
    /// <summary>The plan with this code; a failure where there is none, or where the caller may see none of its numbers.</summary>
    public async Task<Outcome<OpenPlan>> Open(Code code, CancellationToken cancellation) =>
        (await plans.Get(code, cancellation)).IsSuccess(out var plan, out var missing) ? await Open(plan, cancellation) : missing;

    /// <summary>A plan that has been found; a failure where the caller may see none of its numbers.</summary>
    public async Task<Outcome<OpenPlan>> Open(PlanRow plan, CancellationToken cancellation)
    {
        var structure = await cubes.Structure(plan, cancellation);
        return (await visibility.Numbers(plan, structure, cancellation)).IsSuccess(out var grants, out var noPlace)
            ? new OpenPlan(plan, structure.SeenBy(grants.Indicators), grants)
            : noPlace;
    }
}
