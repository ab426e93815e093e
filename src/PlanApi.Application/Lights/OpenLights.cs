using PlanApi.Application.Cube;
using PlanApi.Application.Plans;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Targets;

namespace PlanApi.Application.Lights;

/// <summary>A plan whose lights can be worked out without reading anything more.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Structure">Its structure.</param>
/// <param name="Scenario">The scenario whose numbers are wanted.</param>
/// <param name="Day">The day asked.</param>
/// <param name="Engine">The scenario's numbers.</param>
/// <param name="Board">What lights claims.</param>
/// <param name="Before">The light that each claim had before the day, by its key.</param>
public sealed record OpenLights(
    PlanRow Plan, CubeStructure Structure, StoredScenario Scenario, DateOnly Day, RollUpEngine Engine, LightBoard Board, IReadOnlyDictionary<string, Light> Before)
{
    /// <summary>The lights of some claims, in their order.</summary>
    /// <exception cref="OverflowException">A sum does not fit.</exception>
    public IReadOnlyList<LitNumber> Lit(IReadOnlyList<Claim> claims) =>
        Board.Of(claims, Day, claim => Before.TryGetValue(claim.Key, out var light) ? light : null);

    /// <summary>The lights of some targets, in their order.</summary>
    public IReadOnlyList<LitNumber> Lit(IEnumerable<Target> targets)
    {
        var reader = new ClaimReader(Structure.Calendar, Structure.Definitions, Day);
        return Lit([.. targets.Select(reader.Read)]);
    }
}
