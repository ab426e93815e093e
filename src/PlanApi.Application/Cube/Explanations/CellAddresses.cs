using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Explanations;

internal static class CellAddresses
{
    /// <summary>The reason why the caller may not look at the address.</summary>
    public static Invalid? Fault(CubeStructure structure, Grants grants, CellAddress cell)
    {
        var faults = new FaultList();
        if (!structure.Scenarios.ContainsKey(cell.Scenario))
            faults.Add(FaultCodes.UnknownReference, "/scenario", $"There is no scenario '{cell.Scenario}'.");
        if (!structure.Indicators.ContainsKey(cell.Indicator))
            faults.Add(FaultCodes.UnknownReference, "/indicator", $"There is no indicator '{cell.Indicator}'.");
        if (!structure.Calendar.Holds(cell.Period))
            faults.Add(FaultCodes.PeriodOutsideCalendar, "/period", $"{cell.Period} lies outside the plan's years.");
        foreach (var (dimension, member) in cell.Scope)
        {
            var number = structure.Scopes.DimensionNumber(dimension);
            if (number < 0)
                faults.Add(FaultCodes.UnknownReference, $"/scope/{dimension}", $"There is no dimension '{dimension}'.");
            else if (
                structure.Scopes.Dimensions[number].Number(member) is var at
                && (at == DimensionIndex.Top || !grants.MaySee(number, at))
            )
                faults.Add(
                    FaultCodes.UnknownReference,
                    $"/scope/{dimension}",
                    $"There is no member or group '{member}' in '{dimension}', or you may not see it."
                );
        }
        foreach (var limited in grants.Limited.Where(limited => !cell.Scope.ContainsKey(structure.Scopes.Dimensions[limited].Dimension)))
            faults.Add(
                FaultCodes.NotAllowed,
                "/scope",
                $"You may see some members of '{structure.Scopes.Dimensions[limited].Dimension}' only; name one."
            );
        return faults.IsEmpty ? null : new Invalid(faults.Faults);
    }
}
