using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Cells;

/// <summary>Checks that written cells name existing things, and that the caller may write them.</summary>
internal sealed class CellCheck(CubeStructure structure, Grants grants, CellEntries entries, FaultList faults)
{
    /// <summary>Whether a cell has no fault by itself; those that it has are noted.</summary>
    public bool IsSound(int cell)
    {
        var (entry, sound) = (entries.Cells[cell], true);
        if (!structure.Indicators.TryGetValue(entry.Indicator, out var stored))
            Refuse(FaultCodes.UnknownReference, "/indicator", $"There is no indicator '{entry.Indicator}'.");
        else if (entry.FlowBasis != FlowBasis.AsStated && stored.Indicator.Kind != IndicatorKind.Flow)
            Refuse(
                FaultCodes.NotAllowed,
                "/flowBasis",
                $"'{entry.Indicator}' is no flow, and is neither per day nor a total; leave this out."
            );
        else if (
            !IsComputed(stored.Indicator)
            && !DailyNumbers.Converts(stored.Indicator, entry.FlowBasis)
            && entry.Value is { } value
            && value.Decimals > stored.Indicator.Decimals
        )
            Refuse(
                FaultCodes.TooManyDecimals,
                "/value",
                $"{value} has more decimals than the {stored.Indicator.Decimals} of '{entry.Indicator}'."
            );
        if (!structure.Calendar.Holds(entry.Period))
            Refuse(FaultCodes.PeriodOutsideCalendar, "/period", $"{entry.Period} lies outside the plan's years.");
        if (entry.Currency is { } currency && stored?.Indicator.Unit != Unit.Currency)
            Refuse(FaultCodes.NotAllowed, "/currency", $"'{entry.Indicator}' is no amount; leave out '{currency}'.");
        foreach (var (dimension, member) in entry.Scope)
        {
            var number = structure.Scopes.DimensionNumber(dimension);
            if (number < 0)
                Refuse(FaultCodes.UnknownReference, $"/scope/{dimension}", $"There is no dimension '{dimension}'.");
            else if (
                structure.Scopes.Dimensions[number].Number(member) is var place
                && (place == DimensionIndex.Top || !grants.MaySee(number, place))
            )
                Refuse(
                    FaultCodes.UnknownReference,
                    $"/scope/{dimension}",
                    $"There is no member or group '{member}' in '{dimension}', or you may not see it."
                );
        }
        foreach (var limited in grants.Limited.Where(limited => !entry.Scope.ContainsKey(structure.Scopes.Dimensions[limited].Dimension)))
            Refuse(
                FaultCodes.NotAllowed,
                "/scope",
                $"You may write below some members of '{structure.Scopes.Dimensions[limited].Dimension}' only; name one."
            );
        return sound;

        void Refuse(string code, string field, string message)
        {
            sound = false;
            Fault(cell, code, field, message);
        }
    }

    /// <summary>Notes a fault of a cell, where it was sent.</summary>
    public void Fault(int cell, string code, string field, string message)
    {
        var (pointer, position) = entries.PlaceOf(cell, field);
        faults.Add(code, pointer, message, position);
    }

    /// <summary>Whether an indicator's numbers follow from others, so that none is stored.</summary>
    internal static bool IsComputed(Indicator indicator) =>
        indicator.Kind is IndicatorKind.Growth or IndicatorKind.Share or IndicatorKind.Formula
        || indicator is { Kind: IndicatorKind.Ratio, Numerator: not null, Denominator: not null };
}
