using PlanApi.Application.Errors;

namespace PlanApi.Application.TableFiles;

/// <summary>
/// Writes a table into a file, value by value in the order of its columns, then row by row. It holds some thousand rows at most, however
/// many there are.
/// </summary>
public abstract class TableWriter : IAsyncDisposable
{
    /// <summary>How many bytes of text are gathered before they are sent.</summary>
    private protected const int FlushAt = 64 * 1024;

    /// <summary>How moments stand in text.</summary>
    private protected const string MomentForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>Begins a table.</summary>
    /// <param name="format">As what kind of file.</param>
    /// <param name="output">Where the file goes, as it comes.</param>
    /// <param name="name">What the table is called, where a file says so.</param>
    /// <param name="columns">Its columns.</param>
    /// <exception cref="FailureException">The kind of file does not hold so many columns.</exception>
    public static TableWriter Begin(TableFormat format, Stream output, string name, IReadOnlyList<TableColumn> columns) =>
        format switch
        {
            TableFormat.Csv => new CsvTable(output, columns),
            TableFormat.Ndjson => new JsonLinesTable(output, columns),
            TableFormat.Xlsx => new SheetTable(output, name, columns),
            TableFormat.Parquet => new ParquetTable(output, columns),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };

    /// <summary>The next value of the row; null where there is none.</summary>
    public abstract void Text(string? value);

    /// <summary>The next value of the row, in steps of 1/10,000; null where there is none.</summary>
    public abstract void Steps(long? steps);

    /// <summary>The next value of the row, an exact number.</summary>
    public abstract void Number(decimal value);

    public abstract void Whole(long value);

    public abstract void Date(DateOnly value);

    /// <summary>The next value of the row, a moment in UTC.</summary>
    public abstract void Moment(DateTime value);

    public abstract void Flag(bool value);

    /// <summary>Ends the row.</summary>
    /// <exception cref="FailureException">The kind of file does not hold so many rows.</exception>
    public abstract ValueTask EndRow(CancellationToken cancellation);

    /// <summary>Ends the file. Without it, what has been written is not one.</summary>
    public abstract ValueTask Complete(CancellationToken cancellation);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
