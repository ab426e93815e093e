namespace PlanApi.Application.Errors;

/// <summary>The codes of <see cref="Fault"/>s. Clients branch on them: one is never renamed or reused.</summary>
public static class FaultCodes
{
    /// <summary>The text cannot be read as JSON, YAML or CSV at all.</summary>
    public const string Syntax = "syntax";

    /// <summary>Nested deeper than is taken.</summary>
    public const string TooDeep = "too-deep";

    /// <summary>More bytes, values or entries than the limit.</summary>
    public const string TooLarge = "too-large";

    /// <summary>The same field twice in one object.</summary>
    public const string DuplicateField = "duplicate-field";

    /// <summary>YAML anchors and aliases, which can make a small document very large.</summary>
    public const string AliasRefused = "alias-refused";

    /// <summary>YAML tags, which change what a value is.</summary>
    public const string TagRefused = "tag-refused";

    /// <summary>The YAML 1.1 merge key.</summary>
    public const string MergeKeyRefused = "merge-key-refused";

    /// <summary>More than one YAML document in the stream.</summary>
    public const string SeveralDocuments = "several-documents";

    /// <summary>A field that the object does not have.</summary>
    public const string UnknownField = "unknown-field";

    /// <summary>A field that the object must have.</summary>
    public const string MissingField = "missing-field";

    /// <summary>Another type of value than the field takes.</summary>
    public const string WrongType = "wrong-type";

    /// <summary>A value of the right type that is not allowed here.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>A number with more decimals than 4, or than its indicator has.</summary>
    public const string TooManyDecimals = "too-many-decimals";

    /// <summary>A number with more than 15 significant digits, which a JSON double would not carry.</summary>
    public const string TooManyDigits = "too-many-digits";

    /// <summary>A number outside the range that the field takes.</summary>
    public const string OutOfRange = "out-of-range";

    /// <summary>A text that is not a code: 1 to 64 letters or digits, with <c>-</c>, <c>_</c> or <c>.</c> inside.</summary>
    public const string BadCode = "bad-code";

    /// <summary>A text that is not a period, such as 2024, 2024-Q1, 2024-03, 2024-W12 or 2024-03-18.</summary>
    public const string BadPeriod = "bad-period";

    /// <summary>A text that is not a base of growth: a period, or one such as previousQuarter.</summary>
    public const string BadGrowthBase = "bad-growth-base";

    /// <summary>A text that is not a date of the form 2024-03-18.</summary>
    public const string BadDate = "bad-date";

    /// <summary>A text that is not a language tag, such as en or zh-Hant.</summary>
    public const string BadLanguage = "bad-language";

    /// <summary>A text that is not a time zone by its IANA name, such as Asia/Shanghai.</summary>
    public const string BadTimeZone = "bad-time-zone";

    /// <summary>No cron expression of five fields, or one that never comes.</summary>
    public const string BadCron = "bad-cron";

    /// <summary>A text that is not a currency code of ISO 4217.</summary>
    public const string BadCurrency = "bad-currency";

    /// <summary>Control characters or halves of surrogate pairs in a text.</summary>
    public const string BadText = "bad-text";

    /// <summary>A text with more characters than the field takes, or with none where it needs some.</summary>
    public const string TooLong = "too-long";

    /// <summary>A list or map with fewer entries than it needs.</summary>
    public const string TooFew = "too-few";

    /// <summary>A block of values with other rows or columns than the slice that it is for.</summary>
    public const string WrongShape = "wrong-shape";

    /// <summary>The same entry twice in a list that is a set.</summary>
    public const string DuplicateItem = "duplicate-item";

    /// <summary>Entries that must be in strictly ascending order are not.</summary>
    public const string OutOfOrder = "out-of-order";

    /// <summary>Two parts of one kind with the same key.</summary>
    public const string DuplicateCode = "duplicate-code";

    /// <summary>Two cells at one place.</summary>
    public const string DuplicateCell = "duplicate-cell";

    /// <summary>A mention of a part that the document does not have.</summary>
    public const string UnknownReference = "unknown-reference";

    /// <summary>A part that is, by way of others, its own parent, or an indicator that is computed from itself.</summary>
    public const string Cycle = "cycle";

    /// <summary>A period outside the years of the plan's calendar, its reference years included.</summary>
    public const string PeriodOutsideCalendar = "period-outside-calendar";

    /// <summary>Another document format than this program reads.</summary>
    public const string UnknownFormat = "unknown-format";

    /// <summary>A query parameter or filter that the request does not take.</summary>
    public const string UnknownParameter = "unknown-parameter";

    /// <summary>A filter without a value; left out, it would let everything through.</summary>
    public const string EmptyFilter = "empty-filter";

    /// <summary>A cursor of another list, of another order, or of a list that has changed too much to continue.</summary>
    public const string BadCursor = "bad-cursor";

    /// <summary>A hold keeps a cell, or a total of cells, as it is.</summary>
    public const string CellHeld = "cell-held";

    /// <summary>A cell, or a total of cells, would leave its bound, or leave it further.</summary>
    public const string BoundLeft = "bound-left";

    /// <summary>A cell of a slice that its party has submitted.</summary>
    public const string SliceSubmitted = "slice-submitted";

    /// <summary>A cell of a slice that is locked.</summary>
    public const string SliceLocked = "slice-locked";

    /// <summary>A cell of a closed period.</summary>
    public const string PeriodClosed = "period-closed";

    /// <summary>An indicator without a number in the period that is to be closed.</summary>
    public const string NumbersMissing = "numbers-missing";

    /// <summary>A slice of the period that is to be closed is not submitted.</summary>
    public const string SliceOpen = "slice-open";

    /// <summary>A cell no longer has the value that the change to undo gave it.</summary>
    public const string ChangedSince = "changed-since";

    /// <summary>A cell has changed in a scenario and in its parent.</summary>
    public const string MergeConflict = "merge-conflict";

    /// <summary>A hold, bound or total that stands in the way of a spread.</summary>
    public const string Binding = "binding";

    /// <summary>The smallest change of a hold, bound or total that would make a spread possible.</summary>
    public const string Relaxation = "relaxation";

    /// <summary>A phase would start before the milestones before it are accepted.</summary>
    public const string GateClosed = "gate-closed";

    /// <summary>The last of very many faults: the rest were not collected.</summary>
    public const string MoreFaults = "more-faults";
}
