using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Cells;

/// <summary>Finds the things that written cells name, reports every fault at once, and computes the stored value of each cell.</summary>
public sealed class CellResolver(PlanDb db, CubeReader cubes, VisibilityFinder visibility)
{
    public async Task<Outcome<ResolvedCells>> Resolve(
        PlanRow plan,
        CubeStructure structure,
        StoredScenario scenario,
        CellEntries entries,
        CancellationToken cancellation
    )
    {
        if (!(await visibility.Numbers(plan, structure, cancellation)).IsSuccess(out var grants, out var noPlace))
            return noPlace;
        var faults = new FaultList();
        var check = new CellCheck(structure.SeenBy(grants.Indicators), grants, entries, faults);
        if (entries.Cells.Count == 0)
            faults.Add(FaultCodes.TooFew, "/cells", "Name at least one cell.");
        var sound = new List<int>(entries.Cells.Count);
        for (var cell = 0; cell < entries.Cells.Count && !faults.IsFull; cell++)
        {
            if (check.IsSound(cell))
                sound.Add(cell);
        }
        var shown = entries.StoreUnchanged || entries.Mode != WriteMode.Set ? null : ShownCells.Of(structure, entries, sound, faults);
        if (shown is not null)
            shown.Compare(
                await cubes.Source(plan, structure, scenario, shown.Indicators, shown.Measures, cancellation),
                grants,
                cancellation
            );
        var scopes = new ScopeInterner(db, plan, structure);
        var parts = new Dictionary<(Measure, Code), (ResolvedCells.Part Part, HashSet<(int, int)> Taken, List<int> Sent)>();
        foreach (var cell in sound.TakeWhile(_ => !faults.IsFull))
        {
            var entry = entries.Cells[cell];
            var indicator = structure.Indicators[entry.Indicator];
            var isComputed = CellCheck.IsComputed(indicator.Indicator);
            if (shown is not null && (shown.IsSame(cell) || (isComputed && entry.Value is null)))
                continue;
            if (isComputed)
            {
                check.Fault(
                    cell,
                    FaultCodes.NotAllowed,
                    "/indicator",
                    $"'{entry.Indicator}' is computed from others and never stored; write those, or spread it over one of them."
                );
                continue;
            }
            if (FlowBases.Stated(structure, entry, (code, field, message) => check.Fault(cell, code, field, message)) is not { } stated)
                continue;
            if (!parts.TryGetValue((entry.Measure, entry.Indicator), out var known))
            {
                var sent = new List<int>();
                known = (
                    new(
                        new CellBatch(entry.Measure, indicator) { SentAt = at => entries.PlaceOf(sent[at], "") },
                        await cubes.Partition(plan, structure, scenario, entry.Measure, indicator.Id, cancellation)
                    ),
                    [],
                    sent
                );
                parts.Add((entry.Measure, entry.Indicator), known);
            }
            var (scope, period) = (scopes.Number(entry.Scope), entry.Period.Key);
            if (!known.Taken.Add((scope, period)))
            {
                check.Fault(cell, FaultCodes.DuplicateCell, "", "The cell comes twice; name each once.");
                continue;
            }
            var currency = entry.Currency == structure.Currency ? null : entry.Currency;
            if (
                Value(
                    entries.Mode,
                    stated,
                    known.Part.Shown,
                    scope,
                    currency,
                    (code, field, message) => check.Fault(cell, code, field, message)
                ) is
                { } value
            )
            {
                known.Part.Batch.Add(scope, period, value.Steps, currency);
                known.Sent.Add(cell);
            }
        }
        return faults.IsEmpty
            ? new ResolvedCells(scopes.Store(cancellation), [.. parts.Values.Select(known => known.Part)])
            : new Invalid(faults.Faults);
    }

    private sealed record Written(long? Steps);

    private static Written? Value(
        WriteMode mode,
        CellEntry entry,
        Partition shown,
        int scope,
        Code? currency,
        Action<string, string, string> fault
    )
    {
        if (mode == WriteMode.Set || entry.Value is not { } added || shown.Find(scope, entry.Period) is not (>= 0 and var before))
            return new Written(entry.Value?.Steps);
        var present = shown.Currencies?.TryGetValue(before, out var code) == true ? code : (Code?)null;
        if (present != currency)
        {
            fault(
                FaultCodes.NotAllowed,
                "/currency",
                $"The cell is an amount in {(present is { } other ? other.ToString() : "the plan's currency")}; add in that, or set it."
            );
            return null;
        }
        var sum = new Quantity(shown.Values[before]).ToDecimal() + added.ToDecimal();
        if (Quantity.TryCreate(sum, out var value) == QuantityFault.None)
            return new Written(value.Steps);
        fault(
            FaultCodes.OutOfRange,
            "/value",
            $"The sum would be {sum}; a value has {Quantity.MaxSignificantDigits} digits at most and stays below 900,000,000,000,000."
        );
        return null;
    }
}
