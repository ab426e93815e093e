using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Imports;

/// <summary>What became of a file.</summary>
/// <param name="Version">The plan's version afterwards; absent for a dry run.</param>
/// <param name="DryRun">Whether nothing was stored.</param>
/// <param name="Hash">SHA-256 of the file, in hexadecimal digits.</param>
/// <param name="Rows">How many rows were read.</param>
/// <param name="Values">How many values they have.</param>
/// <param name="Changed">How many cells have another value now.</param>
/// <param name="Unchanged">How many had it already.</param>
/// <param name="Rounded">How many values were rounded, if the mapping asks for it.</param>
/// <param name="First">For a dry run: the first values, as they would be written.</param>
/// <param name="FaultCount">How many faults there are.</param>
/// <param name="Faults">For a dry run: the faults, up to a thousand, with line and column. Otherwise any fault is a refusal.</param>
public sealed record ImportReport(
    long? Version,
    bool DryRun,
    string Hash,
    int Rows,
    int Values,
    int Changed,
    int Unchanged,
    int Rounded,
    IReadOnlyList<ImportedValue> First,
    int FaultCount,
    IReadOnlyList<Fault> Faults
)
{
    /// <summary>How many values are shown.</summary>
    public const int MostShown = 20;

    internal static IReadOnlyList<ImportedValue> FirstOf(MappedCells cells, ImportNames names, CellsWritten written)
    {
        var results = (written.Cells ?? []).ToDictionary(cell => (cell.Indicator, cell.Measure, cell.Scope, cell.Period));
        return
        [
            .. Enumerable
                .Range(0, Math.Min(cells.Count, MostShown))
                .Select(at =>
                {
                    var (cell, line) = (cells[at], cells.LineOf(at));
                    var isKnown = results.TryGetValue((cell.Indicator, cell.Measure, cell.Scope, cell.Period), out var result);
                    return new ImportedValue(
                        line,
                        cell.Indicator,
                        names.OfIndicator(cell.Indicator),
                        cell.Measure,
                        cell.Scope,
                        [.. cell.Scope.Select(pair => names.OfMember(pair.Key, pair.Value))],
                        cell.Period,
                        isKnown ? result!.Before : null,
                        cell.Value
                    );
                }),
        ];
    }
}

/// <summary>A value of a file, as it would be written.</summary>
/// <param name="Line">Its line, or its row in a workbook.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="IndicatorNames">The indicator's names.</param>
/// <param name="Measure">Which number.</param>
/// <param name="Scope">The place.</param>
/// <param name="MemberNames">The names of its members, in the same order.</param>
/// <param name="Period">The period.</param>
/// <param name="Before">The cell's own number before; absent where it has none, stays as it is, or could not be written.</param>
/// <param name="After">The value, in the plan's unit.</param>
public sealed record ImportedValue(
    int Line,
    Code Indicator,
    LocalText IndicatorNames,
    Measure Measure,
    Scope Scope,
    IReadOnlyList<LocalText> MemberNames,
    Period Period,
    Quantity? Before,
    Quantity? After
);
