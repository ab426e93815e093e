namespace PlanApi.Client;

/// <summary>How to write.</summary>
public record WriteOptions
{
    /// <summary>
    /// Says what is sent, so that another run of the job has the same one, and does nothing twice within a day; one of its own for each
    /// call when absent.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Why, for the history.</summary>
    public string? Reason { get; init; }
}

/// <summary>How to store actuals.</summary>
public sealed record ActualsOptions : WriteOptions
{
    /// <summary>Store the correct rows, and tell which were not; otherwise a faulty row refuses the batch.</summary>
    public bool RowByRow { get; init; }

    /// <summary>CSV: numbers have a comma before their decimals.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>Round values with too many decimals; otherwise they are refused.</summary>
    public bool Round { get; init; }
}

/// <summary>A number that was reached.</summary>
/// <param name="Indicator">Of which number.</param>
/// <param name="Date">A day, week, month, quarter or year, such as <c>2024-03-17</c> or <c>2024-03</c>.</param>
public sealed record Actual(string Indicator, string Date)
{
    /// <summary>Dimensions to members, at most one of each.</summary>
    public IReadOnlyDictionary<string, string>? Scope { get; init; }

    /// <summary>With no more decimals than the indicator has.</summary>
    public decimal? Value { get; init; }

    /// <summary>Of a ratio.</summary>
    public decimal? Numerator { get; init; }

    /// <summary>Of a ratio; the weight of a score.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>ISO 4217, where it is not the plan's.</summary>
    public string? Currency { get; init; }

    /// <summary>The system that it comes from.</summary>
    public string? Source { get; init; }

    /// <summary>The key of the row in that system.</summary>
    public string? SourceKey { get; init; }
}

/// <summary>A number of a plan at its place.</summary>
/// <param name="Indicator">Of which number.</param>
/// <param name="Period">Such as <c>2024</c>, <c>2024-Q1</c> or <c>2024-03</c>.</param>
/// <param name="Value">In the indicator's unit; null clears it.</param>
public sealed record Cell(string Indicator, string Period, decimal? Value)
{
    /// <summary>target when absent; actual, forecast, baseline or reference.</summary>
    public string? Measure { get; init; }

    /// <summary>Dimensions to members; a dimension that is not there is at its top.</summary>
    public IReadOnlyDictionary<string, string>? Scope { get; init; }

    /// <summary>ISO 4217, where it is not the plan's.</summary>
    public string? Currency { get; init; }
}

/// <summary>Numbers of a plan: the product of rows and columns, for some indicators. Axes are written as on the command line.</summary>
/// <param name="Indicators">Codes, at least one.</param>
public sealed record SliceQuery(params IReadOnlyList<string> Indicators)
{
    /// <summary>target when absent; actual, forecast, baseline, reference.</summary>
    public IReadOnlyList<string>? Measures { get; init; }

    /// <summary>
    /// Such as <c>tier</c>, <c>tier=mid,head</c> or <c>market:latam</c>; with <c>+</c> behind, the total too.
    /// Several with <c>;</c> between.
    /// </summary>
    public string? Rows { get; init; }

    /// <summary>Likewise, such as <c>month</c> or <c>month:2024-Q1</c>.</summary>
    public string? Columns { get; init; }

    /// <summary>The members of other dimensions, such as <c>line=sales;tier=mid</c>; their tops when absent.</summary>
    public string? Filter { get; init; }

    /// <summary>Where periods are on no axis; the plan's year when absent.</summary>
    public string? Period { get; init; }

    /// <summary>The plan's first when absent.</summary>
    public string? Scenario { get; init; }
}
