using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Imports;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Imports;

/// <summary>Which columns of a file hold what, by their number.</summary>
internal sealed class ColumnPlan
{
    private readonly Dictionary<(ImportedField, Code?), (int At, ImportColumn Column)> _columns = [];

    /// <param name="head">The names of the file's columns.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="pattern">How heads of periods are written.</param>
    /// <param name="year">The year of heads that name none.</param>
    /// <param name="faults">Columns that are missing or come twice.</param>
    public ColumnPlan(IReadOnlyList<string> head, ImportMapping mapping, PeriodText? pattern, int year, FaultList faults)
    {
        // In lines of JSON each has the fields that it has.
        var mayLack = mapping.Format == ImportFormat.Ndjson;
        var line = mapping.Format == ImportFormat.Ndjson ? default : new Position(mapping.Dialect.SkippedLines + 1, 1);
        foreach (var column in mapping.Columns)
        {
            if (Find(column.Column) is >= 0 and var at)
                _columns.Add((column.Holds, column.Dimension), (at, column));
        }
        var periods = new List<(int At, Period Period)>();
        foreach (var column in mapping.PeriodColumns)
        {
            if (Find(column.Column) is >= 0 and var at)
                periods.Add((at, column.Period));
        }
        var taken = _columns.Values.Select(column => column.At).Concat(periods.Select(column => column.At)).ToHashSet();
        for (var at = 0; pattern is not null && at < head.Count; at++)
        {
            if (!taken.Contains(at) && pattern.Read(head[at], year) is { } period)
                periods.Add((at, period));
        }
        Periods = periods;
        if (periods.Count == 0 && !_columns.ContainsKey((ImportedField.Value, null)) && !mayLack && faults.IsEmpty)
            faults.Add(FaultCodes.MissingField, "", "No column has the head of a period as the mapping describes it.", line);

        int Find(string name)
        {
            var (found, wanted) = (-1, name.Trim());
            for (var at = 0; at < head.Count; at++)
            {
                if (head[at] != wanted)
                    continue;
                if (found >= 0)
                    faults.Add(FaultCodes.DuplicateField, "", $"The column '{Excerpt.Of(wanted)}' stands here twice.", line);
                found = at;
            }
            if (found < 0 && !mayLack)
                faults.Add(FaultCodes.MissingField, "", $"The column '{Excerpt.Of(wanted)}' is missing.", line);
            return found;
        }
    }

    /// <summary>For a file with a column for each period, those columns.</summary>
    public IReadOnlyList<(int At, Period Period)> Periods { get; }

    /// <summary>The column of something; null where there is none.</summary>
    public (int At, ImportColumn Column)? Of(ImportedField holds, Code? dimension = null) =>
        _columns.TryGetValue((holds, dimension), out var found) ? found : null;

    /// <summary>The columns of members.</summary>
    public IEnumerable<(int At, ImportColumn Column)> Members =>
        _columns.Values.Where(column => column.Column.Holds == ImportedField.Member);
}
