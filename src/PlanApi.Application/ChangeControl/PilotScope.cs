using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

/// <summary>The part of the plan that tries a change: the parts and numbers whose whole scope lies in it.</summary>
internal sealed class PilotScope(CubeStructure structure, Scope scope)
{
    /// <summary>Whether a change of a part lies in it, by its places before and after.</summary>
    public bool Holds(PlanPart? before, Outcome<PlanPart?> after) =>
        after.IsSuccess(out var part, out _)
        && new[] { before, part }.OfType<PlanPart>().SelectMany(one => one.Scopes()).ToList() is { Count: > 0 } places
        && places.TrueForAll(Holds);

    public bool Holds(Scope inner) =>
        scope.All(pair =>
        {
            if (!inner.TryGetValue(pair.Key, out var code))
                return false;
            var dimension = structure.Scopes.DimensionNumber(pair.Key);
            var index = structure.Scopes.Dimensions[dimension];
            var (member, outer) = (index.Number(code), index.Number(pair.Value));
            return member >= 0 && index.IsWithin(member, outer, structure.Calendar.Days(Period.OfYear(structure.Calendar.Year)).Last);
        });
}
