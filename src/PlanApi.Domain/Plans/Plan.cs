using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Plans;

/// <summary>One year's operating plan of an organisation: its names, calendar, currency, time zone and status.</summary>
public sealed record Plan : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;

    public required Calendar Calendar { get; init; }

    /// <summary>ISO 4217. Amounts without a currency are in this one.</summary>
    public required Code Currency { get; init; }

    /// <summary>IANA name. Days and quarters end in this time zone.</summary>
    public string TimeZone { get; init; } = "UTC";

    public PlanStatus Status { get; init; }

    /// <summary>The two dimensions that the plan crosses to break its targets down.</summary>
    public MatrixLayout? Matrix { get; init; }

    /// <summary>How the plan wants its indicators to be watched.</summary>
    public Monitoring? Monitoring { get; init; }

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Dimension, Matrix?.Rows, "/matrix/rows"),
            .. References.To(PartKind.Dimension, Matrix?.Columns, "/matrix/columns"),
            .. References.To(PartKind.Section, Matrix?.Source, "/matrix/source"),
            .. References.To(PartKind.Section, Monitoring?.Source, "/monitoring/source"),
        ];
}

/// <summary>draft, then in review, then approved (structure, targets, weights and budget are locked), then closed.</summary>
public enum PlanStatus
{
    Draft,
    InReview,
    Approved,
    Closed,
}

/// <summary>The dimensions of the matrix of targets, and the size that the plan's text announces for it.</summary>
public sealed record MatrixLayout
{
    public required Code Rows { get; init; }

    public required Code Columns { get; init; }

    /// <summary>The number of rows and columns that the plan announces, if it does.</summary>
    public int? AnnouncedRows { get; init; }

    public int? AnnouncedColumns { get; init; }

    public LocalText Wording { get; init; } = LocalText.Empty;

    public Code? Source { get; init; }
}

/// <summary>Whether red, yellow and green lights are used, and the plan's own words about them.</summary>
public sealed record Monitoring
{
    public bool Lights { get; init; }

    /// <summary>The hours within which a light that turned must be answered with an improvement plan.</summary>
    public int? AnswerWithinHours { get; init; }

    public LocalText Wording { get; init; } = LocalText.Empty;

    public Code? Source { get; init; }
}
