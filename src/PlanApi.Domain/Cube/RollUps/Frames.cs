using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Cube.RollUps;

public static class Frames
{
    /// <summary>One scope in some periods. The scope's codes must be known ones.</summary>
    public static Frame At(ScopeIndex scopes, Scope scope, IReadOnlyList<Period> periods) => new(
        [.. scope.Select(pair =>
        {
            var dimension = scopes.DimensionNumber(pair.Key);
            return new FrameAxis(dimension, [scopes.Dimensions[dimension].Number(pair.Value)], periods.Count);
        })],
        periods, 1, 0, periods.Count);
}
