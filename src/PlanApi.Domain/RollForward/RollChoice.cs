using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.RollForward;

/// <summary>Which content of a plan is rolled forward.</summary>
/// <param name="Line">The scenario, with those that it is based on.</param>
/// <param name="Targets">Whether targets are carried too, with what hangs on them.</param>
public sealed record RollChoice(ScenarioLine Line, bool Targets)
{
    internal bool Holds(Code? scenario) => Line.Holds(scenario);
}
