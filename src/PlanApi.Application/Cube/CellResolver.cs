using System.Globalization;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube;

/// <summary>Finds what written cells name, and every fault of them at once; works out what each comes to.</summary>
public sealed class CellResolver(PlanDb db, CubeReader cubes, VisibilityFinder visibility)
{
    public async Task<Outcome<ResolvedCells>> Resolve(
        PlanRow plan, CubeStructure structure, StoredScenario scenario, CellEntries entries, CancellationToken cancellation)
    {
        var grants = Grants.Of(await visibility.For(plan, cancellation), structure);
        var faults = new FaultList();
        var scopes = new ScopeInterner(db, plan, structure);
        var parts = new Dictionary<(Measure, Code), ResolvedCells.Part>();
        var taken = new HashSet<(Measure, Code, int Scope, int Period)>();
        if (entries.Cells.Count == 0)
            faults.Add(FaultCodes.TooFew, "/cells", "Name at least one cell.");
        for (var at = 0; at < entries.Cells.Count && !faults.IsFull; at++)
        {
            var pointer = $"/cells/{at.ToString(CultureInfo.InvariantCulture)}";
            if (FlowBases.Stated(structure, entries.Cells[at], pointer, faults) is not { } entry || !Check(structure, grants, entry, pointer, faults))
                continue;
            var (scope, period) = (scopes.Number(entry.Scope), entry.Period.Key);
            if (!taken.Add((entry.Measure, entry.Indicator, scope, period)))
            {
                faults.Add(FaultCodes.DuplicateCell, pointer, "The cell comes twice; name each once.");
                continue;
            }
            if (!parts.TryGetValue((entry.Measure, entry.Indicator), out var part))
            {
                var indicator = structure.Indicators[entry.Indicator];
                part = new(new CellBatch(entry.Measure, indicator), await cubes.Partition(plan, structure, scenario, entry.Measure, indicator.Id, cancellation));
                parts.Add((entry.Measure, entry.Indicator), part);
            }
            var currency = entry.Currency == structure.Currency ? null : entry.Currency;
            if (Value(entries.Mode, entry, part.Shown, scope, currency, pointer, faults) is { } value)
                part.Batch.Add(scope, period, value.Steps, currency);
        }
        return faults.IsEmpty
            ? new ResolvedCells(scopes.Store(cancellation), [.. parts.Values])
            : new Invalid(faults.Faults);
    }

    private sealed record Written(long? Steps);

    private static Written? Value(WriteMode mode, CellEntry entry, Partition shown, int scope, Code? currency, string pointer, FaultList faults)
    {
        if (mode == WriteMode.Set || entry.Value is not { } added || shown.Find(scope, entry.Period) is not (>= 0 and var before))
            return new Written(entry.Value?.Steps);
        var present = shown.Currencies?.TryGetValue(before, out var code) == true ? code : (Code?)null;
        if (present != currency)
        {
            faults.Add(FaultCodes.NotAllowed, pointer + "/currency", $"The cell is an amount in {(present is { } other ? other.ToString() : "the plan's currency")}; add in that, or set it.");
            return null;
        }
        var sum = new Quantity(shown.Values[before]).ToDecimal() + added.ToDecimal();
        if (Quantity.TryCreate(sum, out var value) == QuantityFault.None)
            return new Written(value.Steps);
        faults.Add(FaultCodes.OutOfRange, pointer + "/value", $"The sum would be {sum}; a value has {Quantity.MaxSignificantDigits} digits at most and stays below 900,000,000,000,000.");
        return null;
    }

    private static bool Check(CubeStructure structure, Grants grants, CellEntry entry, string pointer, FaultList faults)
    {
        var sound = true;
        if (!structure.Indicators.TryGetValue(entry.Indicator, out var stored))
            Refuse(FaultCodes.UnknownReference, "/indicator", $"There is no indicator '{entry.Indicator}'.");
        else if (IsComputed(stored.Indicator))
            Refuse(FaultCodes.NotAllowed, "/indicator", $"'{entry.Indicator}' is computed from others and never stored; write those, or spread it over one of them.");
        else if (entry.Value is { } value && value.Decimals > stored.Indicator.Decimals)
            Refuse(FaultCodes.TooManyDecimals, "/value", $"{value} has more decimals than the {stored.Indicator.Decimals} of '{entry.Indicator}'.");
        if (!structure.Calendar.Holds(entry.Period))
            Refuse(FaultCodes.PeriodOutsideCalendar, "/period", $"{entry.Period} lies outside the plan's years.");
        if (entry.Currency is { } currency && stored?.Indicator.Unit != Unit.Currency)
            Refuse(FaultCodes.NotAllowed, "/currency", $"'{entry.Indicator}' is no amount; leave out '{currency}'.");
        foreach (var (dimension, member) in entry.Scope)
        {
            var number = structure.Scopes.DimensionNumber(dimension);
            if (number < 0)
                Refuse(FaultCodes.UnknownReference, $"/scope/{dimension}", $"There is no dimension '{dimension}'.");
            else if (structure.Scopes.Dimensions[number].Number(member) is var place
                && (place == DimensionIndex.Top || !grants.MaySee(number, place)))
                Refuse(FaultCodes.UnknownReference, $"/scope/{dimension}", $"There is no member or group '{member}' in '{dimension}', or you may not see it.");
        }
        foreach (var limited in grants.Limited.Where(limited => !entry.Scope.ContainsKey(structure.Scopes.Dimensions[limited].Dimension)))
            Refuse(FaultCodes.NotAllowed, "/scope", $"You may write below some members of '{structure.Scopes.Dimensions[limited].Dimension}' only; name one.");
        return sound;

        void Refuse(string code, string field, string message)
        {
            sound = false;
            faults.Add(code, pointer + field, message);
        }
    }

    /// <summary>Whether an indicator's numbers follow from others, so that none is stored.</summary>
    internal static bool IsComputed(Indicator indicator) => indicator.Kind is IndicatorKind.Growth or IndicatorKind.Share or IndicatorKind.Formula
        || indicator is { Kind: IndicatorKind.Ratio, Numerator: not null, Denominator: not null };
}
