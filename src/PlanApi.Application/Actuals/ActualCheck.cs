using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Domain.Actuals;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Actuals;

/// <summary>Checks rows against the plan, and finds their cells.</summary>
/// <param name="structure">The plan's structure.</param>
/// <param name="grants">The caller's rights to write.</param>
/// <param name="refuse">Notes what is wrong with the row: a code, the field and a message.</param>
internal sealed class ActualCheck(CubeStructure structure, Grants grants, Action<string, string, string> refuse)
{
    private const int MaxSourceLength = 200;

    /// <summary>Whether the scope exists, and the caller may write there.</summary>
    public bool MayWrite(Scope scope)
    {
        var sound = true;
        foreach (var (dimension, member) in scope)
        {
            var number = structure.Scopes.DimensionNumber(dimension);
            if (
                number >= 0
                && structure.Scopes.Dimensions[number].Number(member) is var place
                && place != DimensionIndex.Top
                && grants.MaySee(number, place)
            )
                continue;
            sound = false;
            refuse(
                FaultCodes.UnknownReference,
                $"/scope/{dimension}",
                number < 0
                    ? $"There is no dimension '{dimension}'."
                    : $"There is no member or group '{member}' in '{dimension}', or you may not see it."
            );
        }
        foreach (var limited in grants.Limited)
        {
            if (scope.ContainsKey(structure.Scopes.Dimensions[limited].Dimension))
                continue;
            sound = false;
            refuse(
                FaultCodes.NotAllowed,
                "/scope",
                $"You may write below some members of '{structure.Scopes.Dimensions[limited].Dimension}' only; name one."
            );
        }
        return sound;
    }

    /// <summary>The indicators whose cells are written, with their values; null where the row has a fault.</summary>
    public IReadOnlyList<(Code Indicator, Quantity Value)>? Cells(ActualEntry entry)
    {
        if (!structure.Indicators.TryGetValue(entry.Indicator, out var stored))
        {
            refuse(FaultCodes.UnknownReference, "/indicator", $"There is no indicator '{entry.Indicator}'.");
            return null;
        }
        var cells = CellsOf(stored.Indicator, entry);
        var sound = cells is not null;
        if (!structure.Calendar.Holds(entry.Date))
            Refuse(FaultCodes.PeriodOutsideCalendar, "/date", $"{entry.Date} lies outside the plan's years.");
        if (entry.Currency is { } currency && stored.Indicator.Unit != Unit.Currency)
            Refuse(FaultCodes.NotAllowed, "/currency", $"'{entry.Indicator}' is no amount; leave out '{currency}'.");
        if (entry.Source?.Length > MaxSourceLength || entry.SourceKey?.Length > MaxSourceLength)
            Refuse(
                FaultCodes.TooLong,
                entry.Source?.Length > MaxSourceLength ? "/source" : "/sourceKey",
                $"A source and its key have {MaxSourceLength} characters at most."
            );
        if (entry.SourceKey is not null && entry.Source is null)
            Refuse(FaultCodes.MissingField, "/source", "A key needs the source that it is of.");
        return sound ? cells : null;

        void Refuse(string code, string field, string message)
        {
            sound = false;
            refuse(code, field, message);
        }
    }

    private IReadOnlyList<(Code, Quantity)>? CellsOf(Indicator indicator, ActualEntry entry)
    {
        if (indicator is { Kind: IndicatorKind.Ratio, Numerator: { } above, Denominator: { } below })
            return Parts(indicator, above, below, entry);
        if (indicator.Kind is IndicatorKind.Growth or IndicatorKind.Share or IndicatorKind.Formula)
            return Refused(FaultCodes.NotAllowed, "/indicator", $"'{indicator.Code}' is computed from others; send those.");
        if (entry.Numerator is not null)
            return Refused(FaultCodes.NotAllowed, "/numerator", $"'{indicator.Code}' is not the quotient of two indicators; send a value.");
        if (entry.Value is not { } value)
            return Refused(FaultCodes.MissingField, "/value", "A row needs a value.");
        if (value.Decimals > indicator.Decimals)
            return Refused(
                FaultCodes.TooManyDecimals,
                "/value",
                $"{value} has more decimals than the {indicator.Decimals} of '{indicator.Code}'."
            );
        if (entry.Denominator is not { } weight)
            return [(indicator.Code, value)];
        if (indicator.WeightedBy is not { } by)
            return Refused(
                FaultCodes.NotAllowed,
                "/denominator",
                $"'{indicator.Code}' is weighted by no other indicator; leave the denominator out."
            );
        return IsStored(by, "/denominator", weight, entry) ? [(indicator.Code, value), (by, weight)] : null;
    }

    private IReadOnlyList<(Code, Quantity)>? Parts(Indicator ratio, Code above, Code below, ActualEntry entry)
    {
        if (entry.Denominator is not { } denominator)
            return Refused(
                FaultCodes.MissingField,
                "/denominator",
                $"'{ratio.Code}' is '{above}' / '{below}': send numerator and denominator, or a value and its denominator."
            );
        if (entry.Value is not null && entry.Numerator is not null)
            return Refused(FaultCodes.NotAllowed, "/value", "Send the numerator or the value, not both: one follows from the other.");
        if ((entry.Numerator ?? Product(ratio, denominator, entry)) is not { } numerator)
            return null;
        return IsStored(above, "/numerator", numerator, entry) & IsStored(below, "/denominator", denominator, entry)
            ? [(above, numerator), (below, denominator)]
            : null;
    }

    /// <summary>The numerator that makes the value, rounded to 1/10,000 half away from zero.</summary>
    private Quantity? Product(Indicator ratio, Quantity denominator, ActualEntry entry)
    {
        if (entry.Value is not { } value)
        {
            refuse(FaultCodes.MissingField, "/numerator", "A row needs a numerator or a value.");
            return null;
        }
        if (denominator.Steps <= 0)
        {
            refuse(
                FaultCodes.OutOfRange,
                "/denominator",
                "A value says nothing without a denominator above zero; leave the row out, or send the two parts."
            );
            return null;
        }
        var product = Fraction.Of(value) * Fraction.Of(denominator) / (ratio.Unit == Unit.Percent ? Fraction.Hundred : Fraction.One);
        var steps = product.Rounded(Quantity.MaxDecimals);
        if (steps <= long.MaxValue && steps >= long.MinValue)
            return new Quantity((long)steps);
        refuse(FaultCodes.OutOfRange, "/value", "The value times its denominator does not fit.");
        return null;
    }

    /// <summary>Whether a part can be written at the place of this row.</summary>
    private bool IsStored(Code part, string field, Quantity value, ActualEntry entry)
    {
        var indicator = structure.Indicators[part].Indicator;
        if (CellCheck.IsComputed(indicator))
        {
            refuse(FaultCodes.NotAllowed, field, $"'{part}' is computed from others itself; send those.");
            return false;
        }
        // What follows from a value and its denominator may have more decimals than the part is shown with.
        if (value.Decimals <= indicator.Decimals || (field == "/numerator" && entry.Numerator is null))
            return true;
        refuse(FaultCodes.TooManyDecimals, field, $"{value} has more decimals than the {indicator.Decimals} of '{part}'.");
        return false;
    }

    private IReadOnlyList<(Code, Quantity)>? Refused(string code, string field, string message)
    {
        refuse(code, field, message);
        return null;
    }
}
