namespace PlanApi.Client;

/// <summary>A plan.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Version">Grows with each change of the plan.</param>
/// <param name="Status">draft, inReview, approved or closed.</param>
/// <param name="Currency">ISO 4217: of amounts that say no other.</param>
/// <param name="TimeZone">IANA name: where its days end.</param>
public sealed record Plan(string Code, long Version, string Status, string Currency, string TimeZone);

/// <summary>An indicator: what is measured.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Kind">How it adds up: flow, stock, ratio, ...</param>
/// <param name="Unit">What a value of 1 is: currency, percent, number, ...</param>
/// <param name="Decimals">How many decimals its values have, 0 to 4.</param>
/// <param name="Direction">Which way is better.</param>
public sealed record Indicator(string Code, string Kind, string Unit, int Decimals, string Direction)
{
    /// <summary>By language, such as <c>en</c>.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();
}

/// <summary>A target: a number that is to be reached.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Indicator">Of which number.</param>
/// <param name="Comparator">atLeast, moreThan, atMost, lessThan, equal or between.</param>
/// <param name="Basis">What the value means: absolute, percent, points or growth.</param>
/// <param name="Value">In the indicator's unit, percent or points, as the basis says; the lower one for "between".</param>
public sealed record Target(string Code, string Indicator, string Comparator, string Basis, decimal Value)
{
    /// <summary>Between: the upper value.</summary>
    public decimal? UpperValue { get; init; }

    /// <summary>Such as <c>2024</c>, <c>2024-Q1</c> or <c>2024-03</c>.</summary>
    public string? Period { get; init; }

    /// <summary>Dimensions to members; a dimension that is not there is at its top.</summary>
    public IReadOnlyDictionary<string, string> Scope { get; init; } = new Dictionary<string, string>();

    /// <summary>ISO 4217, where it is not the plan's.</summary>
    public string? Currency { get; init; }
}

/// <summary>How a target stands on a day.</summary>
/// <param name="Indicator">Of which number.</param>
/// <param name="Light">green, yellow, red, noData, stale or undefined.</param>
/// <param name="Date">The day.</param>
/// <param name="Sentence">All of it for people.</param>
public sealed record TargetLight(string Indicator, string Light, DateOnly Date, string Sentence)
{
    /// <summary>The target's code.</summary>
    public string? Target { get; init; }

    /// <summary>What was reached so far, in the indicator's unit.</summary>
    public decimal? Actual { get; init; }

    /// <summary>What should be reached by now.</summary>
    public decimal? Expected { get; init; }

    /// <summary>What is to be reached in the end.</summary>
    public decimal? Goal { get; init; }

    /// <summary>How far it is, where 1 is as it should be.</summary>
    public decimal? Attainment { get; init; }
}

/// <summary>What a batch of actuals has done.</summary>
/// <param name="Version">The plan's version with them.</param>
/// <param name="Accepted">Rows that were stored.</param>
/// <param name="Unchanged">Rows that were there already.</param>
/// <param name="Rejected">Rows that were not taken, row by row.</param>
/// <param name="Rounded">Values that were rounded.</param>
/// <param name="Rejections">Which rows were not taken, and why.</param>
public sealed record ActualsWritten(
    long Version,
    long Accepted,
    long Unchanged,
    long Rejected,
    long Rounded,
    IReadOnlyList<RejectedRow> Rejections
);

/// <summary>A row that was not taken.</summary>
/// <param name="Row">From 1, without the header line.</param>
/// <param name="Faults">Why.</param>
public sealed record RejectedRow(long Row, IReadOnlyList<Fault> Faults);

/// <summary>What a write of cells has done.</summary>
/// <param name="Version">The plan's version with them.</param>
/// <param name="Changed">Cells that have another number now.</param>
/// <param name="Unchanged">Cells that had their number already.</param>
public sealed record CellsWritten(long Version, int Changed, int Unchanged);

/// <summary>What an evaluation of lights has done.</summary>
/// <param name="Date">The day.</param>
/// <param name="Evaluated">How many lights.</param>
/// <param name="Changed">How many differ from before.</param>
public sealed record LightsEvaluated(DateOnly Date, int Evaluated, int Changed);

/// <summary>One thing that is wrong with what was sent.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Pointer">JSON pointer to the value; empty for the whole.</param>
/// <param name="Message">Names the problem and the remedy.</param>
public sealed record Fault(string Code, string Pointer, string Message)
{
    /// <summary>In a file, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>In a file, from 1.</summary>
    public int? Column { get; init; }
}

/// <summary>Work in the background.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">The name of the request, such as evaluateLights.</param>
/// <param name="State">waiting, running, succeeded, failed or cancelled.</param>
public sealed record Operation(long Id, string Kind, string State)
{
    /// <summary>While it runs: what is being done.</summary>
    public string? Doing { get; init; }

    /// <summary>How much is done, of <see cref="Total"/>.</summary>
    public long? Done { get; init; }

    /// <summary>How much there is to do.</summary>
    public long? Total { get; init; }

    /// <summary>Why it failed.</summary>
    public OperationProblem? Problem { get; init; }

    internal bool Succeeded => State == "succeeded";

    internal bool HasEnded => State is "succeeded" or "failed" or "cancelled";
}

/// <summary>Why an operation failed.</summary>
/// <param name="Code">Stable; that of the same request without the background.</param>
/// <param name="Message">For people.</param>
/// <param name="Faults">Each thing that is wrong with what was sent.</param>
public sealed record OperationProblem(string Code, string Message, IReadOnlyList<Fault> Faults);

/// <summary>Something, and the tag of how it was read.</summary>
/// <param name="Value">What was read.</param>
/// <param name="Tag">The ETag, for the next change.</param>
public sealed record Tagged<T>(T Value, string Tag);
